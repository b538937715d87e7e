import { expect, it } from "vitest";
import { addHours, instant } from "../../../foundation/clock/index.ts";
import { onwardOf, runsShort, type Here, type OpenOrder } from "./onward.ts";

const NOW = instant("2026-11-22T03:00:00Z");
const GIGABYTE = 1_000_000_000;

type Standing = Here["standing"];

function standing(wish: Partial<Standing> = {}): Standing {
  return { state: "active", running: [], queued: [], isPaidButOffline: false, ...wish };
}

const waits = (mayStartNow: boolean) =>
  [{ mayStartNow, bucket: { bucketId: "b1" } }] as unknown as Standing["queued"];

const unpaid: OpenOrder = { number: "A", waitsFor: "payment" };
const paid: OpenOrder = { number: "B", waitsFor: "carrier" };

const offline = { isPaidButOffline: true, queued: waits(true) } as const;

const CASES: readonly (readonly [string, Partial<Standing>, OpenOrder | undefined, string])[] = [
  ["what is paid for starts first", offline, unpaid, "start"],
  ["what is paid and connecting is watched", {}, paid, "watch"],
  ["what waits for its payment is paid", { state: "depleted" }, unpaid, "pay"],
  [
    "nothing is sold to whoever has paid",
    { ...offline, queued: waits(false) },
    undefined,
    "ask_us",
  ],
  ["a suspended line starts nothing", { ...offline, state: "suspended" }, undefined, "ask_us"],
  ["a number given back starts nothing", { ...offline, state: "recycled" }, undefined, "elsewhere"],
  ["else one renews", { state: "grace" }, undefined, "renew"],
];

it.each(CASES)("%s", (_, wish, order, kind) => {
  const here = { standing: standing(wish), ...(order === undefined ? {} : { order }) };
  expect(onwardOf(here).kind).toBe(kind);
});

it("offers no plan where there is none to buy", () => {
  for (const offer of ["none", "never"] as const) {
    expect(onwardOf({ standing: standing({ state: "expired" }), offer }).kind).toBe("elsewhere");
  }
});

function running(of: { leftGb?: number; hours?: number; kind?: string }): Standing["running"] {
  const { leftGb = 10, hours = 99, kind = "capped" } = of;
  const bucket = {
    ...{ state: "active", endsAt: addHours(NOW, hours) },
    ...{ dataTotalBytes: 20 * GIGABYTE, terms: { allowance: { kind } } },
  };
  return [{ bucket, leftBytes: leftGb * GIGABYTE }] as unknown as Standing["running"];
}

it.each([
  [{}, undefined],
  [{ leftGb: 4 }, "bytes"],
  [{ leftGb: 4.1 }, undefined],
  [{ leftGb: 1, kind: "daily" }, undefined],
  [{ leftGb: 1, kind: "unlimited" }, undefined],
  [{ hours: 24 }, "days"],
  [{ hours: 25 }, undefined],
  [{ hours: 2, leftGb: 1 }, "days"],
] as const)("a working line with %o runs short of: %s", (of, what) => {
  expect(runsShort(standing({ running: running(of) }), NOW)).toBe(what);
});

it("is not short while another plan runs on, or one waits", () => {
  const short = running({ leftGb: 1 });
  expect(runsShort(standing({ running: [...short, ...running({})] }), NOW)).toBeUndefined();
  expect(runsShort(standing({ running: short, queued: waits(false) }), NOW)).toBeUndefined();
  expect(runsShort(standing({ running: short, state: "depleted" }), NOW)).toBeUndefined();
  expect(runsShort(standing(), NOW)).toBeUndefined();
});
