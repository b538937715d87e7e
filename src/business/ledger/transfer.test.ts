import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { taxInside, yen } from "../../foundation/money/index.ts";
import { ACCOUNTS, bookId, growsByDebit } from "./chart.ts";
import { BOOKINGS } from "./bookings.ts";
import type { BookNews, MoneyNews } from "./news.ts";
import { reversalOf, transfersFor, type Transfer } from "./transfer.ts";

type RowNews = Extract<BookNews, { readonly rowId: unknown }>;

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
  const booked = (what: RowNews["what"]) => transfersFor({ ...row, what });
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
  const agentId = newId<"agent">();
  const booked = (what: Extract<BookNews, { movementId: unknown }>["what"]) =>
    transfersFor({ ...movement, agentId, what }).map(brief);
  expect(booked("till_filled")).toEqual([`cash ${till} <- safe house 500`]);
  expect(booked("till_emptied")).toEqual([`safe house <- cash ${till} 500`]);
  expect(booked("till_paid_out")).toEqual([`cash_adjustments ${till} <- cash ${till} 500`]);
  expect(booked("till_short")).toEqual([`cash_differences ${till} <- cash ${till} 500`]);
  expect(booked("till_over")).toEqual([`cash ${till} <- cash_differences ${till} 500`]);
  const agent = `receivable agent:${agentId}`;
  expect(booked("till_from_agent")).toEqual([`cash ${till} <- ${agent} 500`]);
  expect(booked("till_to_agent")).toEqual([`${agent} <- cash ${till} 500`]);
});

test("PINs are sold without tax; undone or expired, the seller owes nothing for them any more", () => {
  const { sellerId } = ids;
  const money = { account: "receivable", book: "agent:hana" } as const;
  const of = { sellerId, money, at: AT };
  const sold = transfersFor({
    ...{ what: "pins_sold", ...of, saleId: newId<"pin_sale">(), totalYen: yen(5940) },
  });
  expect(sold.map(brief)).toEqual([
    `receivable agent:hana <- pin_liability seller:${sellerId} 5940`,
  ]);
  expect(sold[0]!.lineId).toBe(bookId(`seller:${sellerId}`));
  const undone = transfersFor({
    ...{ what: "pin_sale_undone", ...of, pinId: newId<"pin">(), totalYen: yen(1980) },
  });
  const used = transfersFor({
    ...{ what: "payment_confirmed", ...priced, provider: "pin" },
    money: { account: "pin_liability", book: `seller:${sellerId}` },
  });
  const expired = transfersFor({
    ...{ what: "pins_expired", sellerId, at: AT, totalYen: yen(1980) },
    closingId: newId<"pin_closing">(),
  });
  expect(Object.fromEntries(balancesOf([...sold, ...undone, ...used, ...expired]))).toEqual({
    "receivable agent:hana": 3960,
    [`pin_liability seller:${sellerId}`]: 0,
    [`deferred_revenue seller:${sellerId}`]: 1800,
    [`output_tax seller:${sellerId}`]: 180,
    [`breakage seller:${sellerId}`]: 1980,
  });
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

// One payment, used part by part; refunds of parts of it, each taken first from what is not
// earned yet, and then done or not; money of second attempts beside it.
function history(): fc.Arbitrary<readonly MoneyNews[]> {
  const step = fc.record({
    what: fc.constantFrom("use", "use", "refund", "supply"),
    share: fc.nat(100),
    isDone: fc.boolean(),
  });
  return fc
    .record({
      totalYen: fc.integer({ min: 1, max: 1_000_000 }),
      ratePerMille: fc.constantFrom(0, 80, 100),
      rounding: fc.constantFrom("floor", "ceil", "round"),
      steps: fc.array(step, { maxLength: 8 }),
      lates: fc.array(fc.record({ isDecided: fc.boolean(), isDone: fc.boolean() }), {
        maxLength: 3,
      }),
    })
    .map(({ totalYen, ratePerMille, rounding, steps, lates }) => {
      const total = yen(totalYen);
      const tax = taxInside(total, ratePerMille, rounding);
      const news: MoneyNews[] = [
        { what: "payment_confirmed", ...ids, totalYen: total, taxYen: tax },
      ];
      const left = { deferred: total - tax, earned: 0, tax: tax as number };
      let isSupplied = false;
      for (const { what, share, isDone } of steps) {
        if (isSupplied && what !== "refund") continue;
        if (what === "refund") news.push(...refundOf(left, share, isDone));
        else news.push(earn(left, what === "supply" ? 100 : share, what));
        isSupplied ||= what === "supply";
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

interface Left {
  deferred: number;
  earned: number;
  tax: number;
}

function earn(left: Left, share: number, what: "use" | "supply"): MoneyNews {
  const part = Math.floor((left.deferred * share) / 100);
  left.deferred -= part;
  left.earned += part;
  return what === "supply"
    ? { what: "plan_supplied", ...ids, totalYen: yen(part) }
    : { what: "plan_used", ...ids, useId: newId(), totalYen: yen(part) };
}

function refundOf(left: Left, share: number, isDone: boolean): readonly MoneyNews[] {
  const net = Math.floor(((left.deferred + left.earned) * share) / 100);
  const taxYen = yen(Math.floor((left.tax * share) / 100));
  const deferred = Math.min(net, left.deferred);
  left.deferred -= deferred;
  left.earned -= net - deferred;
  left.tax -= taxYen;
  const of = { ...ids, refundId: newId<"refund">() };
  const earned = { ...of, totalYen: yen(net - deferred), taxYen: yen(0) };
  return [
    { what: "refund_decided", ...of, totalYen: yen(deferred + taxYen), taxYen },
    { what: "supplied_refund_decided", ...earned },
    ...(isDone ? [{ what: "refund_done", ...of, totalYen: yen(net + taxYen) } as const] : []),
  ];
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
