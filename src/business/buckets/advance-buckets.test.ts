import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestAct } from "../../../tests/database.ts";
import { addSeconds, instant, type Instant } from "../../foundation/clock/index.ts";
import { compose } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { oneRound } from "../../foundation/work/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { advanceBuckets, bucketDesk } from "./advance-buckets.ts";
import { bucketsOfLine, insertBucket } from "./buckets-store.ts";
import { bucketOf, layLine } from "../../../tests/examples/stored-line.ts";
import type { Bucket } from "./bucket.ts";
import type { LineId } from "../lines/index.ts";

const db = await testDatabase();
const START = instant("2027-01-01T00:00:00+09:00");
const END = instant("2027-01-11T00:00:00+09:00");

let act: TestAct;
let lineId: LineId;
let running: Bucket;
let queued: Bucket;

beforeEach(async () => {
  act = db.act({ at: START });
  const ground = await layLine(act);
  lineId = ground.lineId;
  running = bucketOf(ground, { startsAt: START, endsAt: END });
  queued = bucketOf(ground, {
    state: "queued",
    queueOn: "expiry",
    queueOrder: 1,
    grantedAt: addSeconds(START, 1),
  });
  await store([running, queued]);
});

async function store(buckets: readonly Bucket[]): Promise<void> {
  await act.database.run(compose(buckets.map((bucket) => insertBucket(act, bucket))));
}

async function rowsOf(column: string): Promise<readonly unknown[]> {
  const { rows } = await act.database.run({
    text: `select ${column} as value from buckets where line_id = $1 order by granted_at, bucket_id`,
    values: [lineId],
  });
  return (rows as { value: unknown }[]).map((row) => row.value);
}

async function eventNames(): Promise<readonly unknown[]> {
  const { rows } = await act.database.run({
    text: "select name, thing_id from events where line_id = $1 order by seq",
    values: [lineId],
  });
  return (rows as { name: string; thing_id: string }[]).map((row) => [row.name, row.thing_id]);
}

describe("buckets in the store", () => {
  it("are read as they were written, with everything a bucket can carry", async () => {
    const full: Bucket = {
      ...running,
      bucketId: newId(),
      renewalId: newId(),
      grantedAt: addSeconds(START, 2),
      state: "expired",
      carrierReference: "SB-1",
      firstUseBy: END,
      measuredAt: START,
      depletedAt: START,
      extension: { bucketId: running.bucketId, from: END },
      endedEarly: { by: queued.bucketId, endsAt: END },
    };
    await store([full]);
    expect(await bucketsOfLine(act, lineId)).toEqual([running, queued, full]);
  });

  it("ask for attention at their own next step", async () => {
    expect(await rowsOf("due_at")).toEqual([END, null]);
  });
});

describe("advancing a line", () => {
  it("writes nothing while nothing is due", async () => {
    expect(await advanceBuckets(act, lineId)).toEqual([]);
    expect(await eventNames()).toEqual([]);
  });

  it("ends the old plan and starts the queued one, each with its event and promise", async () => {
    act.clock.moveTo(addSeconds(END, 40));
    await advanceBuckets(act, lineId);
    const [old, next] = await bucketsOfLine(act, lineId);
    expect(old?.state).toBe("expired");
    expect(next).toMatchObject({ state: "active", startsAt: END });
    expect(await rowsOf("start_promised_at")).toEqual([null, addSeconds(END, 600)]);
    expect(await eventNames()).toEqual([
      ["bucket.expired", running.bucketId],
      ["bucket.started", queued.bucketId],
    ]);
  });

  it("writes each step once when many workers come at the same time", async () => {
    act.clock.moveTo(END);
    await Promise.all(Array.from({ length: 8 }, async () => advanceBuckets(act, lineId)));
    expect(await eventNames()).toHaveLength(2);
  });

  it("leaves a queued plan due when the worker dies between two steps", async () => {
    const dying = db.act({
      at: END,
      failpoint: (name) => {
        if (name === "bucket.expired.written") throw new Error("killed");
      },
    });
    await expect(advanceBuckets(dying, lineId)).rejects.toThrow("killed");
    expect(await rowsOf("due_at")).toEqual([null, END]);
    act.clock.moveTo(END);
    await oneDeskRound(END);
    expect((await bucketsOfLine(act, lineId))[1]?.state).toBe("active");
  });
});

describe("the desk", () => {
  it("takes a due line once and lets what is not due rest again", async () => {
    await act.database.run({
      text: "update buckets set due_at = $2 where line_id = $1",
      values: [lineId, START],
    });
    expect(await oneDeskRound(START)).toBeGreaterThan(0);
    expect(await rowsOf("due_at")).toEqual([END, null]);
    expect(await rowsOf("claimed_until")).toEqual([null, null]);
  });
});

async function oneDeskRound(now: Instant): Promise<number> {
  act.clock.moveTo(now);
  return oneRound(bucketDesk(act), {
    clock: act.clock,
    log: openLog("silent"),
    restMs: 1,
    leaseSeconds: 60,
    atOnce: 50,
  });
}
