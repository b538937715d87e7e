import { later, type Instant } from "../../foundation/clock/index.ts";
import { isRunning, isSpent, type Bucket } from "./bucket.ts";
import { latestEnd } from "./line-state.ts";
import { boundOf } from "./moment.ts";
import { projectQueue } from "./queue.ts";

/**
 * Until when a line is connected without a gap, what waits in its queue included; exclusive.
 * Undefined when it is not connected, or when that end hangs on something else than time: a first
 * use, or a plan without end. `buckets` are advanced to `now`.
 */
export function connectedUntil(buckets: readonly Bucket[], now: Instant): Instant | undefined {
  const connected = buckets.filter((bucket) => isRunning(bucket) && !isSpent(bucket));
  const hasNoEnd = connected.some(({ endsAt }) => endsAt === undefined);
  const ends = latestEnd(connected);
  if (ends === undefined || hasNoEnd) return undefined;
  let endsAt = ends;
  for (const next of projectQueue(buckets, now)) {
    if (next.starts.kind === "on_first_use") return undefined;
    if (boundOf(next.starts) > endsAt) break;
    endsAt = later(endsAt, boundOf(next.ends));
  }
  return endsAt;
}
