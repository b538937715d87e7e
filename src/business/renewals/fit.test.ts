import { expect, it } from "vitest";
import {
  ask,
  days,
  gigabytes,
  jst,
  plan,
  rule,
  running,
  table,
  terms,
  usedUp,
} from "../../../tests/examples/plans.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { rankByFit } from "./fit.ts";
import { quote } from "./quote.ts";
import type { Trip } from "./quote-types.ts";

const NOW = jst("2027-01-03T12:00");
const TRIP: Trip = { leavesAt: jst("2027-01-08T18:00"), use: "normal" };
const capped = (count: number) =>
  ({ kind: "capped", bytes: gigabytes(count), throttleKbps: 0 }) as const;

const SMALL = plan("small", { allowance: capped(3) }, 900);
const SHORT = plan("short", { allowance: capped(9), duration: days(3) }, 800);
const GOOD = plan("good", { allowance: capped(6) }, 1800);
const LARGE = plan("large", { allowance: capped(20) }, 3000);
const WAITING = plan(
  "waiting",
  { allowance: capped(20), renewalTable: table({}, rule("queue_on_expiry")) },
  100,
);

function ranked(plans: readonly Plan[], trip: Trip | undefined, buckets: readonly Bucket[] = []) {
  const quoted = plans.flatMap((one) => {
    const answer = quote(ask(one, buckets, NOW, { trip }));
    return answer.ok ? [{ code: one.code, quote: answer.value }] : [];
  });
  return rankByFit(quoted, { trip });
}

it("puts the cheapest sufficient plan first, marks it alone and says why", () => {
  const all = ranked([LARGE, SMALL, SHORT, GOOD], TRIP);
  expect(all.map(({ code, fit }) => [code, fit.rank, fit.isBest, fit.reason])).toEqual([
    ["good", 1, true, "covers_trip_cheapest"],
    ["large", 2, false, "covers_trip"],
    ["small", 3, false, "not_enough_data"],
    ["short", 4, false, "ends_before_trip"],
  ]);
});

it("names the last day covered", () => {
  expect(ranked([GOOD], TRIP)[0]?.fit.coveredUntil).toBe("2027-01-12");
});

it("marks none when none suffices", () => {
  expect(ranked([SMALL, SHORT], TRIP).some(({ fit }) => fit.isBest || fit.isSufficient)).toBe(
    false,
  );
});

it("holds a plan that only waits as too late for a line that is empty now", () => {
  const empty = usedUp(running(terms(), jst("2027-01-01T09:00")), NOW);
  const all = ranked([WAITING, GOOD], TRIP, [empty]);
  expect(all.map(({ code, fit }) => [code, fit.reason])).toEqual([
    ["good", "covers_trip_cheapest"],
    ["waiting", "starts_too_late"],
  ]);
});

it("stands by price alone when no trip is given", () => {
  const all = ranked([LARGE, GOOD, SMALL], undefined);
  expect(all.map(({ code }) => code)).toEqual(["small", "good", "large"]);
  expect(all.every(({ fit }) => !fit.isBest && fit.reason === "no_trip_given")).toBe(true);
});
