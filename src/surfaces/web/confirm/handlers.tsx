import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { exchangeRates, sellerOf } from "../../../business/catalogue/index.ts";
import { isOwned } from "../../../business/esims/index.ts";
import { maySee } from "../../../business/lines/index.ts";
import { customerOf } from "../account/index.ts";
import type { PaymentKind } from "../../../business/payments/index.ts";
import { isSoldAsPin } from "../../../business/pins/index.ts";
import {
  askQuote,
  PAY_WITHIN_SECONDS,
  placeRenewal,
  showOrderNumber,
  type PlaceRefusal,
  type Quote,
} from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import type { FieldError } from "../../html/index.ts";
import type { Sign } from "../../../business/signs/index.ts";
import { type FormInput, readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { payNewOrder } from "../order/index.ts";
import { estimateText, readTrip, tripQuery } from "../plans/index.ts";
import { paths } from "../routes.ts";
import { countBySign, signBefore } from "../signs/index.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf, zoneOf } from "../view.ts";
import { keepVisit, orderOfNumber, rememberOrder, type VisitedLine } from "../visit.ts";
import { findWay, waysFor } from "../ways/index.ts";
import { wordTexts } from "../../words/index.ts";
import { ConfirmPage, type DuplicateNotice } from "./confirm.page.tsx";
import { openShown, sealShown } from "./shown-quote.ts";
import { confirmTexts } from "./texts/index.ts";

export function confirmRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get(`/line/:ref/confirm`, (c) => showConfirm(c, ground, readQuery(c)));
  app.post(`/line/:ref/orders`, async (c) => order(c, ground, await readForm(c)));
  return app;
}

interface Trouble {
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly duplicate?: DuplicateNotice;
  readonly status?: 422 | 429 | 409 | 502;
}

async function showConfirm(
  c: Context,
  ground: WebGround,
  input: FormInput,
  trouble: Trouble = { errors: [] },
): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined || !maySee(visited.proof, "renew")) return leadToFind(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  const trip = readTrip(input, act.clock.now(), visitorOf(c));
  const tripWish = trip.trip === undefined ? {} : { trip: trip.trip };
  const planCode = input.text("plan");
  const asked = await askQuote(act, { lineId: visited.lineId, planCode, ...tripWish });
  const backToPlans = paths.plans(language, visited.ref, tripQuery(trip));
  if (!asked.ok) return c.redirect(backToPlans, 303);
  const { plan, quote } = asked.value;
  const [seller, rates, isPinSold] = await Promise.all([
    sellerOf(act, plan.sellerId),
    exchangeRates(act),
    isSoldAsPin(act, plan.sellerId),
  ]);
  const rate = rates.find(({ currency }) => currency === trip.currency);
  const estimate = estimateText(quote.totalYen, rate, language);
  const ways = waysFor(ground, {
    ...visitorOf(c),
    totalYen: quote.totalYen,
    isSoldAsPin: isPinSold,
    now: act.clock.now(),
  });
  const slipEnds = ways.offered.some(({ kind }) => kind === "slip")
    ? await endsIfPaidLast(act, { lineId: visited.lineId, planCode })
    : undefined;
  const at = (other: Language) =>
    paths.confirm(other, visited.ref, { ...tripQuery(trip), plan: planCode });
  return showPage(
    c,
    <ConfirmPage
      frame={frameOf(c, ground, c.req.method === "GET" ? {} : { at })}
      ref={visited.ref}
      trip={trip}
      plan={plan}
      seller={seller}
      quote={quote}
      ways={ways}
      {...(slipEnds === undefined ? {} : { slipEnds })}
      sealedShown={sealShown(ground, quote)}
      onceKey={input.text("once") || randomUUID()}
      values={{
        email: input.text("email"),
        remind: input.text("remind") !== "",
        method: input.text("method"),
        accepted: acceptedOf(input),
      }}
      errors={trouble.errors}
      {...(estimate === undefined ? {} : { estimate })}
      {...(trouble.notice === undefined ? {} : { notice: trouble.notice })}
      {...(trouble.duplicate === undefined ? {} : { duplicate: trouble.duplicate })}
    />,
    { status: trouble.status ?? 200 },
  );
}

// A slip is good until its last second.
async function endsIfPaidLast(
  act: Act,
  wish: Pick<Parameters<typeof askQuote>[1], "lineId" | "planCode">,
): Promise<Quote["ends"] | undefined> {
  const paidAt = addSeconds(act.clock.now(), PAY_WITHIN_SECONDS.slip - 1);
  const asked = await askQuote(act, { ...wish, paidAt });
  return asked.ok ? asked.value.quote.ends : undefined;
}

