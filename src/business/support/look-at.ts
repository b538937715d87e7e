import type { Act } from "../../foundation/act/index.ts";
import { later } from "../../foundation/clock/index.ts";
import { activationsOf } from "../activation/index.ts";
import { dataLeft, isRunning, type Bucket, type Moment } from "../buckets/index.ts";
import { planById } from "../catalogue/index.ts";
import { maySee, type LineId, type Proof } from "../lines/index.ts";
import {
  readOrder,
  readStanding,
  voucherState,
  type Order,
  type RenewalKey,
  type Standing,
} from "../renewals/index.ts";
import { SAYS_OF, type CarrierWord, type Look, type SeenBucket, type SeenOrder } from "./look.ts";

export interface LookWish {
  readonly lineId: LineId;
  readonly proof: Proof;
  /** Whose page asks; without it, the line alone is looked at. */
  readonly renewalId?: RenewalKey["renewalId"];
}

/** What we see of a line, and of one order on it; undefined when there is nothing to be shown. */
export async function lookAt(act: Act, wish: LookWish): Promise<Look | undefined> {
  const { lineId, proof, renewalId } = wish;
  const key = renewalId === undefined ? undefined : { lineId, renewalId };
  const [standing, order, carrier] = await Promise.all([
    readStanding(act, { lineId, proof }),
    key === undefined ? undefined : readOrder(act, key),
    key === undefined ? undefined : lastWord(act, key),
  ]);
  if (key !== undefined && order === undefined) return undefined;
  const ofOrder = {
    ...(order === undefined ? {} : { order: seenOrder(act, order) }),
    ...(carrier === undefined ? {} : { carrier }),
  };
  // Who may see nothing of the line is told how the order stands.
  if (standing === undefined) return order === undefined ? undefined : ofOrder;
  const bucket = await bucketIn(act, { standing, proof, order });
  const isMeasured = maySee(proof, "data_left") && standing.measuredAt !== undefined;
  const { state, isPaidButOffline, line } = standing;
  return {
    ...ofOrder,
    line: {
      ...{ state, isPaidButOffline, network: line.network },
      ...{ carrier: line.carrier, sellerId: line.sellerId },
    },
    ...(bucket === undefined ? {} : { bucket }),
    ...(isMeasured ? { measuredAt: standing.measuredAt! } : {}),
  };
}

async function lastWord(act: Act, key: RenewalKey): Promise<CarrierWord | undefined> {
  const last = (await activationsOf(act, key)).at(-1);
  if (last === undefined) return undefined;
  const { state, wantedAt, sentAt = wantedAt, settledAt = sentAt } = last;
  return { says: SAYS_OF[state], at: later(sentAt, settledAt) };
}

function seenOrder(act: Act, order: Order): SeenOrder {
  const { renewal, bucket, promiseLeftSeconds, refundsItselfAt } = order;
  const ends: Moment =
    bucket?.endsAt === undefined ? renewal.quote.ends : { kind: "at", at: bucket.endsAt };
  const isRunningPromise = promiseLeftSeconds !== undefined && renewal.promisedAt !== undefined;
  return {
    number: renewal.number,
    sellerId: renewal.sellerId,
    state: voucherState(order, { ends, now: act.clock.now() }),
    ...(renewal.paidAt === undefined ? {} : { paidAt: renewal.paidAt }),
    ...(isRunningPromise ? { promisedAt: renewal.promisedAt } : {}),
    ...(refundsItselfAt === undefined ? {} : { refundsItselfAt }),
  };
}

// The order's own bucket; without an order what runs, else what waits for its first use.
async function bucketIn(
  act: Act,
  of: {
    readonly standing: Standing;
    readonly proof: Proof;
    readonly order: Order | undefined;
  },
): Promise<SeenBucket | undefined> {
  const { standing, proof, order } = of;
  const running = standing.running.map(({ bucket }) => bucket);
  const bucket = order === undefined ? (running.find(isRunning) ?? running[0]) : order.bucket;
  if (bucket === undefined) return undefined;
  const plan = await planById(act, bucket.planId);
  return plan === undefined ? undefined : seenBucket(act, { bucket, proof, plan: plan.names });
}

function seenBucket(
  act: Act,
  of: { readonly bucket: Bucket; readonly proof: Proof; readonly plan: SeenBucket["plan"] },
): SeenBucket {
  const { bucket, proof, plan } = of;
  const { state, endsAt, terms, dataUsedBytes } = bucket;
  const seesUse = maySee(proof, "data_left");
  const left = seesUse ? dataLeft(bucket, act.clock.now()) : undefined;
  return {
    ...{ plan, state, isDaily: terms.allowance.kind === "daily" },
    ...(endsAt === undefined || !maySee(proof, "valid_until") ? {} : { endsAt }),
    ...(left === undefined ? {} : { leftBytes: left }),
    ...(seesUse ? { isUsed: dataUsedBytes > 0 } : {}),
  };
}
