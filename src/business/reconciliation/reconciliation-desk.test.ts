import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addHours, addMinutes, instant, type Instant } from "../../foundation/clock/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { oneRound } from "../../foundation/work/index.ts";
import type { PaymentProvider, ReportReading, ReportRow } from "../payments/index.ts";
import { reconciledUntil, reconciliationDesk } from "./index.ts";

const db = await testDatabase();

test("yesterday is asked for at four in the morning in Japan, once", async () => {
  const { act, asked, round } = desk("morning", "2026-11-22T18:59:00Z");
  expect(await round()).toBe(0);
  act.clock.moveTo(instant("2026-11-22T19:00:00Z"));
  expect(await round()).toBe(1);
  expect(asked).toEqual(["2026-11-21T15:00:00.000Z 2026-11-22T15:00:00.000Z"]);
  act.clock.moveTo(addHours(act.clock.now(), 8));
  expect(await round()).toBe(0);
  expect((await reconciledUntil(act)).find((one) => one.provider === "morning")).toEqual({
    provider: "morning",
    until: "2026-11-22T15:00:00.000Z",
    openDifferences: 0,
  });
});

test("what is not ready is asked for again, the later the more seldom", async () => {
  const one = desk("unready", "2026-11-22T19:00:00Z");
  one.answers("unknown");
  expect(await one.round()).toBe(1);
  const waits: number[] = [];
  for (let minutes = 0; waits.length < 8; minutes += 10) {
    one.act.clock.moveTo(addMinutes(instant("2026-11-22T19:00:00Z"), minutes));
    if ((await one.round()) > 0) waits.push(minutes);
  }
  expect(waits.slice(0, 2)).toEqual([10, 20]);
  expect(waits.at(-1)!).toBeGreaterThan(120);
  one.answers("read");
  one.act.clock.moveTo(addHours(one.act.clock.now(), 6));
  expect(await one.round()).toBe(1);
  one.act.clock.moveTo(addHours(one.act.clock.now(), 6));
  expect(await one.round()).toBe(0);
});

test("days that nobody worked are caught up with, each once, by any number of workers", async () => {
  const first = desk("behind", "2026-11-22T19:00:00Z");
  await first.round();
  const others = [1, 2, 3].map(() => desk("behind", "2026-11-26T20:00:00Z"));
  await Promise.all(others.map(async ({ round }) => round()));
  const days = others.flatMap(({ asked }) => asked).map((span) => span.slice(0, 10));
  expect(days.toSorted()).toEqual(["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"]);
});

test("a worker that dies between taking and matching leaves the day to the next", async () => {
  const dying = desk("dying", "2026-11-22T19:00:00Z", (name) => {
    if (name === "reconciliation.taken") throw new Error("killed");
  });
  expect(await dying.round()).toBe(1);
  const next = desk("dying", "2026-11-22T19:02:00Z");
  expect(await next.round()).toBe(1);
  expect(next.asked).toHaveLength(1);
  const { rows } = await db.database.run({
    text: "select state, count(*)::int as count from report_rows where provider = 'dying' group by 1",
    values: [],
  });
  expect(rows).toEqual([{ state: "matched", count: 1 }]);
});

function desk(name: string, at: string, failpoint: (name: string) => void = () => {}) {
  const act = db.act({ at, failpoint });
  const asked: string[] = [];
  let kind: ReportReading["kind"] = "read";
  const read = async ({ from, until }: { from: Instant; until: Instant }) => {
    asked.push(`${from} ${until}`);
    const row: ReportRow = {
      reference: `fee of ${from}`,
      kind: "fee",
      ...{ grossYen: -10, feeYen: 0, netYen: -10, at: from },
    };
    return kind === "read" ? { kind, rows: [row] } : { kind };
  };
  const provider = { name, reports: { read } } as unknown as PaymentProvider;
  const one = reconciliationDesk(act, [provider]);
  return {
    act,
    asked,
    answers: (next: ReportReading["kind"]) => (kind = next),
    round: async () =>
      oneRound(one, {
        ...{ clock: act.clock, log: openLog("silent"), restMs: 1, leaseSeconds: 60, atOnce: 16 },
      }),
  };
}
