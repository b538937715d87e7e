import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** What circulates in Japan, the largest first. */
export const DENOMINATIONS = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1] as const;
export type Denomination = (typeof DENOMINATIONS)[number];

/** How many of each note and coin; what is left out is none. */
export type CashCount = Readonly<Partial<Record<Denomination, number>>>;

/** More of one note or coin than this is a slip of the finger. */
export const PIECES_MAX = 9_999;

export function sumOf(count: CashCount): Yen {
  return yen(DENOMINATIONS.reduce((sum, value) => sum + value * (count[value] ?? 0), 0));
}

/**
 * A count as typed, one text for each note and coin; empty is none. Names the first bad field. A
 * form without any figure is no count: a till that holds nothing is counted with a 0.
 */
export function readCount(
  typed: Readonly<Record<string, string>>,
): Outcome<CashCount, "count_unreadable"> {
  const count: Partial<Record<Denomination, number>> = {};
  for (const value of DENOMINATIONS) {
    const text = (typed[String(value)] ?? "").normalize("NFKC").trim();
    if (text === "") continue;
    if (!/^\d{1,4}$/.test(text) || Number(text) > PIECES_MAX) {
      return refused("count_unreadable", { field: String(value) });
    }
    count[value] = Number(text);
  }
  if (Object.keys(count).length > 0) return done(count);
  return refused("count_unreadable", { field: String(DENOMINATIONS[0]) });
}

/** The fewest notes and coins that make an amount; 2,000-yen notes are not given out. */
export function fewestPieces(amount: Yen): CashCount {
  const count: Partial<Record<Denomination, number>> = {};
  let rest: number = amount;
  for (const value of DENOMINATIONS) {
    if (value === 2_000) continue;
    const pieces = Math.floor(rest / value);
    if (pieces > 0) count[value] = pieces;
    rest -= pieces * value;
  }
  return count;
}

export interface Handed {
  readonly handedYen: Yen;
  readonly changeYen: Yen;
}

/** Over the price by more than this nobody hands over: it is a slip of the finger. */
export const CHANGE_YEN_MAX = 50_000;

/** What was handed over for a price, and the change; refuses too little and the absurd. */
export function settleCash(
  priceYen: Yen,
  handed: unknown,
): Outcome<Handed, "cash_unreadable" | "cash_short" | "cash_absurd"> {
  if (!Number.isSafeInteger(handed) || (handed as number) <= 0) {
    return refused("cash_unreadable", { field: "handed" });
  }
  const handedYen = yen(handed as number);
  const changeYen = handedYen - priceYen;
  if (changeYen < 0) {
    return refused("cash_short", { field: "handed", facts: { missingYen: -changeYen } });
  }
  if (changeYen > CHANGE_YEN_MAX) {
    return refused("cash_absurd", { field: "handed", facts: { changeYen } });
  }
  return done({ handedYen, changeYen: yen(changeYen) });
}
