import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { lineEnd } from "../renewals/index.ts";
import { lowerBound } from "./bound.ts";
import { LeastFirst } from "./least-first.ts";
import { canWait, isTimeToBuy, purchasesAt, rootsOf, waitsOf, type Node } from "./moves.ts";
import { keyOf } from "./state-key.ts";
import { daysOf, travel, type Stand } from "./travel.ts";
import type { TripQuestion, TripRefusal } from "./trip.ts";

/** A search gives up after so many plans looked at, over all moments; it says so, never guesses. */
const LOOKS_MAX = 6_000;
/** No trip is made of more plans; a plan without a price would otherwise be bought for ever. */
const PURCHASES_MAX = 40;

export interface Found {
  readonly node: Node;
  readonly stand: Stand;
  readonly worksUntil: Instant;
}

/**
 * The cheapest way to the departure; of several the one with fewer purchases, then the one that
 * ends sooner, then the one that lets the line run out less often. Best first over the moments at which a plan may be bought, with a bound that never
 * says too much (A*): the first arrival is the cheapest, and who was dearer than the bound is
 * never looked at. Refuses with what stops the farthest way, when none arrives.
 */
export function cheapestWay(question: TripQuestion): Outcome<Found, TripRefusal> {
  const { need } = question;
  const days = daysOf(need);
  const bound = lowerBound(question.plans, need, days.length);
  const open = new LeastFirst<Open>(cheapestFirst);
  const best = new Map<string, Open>();
  let farthest: { readonly at: Instant; readonly why: "gap" | "data" } | undefined;
  let found: (Found & Open) | undefined;
  const put = (node: Node): void => {
    if (node.bought.length > PURCHASES_MAX) return;
    const key = keyOf(node.stand);
    const one = { node, key, leastYen: node.paidYen + bound(node.stand) };
    const known = best.get(key);
    if (known !== undefined && byPrice(known.node, node) <= 0) return;
    best.set(key, one);
    open.put(one);
  };
  rootsOf(question).forEach(put);
  for (let looks = 0; ;) {
    const next = open.take();
    if (next === undefined || (found !== undefined && cheapestFirst(found, next) < 0)) break;
    if (best.get(next.key) !== next) continue;
    const { node } = next;
    looks += 1 + node.stand.buckets.length;
    if (looks > LOOKS_MAX) return refused("trip_too_long");
    const way = travel(node.stand, need, days);
    if (way.kind === "arrived") {
      const arrived = { ...next, ...arrivedWith(node, way.stand) };
      if (found === undefined || isSooner(arrived, found)) found = arrived;
      continue;
    }
    if (farthest === undefined || way.stand.at > farthest.at) {
      farthest = { at: way.stand.at, why: way.why };
    }
    if (isTimeToBuy(node, way, question)) {
      const purchases = purchasesAt(node, question);
      const isPatient = question.buying === "in_time";
      purchases.filter((one) => !isPatient || !canWait(one, way, question)).forEach(put);
    }
    if (question.buying === "in_time") waitsOf(node, way).forEach(put);
  }
  if (found !== undefined) return done(found);
  return refused(farthest?.why === "data" ? "trip_lacks_data" : "trip_has_gap", {
    facts: { reaches: farthest?.at ?? need.from },
  });
}

interface Open {
  readonly node: Node;
  readonly key: string;
  /** What the whole trip costs at least from here. */
  readonly leastYen: number;
}

function cheapestFirst(a: Open, b: Open): number {
  return a.leastYen - b.leastYen || a.node.bought.length - b.node.bought.length;
}

function byPrice(a: Node, b: Node): number {
  return a.paidYen - b.paidYen || a.bought.length - b.bought.length || a.cuts - b.cuts;
}

function isSooner(a: Found, b: Found): boolean {
  if (a.worksUntil !== b.worksUntil) return a.worksUntil < b.worksUntil;
  return a.node.cuts < b.node.cuts;
}

function arrivedWith(node: Node, stand: Stand): Found {
  return { node, stand, worksUntil: lineEnd(stand.buckets, stand.at) ?? stand.at };
}
