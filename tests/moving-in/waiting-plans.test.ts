import { afterAll, afterEach, describe, expect, it } from "vitest";
import { bucketDesk } from "../../src/business/buckets/index.ts";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import { linesByTexts, type LineId } from "../../src/business/lines/index.ts";
import { noticeSubscriptions } from "../../src/business/notices/index.ts";
import {
  bucketSubscriptions,
  outsideOf,
  readOrder,
  readStanding,
  renewalDesk,
  startQueuedPlan,
  type Order,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { addHours, addSeconds, systemClock } from "../../src/foundation/clock/index.ts";
import { readTable } from "../../src/foundation/tables/index.ts";
import type { Desk } from "../../src/foundation/work/index.ts";
import { movedInPayments } from "../../src/gateways/payments/moved-in/index.ts";
import { seedDemo } from "../../src/main/seed-demo.ts";
import { importTable } from "../../src/surfaces/cli/index.ts";
import { testDatabase } from "../database.ts";
import { handOut } from "../orders.ts";
import { startSandboxes } from "../sandboxes.ts";
import { buildTown, type TownLine } from "../town.ts";

const boxes = await startSandboxes();
afterAll(async () => boxes.stop());
const db = await testDatabase();
const act = db.act({ clock: systemClock(boxes.clockFile) });
const town = await buildTown(act);
const outside = outsideOf({
  payments: [movedInPayments(), boxes.payments.provider()],
  carriers: [boxes.carrier.gateway()],
});

const letters: string[] = [];
const subscriptions = [
  ...bucketSubscriptions,
  ...noticeSubscriptions((name) => {
    letters.push(name);
    return { subject: name, text: name, html: name, enclosures: [] };
  }),
];

afterEach(holdsTogether);

async function holdsTogether(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
  // Nobody left an address in the system before.
  expect(letters).toEqual([]);
}

/** What a worker makes of everything that is due, after so many seconds. */
async function work(on: Act, seconds = 0): Promise<void> {
  if (seconds > 0) await boxes.advance(seconds);
  for (let round = 0; round < 3; round++) {
    await sitAt(on, bucketDesk(on));
    await handOut(on, subscriptions);
    await sitAt(on, renewalDesk(on, outside));
    await handOut(on, subscriptions);
  }
}

async function sitAt<T>(on: Act, desk: Desk<T>): Promise<void> {
  const now = on.clock.now();
  for (const item of await desk.claim({ now, limit: 50, leaseUntil: addSeconds(now, 60) })) {
    await desk.work(item);
  }
}

/** Moves a line in: two hours of a plan are left, and another waits behind it. */
async function moveIn(line: TownLine): Promise<void> {
  const now = act.clock.now();
  const table = readTable(
    new TextEncoder().encode(
      `renewal_code,plan,granted_at,starts_at,valid_until,queue_order
${line.renewalCode},week,,${addHours(now, -100)},${addHours(now, 2)},
${line.renewalCode},queue,${addHours(now, -50)},,,1`,
    ),
  );
  if (!table.ok) throw new Error(table.refusal);
  const outcome = await importTable(act, "buckets", table.value);
  expect(outcome).toMatchObject({ ok: true, value: { isWritten: true, created: 2, adopted: 1 } });
}

async function orderOf(on: Act, lineId: string): Promise<Order> {
  const { rows } = await on.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId" from renewals where line_id = $1`,
    values: [lineId],
  });
  expect(rows).toHaveLength(1);
  return (await readOrder(on, rows[0] as { lineId: string; renewalId: string }))!;
}

async function grantsOn(iccid: string) {
  return (await boxes.carrier.grants()).filter((grant) => grant.iccid === iccid);
}

async function startNow(on: Act, lineId: LineId): Promise<void> {
  const standing = await readStanding(on, { lineId, proof: "renewal_code" });
  const [next] = standing!.queued;
  expect(next?.mayStartNow).toBe(true);
  const wish = { lineId, bucketId: next!.bucket.bucketId, proof: "renewal_code" as const };
  expect((await startQueuedPlan(on, wish)).ok).toBe(true);
}

