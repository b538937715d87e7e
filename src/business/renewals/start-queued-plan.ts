import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  bucketsOfLine,
  startQueuedNow,
  type Bucket,
  type BucketId,
  type Loss,
} from "../buckets/index.ts";
import { maySee, type LineId, type Proof } from "../lines/index.ts";
import { moveBuckets } from "./move-buckets.ts";
import { isStartable } from "./read-standing.ts";

export type StartRefusal =
  | "bucket_not_queued"
  | "bucket_not_next"
  | "held_by_carrier"
  | "not_yours_to_start";

export interface StartPreview {
  readonly bucket: Bucket;
  /** What ends for good. */
  readonly lost: Loss;
}

export interface StartWish {
  readonly lineId: LineId;
  readonly bucketId: BucketId;
  readonly proof: Proof;
}

/** What starting the waiting plan now would give and cost; changes nothing. */
export async function previewStart(
  act: Act,
  wish: StartWish,
): Promise<Outcome<StartPreview, StartRefusal>> {
  const decided = await decideStart(act, wish);
  if (!decided.ok) return decided;
  const bucket = decided.value.after.find((one) => one.bucketId === wish.bucketId)!;
  return done({ bucket, lost: decided.value.lost });
}

/**
 * `startQueuedNow`, on every channel: what runs ends for good, the waiting plan begins, and its
 * renewal is ordered at the carrier under a promise of its own.
 */
export async function startQueuedPlan(
  act: Act,
  wish: StartWish,
): Promise<Outcome<null, StartRefusal>> {
  return onLine(act, wish.lineId, async (turn) => {
    const decided = await decideStart(act, wish);
    if (!decided.ok) return decided;
    const { before, after, lost } = decided.value;
    await turn.write(
      {
        name: "bucket.started",
        thing: wish.bucketId,
        before: { state: "queued" },
        after: { state: "active", wasWish: true, lostBytes: lost.bytes, lostUntil: lost.until },
      },
      moveBuckets(act, before, after, wish),
    );
    return done(null);
  });
}

async function decideStart(act: Act, wish: StartWish) {
  if (!maySee(wish.proof, "start_queued_now")) return refused("not_yours_to_start");
  const before = await bucketsOfLine(act, wish.lineId);
  const wanted = before.find((bucket) => bucket.bucketId === wish.bucketId);
  if (wanted === undefined) return refused("bucket_not_queued");
  if (!isStartable(wanted)) return refused("held_by_carrier");
  const started = startQueuedNow(before, wish.bucketId, act.clock.now());
  if (!started.ok) return started;
  return done({ before, after: started.value.buckets, lost: started.value.lost });
}
