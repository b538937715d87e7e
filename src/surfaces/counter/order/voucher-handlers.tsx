import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { DOCUMENT_KINDS, freshCheck } from "../../../business/identity/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import { canClaim, claimOfNumber } from "../../../business/payments/index.ts";
import { payClaimAtCounter, renewalOf, type RenewalKey } from "../../../business/renewals/index.ts";
import { may } from "../../../business/staff/index.ts";
import { handOutCash } from "../../../business/tills/index.ts";
import { readForm } from "../../browser/index.ts";
import { checkShown, documentError } from "../document/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import {
  actOf,
  deviceOf,
  frameOf,
  languageOf,
  showPage,
  staffOf,
  textsOf,
  type Trouble,
} from "../view.tsx";
import { VoucherPage } from "./voucher.page.tsx";

export function voucherRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const voucher = "/vouchers/:voucher{[0-9A-Z]{11}}";
  app.get(voucher, async (c) => showVoucher(c, ground));
  app.post(voucher, async (c) => payOut(c, ground));
  return app;
}

async function showVoucher(
  c: Context,
  ground: CounterGround,
  trouble?: Trouble,
): Promise<Response> {
  const act = actOf(c, ground);
  const claim = await claimOfNumber(act, c.req.param("voucher") ?? "");
  const renewal = claim === undefined ? undefined : await renewalOf(act, claim);
  if (claim === undefined || renewal === undefined) return answerFailure(c, ground, "notFound");
  const lineId = claim.lineId as LineId;
  const fresh = await freshCheck(act, { lineId, accepts: DOCUMENT_KINDS });
  const isPayable = canClaim("claim.paid", claim.state) && claim.state !== "paying";
  const page = (
    <VoucherPage
      frame={frameOf(c, ground, paths.voucher(claim.number))}
      texts={textsOf(c)}
      language={languageOf(c)}
      claim={claim}
      onceKey={randomUUID()}
      orderNumber={renewal.number}
      mayPay={isPayable && may(staffOf(c), "pay_out")}
      errors={trouble?.errors ?? []}
      {...(fresh === undefined ? {} : { fresh })}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

/** The document, then the cash out of this device's till, in the statement that says so. */
async function payOut(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(c, ground);
  const texts = textsOf(c);
  const claim = await claimOfNumber(act, c.req.param("voucher") ?? "");
  if (claim === undefined) return answerFailure(c, ground, "notFound");
  if (!may(staffOf(c), "pay_out")) {
    return showVoucher(c, ground, { errors: [], notice: texts.refusals.not_allowed, status: 403 });
  }
  const asked = { lineId: claim.lineId as LineId, accepts: DOCUMENT_KINDS, isToRegister: false };
  const checked = await checkShown(act, asked, form);
  if (!checked.ok) {
    const errors = [documentError(checked, { language: languageOf(c), form })];
    return showVoucher(c, ground, { errors, status: 422 });
  }
  const { tillId } = deviceOf(c);
  if (tillId === undefined) {
    return showVoucher(c, ground, { errors: [], notice: texts.find.noTill, status: 409 });
  }
  const { sellerId } = (await renewalOf(act, claim as RenewalKey)) ?? {};
  const byId = staffOf(c).staffId;
  const paid = await payClaimAtCounter(act, {
    voucher: claim.number,
    handOut: async (byAct, out) => handOutCash(byAct, { ...out, tillId, byId, sellerId }),
  });
  if (paid.ok) return c.redirect(paths.voucher(claim.number), 303);
  const notice = texts.voucher.errors[paid.refusal];
  return showVoucher(c, ground, { errors: [], notice, status: 409 });
}
