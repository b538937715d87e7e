import { beforeEach, expect, it } from "vitest";
import { testDatabase, type TestAct } from "../../../tests/database.ts";
import { addHours, instant, JST, startOfDay } from "../../foundation/clock/index.ts";
import { compose } from "../../foundation/database/index.ts";
import { bytes, GIGABYTE, MEGABYTE } from "../../foundation/money/index.ts";
import { bucketsOfLine, insertBucket, type Bucket } from "../buckets/index.ts";
import { bucketOf, layLine, TERMS, type Ground } from "../../../tests/examples/stored-line.ts";
import { recordUsage } from "./record-usage.ts";
import type { Measurement } from "./measurement.ts";
import { dailyUse, hourlyUsage, usedWindows } from "./usage-store.ts";

const db = await testDatabase();
const NOON = instant("2027-01-05T12:20:00+09:00");
const HOUR = instant("2027-01-05T12:00:00+09:00");
const span = { from: addHours(HOUR, -48), until: addHours(HOUR, 48) };

let act: TestAct;
let ground: Ground;

beforeEach(async () => {
  act = db.act({ at: NOON });
  ground = await layLine(act);
});

async function laid(more: Partial<Bucket> = {}): Promise<Bucket> {
  const bucket = bucketOf(ground, {
    startsAt: instant("2027-01-01T00:00:00+09:00"),
    endsAt: instant("2027-01-11T00:00:00+09:00"),
    ...more,
  });
  await act.database.run(compose([insertBucket(act, bucket)]));
  return bucket;
}

async function laidDaily(): Promise<Bucket> {
  return laid({
    terms: {
      ...TERMS,
      allowance: {
        kind: "daily",
        bytesPerDay: GIGABYTE,
        throttleKbps: 128,
        resetZone: JST,
      },
    },
    dataTotalBytes: GIGABYTE,
  });
}

function used(bucket: Bucket, megabytes: number, more: Partial<Measurement> = {}): Measurement {
  const usedBytes = bytes(megabytes * MEGABYTE);
  return {
    bucketId: bucket.bucketId,
    usedBytes,
    counts: "since_last",
    measuredAt: act.clock.now(),
    ...more,
  };
}

async function stored(bucket: Bucket): Promise<Bucket> {
  const buckets = await bucketsOfLine(act, ground.lineId);
  return buckets.find((one) => one.bucketId === bucket.bucketId)!;
}

it("adds measurements of an hour into one row", async () => {
  const bucket = await laid();
  await recordUsage(act, ground.lineId, [used(bucket, 300), used(bucket, 200)]);
  expect((await stored(bucket)).dataUsedBytes).toBe(500 * MEGABYTE);
  const hours = await hourlyUsage(act, ground.lineId, span);
  expect(hours).toEqual([{ bucketId: bucket.bucketId, hour: HOUR, usedBytes: 500 * MEGABYTE }]);
  expect(await dailyUse(act, ground.lineId, 2)).toEqual([
    { date: "2027-01-04", usedBytes: 0 },
    { date: "2027-01-05", usedBytes: 500 * MEGABYTE },
  ]);
});

it("loses none of many measurements that arrive at once", async () => {
  const bucket = await laid();
  const many = Array.from({ length: 6 }, async () =>
    recordUsage(act, ground.lineId, [used(bucket, 10)]),
  );
  await Promise.all(many);
  expect((await stored(bucket)).dataUsedBytes).toBe(60 * MEGABYTE);
});

it("takes a total twice without counting it twice", async () => {
  const bucket = await laid();
  const total = used(bucket, 700, { counts: "in_all" });
  await recordUsage(act, ground.lineId, [total]);
  await recordUsage(act, ground.lineId, [total]);
  expect((await stored(bucket)).dataUsedBytes).toBe(700 * MEGABYTE);
});

it("writes at once that data is used up, and starts what waited for it", async () => {
  const bucket = await laid();
  const waiting = bucketOf(ground, {
    state: "queued",
    queueOn: "expiry_or_depletion",
    queueOrder: 1,
  });
  await act.database.run(compose([insertBucket(act, waiting)]));
  const { steps } = await recordUsage(act, ground.lineId, [used(bucket, 3000)]);
  expect(steps.map((step) => step.name)).toEqual(["bucket.depleted", "bucket.started"]);
  expect(await stored(waiting)).toMatchObject({ state: "active", startsAt: NOON });
});

it("starts a plan with its first use", async () => {
  const { startsAt: _s, endsAt: _e, ...unused } = bucketOf(ground, {});
  const bucket: Bucket = {
    ...unused,
    state: "awaiting_first_use",
    firstUseBy: addHours(NOON, 100),
  };
  await act.database.run(compose([insertBucket(act, bucket)]));
  await recordUsage(act, ground.lineId, [used(bucket, 5)]);
  expect(await stored(bucket)).toMatchObject({
    state: "active",
    startsAt: NOON,
    endsAt: instant("2027-01-15T00:00:00+09:00"),
    dataUsedBytes: 5 * MEGABYTE,
  });
});

it("counts a daily plan by its day, empties it and refills it at the reset", async () => {
  const bucket = await laidDaily();
  await recordUsage(act, ground.lineId, [used(bucket, 1000)]);
  expect((await stored(bucket)).state).toBe("depleted");
  const tomorrow = addHours(startOfDay(NOON, JST), 24 + 3);
  act.clock.moveTo(tomorrow);
  await recordUsage(act, ground.lineId, [used(bucket, 1300, { counts: "in_all" })]);
  expect(await stored(bucket)).toMatchObject({ state: "active", dataUsedBytes: 300 * MEGABYTE });
  const windows = await usedWindows(act, ground.lineId, span.from);
  expect(windows.map((window) => window.usedBytes)).toEqual([GIGABYTE, 300 * MEGABYTE]);
});

it("charts a late measurement of a day that is over without counting it today", async () => {
  const bucket = await laidDaily();
  await recordUsage(act, ground.lineId, [used(bucket, 100)]);
  const yesterday = addHours(NOON, -24);
  await recordUsage(act, ground.lineId, [used(bucket, 400, { measuredAt: yesterday })]);
  expect((await stored(bucket)).dataUsedBytes).toBe(100 * MEGABYTE);
  const [day] = await dailyUse(act, ground.lineId, 2);
  expect(day).toEqual({ date: "2027-01-04", usedBytes: 400 * MEGABYTE });
});

it("measures nothing in the future and tells which buckets it did not count", async () => {
  const bucket = await laid();
  const over = await laid({ state: "expired" });
  const ahead = used(bucket, 10, { measuredAt: addHours(NOON, 5) });
  const { ignored } = await recordUsage(act, ground.lineId, [ahead, used(over, 10)]);
  expect(ignored).toEqual([over.bucketId]);
  expect((await stored(bucket)).measuredAt).toBe(NOON);
});
