import { Hono, type Context } from "hono";
import { intakeOfNumber } from "../../../business/intakes/index.ts";
import { claimOfNumber } from "../../../business/payments/index.ts";
import { renewalOf, showVoucherNumber, type RenewalKey } from "../../../business/renewals/index.ts";
import { may } from "../../../business/staff/index.ts";
import { readTill, sessionsOf } from "../../../business/tills/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { payOutSlip } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { spaced } from "../kiosk-cash/spaced.ts";
import { paths } from "../routes.ts";
import { brandsIn } from "../till/brands.ts";
import { tillOf } from "../till/till-of.ts";
import { actOf, deviceOf, languageOf, staffOf, textsOf } from "../view.tsx";
import { reportSlip } from "./report-slip.ts";
import { onceOf, sendPaper, showPaper, type Paper } from "./send-paper.tsx";

/** Slips of vouchers and tills: as a page by GET, to the printer by POST. */
export function slipRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const voucher = "/vouchers/:voucher{[0-9A-Z]{11}}/slip";
  app.get(voucher, async (c) => show(c, ground, await payOutOf(c, ground)));
  app.post(voucher, async (c) => print(c, ground, await payOutOf(c, ground)));
  const machine = "/kiosk-vouchers/:intake{[0-9A-Z]{9}}/slip";
  app.get(machine, async (c) => show(c, ground, await machinePayOutOf(c, ground)));
  app.post(machine, async (c) => print(c, ground, await machinePayOutOf(c, ground)));
  app.get("/till/report/slip", async (c) => show(c, ground, await reportOf(c, ground)));
  app.post("/till/report/slip", async (c) => print(c, ground, await reportOf(c, ground)));
  return app;
}

type Found = Pick<Paper, "slip" | "subject" | "reference"> & {
  readonly ownUrl: string;
  readonly backUrl: string;
};

async function show(c: Context, ground: CounterGround, found?: Found): Promise<Response> {
  if (found === undefined) return answerFailure(c, ground, "notFound");
  return showPaper(c, ground, found);
}

async function print(c: Context, ground: CounterGround, found?: Found): Promise<Response> {
  const onceKey = onceOf(await readForm(c));
  if (found === undefined) return answerFailure(c, ground, "notFound");
  if (onceKey === undefined) return c.redirect(found.backUrl, 303);
  const isSent = await sendPaper(c, ground, { ...found, onceKey });
  return c.redirect(isSent ? found.backUrl : found.ownUrl, 303);
}

/** Of a refund that was handed out in cash: what its payer signs. */
async function payOutOf(c: Context, ground: CounterGround): Promise<Found | undefined> {
  const act = actOf(c, ground);
  const claim = await claimOfNumber(act, c.req.param("voucher") ?? "");
  const renewal = claim === undefined ? undefined : await renewalOf(act, claim);
  if (claim?.state !== "paid" || renewal === undefined) return undefined;
  if (!may(staffOf(c), "pay_out")) return undefined;
  const { number, amountYen } = claim;
  const of = { orderNumber: renewal.number, amountYen, at: claim.changedAt };
  return {
    slip: payOutSlip({ ...of, voucher: showVoucherNumber(number) }, renewal.language),
    ...{ subject: "pay_out", reference: number },
    ...{ ownUrl: paths.voucherSlip(number), backUrl: paths.voucher(number) },
  };
}

/** The same of what a machine could not give back. */
async function machinePayOutOf(c: Context, ground: CounterGround): Promise<Found | undefined> {
  const act = actOf(c, ground);
  const one = await intakeOfNumber(act, c.req.param("intake") ?? "");
  if (one?.voucherPaidAt === undefined || !may(staffOf(c), "pay_out")) return undefined;
  const renewal =
    one.order === undefined ? undefined : await renewalOf(act, one.order as RenewalKey);
  const { number, language, voucherPaidAt: at } = one;
  const of = { voucher: spaced(number), amountYen: yen(one.voucherPaidYen), at };
  const orderNumber = renewal?.number;
  return {
    slip: payOutSlip({ ...of, ...(orderNumber === undefined ? {} : { orderNumber }) }, language),
    ...{ subject: "pay_out", reference: number },
    ...{ ownUrl: paths.kioskVoucherSlip(number), backUrl: paths.kioskVouchers(number) },
  };
}

/** The X report of now, or the Z report of a session that was closed. */
async function reportOf(c: Context, ground: CounterGround): Promise<Found | undefined> {
  const act = actOf(c, ground);
  const till = await tillOf(act, deviceOf(c));
  if (till === undefined) return undefined;
  const typed = readQuery(c).text("number");
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
  const closed =
    number === undefined
      ? undefined
      : (await sessionsOf(act, till.tillId)).find((one) => one.number === number)?.report;
  const read = closed === undefined ? await readTill(act, staffOf(c), till.tillId) : undefined;
  const report = closed ?? (read?.ok === true ? read.value : undefined);
  if (report === undefined) return undefined;
  const brands = await brandsIn(act, languageOf(c));
  const of = { report, code: till.code, texts: textsOf(c), brands };
  const slip: Slip = reportSlip(of, languageOf(c));
  const backUrl =
    number === undefined ? paths.tillReport() : `${paths.tillReport()}?number=${number}`;
  return {
    ...{ slip, subject: "till_report", reference: till.tillId, backUrl },
    ownUrl: paths.tillReportSlip(number),
  };
}
