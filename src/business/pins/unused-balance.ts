import type { Act } from "../../foundation/act/index.ts";
import { addDays, JST, startOfDate, type LocalDate } from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { allSellers, type Seller } from "../catalogue/index.ts";
import { balances } from "../ledger/index.ts";
import { expiredUnbooked } from "./pins-store.ts";

export interface UnusedBalance {
  readonly seller: Seller;
  /** Face value sold and neither used, undone nor expired at the end of that day in Japan. */
  readonly unusedYen: Yen;
}

/**
 * 未使用残高 of each seller on a base date (31 March and 30 September: Payment Services Act, article
 * 14, asks for a deposit above `DEPOSIT_ABOVE_YEN`). PINs that end within six months of their sale
 * are exempt (article 4 (2)); the figure proves what is meant by that.
 */
export async function unusedBalance(
  act: Act,
  baseDate: LocalDate,
): Promise<readonly UnusedBalance[]> {
  const until = startOfDate(addDays(baseDate, 1), JST);
  const [sellers, booked, expired] = await Promise.all([
    allSellers(act),
    balances(act, { account: "pin_liability", before: until }),
    expiredUnbooked(act, until),
  ]);
  return sellers.map((seller) => {
    const own = booked.find(({ book }) => book === `seller:${seller.sellerId}`);
    const unused = (own?.balanceYen ?? 0) - (expired.get(seller.sellerId) ?? 0);
    return { seller, unusedYen: yen(unused) };
  });
}

export const DEPOSIT_ABOVE_YEN = yen(10_000_000);
