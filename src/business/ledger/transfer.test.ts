import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { taxInside, yen } from "../../foundation/money/index.ts";
import { ACCOUNTS, bookId, growsByDebit } from "./chart.ts";
import {
  BOOKINGS,
  reversalOf,
  transfersFor,
  type BookNews,
  type MoneyNews,
  type Transfer,
} from "./transfer.ts";

const AT = instant("2026-11-22T03:00:00Z");
const ids = {
  lineId: newId<"line">(),
  sellerId: newId<"seller">(),
  renewalId: newId<"renewal">(),
  attemptId: newId<"attempt">(),
  refundId: newId<"refund">(),
  provider: "sandbox",
  at: AT,
};
const priced = { ...ids, totalYen: yen(1980), taxYen: yen(180) };

test("a confirmed payment is owed by the provider and split into net price and tax", () => {
  expect(transfersFor({ what: "payment_confirmed", ...priced }).map(brief)).toEqual([
    `receivable provider:sandbox <- deferred_revenue seller:${ids.sellerId} 1800`,
    `receivable provider:sandbox <- output_tax seller:${ids.sellerId} 180`,
  ]);
});

test("a seller who collects no tax has no transfer of tax", () => {
  const transfers = transfersFor({ what: "payment_confirmed", ...priced, taxYen: yen(0) });
  expect(transfers.map(({ amountYen }) => amountYen)).toEqual([1980]);
});

test("a refund goes back to where the money came from and leaves nothing", () => {
  const all = [
    ...transfersFor({ what: "payment_confirmed", ...priced }),
    ...transfersFor({ what: "refund_decided", ...priced }),
    ...transfersFor({ what: "refund_done", ...priced }),
  ];
  expect([...balancesOf(all).values()].every((balance) => balance === 0)).toBe(true);
});

test("late money waits unallocated at its provider and never touches revenue", () => {
  const late = transfersFor({ what: "late_money", ...ids, totalYen: yen(1980) });
  expect(late.map(brief)).toEqual([
    "receivable provider:sandbox <- unallocated_money provider:sandbox 1980",
  ]);
  const all = [
    ...late,
    ...transfersFor({ what: "late_refund_decided", ...ids, totalYen: yen(1980) }),
    ...transfersFor({ what: "refund_done", ...ids, totalYen: yen(1980) }),
  ];
  expect([...balancesOf(all).values()].every((balance) => balance === 0)).toBe(true);
});

test("a plan that was refunded and cannot be taken back shows its value as a loss", () => {
  const all = [
    ...transfersFor({ what: "payment_confirmed", ...priced }),
    ...transfersFor({ what: "refund_decided", ...priced }),
    ...transfersFor({ what: "refund_done", ...priced }),
    ...transfersFor({ what: "plan_lost", ...priced }),
  ];
  const book = `seller:${ids.sellerId}`;
  expect(balancesOf(all).get(`losses ${book}`)).toBe(1800);
  expect(balancesOf(all).get(`revenue ${book}`)).toBe(1800);
  expect(balancesOf(all).get(`output_tax ${book}`)).toBe(0);
});

test("what concerns no line is booked under its book, once per row of the report", () => {
  const row = { rowId: newId<"report_row">(), provider: "sandbox", totalYen: yen(1900), at: AT };
  const booked = (what: Extract<BookNews, { rowId: unknown }>["what"]) =>
    transfersFor({ ...row, what });
  expect(booked("payout_arrived").map(brief)).toEqual([
    "bank house <- receivable provider:sandbox 1900",
  ]);
  expect(booked("fee_kept").map(brief)).toEqual([
    "provider_fees provider:sandbox <- receivable provider:sandbox 1900",
  ]);
  expect(booked("fee_kept")[0]).toMatchObject({
    lineId: bookId("provider:sandbox"),
    causeId: row.rowId,
  });
  const all = (["payout_arrived", "payout_returned", "fee_kept", "fee_returned"] as const).flatMap(
    booked,
  );
  expect([...balancesOf(all).values()].every((balance) => balance === 0)).toBe(true);
});

test("cash of a till comes from the safe, goes back there, and its difference is an expense", () => {
  const tillId = newId<"till">();
  const movement = { movementId: newId<"till_movement">(), tillId, totalYen: yen(500), at: AT };
  const till = `till:${tillId}`;
  const booked = (what: Extract<BookNews, { movementId: unknown }>["what"]) =>
    transfersFor({ ...movement, what }).map(brief);
  expect(booked("till_filled")).toEqual([`cash ${till} <- safe house 500`]);
  expect(booked("till_emptied")).toEqual([`safe house <- cash ${till} 500`]);
  expect(booked("till_paid_out")).toEqual([`cash_adjustments ${till} <- cash ${till} 500`]);
  expect(booked("till_short")).toEqual([`cash_differences ${till} <- cash ${till} 500`]);
  expect(booked("till_over")).toEqual([`cash ${till} <- cash_differences ${till} 500`]);
});

