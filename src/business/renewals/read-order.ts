import type { Act } from "../../foundation/act/index.ts";
import { msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { planById, sellerOf, type Plan, type Seller } from "../catalogue/index.ts";
import { lineById, type Line } from "../lines/index.ts";
import {
  disputesOf,
  isOpen,
  type Attempt,
  type Dispute,
  type Refund,
  type RefundClaim,
} from "../payments/index.ts";
import { refundBy, type Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { canTake, isTogether, isUnpaid, isWaitingForCarrier, type Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";
import { openSlip, type Slip } from "./slip.ts";

/** Everything an order's page shows, on every surface. */
export interface Order {
  readonly renewal: Renewal;
  readonly plan: Plan;
  readonly seller: Seller;
  readonly line: Line;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  /** Of refunds that cannot go back the way their money came. */
  readonly claims: readonly RefundClaim[];
  /** About its payments; open or lost, they keep refunds from being sent. */
  readonly disputes: readonly Dispute[];
  readonly bucket?: Bucket;
  /** The attempt that waits for the customer, newest first. */
  readonly openAttempt?: Attempt;
  /** While it can be paid in a shop. */
  readonly slip?: Slip;
  /** Seconds until the promise ends; negative once it is missed. Only while it runs. */
  readonly promiseLeftSeconds?: number;
  /** When the money goes back by itself; only past the promise. */
  readonly refundsItselfAt?: Instant;
  readonly may: {
    readonly pay: boolean;
    readonly cancel: boolean;
    /** Past the promise: wait, take another plan, or have the money back. */
    readonly choose: boolean;
  };
  /** Of one that is paid for together with others: the order whose number their checkout goes by. */
  readonly checkoutNumber?: string;
}

export async function readOrder(act: Act, key: RenewalKey): Promise<Order | undefined> {
  const picture = await pictureOf(act, key);
  if (picture === undefined) return undefined;
  const { renewal } = picture;
  const [plan, seller, line] = await Promise.all([
    planById(act, renewal.planId, renewal.placedAt),
    sellerOf(act, renewal.sellerId),
    lineById(act, renewal.lineId),
  ]);
  if (plan === undefined || line === undefined) return undefined;
  const openAttempt = picture.attempts.findLast(isOpen);
  const slip = isUnpaid(renewal) ? openSlip(renewal, picture.attempts) : undefined;
  return {
    renewal,
    plan,
    seller,
    line,
    attempts: picture.attempts,
    refunds: picture.refunds,
    claims: picture.claims,
    disputes: await disputesIn(act, picture),
    ...(picture.bucket === undefined ? {} : { bucket: picture.bucket }),
    ...(openAttempt === undefined ? {} : { openAttempt }),
    ...(slip === undefined ? {} : { slip }),
    ...promiseOf(picture, act.clock.now()),
    may: choicesOf(picture, act.clock.now()),
    ...checkoutOf(picture),
  };
}

async function disputesIn(act: Act, { attempts }: Picture): Promise<readonly Dispute[]> {
  const disputed = attempts.filter(({ dispute }) => dispute !== undefined);
  return (await Promise.all(disputed.map(async (attempt) => disputesOf(act, attempt)))).flat();
}

function promiseOf(picture: Picture, now: Instant) {
  const { promisedAt } = picture.renewal;
  if (promisedAt === undefined || !isWaitingForCarrier(picture.renewal)) return {};
  const left = Math.floor(msBetween(now, promisedAt) / 1000);
  const refundsItselfAt = refundBy(picture.renewal);
  return {
    promiseLeftSeconds: left,
    ...(left > 0 || refundsItselfAt === undefined ? {} : { refundsItselfAt }),
  };
}

function checkoutOf({ renewal, lead }: Picture): Pick<Order, "checkoutNumber"> {
  const first = renewal.checkoutYen === undefined ? lead?.renewal : renewal;
  return first === undefined ? {} : { checkoutNumber: first.number };
}

function choicesOf(picture: Picture, now: Instant): Order["may"] {
  const { state, payBy, promisedAt } = picture.renewal;
  const isAlone = !isTogether(picture.renewal);
  const isLate = promisedAt !== undefined && promisedAt <= now;
  return {
    pay: isAlone && canTake("renewal.payment_begun", state) && now < payBy,
    cancel: isAlone && canTake("renewal.cancelled", state),
    choose: isLate && isWaitingForCarrier(picture.renewal),
  };
}
