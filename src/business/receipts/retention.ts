import { writeHouse, type Act } from "../../foundation/act/index.ts";
import {
  addMonths,
  JST,
  localDate,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import { countErasable, eraseParts, hasErasable } from "./retention-store.ts";

/**
 * The copy of an invoice is kept for seven years, counted from two months after the end of the
 * taxable period in which it was issued (Consumption Tax Act 57-4-6, its Order 70-13-1). Where a
 * seller's period ends is not known here, so the latest end is taken, a year after the issue:
 * 12 + 2 + 84 months. The function erase_receipts in the database holds the same.
 */
export const RECEIPT_KEPT_MONTHS = 98;

/**
 * To whom it is made out is personal and not among what must be kept: its holder may still need it
 * until the own year is filed, 12 + 2 months after the receipt was last issued.
 */
export const ADDRESSEE_KEPT_MONTHS = 14;

/** What may be erased at a moment: everything before these, and nothing after. */
export interface ErasableReceipts {
  readonly issuedBefore: Instant;
  readonly addressedBefore: Instant;
}

/** Counts whole days in Japan, and towards keeping where a month has fewer days. */
export function receiptsToErase(now: Instant): ErasableReceipts {
  const today = localDate(now, JST);
  const monthsAgo = (months: number) => startOfDate(addMonths(today, -months), JST);
  return {
    issuedBefore: monthsAgo(RECEIPT_KEPT_MONTHS),
    addressedBefore: monthsAgo(ADDRESSEE_KEPT_MONTHS),
  };
}

/** Erases what is past its time and leaves a row that says so; run by the worker now and then. */
export async function eraseOldReceipts(act: Act): Promise<void> {
  const now = act.clock.now();
  const erasable = receiptsToErase(now);
  if (!(await hasErasable(act, erasable))) return;
  await writeHouse(
    act,
    { name: "receipts.erased", after: { ...erasable } },
    eraseParts(erasable, now),
  );
}

/** How many receipts, or names on them, are past their time. */
export async function countErasableReceipts(act: Act): Promise<number> {
  return countErasable(act, receiptsToErase(act.clock.now()));
}
