import { later, type Instant } from "../../foundation/clock/index.ts";
import { advance, connectedUntil, isRunning, isSpent, type Bucket } from "../buckets/index.ts";

export interface Coverage {
  /** Exclusive: the first moment without service, if nothing more is bought. */
  readonly endsAt: Instant;
  /** Since when this could be known. */
  readonly since: Instant;
}

/**
 * Until when a line is connected without a gap, what waits in its queue included. Undefined when it
 * is not connected, or when that end hangs on something else than time: a first use, or a plan
 * without end. `buckets` are advanced to `now`.
 */
export function coverageEnd(buckets: readonly Bucket[], now: Instant): Coverage | undefined {
  const connected = buckets.filter((bucket) => isRunning(bucket) && !isSpent(bucket));
  const endsAt = connectedUntil(buckets, now);
  if (endsAt === undefined) return undefined;
  const waiting = buckets.filter(({ state }) => state === "queued");
  if (waiting.some(({ terms }) => terms.startTrigger.kind === "first_use")) return undefined;
  const known = [...connected, ...waiting].map((bucket) => knownSince(bucket, buckets));
  return { endsAt, since: known.reduce(later) };
}

/** Whether something runs on a line, even if its data is used up. */
export function isConnected(buckets: readonly Bucket[], now: Instant): boolean {
  return advance(buckets, now).buckets.some(isRunning);
}

// Whose turn came at the end of another was known to follow it; any other start is news.
function knownSince({ grantedAt, startsAt }: Bucket, buckets: readonly Bucket[]): Instant {
  if (startsAt === undefined) return grantedAt;
  const hadItsTurn = buckets.some(
    (one) => one.state === "expired" && one.endedEarly === undefined && one.endsAt === startsAt,
  );
  return hadItsTurn ? grantedAt : later(grantedAt, startsAt);
}