async function order(c: Context, ground: WebGround, input: FormInput): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined || !maySee(visited.proof, "renew")) return leadToFind(c);
  if (!(await isOwned(actOf(c, ground), visited.lineId))) return leadToFind(c);
  const texts = confirmTexts[languageOf(c)];
  const method = findWay(ground, input.text("method"));
  const missing: FieldError[] = [
    ...(input.text("email") === "" ? [{ field: "email", message: texts.needEmail }] : []),
    ...(method === undefined ? [{ field: "method", message: texts.badMethod }] : []),
  ];
  if (method === undefined || missing.length > 0) {
    return showConfirm(c, ground, input, { errors: missing, status: 422 });
  }
  const sign = await signBefore(c, ground);
  const placed = await place(c, ground, { visited, input, kind: method.kind, sign });
  if (!placed.ok) return showConfirm(c, ground, input, troubleOf(c, ground, placed));
  await countBySign(c, ground, { sign, renewal: placed.value });
  rememberOrder(c, ground, placed.value);
  return payNewOrder(c, ground, { renewal: placed.value, way: method });
}

async function place(
  c: Context,
  ground: WebGround,
  of: { visited: VisitedLine; input: FormInput; kind: PaymentKind; sign: Sign | undefined },
) {
  const { visited, input } = of;
  const pointId = of.sign?.point?.pointId;
  const act = actOf(c, ground);
  const trip = readTrip(input, act.clock.now(), visitorOf(c)).trip;
  const zone = zoneOf(c);
  const shown = openShown(ground, input.text("shown"));
  const customer = await customerOf(c, ground);
  const beside = input.text("beside");
  return placeRenewal(act, {
    lineId: visited.lineId,
    planCode: input.text("plan"),
    contactEmail: input.text("email"),
    ...remindersIn(input),
    payKind: of.kind,
    channel: "web",
    ...(pointId === undefined ? {} : { pointId }),
    accepted: acceptedOf(input),
    onceKey: `${keepVisit(c, ground).visitorId} ${input.text("once") || randomUUID()}`,
    ...(shown === undefined ? {} : { shown }),
    ...(trip === undefined ? {} : { trip }),
    ...(zone === undefined ? {} : { viewerZone: zone }),
    ...(customer === undefined ? {} : { customerId: customer.customerId }),
    ...(beside === "" ? {} : { besideOrder: beside }),
  });
}

/** A refused order as the page says it: at its field, as a notice, or as the double purchase. */
function troubleOf(c: Context, ground: WebGround, refusal: Refused<PlaceRefusal>): Trouble {
  const language = languageOf(c);
  const texts = confirmTexts[language];
  const number = String(refusal.facts?.["number"] ?? "");
  switch (refusal.refusal) {
    case "contact_unreadable":
      return { errors: [{ field: "email", message: texts.badEmail }], status: 422 };
    case "warning_not_accepted":
      return {
        errors: [{ field: refusal.field ?? "plan", message: texts.acceptFirst }],
        status: 422,
      };
    case "quote_changed":
      return { errors: [], notice: texts.changed, status: 409 };
    case "order_under_way":
    case "order_just_paid":
    case "order_unpaid_slip":
      return {
        errors: [],
        duplicate: duplicateOf(c, ground, refusal.refusal, number),
        status: 409,
      };
    case "line_unknown":
    case "plan_unknown":
      return { errors: [], notice: wordTexts[language].refusals.plan_not_on_sale, status: 422 };
    default:
      return { errors: [], notice: wordTexts[language].refusals[refusal.refusal], status: 409 };
  }
}

function duplicateOf(
  c: Context,
  ground: WebGround,
  why: DuplicateNotice["why"],
  number: string,
): DuplicateNotice {
  const language = languageOf(c);
  const isTheirs = orderOfNumber(c, ground, number) !== undefined;
  const found = `${paths.orders(language)}?number=${encodeURIComponent(number)}`;
  return {
    why,
    number,
    shownNumber: showOrderNumber(number),
    url: isTheirs ? paths.order(language, number) : found,
  };
}

/** Agreed to only by a tick. */
export function remindersIn(input: FormInput): { readonly reminders?: "wanted" } {
  return input.text("remind") === "" ? {} : { reminders: "wanted" };
}

function acceptedOf(input: FormInput): readonly string[] {
  return ["data_lost", "days_lost"].filter((name) => input.text(`accept_${name}`) !== "");
}
