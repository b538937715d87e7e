import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertActivation, type Activation } from "../activation/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { insertRefund, type Attempt, type Refund } from "../payments/index.ts";
import { askQuote, askQuotes, type QuotedPlan } from "./ask-quotes.ts";
import { canTakeBack, isCreditedIn, previewOf, type RefundWishRefusal } from "./ask-refund.ts";
import type { AgreedRefund } from "./begin-refund.ts";
import { decideGrant, newGrantActivation } from "./grant-renewal.ts";
import { moneyOf, newRefund, tillOf } from "./money.ts";
import { moveBuckets, withoutBucket } from "./move-buckets.ts";
import { latestGrant, type Picture } from "./next-step.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import { WARNINGS_TO_ACCEPT, type QuoteRefusal } from "./quote-types.ts";
import { returnReceipt } from "./receipt-facts.ts";
import { moveAllocation, replacementOf, takingBack } from "./replacement.ts";
import { hasReceipt, WATCH_SECONDS, type Renewal } from "./renewal.ts";
import { insertRenewal, recentRenewals, stepRenewal, type RenewalKey } from "./renewals-store.ts";

export interface ExchangeWish extends RenewalKey {
  readonly planCode: string;
  /** What was told to come back; another sum is told first. */
  readonly shownBackYen: number;
  /** Names of the warnings that were ticked off. */
  readonly accepted: readonly string[];
  /** Where it is done, and by whom. */
  readonly at: Pick<Renewal, "channel" | "clerkId" | "deviceId" | "tillId" | "pointId">;
  /** The second person, where money comes back. */
  readonly agreed?: AgreedRefund;
}

/**
 * Beside the refusals of a refund: `plan_begun` once it runs, `carrier_keeps_plan` where the carrier
 * has the first plan and takes none back, `plan_costs_more` with `facts.moreYen`.
 */
export type ExchangeRefusal =
  | RefundWishRefusal
  | QuoteRefusal
  | "line_unknown"
  | "plan_unknown"
  | "line_gone"
  | "plan_begun"
  | "plan_is_the_same"
  | "plan_of_other_seller"
  | "plan_costs_more"
  | "carrier_keeps_plan"
  | "exchange_changed"
  | "warning_not_accepted";

export interface ExchangeOffer {
  readonly renewal: Renewal;
  /** What could take its place, best fit first, and what would come back; less than 0: it is missing. */
  readonly plans: readonly (QuotedPlan & { readonly backYen: number })[];
}

/** What an order could be exchanged for, as the line would stand without it; changes nothing. */
export async function askExchange(
  act: Act,
  outside: Outside,
  key: RenewalKey,
): Promise<Outcome<ExchangeOffer, ExchangeRefusal>> {
  const picture = await pictureOf(act, key);
  if (picture === undefined) return refused("order_unknown");
  const free = await freeFor(act, outside, picture);
  if (!free.ok) return free;
  const { renewal } = picture;
  const { lineId, planId, sellerId, totalYen } = renewal;
  const asked = await askQuotes(act, { lineId, buckets: free.value.after });
  if (!asked.ok) return asked;
  const plans = asked.value.plans
    .filter(({ plan }) => plan.planId !== planId && plan.sellerId === sellerId)
    .map((one) => ({ ...one, backYen: totalYen - one.quote.totalYen }));
  return done({ renewal, plans });
}

/** Whether an order could be exchanged at all now. */
export async function canExchange(act: Act, outside: Outside, key: RenewalKey): Promise<boolean> {
  const picture = await pictureOf(act, key);
  return picture !== undefined && (await freeFor(act, outside, picture)).ok;
}

/**
 * Another plan takes the place of one that has not begun, in one statement: the one order ends, the
 * other begins with its payment, and what it costs less goes back the way it came. A plan that
 * costs more is no exchange, for one payment pays one order: it is sold, and the first one refunded.
 * Asked again it is the same exchange.
 */
export async function exchangePlan(
  act: Act,
  outside: Outside,
  wish: ExchangeWish,
): Promise<Outcome<Renewal, ExchangeRefusal>> {
  return onLine(act, wish.lineId, async (turn) => {
    const picture = await pictureOf(act, wish);
    if (picture?.paid === undefined) return refused("order_unknown");
    const { renewal: before, paid } = picture;
    const earlier = await exchangedFor(act, before);
    if (earlier !== undefined) return done(earlier);
    const decided = await decide(act, outside, picture, wish);
    if (!decided.ok) return decided;
    const { renewal, plan, activation, lineBefore, lineAfter } = decided.value;
    const now = act.clock.now();
    const backYen = yen(before.totalYen - renewal.totalYen);
    await turn.write(
      {
        name: "renewal.exchanged",
        thing: before.renewalId,
        before: { state: before.state, plan: before.planId },
        after: {
          state: "cancelled",
          by: renewal.renewalId,
          plan: plan.code,
          backYen,
          ...wish.agreed,
        },
      },
      [
        stepRenewal(act, before, "renewal.exchanged", {
          watchUntil: addSeconds(now, WATCH_SECONDS),
          dueAt: now,
          retryAt: undefined,
          tries: 0,
        }),
        ...takingBack(act, picture),
        ...moveBuckets(act, lineBefore, lineAfter, before),
        ...(await documented(act, before, paid)),
        ...insertRenewal(act, renewal, { exchanges: before.renewalId }),
        moveAllocation(act, renewal, paid),
        ...movedMoney(act, { before, renewal, paid, backYen }),
        insertActivation(act, activation),
      ],
    );
    return done(renewal);
  });
}

