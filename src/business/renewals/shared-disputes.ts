import type { Act } from "../../foundation/act/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { DisputeReading } from "../payments/index.ts";
import { hearDisputes } from "./hear-disputes.ts";
import { pictureOf } from "./picture.ts";
import type { RenewalKey } from "./renewals-store.ts";

/**
 * Records what a provider tells of the disputes about a payment. One that paid for several renewals
 * is questioned as a whole: each of its parts bears its own, on its own line, so that what was to
 * go back of it is settled there. One that was not taken yet bears it once it is.
 */
export async function hearDisputesOf(
  act: Act,
  key: RenewalKey,
  told: { readonly attemptId: string; readonly disputes: readonly DisputeReading[] },
): Promise<void> {
  const { attemptId, disputes } = told;
  if (disputes.length === 0) return;
  const picture = await pictureOf(act, key);
  // Money that came late or a second time was shared with nobody.
  const members = picture?.paid?.attemptId === attemptId ? (picture.members ?? []) : [];
  if (picture === undefined || members.length === 0) return hearDisputes(act, key, told);
  const prices = [picture, ...members].map(({ renewal }) => renewal.totalYen);
  const partsAt = (place: number) =>
    disputes.map((one) => ({ ...one, amountYen: sharedOut(one.amountYen, prices)[place]! }));
  await hearDisputes(act, key, { attemptId, disputes: partsAt(0) });
  for (const [i, { renewal, share }] of members.entries()) {
    if (share === undefined) continue;
    act.failpoint("checkout.before_dispute");
    await hearDisputes(act, renewal, { attemptId: share.attemptId, disputes: partsAt(i + 1) });
  }
}

/** An amount over prices, in their proportion to the whole yen: no part above its price. */
export function sharedOut(amountYen: Yen, prices: readonly Yen[]): readonly Yen[] {
  const total = prices.reduce((sum, price) => sum + price, 0);
  const upTo = (place: number): number => {
    const before = prices.slice(0, place).reduce((sum, price) => sum + price, 0);
    return Math.floor((amountYen * before) / total);
  };
  return prices.map((_, place) => yen(upTo(place + 1) - upTo(place)));
}
