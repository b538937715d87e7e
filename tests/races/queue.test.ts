import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { startQueuedPlan, workRenewal, type Renewal } from "../../src/business/renewals/index.ts";
import type { TownLine } from "../town.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { addFirstUsePlan, openStage } from "./stage.ts";
import { openWorker } from "./worker.ts";

const stage = await openStage();
const { act, boxes, town, outside, buy, order, wholeness } = stage;
const worker = openWorker(act, outside, { log: openLog("error") });

const QUEUED = { received: 2980, granted: 0, buckets: 1, receipts: 1 };
const STARTED = { ...QUEUED, granted: 1 };
const DAY = 86_400;

await addFirstUsePlan(act);

/** A plan that waits for the one that runs, which its line bought before. */
async function queueOn(line: TownLine, planCode = "queue"): Promise<[Renewal, Renewal]> {
  const running = await buy(line);
  await worker.rest();
  await boxes.advance(20 * 60);
  const queued = await buy(line, undefined, { planCode });
  await worker.rest();
  expect((await order(queued)).renewal.state).toBe("queued");
  return [running, queued];
}

async function later(seconds: number): Promise<void> {
  await boxes.advance(seconds);
  await worker.rest();
}

async function startNow(line: TownLine, queued: Renewal) {
  const { lineId, bucketId } = { ...line, ...queued };
  return startQueuedPlan(act, { lineId, bucketId, proof: "renewal_code" });
}

describe("a plan that waits", () => {
  it("is ordered when its turn comes, and what ran before is supplied", async () => {
    const line = await town.line();
    const [running, queued] = await queueOn(line);
    await later(8 * DAY);
    expect((await order(running)).renewal.state).toBe("completed");
    expect((await order(queued)).renewal.state).toBe("active");
    expect(await wholeness(queued)).toEqual(STARTED);
  });

  it("is ordered when its turn comes also when it begins with its first use", async () => {
    const [, queued] = await queueOn(await town.line(), "queue_first_use");
    await later(8 * DAY);
    const { renewal, bucket } = await order(queued);
    expect([renewal.state, bucket?.state]).toEqual(["active", "awaiting_first_use"]);
    expect(await wholeness(queued)).toEqual(STARTED);
  });

  it("runs at once when its holder says so, at the carrier too", async () => {
    const line = await town.line();
    const [running, queued] = await queueOn(line);
    expect(await startNow(line, queued)).toMatchObject({ ok: true });
    await worker.rest();
    expect((await order(running)).renewal.state).toBe("completed");
    expect((await order(queued)).renewal.state).toBe("active");
    const grants = (await boxes.carrier.grants()).filter(({ iccid }) => iccid === line.iccid);
    expect(grants.find((one) => one.plan_code === "queue")?.status).toBe("active");
  });

  it("gives its money back when the carrier refuses its start, and leaves nothing behind", async () => {
    const line = await town.line();
    const [running, queued] = await queueOn(line);
    await boxes.carrier.setLine(line.iccid, "suspended");
    expect(await startNow(line, queued)).toMatchObject({ ok: true });
    await worker.rest();
    const { renewal, bucket } = await order(queued);
    expect([renewal.state, bucket?.state]).toEqual(["refunded", "revoked"]);
    expect(await wholeness(queued)).toMatchObject({ received: 0, buckets: 0 });
    // What had to end for it runs again.
    const { bucket: before, renewal: first } = await order(running);
    expect(before?.state).toBe("active");
    expect(first.quote.ends).toEqual({ kind: "at", at: before?.endsAt });
  });

  it("gives its money back when its time went by while nobody worked", async () => {
    const [running, queued] = await queueOn(await town.line());
    await later(30 * DAY);
    expect((await order(running)).renewal.state).toBe("completed");
    expect((await order(queued)).renewal.state).toBe("refunded");
    expect(await wholeness(queued)).toMatchObject({ received: 0, granted: 0 });
  });

  it("does not end its predecessor's order before that is over", async () => {
    const line = await town.line();
    const [running, queued] = await queueOn(line);
    await workRenewal(act, outside, running);
    await workRenewal(act, outside, queued);
    expect((await order(running)).renewal.state).toBe("active");
    expect(await wholeness(queued)).toMatchObject({ received: 2980, buckets: 1 });
  });
});

describe("a plan that makes another end", () => {
  it("lets the ended one's order be completed", async () => {
    const line = await town.line();
    const first = await buy(line, undefined, { planCode: "day" });
    await worker.rest();
    await boxes.advance(20 * 60);
    const second = await buy(line, undefined, { planCode: "day" });
    await worker.rest();
    expect((await order(first)).renewal.state).toBe("completed");
    expect((await order(second)).renewal.state).toBe("active");
  });
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});