async function exchangedFor(act: Act, before: Renewal): Promise<Renewal | undefined> {
  if (before.state !== "cancelled") return undefined;
  const later = await recentRenewals(act, before.lineId, before.placedAt);
  return later.find(({ replacesId }) => replacesId === before.renewalId);
}

interface DecidedExchange {
  readonly renewal: Renewal;
  readonly plan: Plan;
  readonly activation: Activation;
  readonly lineBefore: readonly Bucket[];
  readonly lineAfter: readonly Bucket[];
}

async function decide(
  act: Act,
  outside: Outside,
  picture: Picture,
  wish: ExchangeWish,
): Promise<Outcome<DecidedExchange, ExchangeRefusal>> {
  const { renewal: before } = picture;
  const free = await freeFor(act, outside, picture);
  if (!free.ok) return free;
  const { after } = free.value;
  const { lineId } = before;
  const asked = await askQuote(act, { lineId, planCode: wish.planCode, buckets: after });
  if (!asked.ok) return asked;
  const { plan, quote } = asked.value;
  const field = { field: "plan" };
  if (plan.planId === before.planId) return refused("plan_is_the_same", field);
  if (plan.sellerId !== before.sellerId) return refused("plan_of_other_seller", field);
  const backYen = before.totalYen - quote.totalYen;
  if (backYen < 0) return refused("plan_costs_more", { ...field, facts: { moreYen: -backYen } });
  if (backYen !== wish.shownBackYen) return refused("exchange_changed", { facts: { backYen } });
  const unticked = quote.warnings.find(
    ({ name }) =>
      (WARNINGS_TO_ACCEPT as readonly string[]).includes(name) && !wish.accepted.includes(name),
  );
  if (unticked !== undefined) {
    return refused("warning_not_accepted", { field: `accept_${unticked.name}` });
  }
  const renewal: Renewal = { ...replacementOf(act, before, asked.value), ...wish.at };
  const now = act.clock.now();
  const granted = await decideGrant(act, renewal, now, after);
  if (!granted.ok) return granted;
  const activation = newGrantActivation(renewal, granted.value, now);
  return done({ renewal, plan, activation, lineBefore: free.value.before, lineAfter: after });
}

/** The line without what the order gave it, if all of its price is still free to pay for another. */
async function freeFor(
  act: Act,
  outside: Outside,
  picture: Picture,
): Promise<Outcome<Awaited<ReturnType<typeof withoutBucket>>, ExchangeRefusal>> {
  const preview = await previewOf(act, outside, picture);
  if (!preview.ok) return preview;
  const { ground, amountYen } = preview.value.offer;
  if (ground === "unused_part" || amountYen !== picture.renewal.totalYen) {
    return refused("plan_begun");
  }
  const grant = latestGrant(picture);
  const mayStand = grant?.sentAt !== undefined && grant.state !== "refused";
  if (mayStand && !canTakeBack(outside, picture)) return refused("carrier_keeps_plan");
  const because = isCreditedIn(picture) ? "refunded" : "not_activated";
  return done(await withoutBucket(act, picture, because));
}

// A receipt that is out is answered by the document of the return; the other order gets its own.
async function documented(act: Act, before: Renewal, paid: Attempt): Promise<readonly Part[]> {
  if (!hasReceipt(before)) return [];
  return returnReceipt(act, before, {
    method: paid.method,
    returnedSoFarYen: before.totalYen,
    tillId: tillOf(before, paid),
  });
}

function movedMoney(
  act: Act,
  of: { before: Renewal; renewal: Renewal; paid: Attempt; backYen: Yen },
): readonly Part[] {
  const { before, renewal, paid, backYen } = of;
  const now = act.clock.now();
  const moved = [
    ...transfersFor({ what: "replaced", ...moneyOf(before, paid, now) }),
    ...transfersFor({ what: "replacement_paid", ...moneyOf(renewal, paid, now) }),
  ];
  if (backYen === 0) return insertTransfers(act, moved);
  // Of the first order, whose worker sends it back.
  const refund: Refund = {
    ...newRefund(paid, before, "replacement_cheaper", now),
    amountYen: backYen,
  };
  const { refundId } = refund;
  const money = { ...moneyOf(before, paid, now), totalYen: backYen, refundId };
  return [
    insertRefund(act, refund),
    ...insertTransfers(act, [...moved, ...transfersFor({ what: "late_refund_decided", ...money })]),
  ];
}
