import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { planByCode } from "../catalogue/index.ts";
import { isOwner, savedLine, type CustomerId } from "../customers/index.ts";
import { readOrder, recentRenewals } from "../renewals/index.ts";
import { isOver } from "./auto-renewal.ts";
import { autoRenewalOf } from "./auto-renewals-store.ts";
import type { AutoPicture, OrderSeen } from "./next-move.ts";
import { occasionsWith } from "./occasions-store.ts";
import { savedMethodOf } from "./saved-methods-store.ts";

/** What is charged in a month was announced within it or a few days before. */
const LOOK_BACK_DAYS = 40;

/** Everything that stands about a line's automatic renewal; undefined where nobody agreed to one. */
export async function autoPictureOf(act: Act, lineId: string): Promise<AutoPicture | undefined> {
  const auto = await autoRenewalOf(act, lineId);
  if (auto === undefined) return undefined;
  const now = act.clock.now();
  const [occasions, buckets, plan, method, kept] = await Promise.all([
    occasionsWith(act, auto, addHours(now, -24 * LOOK_BACK_DAYS)),
    bucketsOfLine(act, lineId),
    planByCode(act, auto.planCode, now),
    savedMethodOf(act, auto.savedMethodId),
    savedLine(act, auto.customerId as CustomerId, lineId),
  ]);
  const open = occasions.find((one) => !isOver(one));
  const order =
    open?.renewalId === undefined ? undefined : await orderSeen(act, lineId, open.renewalId);
  const ofThis = occasions.filter(({ armedAt }) => armedAt === auto.consentedAt);
  return {
    ...{ auto, buckets },
    causes: ofThis.map(({ cause }) => cause),
    isKept: kept !== undefined && isOwner(kept),
    occasions,
    ...(open === undefined ? {} : { open }),
    ...(order === undefined ? {} : { order }),
    ...(plan === undefined ? {} : { plan }),
    ...(method === undefined ? {} : { method }),
  };
}

async function orderSeen(
  act: Act,
  lineId: string,
  renewalId: string,
): Promise<OrderSeen | undefined> {
  const order = await readOrder(act, { lineId, renewalId });
  if (order === undefined) return undefined;
  const { paidAt, placedAt, state } = order.renewal;
  // Paid, and another plan took its place with its money: that one says what became of it.
  if (state === "cancelled" && paidAt !== undefined) {
    const later = await recentRenewals(act, lineId, placedAt);
    const next = later.find(({ replacesId }) => replacesId === renewalId);
    if (next !== undefined) return orderSeen(act, lineId, next.renewalId);
  }
  const failure = order.attempts.findLast((one) => one.failure !== undefined)?.failure;
  return {
    state,
    hasAttempts: order.attempts.length > 0,
    ...(failure === undefined ? {} : { failure }),
  };
}
