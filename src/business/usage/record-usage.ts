import { onLine, type Act, type News } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import {
  advanceBuckets,
  bucketsOfLine,
  isRunning,
  startBucket,
  updateBucket,
  updateMeasured,
  type Bucket,
  type BucketId,
  type BucketStep,
} from "../buckets/index.ts";
import {
  addedBy,
  notAhead,
  passesMark,
  record,
  type Measurement,
  type Recorded,
} from "./measurement.ts";
import { addToWindow, addUsage, recordedBytes, writeMeasured } from "./usage-store.ts";

export interface RecordedUsage {
  /** What the use brought about: data used up, a queued plan started, … */
  readonly steps: readonly BucketStep[];
  /** Measurements of buckets that do not run, by bucket: they were not counted. */
  readonly ignored: readonly BucketId[];
}

/**
 * Adds measurements to a line's buckets, hours and daily windows, and writes at once what follows
 * from them. Measurements are no events; a bucket started by its first use is, and so is one of whose
 * data another tenth is gone. Repeating
 * `since_last` counts twice, repeating `in_all` does not.
 */
export async function recordUsage(
  act: Act,
  lineId: string,
  measurements: readonly Measurement[],
): Promise<RecordedUsage> {
  const earlierSteps = await advanceBuckets(act, lineId);
  const ignored: BucketId[] = [];
  for (const measurement of measurements) {
    const isCounted = await recordOne(act, lineId, measurement);
    if (!isCounted) ignored.push(measurement.bucketId);
  }
  const steps = await advanceBuckets(act, lineId);
  return { steps: [...earlierSteps, ...steps], ignored };
}

// A measurement that met a faster one is taken again from what that one left: `onLine` repeats it.
async function recordOne(act: Act, lineId: string, measurement: Measurement): Promise<boolean> {
  const measuredAt = notAhead(measurement.measuredAt, act.clock.now());
  return onLine(act, lineId, async (turn) => {
    const buckets = await bucketsOfLine(act, lineId);
    const stored = buckets.find((bucket) => bucket.bucketId === measurement.bucketId);
    if (stored === undefined) return false;
    const addedBytes = addedBy(measurement, await soFar(act, stored, measurement));
    const added = { addedBytes, measuredAt };
    if (isRunning(stored)) {
      const { after, rows } = recordedParts(act, record(stored, added));
      const parts = [updateMeasured(act, stored, after), ...rows];
      if (passesMark(stored, after)) await turn.write(markNews(after), parts);
      else await writeMeasured(act, parts);
      return true;
    }
    if (stored.state !== "awaiting_first_use" || addedBytes === 0) return false;
    const begun = startBucket(stored, measuredAt);
    const { after, rows } = recordedParts(act, record(begun, added));
    await turn.write(firstUseNews(begun), [updateBucket(act, stored, after), ...rows]);
    return true;
  });
}

// Measurements are no events, but somebody may have to be told that little is left.
function markNews({ bucketId, dataUsedBytes, dataTotalBytes }: Bucket): News {
  const after = { usedBytes: dataUsedBytes, totalBytes: dataTotalBytes };
  return { name: "bucket.mark_passed", thing: bucketId, after };
}

function firstUseNews(begun: Bucket): News {
  const { bucketId, state, startsAt, endsAt, heldBy, renewalId } = begun;
  return {
    name: "bucket.started",
    thing: bucketId,
    before: { state: "awaiting_first_use" },
    after: { state, at: startsAt, startsAt, endsAt, heldBy, renewalId },
  };
}

// Only a daily plan forgets what it let through on other days.
async function soFar(act: Act, bucket: Bucket, { counts }: Measurement): Promise<Bytes> {
  if (counts === "since_last") return bytes(0);
  return bucket.terms.allowance.kind === "daily"
    ? recordedBytes(act, bucket)
    : bucket.dataUsedBytes;
}

function recordedParts(act: Act, recorded: Recorded): { after: Bucket; rows: readonly Part[] } {
  const { after, hour, addedBytes: usedBytes, window, measuredAt } = recorded;
  const { lineId, bucketId } = after;
  if (usedBytes === 0) return { after, rows: [] };
  const inWindow =
    window === undefined
      ? []
      : [addToWindow(act, { lineId, bucketId, window, usedBytes, measuredAt })];
  return { after, rows: [addUsage([{ lineId, bucketId, hour, usedBytes }]), ...inWindow] };
}