test("a reversal is the same amount the other way and names what it takes back", () => {
  const [booked] = transfersFor({ what: "late_money", ...ids, totalYen: yen(1980) });
  const transferId = newId<"transfer">();
  const reversal = reversalOf({ ...booked!, transferId }, AT);
  expect(reversal).toMatchObject({ cause: "reversal", causeId: transferId, amountYen: 1980 });
  expect(reversal).not.toHaveProperty("transferId");
  expect([...balancesOf([booked!, reversal]).values()]).toEqual([0, 0]);
});

test("tax above the total is a bug and throws", () => {
  expect(() => transfersFor({ what: "payment_confirmed", ...priced, taxYen: yen(1981) })).toThrow(
    "tax 1981 of 1980 yen",
  );
});

test("every happening is booked under causes of its own", () => {
  const causes = Object.entries(BOOKINGS).flatMap(([what, { moves }]) =>
    moves.map(([, , amount]) => `${what}.${amount}`),
  );
  expect(new Set(causes).size).toBe(causes.length);
});

test("whatever happens to a renewal, liabilities stay above zero and all sums to zero", () => {
  fc.assert(
    fc.property(history(), (news) => {
      const transfers = news.flatMap(transfersFor);
      const balances = balancesOf(transfers);
      let sum = 0;
      for (const [name, balance] of balances) {
        const account = name.split(" ")[0] as keyof typeof ACCOUNTS;
        sum += growsByDebit(account) ? balance : -balance;
        if (ACCOUNTS[account] === "liability") expect(balance).toBeGreaterThanOrEqual(0);
      }
      expect(sum).toBe(0);
      const keys = transfers.map(({ cause, causeId }) => `${cause} ${causeId}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

// One payment, then refunds of parts of it, each decided before or after the supply and then done
// or not; money of second attempts beside it.
function history(): fc.Arbitrary<readonly MoneyNews[]> {
  const part = fc.record({ share: fc.nat(100), isDone: fc.boolean() });
  return fc
    .record({
      totalYen: fc.integer({ min: 1, max: 1_000_000 }),
      ratePerMille: fc.constantFrom(0, 80, 100),
      rounding: fc.constantFrom("floor", "ceil", "round"),
      isSupplied: fc.boolean(),
      refunds: fc.array(part, { maxLength: 4 }),
      lates: fc.array(fc.record({ isDecided: fc.boolean(), isDone: fc.boolean() }), {
        maxLength: 3,
      }),
    })
    .map(({ totalYen, ratePerMille, rounding, isSupplied, refunds, lates }) => {
      const total = yen(totalYen);
      const tax = taxInside(total, ratePerMille, rounding);
      const news: MoneyNews[] = [
        { what: "payment_confirmed", ...ids, totalYen: total, taxYen: tax },
      ];
      if (isSupplied) news.push({ what: "plan_supplied", ...ids, totalYen: total, taxYen: tax });
      let netLeft = total - tax;
      let taxLeft: number = tax;
      for (const { share, isDone } of refunds) {
        const net = Math.floor((netLeft * share) / 100);
        const taxPart = Math.floor((taxLeft * share) / 100);
        netLeft -= net;
        taxLeft -= taxPart;
        const of = { ...ids, refundId: newId<"refund">(), totalYen: yen(net + taxPart) };
        const what = isSupplied ? "supplied_refund_decided" : "refund_decided";
        news.push({ what, ...of, taxYen: yen(taxPart) });
        if (isDone) news.push({ what: "refund_done", ...of });
      }
      for (const { isDecided, isDone } of lates) {
        const attemptId = newId<"attempt">();
        const of = { ...ids, attemptId, refundId: newId<"refund">(), totalYen: total };
        news.push({ what: "late_money", ...of });
        if (isDecided) news.push({ what: "late_refund_decided", ...of });
        if (isDecided && isDone) news.push({ what: "refund_done", ...of });
      }
      return news;
    });
}

function balancesOf(transfers: readonly Transfer[]): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  const add = (account: Transfer["debitAccount"], name: string, debit: number) => {
    const signed = growsByDebit(account) ? debit : 0 - debit;
    const key = `${account} ${name}`;
    result.set(key, (result.get(key) ?? 0) + signed);
  };
  for (const transfer of transfers) {
    add(transfer.debitAccount, transfer.debitBook, transfer.amountYen);
    add(transfer.creditAccount, transfer.creditBook, -transfer.amountYen);
  }
  return result;
}

function brief(transfer: Transfer): string {
  const { debitAccount, debitBook, creditAccount, creditBook, amountYen } = transfer;
  return `${debitAccount} ${debitBook} <- ${creditAccount} ${creditBook} ${amountYen}`;
}
