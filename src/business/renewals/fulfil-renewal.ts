import type { Act, Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Activation } from "../activation/index.ts";
import { insertBucket, updateBucket, type Bucket } from "../buckets/index.ts";
import type { DecidedGrant } from "./grant-renewal.ts";
import { moveBuckets } from "./move-buckets.ts";
import { saleReceipt } from "./receipt-facts.ts";
import { isMovedIn, type Renewal } from "./renewal.ts";
import { stepRenewal } from "./renewals-store.ts";

export interface Fulfilment {
  readonly renewal: Renewal;
  readonly decided: DecidedGrant;
  readonly heldBy: "carrier" | "us";
  /** How it was paid, for the receipt. */
  readonly method: string;
  /** At which till, if at one. */
  readonly tillId: string | undefined;
  /** The request that the carrier answered `done`; absent while the plan waits with us. */
  readonly activation?: Activation;
  /** The bucket, when it was written before, as queued. */
  readonly existing?: Bucket | undefined;
  readonly moved?: Part;
}

/**
 * The customer has what was paid for: bucket, receipt, state and event in one statement. The
 * bucket and the receipt are unique per renewal, so that a second time undoes itself.
 */
export async function fulfilRenewal(act: Act, turn: Turn, fulfilment: Fulfilment): Promise<void> {
  const { renewal, decided, activation, existing } = fulfilment;
  const bucket = existing ?? bucketOf(fulfilment);
  const isQueued = bucket.state === "queued";
  const now = act.clock.now();
  const endsEarly = carrierEndsEarly(bucket, activation);
  await turn.write(
    {
      name: isQueued ? "renewal.queued" : "renewal.active",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: {
        state: isQueued ? "queued" : "active",
        bucketId: bucket.bucketId,
        startsAt: bucket.startsAt,
        endsAt: bucket.endsAt,
        honoursShownQuote: decided.grant.honoursShownQuote,
        ...(endsEarly === undefined ? {} : { carrierEndsEarly: endsEarly }),
      },
    },
    [
      ...(fulfilment.moved === undefined ? [] : [fulfilment.moved]),
      ...(existing === undefined
        ? await firstTime(act, fulfilment, bucket)
        : named(act, existing, activation)),
      stepRenewal(act, renewal, isQueued ? "renewal.queued" : "renewal.active", {
        ...(renewal.fulfilledAt === undefined ? { fulfilledAt: now } : {}),
        dueAt: undefined,
        retryAt: undefined,
        tries: 0,
      }),
    ],
  );
}

async function firstTime(
  act: Act,
  { renewal, decided, method, tillId }: Fulfilment,
  bucket: Bucket,
): Promise<readonly Part[]> {
  const moved = moveBuckets(act, decided.buckets, decided.grant.changed, renewal);
  const receipts = isMovedIn(renewal)
    ? []
    : [await saleReceipt(act, renewal, { bucket, method, tillId })];
  return [...moved, insertBucket(act, bucket), ...receipts];
}

// A plan that waited with us gets the carrier's name for it when it is ordered: usage comes by it.
function named(act: Act, existing: Bucket, activation: Activation | undefined): readonly Part[] {
  const reference = referenceOf(activation);
  if (reference === undefined || existing.carrierReference === reference) return [];
  return [updateBucket(act, existing, { ...existing, carrierReference: reference })];
}

function referenceOf(activation: Activation | undefined): string | undefined {
  const answer = activation?.answer;
  return answer?.kind === "done" ? answer.carrierReference : undefined;
}

function bucketOf({ decided, heldBy, activation }: Fulfilment): Bucket {
  const reference = referenceOf(activation);
  return {
    ...decided.grant.created,
    heldBy,
    ...(reference === undefined ? {} : { carrierReference: reference }),
  };
}

// The customer keeps our promise; that the carrier means to end earlier becomes a case for staff.
function carrierEndsEarly(bucket: Bucket, activation: Activation | undefined): string | undefined {
  const answer = activation?.answer;
  if (answer?.kind !== "done" || answer.endsAt === undefined) return undefined;
  if (bucket.endsAt === undefined || answer.endsAt >= bucket.endsAt) return undefined;
  return answer.endsAt;
}
