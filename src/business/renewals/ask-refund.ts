import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { advance, bucketsOfLine, isRunning, lossOf, type Loss } from "../buckets/index.ts";
import { sellerOf } from "../catalogue/index.ts";
import { isDisputed, type Attempt } from "../payments/index.ts";
import { latestGrant, type Picture } from "./next-step.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import {
  refundOf,
  type PaidPrice,
  type RefundOffer,
  type RefundQuestion,
  type RefundRefusal,
} from "./refund-rule.ts";
import { refundWayOf, type RefundWay } from "./refund-way.ts";
import { canTake, isWaitingForCarrier, type Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";

export type RefundWishRefusal =
  | RefundRefusal
  | "order_unknown"
  | "nothing_paid"
  | "already_refunded"
  | "promise_still_runs"
  | "payment_disputed";

/** `our_fault` only where staff decide so: it gives everything, also of a plan that is over. */
export type WishedCause = Extract<RefundQuestion["cause"], "wish" | "our_fault">;

/** What a refund on the customer's wish would give, and cost. */
export interface RefundPreview {
  readonly offer: RefundOffer;
  readonly attempt: Attempt;
  readonly way: RefundWay;
  /** What the line loses with the plan, for good; nothing of a plan that does not run. */
  readonly lost: Loss;
}

/** What a wish for the money back would give now, on whatever channel; changes nothing. */
export async function askRefund(
  act: Act,
  outside: Outside,
  key: RenewalKey,
  cause: WishedCause = "wish",
): Promise<Outcome<RefundPreview, RefundWishRefusal>> {
  const picture = await pictureOf(act, key);
  return picture === undefined ? refused("order_unknown") : previewOf(act, outside, picture, cause);
}

/**
 * Decides about a wish from what stands now. Before the promise is missed, what may just have been
 * granted is given back only where the carrier can take it back.
 */
export async function previewOf(
  act: Act,
  outside: Outside,
  picture: Picture,
  cause: WishedCause = "wish",
): Promise<Outcome<RefundPreview, RefundWishRefusal>> {
  const { renewal, paid } = picture;
  if (renewal.state === "refunding" || renewal.state === "refunded") {
    return refused("already_refunded");
  }
  if (renewal.state === "completed" && cause === "wish") return refused("plan_over");
  if (paid === undefined || !canTake("renewal.refund_begun", renewal.state)) {
    return refused("nothing_paid", { facts: { state: renewal.state } });
  }
  if (isDisputed(paid)) return refused("payment_disputed");
  if (
    isWaitingForCarrier(renewal) &&
    !isPastPromise(act, renewal) &&
    !canTakeBack(outside, picture)
  ) {
    return refused("promise_still_runs");
  }
  const { question, lost } = await questionOf(act, picture, cause);
  const offer = refundOf(question);
  if (!offer.ok) return offer;
  const way = refundWayOf(outside, paid, offer.value.amountYen);
  return done({ offer: offer.value, attempt: paid, way, lost });
}

/** What the rule says of a refund for another cause than a wish. */
export async function offerFor(
  act: Act,
  picture: Picture,
  cause: RefundQuestion["cause"],
): Promise<Outcome<RefundOffer, RefundRefusal>> {
  const { question } = await questionOf(act, picture, cause);
  return refundOf(question);
}

async function questionOf(
  act: Act,
  picture: Picture,
  cause: RefundQuestion["cause"],
): Promise<{ readonly question: RefundQuestion; readonly lost: Loss }> {
  const { renewal } = picture;
  const now = act.clock.now();
  const [paid, stored] = await Promise.all([
    priceOf(act, renewal),
    bucketsOfLine(act, renewal.lineId),
  ]);
  const { buckets } = advance(stored, now);
  const bucket = buckets.find(({ bucketId }) => bucketId === renewal.bucketId);
  const { terms } = renewal;
  const isCredited = isCreditedIn(picture);
  const lost = lossOf(
    buckets.filter((one) => one === bucket && isRunning(one)),
    now,
  );
  return { question: { terms, paid, isCredited, bucket, now, cause }, lost };
}

/** The carrier has the plan, by its own word or by an import's. */
export function isCreditedIn(picture: Picture): boolean {
  return latestGrant(picture)?.state === "done" || picture.bucket?.heldBy === "carrier";
}

/** What was paid, with what counts its tax. */
export async function priceOf(act: Act, renewal: Renewal): Promise<PaidPrice> {
  const { totalYen, taxYen, quote, sellerId } = renewal;
  const { taxRounding } = await sellerOf(act, sellerId);
  return { totalYen, taxYen, taxRatePerMille: quote.taxRatePerMille, taxRounding };
}

function isPastPromise(act: Act, { promisedAt }: Renewal): boolean {
  return promisedAt !== undefined && promisedAt <= act.clock.now();
}

/** The carrier takes back what it may have granted. */
export function canTakeBack(outside: Outside, { activations }: Picture): boolean {
  return activations.every((activation) => outside.carrier(activation.carrier).can.revoke);
}
