import {
  DENOMINATIONS_YEN,
  mayTake,
  type ChangeAtHand,
} from "../../foundation/kiosk-wire/index.ts";
import type { CashBook } from "../journal/index.ts";

/** What decides whether, and which, money may come in now. */
export interface Acceptance {
  readonly duty:
    | { readonly intakeId: string; readonly dueYen: number; readonly inYen: number }
    | undefined;
  readonly book: CashBook;
  readonly atHand: ChangeAtHand;
  /** Any of these closes: the time is over, the house is away, the door is open, change is due… */
  readonly isClosed: boolean;
}

/** Denominations that may come in, the smallest first. */
export function letsIn({ duty, book, atHand, isClosed }: Acceptance): readonly number[] {
  if (duty === undefined || isClosed) return [];
  const paying = { dueYen: duty.dueYen, inYen: inOf(duty, book), atHand };
  return DENOMINATIONS_YEN.filter((yen) => mayTake(yen, paying) === "yes");
}

/** The machine may know of more than the house, and the house of another machine's. */
function inOf(duty: { readonly intakeId: string; readonly inYen: number }, book: CashBook): number {
  return Math.max(book.intakes.get(duty.intakeId)?.inYen ?? 0, duty.inYen);
}

/** What lies in hoppers that work; below zero is nothing. */
export function changeAtHand(book: CashBook, worksYen: readonly number[]): ChangeAtHand {
  return new Map(worksYen.map((yen) => [yen, Math.max(0, book.held.dispenser.get(yen) ?? 0)]));
}

/** As much of `yen` as the pieces make, the largest first: for what must go out as far as it can. */
export function mostOf(yen: number, atHand: ChangeAtHand): ChangeAtHand {
  const change = new Map<number, number>();
  let rest = yen;
  for (const [denominationYen, pieces] of [...atHand].toSorted(([a], [b]) => b - a)) {
    const count = Math.min(Math.floor(rest / denominationYen), pieces);
    if (count > 0) change.set(denominationYen, count);
    rest -= count * denominationYen;
  }
  return change;
}
