import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { onLine } from "../../foundation/act/index.ts";
import { addDays, addSeconds, JST, startOfDate } from "../../foundation/clock/index.ts";
import { GIGABYTE } from "../../foundation/money/index.ts";
import { advanceBuckets } from "../buckets/index.ts";
import { checkLedger, deferredOf } from "../ledger/index.ts";
import { bucketSubscriptions, recogniseRevenue, recognitionDesk, type Renewal } from "./index.ts";

const START = "2026-11-22";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const outside = answering(act);
const NET = 1800;

test("a capped plan earns day by day what was used of it, and the rest when it ends", async () => {
  const renewal = await running("week");
  await book(1);
  expect(await earnedOf(renewal)).toEqual([0, NET]);
  await use(renewal, 1 * GIGABYTE);
  await book(2);
  expect(await earnedOf(renewal)).toEqual([600, 1200]);
  await book(2);
  await book(3);
  expect(await earnedOf(renewal)).toEqual([600, 1200]);
  await end(renewal, 10);
  expect(await earnedOf(renewal)).toEqual([NET, 0]);
  expect(await checkLedger(act)).toEqual([]);
});

test("what the day earned is dated to that day, though booked after midnight", async () => {
  const renewal = await running("week");
  await use(renewal, 1.5 * GIGABYTE);
  await book(1);
  const { rows } = await db.database.run({
    text: "select amount_yen, at from transfers where line_id = $1 and cause = 'plan_used.total'",
    values: [renewal.lineId],
  });
  expect(rows).toEqual([{ amount_yen: 900, at: "2026-11-22T14:59:59.999Z" }]);
});

test("nothing is dated before its payment: a plan of today waits for tomorrow", async () => {
  const renewal = await running("week");
  await use(renewal, 1 * GIGABYTE);
  await recogniseRevenue(act, [renewal]);
  expect(await earnedOf(renewal)).toEqual([0, NET]);
});

test("several workers at once, and one who died in between, book it once", async () => {
  const renewals = await Promise.all([1, 2, 3].map(async () => running("week")));
  for (const one of renewals) await use(one, 1 * GIGABYTE);
  goTo(1);
  const dying = {
    ...act,
    failpoint: (name: string) => {
      if (name === "recognition.booked") throw new Error("killed");
    },
  };
  await Promise.allSettled([
    recogniseRevenue(dying, renewals),
    recogniseRevenue(act, renewals),
    recogniseRevenue(act, renewals.toReversed()),
  ]);
  await recogniseRevenue(act, renewals);
  for (const one of renewals) expect(await earnedOf(one)).toEqual([600, 1200]);
});

test("somebody who writes about one of the lines meanwhile keeps nobody from earning", async () => {
  const renewals = await Promise.all([1, 2, 3].map(async () => running("week")));
  for (const one of renewals) await use(one, 1 * GIGABYTE);
  goTo(1);
  await Promise.all([
    recogniseRevenue(act, renewals),
    ...renewals.map(async ({ lineId }) =>
      onLine(act, lineId, async (turn) => {
        for (let i = 0; i < 5; i++) await turn.write({ name: "test.noise" }, []);
      }),
    ),
  ]);
  for (const one of renewals) expect(await earnedOf(one)).toEqual([600, 1200]);
});

test("each renewal comes up once a day", async () => {
  const renewal = await running("week");
  const desk = recognitionDesk(act);
  const claimed = async () => {
    const now = act.clock.now();
    const leaseUntil = addSeconds(now, 60);
    const batches = await desk.claim({ limit: 16, now, leaseUntil });
    for (const batch of batches) await desk.work(batch);
    return batches.flat().some(({ renewalId }) => renewalId === renewal.renewalId);
  };
  expect(await claimed()).toBe(true);
  expect(await claimed()).toBe(false);
  goTo(1);
  expect(await claimed()).toBe(true);
  expect(await claimed()).toBe(false);
  await end(renewal, 10);
  expect(await claimed()).toBe(false);
});

test("used, looked at and ended in any order, the sum is the price to the yen", async () => {
  const step = fc.record({
    isUsed: fc.boolean(),
    day: fc.integer({ min: 1, max: 6 }),
    usedBytes: fc.integer({ min: 1, max: 3 * GIGABYTE }),
    times: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const renewal = await running("week");
      let usedBytes = 0;
      let earned = 0;
      for (const { isUsed, day, times, ...more } of steps.toSorted((a, b) => a.day - b.day)) {
        if (isUsed) usedBytes = Math.max(usedBytes, more.usedBytes);
        await use(renewal, usedBytes);
        goTo(day);
        await Promise.all(
          Array.from({ length: times }, async () => recogniseRevenue(act, [renewal])),
        );
        const [now, left] = await earnedOf(renewal);
        expect(now).toBe(Math.max(earned, Math.floor((NET * usedBytes) / (3 * GIGABYTE))));
        expect(left).toBe(NET - now!);
        earned = now!;
      }
      await end(renewal, 10);
      expect(await earnedOf(renewal)).toEqual([NET, 0]);
      await recogniseRevenue(act, [renewal]);
      expect(await earnedOf(renewal)).toEqual([NET, 0]);
    }),
    { numRuns: 8 },
  );
  expect(await checkLedger(act)).toEqual([]);
});

async function running(planCode: string): Promise<Renewal> {
  act.clock.moveTo(addSeconds(startOfDate(START, JST), 12 * 3600));
  const line: TownLine = await town.line();
  return orderOn(act, line, outside, { planCode });
}

async function use({ lineId, renewalId }: Renewal, usedBytes: number): Promise<void> {
  await db.database.run({
    text: "update buckets set data_used_bytes = $3 where line_id = $1 and renewal_id = $2",
    values: [lineId, renewalId, usedBytes],
  });
}

/** To ten past midnight in Japan, that many days later. */
function goTo(day: number): void {
  act.clock.moveTo(addSeconds(startOfDate(addDays(START, day), JST), 600));
}

async function book(day: number): Promise<void> {
  goTo(day);
  const { rows } = await db.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId" from renewals`,
    values: [],
  });
  await recogniseRevenue(act, rows as Renewal[]);
}

async function end(renewal: Renewal, day: number): Promise<void> {
  goTo(day);
  await advanceBuckets(act, renewal.lineId);
  await handOut(act, bucketSubscriptions);
  await workOn(act, outside, renewal);
}

async function earnedOf(renewal: Renewal): Promise<readonly number[]> {
  const { earnedYen, deferredYen } = await deferredOf(act, renewal);
  return [earnedYen, deferredYen];
}
