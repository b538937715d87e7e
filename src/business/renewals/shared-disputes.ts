import type { Act } from "../../foundation/act/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { paymentOf, sharesOf, type DisputeReading } from "../payments/index.ts";
import { hearDisputes } from "./hear-disputes.ts";
import type { Renewal, RenewalId } from "./renewal.ts";
import { renewalOf, renewalsJoinedTo, type RenewalKey } from "./renewals-store.ts";

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
  const shared = await sharedOf(act, key, attemptId);
  if (shared === undefined) return hearDisputes(act, key, told);
  const { first, members } = shared;
  const prices = [first, ...members].map(({ totalYen }) => totalYen);
  const partsAt = (place: number) =>
    disputes.map((one) => ({ ...one, amountYen: sharedOut(one.amountYen, prices)[place]! }));
  await hearDisputes(act, key, { attemptId, disputes: partsAt(0) });
  const shares = await sharesOf(act, attemptId);
  for (const [i, member] of members.entries()) {
    const share = shares.find(({ checkoutId }) => checkoutId === member.checkoutId);
    if (share === undefined) continue;
    act.failpoint("checkout.before_dispute");
    await hearDisputes(act, member, { attemptId: share.attemptId, disputes: partsAt(i + 1) });
  }
}

interface Shared {
  readonly first: Renewal;
  readonly members: readonly Renewal[];
}

/** Who shares a payment; undefined of one for a single renewal, and of money that came beside it. */
async function sharedOf(act: Act, key: RenewalKey, attemptId: string): Promise<Shared | undefined> {
  const first = await firstOf(act, await renewalOf(act, key));
  if (first?.checkoutYen === undefined) return undefined;
  const paid = await paymentOf(act, first);
  if (paid?.attemptId !== attemptId) return undefined;
  return { first, members: await renewalsJoinedTo(act, first) };
}

// What took an order's place has its payment, and the checkout stays with the order.
async function firstOf(act: Act, one: Renewal | undefined): Promise<Renewal | undefined> {
  if (one?.replacesId === undefined || one.checkoutYen !== undefined) return one;
  const { lineId, replacesId } = one;
  return firstOf(act, await renewalOf(act, { lineId, renewalId: replacesId as RenewalId }));
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