async function count(what: "receipts" | "claim.opened", lineId: string): Promise<number> {
  const text =
    what === "receipts"
      ? "select 1 from receipts where line_id = $1"
      : `select 1 from events where line_id = $1 and name = '${what}'`;
  return (await act.database.run({ text, values: [lineId] })).rows.length;
}

describe("a plan that was paid for before the move", () => {
  it("is ordered at the carrier when its turn comes, once, and is active there", async () => {
    const line = await town.line();
    await moveIn(line);
    await work(act);
    expect((await orderOf(act, line.lineId)).renewal.state).toBe("queued");
    expect(await grantsOn(line.iccid)).toEqual([]);
    await work(act, 2 * 3600);
    const { renewal, bucket } = await orderOf(act, line.lineId);
    expect(renewal.state).toBe("active");
    expect(bucket?.state).toBe("active");
    const [grant, ...others] = await grantsOn(line.iccid);
    expect(others).toEqual([]);
    expect(grant).toMatchObject({ status: "active", plan_code: "queue" });
    expect(Date.parse(grant!.ends_at!)).toBe(Date.parse(bucket!.endsAt!));
    expect(await count("receipts", line.lineId)).toBe(0);
  });

  it("is started by its holder before its turn", async () => {
    const line = await town.line();
    await moveIn(line);
    await startNow(act, line.lineId);
    await work(act);
    expect((await orderOf(act, line.lineId)).renewal.state).toBe("active");
    expect(await grantsOn(line.iccid)).toMatchObject([{ status: "active" }]);
    await work(act, 3 * 3600);
    expect(await grantsOn(line.iccid)).toHaveLength(1);
  });

  it("waits for its payer when the carrier refuses it: nothing can go back by itself", async () => {
    const line = await town.line("plan_unavailable");
    await moveIn(line);
    await work(act, 2 * 3600);
    await work(act, 3600);
    const { renewal, refunds } = await orderOf(act, line.lineId);
    expect(renewal.state).toBe("refunding");
    expect(refunds).toMatchObject([{ state: "refused", amountYen: 2980 }]);
    expect(await count("claim.opened", line.lineId)).toBe(1);
    const owed = (await balances(act, { lineId: line.lineId })).find(
      ({ account }) => account === "refunds_payable",
    );
    expect(owed?.balanceYen).toBe(2980);
    expect((await grantsOn(line.iccid)).filter(({ status }) => status === "active")).toEqual([]);
  });

  it("stays with the carrier when a later file says that it waits there", async () => {
    const line = await town.line();
    await moveIn(line);
    const table = readTable(
      new TextEncoder().encode(
        `renewal_code,plan,queue_order,held_by\n${line.renewalCode},queue,1,carrier`,
      ),
    );
    if (!table.ok) throw new Error(table.refusal);
    expect(await importTable(act, "buckets", table.value)).toMatchObject({
      value: { updated: 1, adopted: 0 },
    });
    await work(act, 2 * 3600);
    expect(await grantsOn(line.iccid)).toEqual([]);
  });
});

describe("the demo's line that is paid but offline", () => {
  it("is started now and becomes active at the carrier", async () => {
    const other = await testDatabase();
    const demo = other.act({ clock: systemClock(boxes.clockFile) });
    await seedDemo({ act: demo });
    const lineId = (await linesByTexts(demo, ["DEM0-0021-TKYA"])).get("DEM0-0021-TKYA")!;
    expect((await readStanding(demo, { lineId, proof: "renewal_code" }))!.isPaidButOffline).toBe(
      true,
    );
    await startNow(demo, lineId);
    await work(demo);
    const { renewal, bucket, line } = await orderOf(demo, lineId);
    expect(renewal.state).toBe("active");
    expect(bucket?.state).toBe("active");
    expect(await grantsOn(line.iccid)).toMatchObject([{ status: "active" }]);
    expect(await checkLedger(demo)).toEqual([]);
  });
});
