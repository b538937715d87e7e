import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import {
  findVoucher,
  intakeOfNumber,
  payVoucher,
  readVoucher,
  voucherOwedOf,
  type Intake,
  type PayVoucherRefusal,
} from "../../../business/intakes/index.ts";
import { deviceById, may } from "../../../business/staff/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { partsOf } from "../manage/index.ts";
import { refusalText } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { FindVoucherPage, PaidVoucherPage, PayVoucherPage } from "./voucher.page.tsx";

export function machineVoucherRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/kiosk-vouchers", (c) => showFind(c, ground, readVoucherOf(readQuery(c).text("typed"))));
  app.post("/kiosk-vouchers", async (c) => take(c, ground, await readForm(c)));
  app.get("/kiosk-vouchers/:intake{[0-9A-Z]{9}}", async (c) => showPaid(c, ground));
  return app;
}

interface Typed {
  readonly number: string;
  readonly digits: string;
}

// As a scanner read it: with the digits behind the number, where the code had them.
function readVoucherOf(typed: string): Typed {
  return readVoucher({ number: typed, digits: "" }) ?? { number: typed, digits: "" };
}

function showFind(c: Context, ground: CounterGround, typed: Typed, trouble?: Trouble): Response {
  const parts = partsOf(c, ground, { at: paths.kioskVouchers(), ...(trouble ? { trouble } : {}) });
  return showPage(c, <FindVoucherPage {...parts} typed={typed} />, trouble?.status ?? 200);
}

/** The number and its digits first, then, once its amount was seen, the cash out of this till. */
async function take(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const typed = { number: form.text("number"), digits: form.text("digits") };
  const shown = form.text("shown");
  return shown === "" ? find(c, ground, typed) : pay(c, ground, { ...typed, shown });
}

async function find(c: Context, ground: CounterGround, typed: Typed): Promise<Response> {
  const found = await findVoucher(actOf(c, ground), staffOf(c), typed);
  if (!found.ok) return showFind(c, ground, typed, troubleOf(c, found));
  return showPay(c, ground, { one: found.value, typed });
}

async function showPay(
  c: Context,
  ground: CounterGround,
  of: { readonly one: Intake; readonly typed: Typed; readonly trouble?: Trouble },
): Promise<Response> {
  const { one, typed, trouble } = of;
  const machine = await deviceById(actOf(c, ground), one.deviceId);
  const parts = partsOf(c, ground, { at: paths.kioskVouchers(), ...(trouble ? { trouble } : {}) });
  const page = (
    <PayVoucherPage
      {...parts}
      typed={readVoucher(typed) ?? typed}
      machine={machine?.name ?? ""}
      worthYen={yen(voucherOwedOf(one))}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function pay(
  c: Context,
  ground: CounterGround,
  typed: Typed & { readonly shown: string },
): Promise<Response> {
  const { tillId } = deviceOf(c);
  if (tillId === undefined) {
    const notice = textsOf(c).kioskCash.voucher.noTill;
    return showFind(c, ground, typed, { errors: [], notice, status: 409 });
  }
  const { number, digits } = typed;
  const wish = { number, digits, tillId, shownYen: Number(typed.shown) };
  const paid = await payVoucher(actOf(c, ground), staffOf(c), wish);
  if (paid.ok) return c.redirect(paths.kioskVouchers(paid.value.number), 303);
  return showFind(c, ground, typed, troubleOf(c, paid));
}

async function showPaid(c: Context, ground: CounterGround): Promise<Response> {
  const one = await intakeOfNumber(actOf(c, ground), c.req.param("intake") ?? "");
  if (one?.voucherPaidAt === undefined || !may(staffOf(c), "pay_out")) {
    return answerFailure(c, ground, "notFound");
  }
  const parts = partsOf(c, ground, { at: paths.kioskVouchers(one.number) });
  const paidYen = yen(one.voucherPaidYen);
  return showPage(
    c,
    <PaidVoucherPage {...parts} number={one.number} paidYen={paidYen} onceKey={randomUUID()} />,
  );
}

function troubleOf(c: Context, told: Refused<PayVoucherRefusal>): Trouble {
  const { errors } = textsOf(c).kioskCash.voucher;
  const { refusal, field } = told;
  const message = Object.hasOwn(errors, refusal)
    ? errors[refusal as keyof typeof errors]
    : refusalText(
        { ...told, refusal: refusal as Exclude<PayVoucherRefusal, keyof typeof errors> },
        languageOf(c),
      );
  if (field !== undefined) return { errors: [{ field, message }], status: 422 };
  const status = refusal === "not_allowed" ? 403 : refusal === "too_many_tries" ? 429 : 409;
  return { errors: [], notice: message, status };
}
