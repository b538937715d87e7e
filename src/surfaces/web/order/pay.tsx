import type { Context } from "hono";
import { plansByCodes } from "../../../business/catalogue/index.ts";
import { PIN, type TenderRefusal } from "../../../business/pins/index.ts";
import {
  askQuotes,
  beginPayment,
  outsideOf,
  readOrder,
  showOrderNumber,
  type BeginRefusal,
  type Order,
} from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { pinTrouble, type PlanNames } from "../pin/index.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, visitorOf } from "../view.ts";
import { keepVisit, type VisitedOrder } from "../visit.ts";
import { findWay } from "../ways/index.ts";
import { showOrderPage } from "./show-order.tsx";
import { leadToLookUp, payUrlOf, returnUrlOf, visitedOrder } from "./visited-order.ts";

/** Begins a payment of an order that is there: by a provider's page, a slip, or a PIN. */
export async function payOrder(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  const form = await readForm(c);
  const way = findWay(ground, form.text("method"));
  const orderUrl = paths.order(languageOf(c), visited.number);
  if (way === undefined) return c.redirect(orderUrl, 303);
  const [typed] = form.texts("pin");
  if (way.provider === PIN && typed === undefined) {
    return c.redirect(paths.order(languageOf(c), visited.number, { way: "pin" }), 303);
  }
  const begun = await beginPayment(actOf(c, ground), outsideOf(ground), {
    ...visited,
    provider: way.provider,
    method: way.method,
    returnUrl: returnUrlOf(ground, orderUrl),
    description: showOrderNumber(visited.number),
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
    besideOrder: form.text("beside"),
    ...(typed === undefined ? {} : { tender: { pin: typed } }),
  });
  ground.nudge();
  if (begun.ok) return c.redirect(payUrlOf(begun.value, orderUrl), 303);
  if (way.provider === PIN && typed !== undefined) {
    return answerPin(c, ground, { visited, typed, refusal: begun });
  }
  return c.redirect(`${orderUrl}${saidOf(begun)}`, 303);
}

function saidOf({ refusal, facts }: Refused<BeginRefusal>): string {
  if (refusal === "order_superseded") return `?by=${facts?.["number"]}`;
  const wait = facts?.["retryAfterSeconds"];
  return refusal === "too_many_tries" ? `?said=too_many&wait=${wait}` : "";
}

interface RefusedPin {
  readonly visited: VisitedOrder;
  readonly typed: string;
  readonly refusal: Refused<BeginRefusal>;
}

/** Says at the field what is wrong, with what was typed still in it. */
async function answerPin(c: Context, ground: WebGround, of: RefusedPin): Promise<Response> {
  const { visited, typed, refusal } = of;
  const act = actOf(c, ground);
  const number = refusal.facts?.["number"];
  if (refusal.refusal === "order_superseded") {
    const trouble = { pin: { value: typed }, supersededBy: String(number), status: 409 } as const;
    return showOrderPage(c, ground, visited, trouble);
  }
  const order = await readOrder(act, visited);
  if (order?.may.pay !== true || refusal.refusal !== "tender_refused") {
    return c.redirect(`${paths.order(languageOf(c), visited.number)}${saidOf(refusal)}`, 303);
  }
  const facts = refusal.facts ?? {};
  const why = facts["why"] as TenderRefusal;
  const plans = await plansNamed(act, order, facts);
  const error = pinTrouble(why, { reader: visitorOf(c), order, plans, facts });
  const status = why === "pin_locked" ? 429 : 422;
  return showOrderPage(c, ground, visited, { pin: { value: typed, error }, status });
}

/** The plans that a PIN of another kind could pay for. */
async function plansNamed(
  act: Act,
  { renewal }: Order,
  facts: NonNullable<Refused<BeginRefusal>["facts"]>,
): Promise<PlanNames> {
  const codes = facts["plans"];
  if (typeof codes === "string") {
    const plans = await plansByCodes(act, codes.split(","));
    return new Map([...plans].map(([code, plan]) => [code, namedIn(act, plan)]));
  }
  if (facts["faceYen"] === undefined) return new Map();
  const quotes = await askQuotes(act, { lineId: renewal.lineId });
  if (!quotes.ok) return new Map();
  const own = quotes.value.plans.filter(({ plan }) => plan.sellerId === renewal.sellerId);
  return new Map(own.map(({ plan }) => [plan.code, namedIn(act, plan)]));
}

function namedIn({ language }: Act, { names, totalYen }: Order["plan"]) {
  return { name: names[language], totalYen };
}
