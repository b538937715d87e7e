import type { Act } from "../../foundation/act/index.ts";
import { later, type Instant } from "../../foundation/clock/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { taxInside } from "../../foundation/money/index.ts";
import { boundOf, lineState, type Bucket } from "../buckets/index.ts";
import {
  countDailyWindows,
  endOfValidity,
  issuerStatusAt,
  planById,
  pricesOf,
  sellerOf,
  taxRateAt,
  type Plan,
} from "../catalogue/index.ts";
import { spanOf, type Span } from "./quote-answer.ts";
import type { Quote } from "./quote-types.ts";
import type { Renewal } from "./renewal.ts";

export interface MovedInSale {
  readonly renewal: Renewal;
  /** With the terms and at the price it was sold under. */
  readonly plan: Plan;
}

/**
 * The order that an imported bucket came from, told by the bucket and the catalogue: nobody here
 * saw it. It waits in its queue, or asks for a worker when its turn has come already. Throws for a
 * plan that never had a price, which no import lets in.
 */
export async function movedInSale(
  act: Act,
  bucket: Bucket,
  buckets: readonly Bucket[],
): Promise<MovedInSale> {
  const now = act.clock.now();
  const sold = await soldPlan(act, bucket);
  const quote = { ...quoteAt(now, bucket, buckets), ...(await priceAt(act, sold)) };
  const renewal: Renewal = {
    lineId: bucket.lineId,
    renewalId: newId(),
    number: newHumanCode(10),
    checkoutId: newId(),
    sellerId: sold.plan.sellerId,
    planId: bucket.planId,
    bucketId: bucket.bucketId,
    state: "queued",
    channel: "import",
    language: act.language,
    refundRule: bucket.terms.refundRule,
    quote,
    terms: bucket.terms,
    totalYen: quote.totalYen,
    taxYen: quote.taxYen,
    placedAt: sold.at,
    payBy: sold.at,
    paidAt: bucket.grantedAt,
    promiseSeconds: bucket.terms.promiseSeconds,
    tries: 0,
    ...(bucket.state === "queued" ? {} : { dueAt: now }),
  };
  return { renewal, plan: { ...sold.plan, terms: bucket.terms } };
}

interface SoldPlan {
  readonly plan: Plan;
  readonly at: Instant;
}

// What was granted before our catalogue begins was sold at the first price that it knows.
async function soldPlan(act: Act, { planId, grantedAt }: Bucket): Promise<SoldPlan> {
  const prices = await pricesOf(act, planId);
  const [first = grantedAt] = prices.map(({ fromAt }) => fromAt).toSorted();
  const at = later(grantedAt, first);
  const plan = await planById(act, planId, at);
  if (plan === undefined) throw new Error(`no price of plan ${planId}`);
  return { plan, at };
}

// Dated tax data may begin only when the operator moves in.
async function priceAt(act: Act, { plan, at }: SoldPlan) {
  const { sellerId, taxCategory, totalYen } = plan;
  const [seller, status, statusNow] = await Promise.all([
    sellerOf(act, sellerId),
    issuerStatusAt(act, sellerId, at),
    issuerStatusAt(act, sellerId),
  ]);
  const isRegistered = (status ?? statusNow)?.status === "registered";
  const taxRatePerMille = isRegistered ? await taxRateOf(act, taxCategory, at) : 0;
  return {
    totalYen,
    taxYen: taxInside(totalYen, taxRatePerMille, seller.taxRounding),
    taxRatePerMille,
  };
}

async function taxRateOf(act: Act, category: string, at: Instant): Promise<number> {
  return taxRateAt(act, category, at).catch(async () => taxRateAt(act, category));
}

function quoteAt(
  now: Instant,
  bucket: Bucket,
  buckets: readonly Bucket[],
): Omit<Quote, "totalYen" | "taxYen" | "taxRatePerMille"> {
  const { terms, planId, queueOn, grantedAt } = bucket;
  const { starts, ends } = spanOf(buckets, bucket.bucketId, now) ?? spanFrom(now, bucket);
  const { allowance } = terms;
  return {
    planId,
    mode: queueOn === "expiry_or_depletion" ? "queue_on_expiry_or_depletion" : "queue_on_expiry",
    lineState: lineState(buckets, now, terms.graceDays),
    paidAt: grantedAt,
    starts,
    ends,
    ...(allowance.kind === "daily"
      ? { dailyResets: countDailyWindows(allowance.resetZone, boundOf(starts), boundOf(ends)) }
      : {}),
    moved: [],
    promiseSeconds: terms.promiseSeconds,
    warnings: [],
    goodUntil: grantedAt,
  };
}

// Behind a plan that never ends, only its holder's wish can start it.
function spanFrom(now: Instant, { terms }: Bucket): Span {
  const endsAt = endOfValidity(terms.clock, terms.duration, now);
  return { starts: { kind: "latest", at: now }, ends: { kind: "latest", at: endsAt } };
}
