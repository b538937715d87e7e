import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Activation, GrantRequest } from "../activation/index.ts";
import { bucketsOfLine, type Bucket } from "../buckets/index.ts";
import { planById, type Plan } from "../catalogue/index.ts";
import { lineById, type Line } from "../lines/index.ts";
import { grant } from "./grant.ts";
import type { Grant, QuoteRefusal } from "./quote-types.ts";
import type { Renewal } from "./renewal.ts";

export interface DecidedGrant {
  readonly grant: Grant;
  readonly line: Line;
  readonly plan: Plan;
  /** The line's buckets before the grant. */
  readonly buckets: readonly Bucket[];
}

/**
 * What the paid renewal becomes, from the buckets as they are now; never worse than the quote that
 * was shown, and the bucket itself once it stands. Refused when the rules no longer allow it at
 * all: then the money goes back.
 */
export async function decideGrant(
  act: Act,
  renewal: Renewal,
  paidAt: Instant,
  /** As the line will stand, in place of how it does. */
  insteadBuckets?: readonly Bucket[],
): Promise<Outcome<DecidedGrant, QuoteRefusal | "line_gone">> {
  const [line, plan, buckets] = await Promise.all([
    lineById(act, renewal.lineId),
    planById(act, renewal.planId, renewal.placedAt),
    insteadBuckets ?? bucketsOfLine(act, renewal.lineId),
  ]);
  if (line === undefined || plan === undefined) return refused("line_gone");
  const asShown: Plan = { ...plan, terms: renewal.terms, totalYen: renewal.totalYen };
  const standing = buckets.find(({ bucketId }) => bucketId === renewal.bucketId);
  if (standing !== undefined) {
    return done({ grant: asItStands(renewal, standing), line, plan: asShown, buckets });
  }
  const decided = grant({
    shown: renewal.quote,
    line,
    plan: asShown,
    buckets,
    paidAt,
    bucketId: renewal.bucketId,
    renewalId: renewal.renewalId,
  });
  if (!decided.ok) return decided;
  return { ok: true, value: { grant: decided.value, line, plan: asShown, buckets } };
}

/** What was granted already, as queued: no rule is asked again, and nothing moves for it. */
export function asItStands(renewal: Pick<Renewal, "quote">, bucket: Bucket): Grant {
  return { quote: renewal.quote, honoursShownQuote: false, created: bucket, changed: [] };
}

/** The request to the carrier, decided and not yet sent. */
export function newGrantActivation(
  renewal: Renewal,
  decided: DecidedGrant,
  at: Instant,
): Activation {
  const activationId: Activation["activationId"] = newId();
  return {
    lineId: renewal.lineId,
    activationId,
    renewalId: renewal.renewalId,
    bucketId: renewal.bucketId,
    carrier: decided.line.carrier,
    operation: "grant",
    reference: activationId,
    state: "wanted",
    request: requestFor(activationId, decided),
    wantedAt: at,
  };
}

/**
 * A queued plan waits with us and is ordered at its start, also where the carrier keeps queues:
 * only so can its holder start it at once, and its money go back whole until then.
 */
export function waitsWithUs(bucket: Bucket): boolean {
  return bucket.state === "queued";
}

// The card's number is looked up when the request is sent: a line outlives its card, and the row
// keeps no number.
function requestFor(
  reference: string,
  { grant: granted, plan }: DecidedGrant,
): Omit<GrantRequest, "iccid"> {
  const { created } = granted;
  return {
    reference,
    carrierPlanCode: plan.carrierPlanCode,
    mode: granted.quote.mode,
    ...(created.startsAt === undefined ? {} : { startsAt: created.startsAt }),
    ...(created.endsAt === undefined ? {} : { endsAt: created.endsAt }),
    ...(created.dataTotalBytes === undefined ? {} : { dataBytes: created.dataTotalBytes }),
  };
}
