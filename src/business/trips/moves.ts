import { later, type Instant } from "../../foundation/clock/index.ts";
import { bytes, yen, type Yen } from "../../foundation/money/index.ts";
import { advance, isLiving, type BucketId } from "../buckets/index.ts";
import { priceInForce, type Plan, type PlanTerms, type RenewalMode } from "../catalogue/index.ts";
import { buyAt } from "../renewals/index.ts";
import type { Stand, Way } from "./travel.ts";
import type { TripQuestion } from "./trip.ts";

export interface Bought {
  readonly bucketId: BucketId;
  readonly plan: Plan;
  readonly mode: RenewalMode;
  readonly buyAt: Instant;
  readonly totalYen: Yen;
}

/** A line at a moment at which a plan may be bought, and what was bought on the way to it. */
export interface Node {
  readonly stand: Stand;
  readonly bought: readonly Bought[];
  readonly paidYen: number;
  /** How often it was bought only when nothing ran any more. */
  readonly cuts: number;
  /** Nothing has been bought at this moment yet. */
  readonly isFresh: boolean;
}

/**
 * Where a search begins: the first day of the trip, and for a line that runs now also this moment,
 * since what has ended by then may not be renewable any more.
 */
export function rootsOf({ buckets, now, need, buying }: TripQuestion): readonly Node[] {
  const first = later(now, need.from);
  const begin = (at: Instant): Node => ({
    stand: {
      at,
      buckets: advance(buckets, at).buckets,
      ...{ owedBytes: bytes(0), daysBegun: 0, slowDays: 0 },
    },
    bought: [],
    paidYen: 0,
    cuts: 0,
    isFresh: true,
  });
  const isOpen = now < first && buying === "in_time" && begin(now).stand.buckets.some(isLiving);
  return isOpen ? [begin(now), begin(first)] : [begin(first)];
}

/** Each plan that the line may take at this moment, bought. */
export function purchasesAt(node: Node, { line, plans }: TripQuestion): readonly Node[] {
  const { at, buckets } = node.stand;
  const isCut = !buckets.some(({ state }) => state === "active");
  return plans.flatMap(({ plan, prices }) => {
    const totalYen = priceInForce(prices, at);
    if (totalYen === undefined) return [];
    const bucketId = idOfPurchase(node.bought.length);
    const bought = buyAt({ line, buckets, plan, paidAt: at }, bucketId);
    if (!bought.ok) return [];
    const { after, rule } = bought.value;
    const purchase = { bucketId, plan, mode: rule.mode, buyAt: at, totalYen: yen(totalYen) };
    return [
      {
        stand: { ...node.stand, buckets: after },
        bought: [...node.bought, purchase],
        paidYen: node.paidYen + totalYen,
        cuts: node.cuts + (isCut ? 1 : 0),
        isFresh: false,
      },
    ];
  });
}

/** The moments farther on at which something may be bought: the day before it ends, and the end. */
export function waitsOf(node: Node, way: Way): readonly Node[] {
  if (way.kind === "arrived") return [];
  const { eve, stand } = way;
  const ahead = [...(eve === undefined ? [] : [eve]), stand];
  return ahead
    .filter((one) => one.at > node.stand.at)
    .map((one) => ({ ...node, stand: one, isFresh: true }));
}

function idOfPurchase(place: number): BucketId {
  return `00000000-0000-7000-8000-${String(place + 1).padStart(12, "0")}` as BucketId;
}

/**
 * Whether anything is to be bought before going on: what helps only later is bought on the day
 * before it is needed, which is nearer and as good.
 */
export function isTimeToBuy(node: Node, way: Way, { buying }: TripQuestion): boolean {
  if (way.kind === "arrived") return false;
  return buying === "at_once" || node.isFresh || way.eve === undefined;
}

/**
 * Whether a purchase would do the same when the line needs it, only with a later end: what begins
 * with its payment and by the same rule, at the same price or less.
 */
export function canWait(purchase: Node, way: Way, { line, plans }: TripQuestion): boolean {
  const one = purchase.bought.at(-1)!;
  if (way.kind === "arrived" || way.stand.at === one.buyAt) return false;
  if (!BEGINS_AT_ONCE.includes(one.mode)) return false;
  const { at, buckets } = way.stand;
  const then = buyAt({ line, buckets, plan: one.plan, paidAt: at }, one.bucketId);
  const own = purchase.stand.buckets.find(({ bucketId }) => bucketId === one.bucketId)!;
  const prices = plans.find(({ plan }) => plan.planId === one.plan.planId)!.prices;
  return (
    then.ok &&
    then.value.rule.mode === one.mode &&
    isSameLength(then.value.rule.terms, own.terms) &&
    (priceInForce(prices, at) ?? Infinity) <= one.totalYen
  );
}

const BEGINS_AT_ONCE: readonly RenewalMode[] = ["stack", "start_now", "replace"];

function isSameLength(a: PlanTerms, b: PlanTerms): boolean {
  const { duration, clock } = a;
  return JSON.stringify([duration, clock]) === JSON.stringify([b.duration, b.clock]);
}
