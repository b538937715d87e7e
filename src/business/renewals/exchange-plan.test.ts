import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { checkLedger, balances } from "../ledger/index.ts";
import { receiptsOf } from "../receipts/index.ts";
import { askExchange, exchangePlan, readOrder, type Renewal } from "./index.ts";

const db = await testDatabase({ connectionsMax: 8 });
const act = db.act();
const town = await buildTown(act);
const outside = answering(act);

const at = { channel: "counter", clerkId: "c1" } as const;
const wishFor = (renewal: Renewal, planCode: string, shownBackYen: number) => ({
  ...{ lineId: renewal.lineId, renewalId: renewal.renewalId, planCode, shownBackYen, at },
  accepted: [],
});
const order = async (renewal: Renewal) => (await readOrder(act, renewal))!;

/** Paid, and waiting behind what runs. */
async function waiting(): Promise<Renewal> {
  const line = await town.line();
  await town.bucket(line);
  return orderOn(act, line, outside, { planCode: "queue" });
}

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
  const books = await balances(act);
  const unallocated = books.find(({ account }) => account === "unallocated_money");
  expect(unallocated?.balanceYen ?? 0).toBe(0);
}

describe("a plan that waits", () => {
  it("is exchanged for a cheaper one: one order ends, one begins, the rest goes back", async () => {
    const before = await waiting();
    const asked = await askExchange(act, outside, before);
    const offers = asked.ok
      ? asked.value.plans.map(({ plan, backYen }) => [plan.code, backYen])
      : [];
    expect(Object.fromEntries(offers)).toEqual({ week: 1000, other: 1000, day: 2480 });
    const exchanged = await exchangePlan(act, outside, wishFor(before, "week", 1000));
    if (!exchanged.ok) return expect.fail(exchanged.refusal);
    const after = exchanged.value;
    await workOn(act, outside, before);
    await workOn(act, outside, after);
    const [first, second] = [await order(before), await order(after)];
    expect(first.renewal.state).toBe("cancelled");
    expect(first.refunds).toMatchObject([
      { amountYen: 1000, reason: "replacement_cheaper", state: "done" },
    ]);
    expect(second.renewal).toMatchObject({
      ...{ state: "active", replacesId: before.renewalId, channel: "counter", totalYen: 1980 },
      checkoutId: before.checkoutId,
    });
    const buckets = await bucketsOfLine(act, before.lineId);
    const living = buckets.filter(({ renewalId, state }) => renewalId && state !== "revoked");
    expect(living.map(({ renewalId }) => renewalId)).toEqual([after.renewalId]);
    const papers = [...(await receiptsOf(act, before)), ...(await receiptsOf(act, after))];
    expect(papers.map(({ content }) => [content.kind, content.totalYen])).toEqual([
      ["receipt", 2980],
      ["return", 2980],
      ["receipt", 1980],
    ]);
  });

  it("may be exchanged again: each order gives its own part back, and the rest comes at last", async () => {
    const first = await waiting();
    const accepted = ["data_lost", "days_lost"];
    const second = await exchangePlan(act, outside, wishFor(first, "week", 1000));
    if (!second.ok) return expect.fail(second.refusal);
    const cheaper = { ...wishFor(second.value, "day", 1480), accepted };
    const third = await exchangePlan(act, outside, cheaper);
    if (!third.ok) return expect.fail(third.refusal);
    for (const one of [first, second.value, third.value]) await workOn(act, outside, one);
    const orders = await Promise.all([first, second.value, third.value].map(order));
    expect(
      orders.map(({ renewal, refunds }) => [
        renewal.state === "cancelled",
        refunds.map(({ amountYen, state }) => [amountYen, state]),
      ]),
    ).toEqual([
      [true, [[1000, "done"]]],
      [true, [[1480, "done"]]],
      [false, []],
    ]);
  });

  it("is exchanged once, however many ask at once or again", async () => {
    const before = await waiting();
    const wish = wishFor(before, "week", 1000);
    const many = await Promise.all([1, 2, 3].map(async () => exchangePlan(act, outside, wish)));
    const again = await exchangePlan(act, outside, wish);
    const made = [...many, again].map((one) => (one.ok ? one.value.number : one.refusal));
    expect(new Set(made).size).toBe(1);
    const { rows } = await act.database.run({
      text: "select state, total_yen from renewals where line_id = $1 order by placed_at",
      values: [before.lineId],
    });
    expect(rows).toEqual([
      { state: "cancelled", total_yen: 2980 },
      { state: "paid", total_yen: 1980 },
    ]);
  });

  it("is not exchanged for a dearer one, itself, or another sum than was told", async () => {
    const before = await waiting();
    const { lineId } = before;
    const cheap = await exchangePlan(act, outside, wishFor(before, "week", 1000));
    if (!cheap.ok) return expect.fail(cheap.refusal);
    for (const [planCode, shown, refusal] of [
      ["queue", -1000, "plan_costs_more"],
      ["week", 0, "plan_is_the_same"],
      ["day", 0, "exchange_changed"],
      ["none", 0, "plan_unknown"],
    ] as const) {
      const asked = await exchangePlan(act, outside, wishFor(cheap.value, planCode, shown));
      expect([planCode, asked]).toMatchObject([planCode, { ok: false, refusal }]);
    }
    expect((await order(cheap.value)).renewal).toMatchObject({ state: "paid", lineId });
  });
});

it("is too late once the plan runs", async () => {
  const running = await orderOn(act, await town.line(), outside);
  expect((await order(running)).renewal.state).toBe("active");
  const asked = await exchangePlan(act, outside, wishFor(running, "other", 0));
  expect(asked).toMatchObject({ ok: false });
  expect((await order(running)).renewal.state).toBe("active");
});

it("moves the money of a same price without any going back, and takes back what was asked for", async () => {
  const slow = answering(act, { granted: "done" });
  const line = await town.line();
  const before = await orderOn(act, line, { ...slow, carrier: silent(slow) });
  expect((await order(before)).renewal.state).toBe("activation_unknown");
  const exchanged = await exchangePlan(act, slow, wishFor(before, "other", 0));
  if (!exchanged.ok) return expect.fail(exchanged.refusal);
  await workOn(act, slow, before);
  await workOn(act, slow, exchanged.value);
  expect((await order(before)).refunds).toEqual([]);
  expect((await order(exchanged.value)).renewal.state).toBe("active");
  const { rows } = await act.database.run({
    text: "select operation, state from activations where renewal_id = $1 order by wanted_at, operation",
    values: [before.renewalId],
  });
  expect(rows).toContainEqual({ operation: "revoke", state: "done" });
});

function silent(of: typeof outside): typeof outside.carrier {
  const unknown = async () => ({ kind: "unknown" }) as const;
  return (name) => ({ ...of.carrier(name), grant: unknown, ask: unknown });
}
