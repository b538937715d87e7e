import type { Act } from "../../foundation/act/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { DisputeReading } from "../payments/index.ts";
import { hearDisputes } from "./hear-disputes.ts";
import type { RenewalKey } from "./renewals-store.ts";
import type { Picture } from "./visit.ts";

/**
 * Records what a provider tells of the disputes about a payment. One that paid for several renewals
 * is questioned as a whole: each of its parts bears its own, on its own line, so that what was to
 * go back of it is settled there.
 */
export async function hearDisputesOf(
  act: Act,
  key: RenewalKey,
  of: {
    readonly picture: Picture | undefined;
    readonly attemptId: string;
    readonly disputes: readonly DisputeReading[];
  },
): Promise<void> {
  const { picture, attemptId, disputes } = of;
  if (disputes.length === 0) return;
  const shares = (picture?.members ?? []).flatMap(({ share }) =>
    share?.shareOf === attemptId ? [share] : [],
  );
  if (picture === undefined || shares.length === 0) {
    return hearDisputes(act, key, { attemptId, disputes });
  }
  const { totalYen } = picture.renewal;
  const prices = [totalYen, ...shares.map(({ amountYen }) => amountYen)];
  const partsAt = (place: number) =>
    disputes.map((one) => ({ ...one, amountYen: sharedOut(one.amountYen, prices)[place]! }));
  await hearDisputes(act, key, { attemptId, disputes: partsAt(0) });
  for (const { renewal, share } of picture.members ?? []) {
    if (share === undefined) continue;
    const told = { attemptId: share.attemptId, disputes: partsAt(shares.indexOf(share) + 1) };
    act.failpoint("checkout.before_dispute");
    await hearDisputes(act, renewal, told);
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
