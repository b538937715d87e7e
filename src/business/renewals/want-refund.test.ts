import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import type { RefundRule, StartTrigger } from "../catalogue/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { findReceipt } from "../receipts/index.ts";
import { advanceBuckets } from "../buckets/index.ts";
import {
  askRefund,
  chooseRefund,
  readOrder,
  wantRefund,
  type Outside,
  type Renewal,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const outside = answering(act);

describe("a plan sold with the rule", () => {
  test("until_credited gives nothing back once the carrier has it", async () => {
    const renewal = await sold("until_credited");
    expect((await order(renewal)).renewal.state).toBe("active");
    expect(await askRefund(act, outside, renewal)).toMatchObject({ refusal: "plan_credited" });
    expect(await wantRefund(act, outside, renewal)).toMatchObject({ refusal: "plan_credited" });
    expect(await eventsOf(renewal)).not.toContain("renewal.refund_begun");
  });

  test("before_start gives all back while it waits, and the line forgets it", async () => {
    const line = await town.line();
    await town.bucket(line);
    const renewal = await sold("before_start", { line, planCode: "queue" });
    expect((await order(renewal)).renewal.state).toBe("queued");
    const preview = await askRefund(act, outside, renewal);
    expect(preview).toMatchObject({
      ok: true,
      value: {
        offer: { amountYen: 2980, ground: "not_on_line" },
        way: "origin",
        lost: { bytes: 0 },
      },
    });
    expect(await wantRefund(act, outside, { ...renewal, shownYen: 2980 })).toMatchObject({
      ok: true,
    });
    await workOn(act, outside, renewal);
    const { renewal: after, bucket } = await order(renewal);
    expect([after.state, bucket?.state]).toEqual(["refunded", "revoked"]);
    expect(await operationsOf(renewal)).toEqual(["grant wanted"]);
  });

  test("pro_rata gives back the unused part, and earns the rest", async () => {
    const renewal = await sold("pro_rata");
    act.clock.moveTo(addHours(act.clock.now(), 48));
    const preview = await askRefund(act, outside, renewal);
    if (!preview.ok) throw new Error(preview.refusal);
    const { amountYen, taxYen, left } = preview.value.offer;
    expect(left?.days).toEqual({ left: 4, of: 7 });
    expect([amountYen, taxYen]).toEqual([1131, 102]);
    expect(preview.value.lost.bytes).toBe(3_000_000_000);
    expect(await wantRefund(act, outside, { ...renewal, shownYen: 1131 })).toMatchObject({
      ok: true,
    });
    await workOn(act, outside, renewal);
    const { renewal: after, refunds, bucket } = await order(renewal);
    expect([after.state, bucket?.state]).toEqual(["refunded", "revoked"]);
    expect(refunds).toMatchObject([{ amountYen: 1131, state: "done", reason: "customer_wish" }]);
    expect(await operationsOf(renewal)).toEqual(["grant done", "revoke done"]);
    expect(await booksOf(renewal)).toEqual({
      deferred_revenue: 0,
      output_tax: 78,
      receivable: 849,
      refunds_payable: 0,
      revenue: 771,
    });
    const receipt = await findReceipt(act, { ...renewal, kind: "return" });
    expect(receipt?.content).toMatchObject({ totalYen: 1131, plainBecause: "small_return" });
  });

  test("pro_rata gives nothing any more at the end", async () => {
    const renewal = await sold("pro_rata");
    act.clock.moveTo(addHours(act.clock.now(), 24 * 7));
    expect(await askRefund(act, outside, renewal)).toMatchObject({ refusal: "plan_over" });
  });
});

test("less than was shown is shown first, and nothing has happened", async () => {
  const renewal = await sold("pro_rata");
  const shown = await askRefund(act, outside, renewal);
  if (!shown.ok) throw new Error(shown.refusal);
  act.clock.moveTo(addHours(act.clock.now(), 24));
  const shownYen = shown.value.offer.amountYen;
  const answer = await wantRefund(act, outside, { ...renewal, shownYen });
  expect(answer).toMatchObject({ refusal: "refund_changed", facts: { amountYen: 1414 } });
  expect((await order(renewal)).renewal.state).toBe("active");
});

test("past the promise everything comes back, and a choice never takes a part for it", async () => {
  const renewal = await sold("pro_rata");
  act.clock.moveTo(addHours(act.clock.now(), 24));
  expect(await chooseRefund(act, outside, renewal)).toMatchObject({ refusal: "too_late" });
  expect((await order(renewal)).renewal.state).toBe("active");
});

test("a carrier that cannot take back what it gave is one case, with its loss booked once", async () => {
  const renewal = await sold("pro_rata");
  const carrier = outside.carrier("sandbox");
  const stubborn: Outside = {
    ...outside,
    carrier: () => ({ ...carrier, can: { ...carrier.can, revoke: false } }),
  };
  await wantRefund(act, stubborn, renewal);
  await workOn(act, stubborn, renewal);
  await workOn(act, stubborn, renewal);
  const events = await eventsOf(renewal);
  expect(events.filter((name) => name === "renewal.loss_booked")).toHaveLength(1);
  expect(await booksOf(renewal)).toMatchObject({ losses: 1543, deferred_revenue: 0 });
  expect((await order(renewal)).renewal.state).toBe("refunded");
});

test("asked twenty times at once, the money goes back once", async () => {
  const renewal = await sold("pro_rata");
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () =>
      wantRefund(act, outside, { ...renewal, shownYen: 1697 }),
    ),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const { refunds } = await order(renewal);
  expect(refunds).toHaveLength(1);
});

