import { onLine, type Act, type News, type Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import type { Bucket } from "./bucket.ts";
import {
  bucketsOfLine,
  claimDueLines,
  restBuckets,
  updateBucket,
  wakeBucket,
} from "./buckets-store.ts";
import { advance, nextStep, takeStep, type BucketStep } from "./timeline.ts";

/**
 * Writes what time has made of a line's buckets, one event per step (`bucket.expired`,
 * `bucket.started`, …), and answers the steps. Nothing due writes nothing.
 */
export async function advanceBuckets(act: Act, lineId: string): Promise<readonly BucketStep[]> {
  return onLine(act, lineId, async (turn) => {
    const stored = await bucketsOfLine(act, lineId);
    const { steps } = advance(stored, act.clock.now());
    await writeSteps(act, turn, stored, steps);
    return steps;
  });
}

/** The worker's desk for buckets that are due; an item is a line. */
export function bucketDesk(act: Act): Desk<string> {
  return {
    name: "buckets",
    claim: async (claim) => claimDueLines(act, claim),
    async work(lineId) {
      await advanceBuckets(act, lineId);
      await restBuckets(act, lineId, await bucketsOfLine(act, lineId));
    },
  };
}

/** Writes the steps in a turn that decides more than time does. */
export async function writeSteps(
  act: Act,
  turn: Turn,
  stored: readonly Bucket[],
  steps: readonly BucketStep[],
): Promise<void> {
  let current = stored;
  for (const step of steps) {
    const next = takeStep(current, step);
    const before = current.find((bucket) => bucket.bucketId === step.bucketId)!;
    const after = next.find((bucket) => bucket.bucketId === step.bucketId)!;
    const parts = [updateBucket(act, before, after), ...wakeNext(act, next)];
    await turn.write(newsOf(step, before, after), parts);
    act.failpoint(`${step.name}.written`);
    current = next;
  }
}

// A queued bucket has no moment of its own: should this process die before it writes the start,
// the row itself must ask for it.
function wakeNext(act: Act, buckets: readonly Bucket[]): readonly Part[] {
  const next = nextStep(buckets);
  const head = buckets.find((bucket) => bucket.bucketId === next?.bucketId);
  if (next === undefined || head?.state !== "queued") return [];
  return [wakeBucket(act, head, next.at)];
}

function newsOf(step: BucketStep, before: Bucket, after: Bucket): News {
  return {
    name: step.name,
    thing: step.bucketId,
    before: { state: before.state },
    after: {
      state: after.state,
      at: step.at,
      startsAt: after.startsAt,
      endsAt: after.endsAt,
      firstUseBy: after.firstUseBy,
      heldBy: after.heldBy,
      renewalId: after.renewalId,
    },
  };
}
