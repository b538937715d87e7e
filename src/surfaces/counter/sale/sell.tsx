import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { mayStart } from "../../../business/esims/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import { may } from "../../../business/staff/index.ts";
import {
  askQuote,
  placeRenewal,
  type PlaceRefusal,
  type Renewal,
} from "../../../business/renewals/index.ts";
import type { Outcome, Refused } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { checkShown, documentError } from "../document/index.ts";
import type { CounterGround } from "../ground.ts";
import { isPaperWanted, wishPaper } from "../print/index.ts";
import { paths } from "../routes.ts";
import { customerLanguage } from "../show-customer.ts";
import { actOf, deviceOf, languageOf, staffOf, textsOf } from "../view.tsx";
import { cardFor, type HandedCard } from "./handed-card.ts";
import { payError } from "./pay-trouble.ts";
import { acceptedOf, askedFor, showSale, type SaleTrouble } from "./show-sale.tsx";
import { openShown } from "./shown-quote.ts";
import { takePayment, type PayRefusal } from "./take-payment.ts";
import { readTender, type Tender } from "./tender.ts";

interface SaleForm {
  readonly lineId: LineId;
  readonly form: FormInput;
}

/**
 * One form checks the document, places the order and takes the money. Whatever is refused, nothing
 * after it has happened; sent again after a lost answer, it is the same sale.
 */
export async function sell(c: Context, ground: CounterGround, of: SaleForm): Promise<Response> {
  const { lineId, form } = of;
  const act = actOf(c, ground);
  const planCode = form.text("plan");
  const again = async (trouble: SaleTrouble): Promise<Response> =>
    (await showSale(c, ground, {
      ...{ lineId, planCode, form, trouble },
      ...{ card: form.text("card"), instead: form.text("instead") },
    })) ?? c.redirect(paths.line(lineId), 303);
  const language = languageOf(c);
  if (!may(staffOf(c), "sell")) {
    return again({ errors: [], notice: textsOf(c).refusals.not_allowed, status: 403 });
  }
  if (!(await mayStart(act, { lineId, by: deviceOf(c).deviceId }))) {
    return again({ errors: [], notice: textsOf(c).esim.gone, status: 409 });
  }
  const card = await cardFor(act, { token: form.text("card"), lineId });
  const trip = card?.trip === undefined ? {} : { trip: card.trip };
  const asked = await askQuote(act, { lineId, planCode, ...trip });
  const price = asked.ok
    ? asked.value.quote.totalYen
    : openShown(ground, form.text("shown"))?.totalYen;
  if (price === undefined) return again({ errors: [], status: 409 });
  const tender = readTender(form, price);
  if (!tender.ok) return again(wrong(payError(tender, language)));
  if (asked.ok) {
    const checked = await checkShown(act, await askedFor(act, { lineId, ...asked.value }), form);
    if (!checked.ok) return again(wrong(documentError(checked, { language, form })));
  }
  const placed = await place(c, ground, {
    ...{ ...of, tender: tender.value },
    ...(card === undefined ? {} : { card }),
  });
  if (!placed.ok) return again(troubleOf(c, placed));
  const renewal = placed.value;
  const orderUrl = paths.order(renewal.number);
  // Paid by the same form, sent before: what became of it stands on its page.
  if (!isUnpaid(renewal)) return c.redirect(orderUrl, 303);
  if (isPaperWanted(form)) await wishPaper(c, ground, renewal);
  const beside = form.text("beside");
  const paid = await takePayment(c, ground, {
    renewal,
    tender: tender.value,
    ...(beside === "" ? {} : { besideOrder: beside }),
  });
  if (paid.ok || paid.refusal === "order_not_payable") return c.redirect(orderUrl, 303);
  return again(payTrouble(c, { ...paid, refusal: paid.refusal }));
}

function wrong(error: FieldError): SaleTrouble {
  return { errors: [error], status: 422 };
}

function isUnpaid({ state }: Renewal): boolean {
  return state === "draft" || state === "awaiting_payment" || state === "payment_failed";
}

async function place(
  c: Context,
  ground: CounterGround,
  {
    lineId,
    form,
    tender,
    card,
  }: SaleForm & { readonly tender: Tender; readonly card?: HandedCard },
): Promise<Outcome<Renewal, PlaceRefusal>> {
  const device = deviceOf(c);
  const shown = openShown(ground, form.text("shown"));
  const beside = form.text("beside");
  const instead = form.text("instead");
  const act = actOf(c, ground);
  // What the customer gets to read is in the language of the card, or touched on the display.
  const language = (await customerLanguage(c, ground)) ?? card?.language ?? act.language;
  return placeRenewal(
    { ...act, language },
    {
      lineId,
      planCode: form.text("plan"),
      payKind: tender.kind === "card" ? "terminal" : "immediate",
      channel: "counter",
      clerkId: staffOf(c).staffId,
      deviceId: device.deviceId,
      accepted: acceptedOf(form),
      ...(card?.trip === undefined ? {} : { trip: card.trip }),
      onceKey: `counter ${form.text("once").slice(0, 60) || randomUUID()}`,
      ...(device.tillId === undefined ? {} : { tillId: device.tillId }),
      ...(device.pointId === undefined ? {} : { pointId: device.pointId }),
      ...(shown === undefined ? {} : { shown }),
      ...(beside === "" ? {} : { besideOrder: beside }),
      ...(instead === "" ? {} : { insteadOfOrder: instead }),
    },
  );
}

function troubleOf(c: Context, refusal: Refused<PlaceRefusal>): SaleTrouble {
  const texts = textsOf(c).sale;
  const number = String(refusal.facts?.["number"] ?? "");
  switch (refusal.refusal) {
    case "order_under_way":
      return { errors: [], duplicate: { why: "under_way", number }, status: 409 };
    case "order_just_paid":
      return { errors: [], duplicate: { why: "just_paid", number }, status: 409 };
    case "order_unpaid_slip":
      return { errors: [], duplicate: { why: "unpaid_slip", number }, status: 409 };
    case "warning_not_accepted":
      return wrong({ field: refusal.field ?? "handed", message: texts.acceptFirst });
    case "quote_changed":
      return { errors: [], notice: texts.changed, status: 409 };
    case "line_unknown":
    case "plan_unknown":
    case "contact_unreadable":
      return { errors: [], notice: texts.gone, status: 409 };
    default: {
      const notice = wordTexts[languageOf(c)].refusals[refusal.refusal];
      return { errors: [], notice, status: 409 };
    }
  }
}

function payTrouble(
  c: Context,
  told: Refused<Exclude<PayRefusal, "order_not_payable">>,
): SaleTrouble {
  const { refusal } = told;
  if (refusal === "order_superseded") {
    const number = String(told.facts?.["number"] ?? "");
    return { errors: [], duplicate: { why: "under_way", number }, status: 409 };
  }
  return wrong(payError({ ...told, refusal }, languageOf(c)));
}