test("who acts stands in the event", async () => {
  const renewal = await sold("pro_rata");
  const clerk: Act = { ...act, actor: { kind: "staff", id: "clerk-1" } };
  await wantRefund(clerk, outside, renewal);
  const { rows } = await act.database.run({
    text: `select actor_kind, actor_id, after ->> 'reason' as reason from events
      where line_id = $1 and name = 'renewal.refund_begun'`,
    values: [renewal.lineId],
  });
  expect(rows).toEqual([{ actor_kind: "staff", actor_id: "clerk-1", reason: "customer_wish" }]);
});

test.each([
  ["before_start", "refunded", ["never_used"]],
  ["until_credited", "completed", []],
] as const)("never used in time, by its unusedRefund %s it is %s", async (kind, state, reasons) => {
  const startTrigger: StartTrigger = { kind: "first_use", withinDays: 30, unusedRefund: { kind } };
  const renewal = await sold("until_credited", { startTrigger });
  expect((await order(renewal)).bucket?.state).toBe("awaiting_first_use");
  act.clock.moveTo(addHours(act.clock.now(), 24 * 30));
  await advanceBuckets(act, renewal.lineId);
  await workOn(act, outside, renewal);
  await workOn(act, outside, renewal);
  const after = await order(renewal);
  expect(after.renewal.state).toBe(state);
  expect(after.refunds.map(({ reason }) => reason)).toEqual(reasons);
  expect(await operationsOf(renewal)).toEqual(["grant done"]);
});

test.each([
  ["nothing_paid", async () => unpaid()],
  [
    "order_unknown",
    async () => ({ ...(await unpaid()), renewalId: "0190a000-0000-7000-8000-00000000dead" }),
  ],
] as const)("is refused by name: %s", async (refusal, make) => {
  const key = await make();
  expect(await askRefund(act, outside, key)).toMatchObject({ ok: false, refusal });
  expect(await wantRefund(act, outside, key)).toMatchObject({ ok: false, refusal });
});

test("the books hold", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

interface Sale {
  readonly line?: TownLine;
  readonly planCode?: string;
  readonly startTrigger?: StartTrigger;
}

/** Buys a plan that is sold under this rule. */
async function sold(kind: RefundRule["kind"], sale: Sale = {}): Promise<Renewal> {
  const { line = await town.line(), planCode = "week" } = sale;
  const terms = { refundRule: { kind }, startTrigger: sale.startTrigger ?? { kind: "payment" } };
  await act.database.run({
    text: "update plans set terms = terms || $2 where code = $1",
    values: [planCode, JSON.stringify(terms)],
  });
  return orderOn(act, line, outside, { planCode });
}

async function unpaid(): Promise<Renewal> {
  return orderOn(act, await town.line(), answering(act, { paid: "pending" }));
}

async function order(renewal: Renewal) {
  return (await readOrder(act, renewal))!;
}

async function booksOf({ renewalId }: Renewal): Promise<Readonly<Record<string, number>>> {
  const all = await balances(act, { renewalId });
  return Object.fromEntries(all.map(({ account, balanceYen }) => [account, balanceYen]));
}

async function operationsOf({ renewalId }: Renewal): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: "select operation || ' ' || state as said from activations where renewal_id = $1 order by wanted_at",
    values: [renewalId],
  });
  return (rows as { said: string }[]).map(({ said }) => said);
}

async function eventsOf({ lineId }: Renewal): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: "select name from events where line_id = $1 order by seq",
    values: [lineId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}
