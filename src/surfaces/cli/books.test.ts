import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import type { PaymentProvider, ReportRow } from "../../business/payments/index.ts";
import { addHours, instant } from "../../foundation/clock/index.ts";
import {
  checkBooks,
  listOfDifferences,
  reverseBooked,
  solveListed,
  takeReportDay,
  takeReportFile,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);

test("sound books are told in one line, others in a table that says what is wrong", async () => {
  await orderOn(act, await town.line(), answering(act));
  const sound = await checkBooks(act);
  expect(sound).toEqual({ isSound: true, text: "ledger zero: 2 transfers, 3 accounts\n" });
  const { rows } = await db.database.run({
    text: "select transfer_id as id from transfers where cause = 'payment_confirmed.net'",
    values: [],
  });
  const [{ id: transferId }] = rows as [{ id: string }];
  expect(await reverseBooked(act, { transferId, why: "test" })).toEqual({
    ok: true,
    value: "reversed ¥1,800: deferred_revenue from receivable\n",
  });
  const wrong = await checkBooks(act);
  expect(wrong.isSound).toBe(false);
  expect(wrong.text).toMatch(/^finding +thing +found +wanted$/mu);
  expect(wrong.text).toMatch(/^attempt_not_booked +[0-9a-f-]{36} +¥180 +¥1,980$/mu);
  expect(wrong.text).toContain("a payment succeeded for another amount than the books know of");
  expect(wrong.text).toMatch(/^2 findings in 3 transfers$/mu);
});

test("a difference is listed with what to do, solved, and listed with who solved it", async () => {
  const provider = telling([row({ reference: "x", kind: "payment", grossYen: 500 })]);
  expect(await takeReportFile(act, provider, new Uint8Array())).toMatchObject({
    value: {
      isTaken: true,
      text: "1 rows, 1 of them new\n1 open differences: see `reconcile list --provider teller`\n",
    },
  });
  const open = await listOfDifferences(act, { provider: "teller" });
  expect(open).toMatch(/payment_unknown_here +row x +¥500 +find out whose it is/u);
  expect(open).toMatch(/^1 open$/mu);
  const [differenceId] = /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(open)!;
  expect(await solveListed(act, { differenceId, why: "a test of theirs" })).toEqual({
    ok: true,
    value: "solved: payment_unknown_here, row x\n",
  });
  expect(await listOfDifferences(act, { provider: "teller" })).toBe("0 open\n");
  const solved = await listOfDifferences(act, { provider: "teller", isSolved: true });
  expect(solved).toContain("test: a test of theirs");
});

test("bad rows of a file are named one by one, and nothing is taken in", async () => {
  const faults = [
    { row: 3, column: "fee", fault: "amount_unreadable" },
    { row: 7, column: "currency", fault: "not_yen" },
    { row: 1, fault: "no_table" },
  ];
  const bad = { name: "bad", reports: { parse: () => ({ rows: [], faults }) } };
  expect(
    await takeReportFile(act, bad as unknown as PaymentProvider, new Uint8Array()),
  ).toMatchObject({
    value: {
      isTaken: false,
      text: "row 3, fee: cannot be read as an amount\nrow 7, currency: is not in yen\nrow 1: this is no table\nnothing was taken in\n",
    },
  });
});

test("a day that was fetched tells how much was new; one that is not over is refused", async () => {
  const provider = telling([row({ reference: "f", kind: "fee", grossYen: -10 })]);
  const later = { ...act, clock: { now: () => addHours(act.clock.now(), 48) } };
  expect(await takeReportDay(later, { ...provider, name: "daily" }, "2026-11-22")).toEqual({
    ok: true,
    value: "2026-11-22: 1 rows, 1 of them new\nno open difference\n",
  });
  expect(await takeReportDay(act, provider, "2026-12-31")).toMatchObject({
    refusal: "day_not_over",
  });
});

function telling(rows: readonly ReportRow[]): PaymentProvider {
  const reports = {
    parse: () => ({ rows, faults: [] }),
    read: async () => ({ kind: "read", rows }),
  };
  return { name: "teller", reports } as unknown as PaymentProvider;
}

function row(wish: Pick<ReportRow, "reference" | "kind" | "grossYen">): ReportRow {
  const at = instant("2026-11-22T03:00:00Z");
  return { ...wish, feeYen: 0, netYen: wish.grossYen, at };
}
