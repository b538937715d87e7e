import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { handOut } from "../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { writeHouse } from "../../foundation/act/index.ts";
import { openDatabase } from "../../foundation/database/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import { advanceBuckets, insertBucket, type Bucket } from "../buckets/index.ts";
import { planByCode } from "../catalogue/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import {
  adoptWaitingPlans,
  bucketSubscriptions,
  readOrder,
  readStanding,
  type Order,
} from "./index.ts";
import { pictureOf } from "./picture.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const plan = (await planByCode(act, "queue"))!;
const now = act.clock.now();

/** A line with a plan that runs, and one behind it as an import leaves it. */
async function lineWithWaiting(more: Partial<Bucket> = {}): Promise<TownLine> {
  const line = await town.line();
  await town.bucket(line);
  await addWaiting(line, more);
  return line;
}

async function addWaiting(line: TownLine, more: Partial<Bucket> = {}): Promise<void> {
  const waiting: Bucket = {
    lineId: line.lineId,
    bucketId: newId(),
    planId: plan.planId,
    terms: plan.terms,
    state: "queued",
    queueOn: "expiry",
    queueOrder: 1,
    grantedAt: addHours(now, -20),
    dataUsedBytes: bytes(0),
    heldBy: "us",
    ...more,
  };
  await writeHouse(act, { name: "test.bucket" }, [insertBucket(act, waiting)]);
}

async function ordersOf(line: TownLine): Promise<readonly Order[]> {
  const { rows } = await db.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId" from renewals where line_id = $1`,
    values: [line.lineId],
  });
  const keys = rows as { lineId: string; renewalId: string }[];
  return Promise.all(keys.map(async (key) => (await readOrder(act, key))!));
}

describe("adopting a plan that waits", () => {
  it("gives it an order, paid at its grant for its price then, that waits in turn", async () => {
    const line = await lineWithWaiting();
    expect(await adoptWaitingPlans(act)).toBe(1);
    const [order] = await ordersOf(line);
    expect(order!.renewal).toMatchObject({
      state: "queued",
      channel: "import",
      totalYen: 2980,
      taxYen: 270,
      paidAt: addHours(now, -20),
      quote: { starts: { kind: "at", at: addHours(now, 48) }, mode: "queue_on_expiry" },
    });
    expect(order!.renewal.dueAt).toBeUndefined();
    expect(order!.bucket).toMatchObject({ state: "queued", heldBy: "us" });
    expect(order!.attempts).toMatchObject([
      { provider: "moved_in", state: "succeeded", amountYen: 2980 },
    ]);
    const picture = await pictureOf(act, order!.renewal);
    expect(picture!.paid?.provider).toBe("moved_in");
    expect(picture!.activations).toMatchObject([
      { state: "wanted", operation: "grant", carrier: "sandbox" },
    ]);
  });

  it("books what the previous system owes, and the books hold", async () => {
    const line = await lineWithWaiting();
    await adoptWaitingPlans(act);
    const owed = (await balances(act, { lineId: line.lineId })).find(
      ({ account }) => account === "receivable",
    );
    expect(owed).toMatchObject({ book: "provider:moved_in", balanceYen: 2980 });
    expect(await checkLedger(act)).toEqual([]);
  });

  it("issues no receipt: the previous system did", async () => {
    const line = await lineWithWaiting();
    await adoptWaitingPlans(act);
    const { rows } = await db.database.run({
      text: "select 1 from receipts where line_id = $1",
      values: [line.lineId],
    });
    expect(rows).toEqual([]);
  });

  it("takes every plan of a queue, and lets the holder start the first now", async () => {
    const line = await lineWithWaiting();
    await addWaiting(line, { queueOrder: 2 });
    expect(await adoptWaitingPlans(act)).toBe(2);
    const standing = await readStanding(act, { lineId: line.lineId, proof: "renewal_code" });
    expect(standing!.queued.map(({ mayStartNow }) => mayStartNow)).toEqual([true, false]);
  });

  it("leaves alone what the carrier starts: its own queue, and a first use", async () => {
    const line = await lineWithWaiting({ heldBy: "carrier" });
    const other = await town.line();
    await town.bucket(other, { state: "awaiting_first_use", firstUseBy: addHours(now, 100) });
    expect(await adoptWaitingPlans(act)).toBe(0);
    expect(await ordersOf(line)).toEqual([]);
    expect(await ordersOf(other)).toEqual([]);
  });

  it("adopts once, run again or by several processes at once", async () => {
    const lines = await Promise.all([1, 2, 3].map(async () => lineWithWaiting()));
    const others = [1, 2, 3].map(() => openDatabase({ url: db.url }));
    const counts = await Promise.all(
      others.map(async (database) => adoptWaitingPlans({ ...act, database })),
    );
    await Promise.all(others.map(async (database) => database.close()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    expect(await adoptWaitingPlans(act)).toBe(0);
    for (const line of lines) expect(await ordersOf(line)).toHaveLength(1);
    expect(await checkLedger(act)).toEqual([]);
  });

  it("counts a sale from before the catalogue at its first price, and its page opens", async () => {
    const line = await lineWithWaiting({ grantedAt: "2019-12-01T00:00:00.000Z" as Instant });
    await adoptWaitingPlans(act);
    const [order] = await ordersOf(line);
    expect(order!.renewal).toMatchObject({ totalYen: 2980, paidAt: "2019-12-01T00:00:00.000Z" });
  });

  it("adopts one whose turn came before, so that it is ordered late rather than never", async () => {
    const early = db.act({ at: addHours(now, 49) });
    const line = await lineWithWaiting();
    await advanceBuckets(early, line.lineId);
    expect(await ordersOf(line)).toEqual([]);
    await handOut(early, bucketSubscriptions);
    const [order] = await ordersOf(line);
    expect(order!.renewal).toMatchObject({ state: "queued", dueAt: addHours(now, 49) });
    expect(order!.bucket).toMatchObject({ state: "active", renewalId: order!.renewal.renewalId });
    await db.database.run({
      text: "update events set is_pending = true where line_id = $1",
      values: [line.lineId],
    });
    await handOut(early, bucketSubscriptions);
    expect(await ordersOf(line)).toHaveLength(1);
  });
});
