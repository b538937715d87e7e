import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addHours, instant, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { balances } from "../ledger/index.ts";
import type { PaymentProvider, ReportRow } from "../payments/index.ts";
import { importReport, listDifferences, solveDifference } from "./index.ts";

const db = await testDatabase();
const act = db.act({ actor: { kind: "staff", id: "sato" }, at: "2026-11-25T03:00:00Z" });
const AT = instant("2026-11-22T03:00:00Z");

test("a payout of more than was told is found, and solved by the rows that were missing", async () => {
  const payment = row({ reference: "p", kind: "other", grossYen: 700 });
  const payout = row({ reference: "po", kind: "payout", grossYen: -1000, at: addHours(AT, 1) });
  await take("short", payment, payout);
  expect(await open("short")).toEqual([
    "other_movement row p 700",
    "payout_differs payout po -1000",
  ]);
  await take("short", row({ reference: "q", kind: "fee", grossYen: 300 }));
  expect(await open("short")).toEqual(["other_movement row p 700"]);
  expect(await yenOf("bank", "house")).toBe(1000);
});

test("fees and payouts are booked once, what the provider gives back the other way", async () => {
  const rows = [
    row({ reference: "f", kind: "fee", grossYen: -120 }),
    row({ reference: "g", kind: "fee", grossYen: 20 }),
    row({ reference: "d", kind: "dispute", grossYen: -1980, feeYen: 1500 }),
    row({ reference: "e", kind: "dispute", grossYen: 1980, feeYen: -1500 }),
    row({ reference: "o", kind: "payout", grossYen: 50 }),
  ];
  await take("fees", ...rows);
  await take("fees", ...rows);
  expect(await yenOf("provider_fees", "provider:fees")).toBe(100);
  expect(await yenOf("receivable", "provider:fees")).toBe(-50);
});

test("the same movement told otherwise keeps what it was, and is a difference", async () => {
  await take("retold", row({ reference: "f", kind: "fee", grossYen: -120 }));
  await take("retold", row({ reference: "f", kind: "fee", grossYen: -130 }));
  expect(await open("retold")).toEqual(["report_changed retold f -130"]);
  expect(await yenOf("provider_fees", "provider:retold")).toBe(120);
});

test("a row that does not add up is found", async () => {
  await take("sums", { ...row({ reference: "f", kind: "fee", grossYen: -120 }), netYen: -119 });
  expect(await open("sums")).toEqual(["does_not_add_up row f -120"]);
});

test("names that are none of ours are no ids, and find nobody", async () => {
  await take("names", {
    ...row({ reference: "p", kind: "payment", grossYen: 10 }),
    attemptId: "order 12",
    refundId: "'; drop table report_rows",
  });
  expect(await open("names")).toEqual(["payment_unknown_here row p 10"]);
});

test("a difference is solved by somebody with a reason, once, and stays solved", async () => {
  const stranger = row({ reference: "p", kind: "payment", grossYen: 10 });
  await take("solved", stranger);
  const [difference] = await listDifferences(act, { provider: "solved" });
  const { differenceId } = difference!;
  const solve = async (why: string) => solveDifference(act, { differenceId, why });
  expect(await solve("  ")).toMatchObject({ refusal: "why_missing" });
  const both = await Promise.all([solve("a gift"), solve("a gift")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await solve("again")).toMatchObject({ refusal: "already_solved", facts: { by: "sato" } });
  act.clock.moveTo(addHours(act.clock.now(), 1));
  await take("solved", stranger);
  expect(await open("solved")).toEqual([]);
  expect(await listDifferences(act, { provider: "solved", state: "solved" })).toMatchObject([
    { solvedBy: "sato", why: "a gift" },
  ]);
  for (const unknown of [newId(), "none"]) {
    const outcome = await solveDifference(act, { differenceId: unknown, why: "x" });
    expect(outcome).toMatchObject({ refusal: "difference_unknown" });
  }
});

test("each difference found and solved is an event for staff", async () => {
  const { rows } = await db.database.run({
    text: `select name, count(*)::int as count from events
      where after ->> 'provider' = 'solved' and name like 'difference.%' group by name order by name`,
    values: [],
  });
  expect(rows).toEqual([
    { name: "difference.found", count: 1 },
    { name: "difference.solved", count: 1 },
  ]);
});

function row(wish: Partial<ReportRow> & Pick<ReportRow, "reference" | "kind" | "grossYen">) {
  const feeYen = wish.feeYen ?? 0;
  return { at: AT as Instant, ...wish, feeYen, netYen: wish.grossYen - feeYen };
}

async function take(name: string, ...rows: readonly ReportRow[]): Promise<void> {
  const reports = { parse: () => ({ rows, faults: [] }) };
  const taken = await importReport(act, { name, reports } as unknown as PaymentProvider, file);
  if (!taken.ok) throw new Error(taken.refusal);
  act.clock.moveTo(addHours(act.clock.now(), 1));
}

const file = new Uint8Array();

async function open(provider: string): Promise<readonly string[]> {
  const all = await listDifferences(act, { provider });
  return all.map(({ kind, subject, thereYen }) => `${kind} ${subject} ${thereYen}`).toSorted();
}

async function yenOf(account: string, book: string): Promise<number | undefined> {
  return (await balances(act)).find((one) => one.account === account && one.book === book)
    ?.balanceYen;
}
