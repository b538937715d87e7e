import { earlier, HOUR_MS, epochMs, instant, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { addsOnlyDays, LOW_DATA_BYTES, type Bucket, type BucketId } from "../buckets/index.ts";
import { dailyWindow, type DailyWindow } from "../catalogue/index.ts";

/** What a network or a carrier says went through a bucket. */
export interface Measurement {
  readonly bucketId: BucketId;
  readonly usedBytes: Bytes;
  /** `since_last`: since the measurement before; `in_all`: since the bucket began. */
  readonly counts: "since_last" | "in_all";
  readonly measuredAt: Instant;
}

/** One measurement as it changes what is stored. */
export interface Recorded {
  readonly after: Bucket;
  readonly measuredAt: Instant;
  readonly hour: Instant;
  readonly addedBytes: Bytes;
  /** For daily plans: the window that the measurement falls into. */
  readonly window?: DailyWindow;
}

/**
 * Adds what went through to a bucket that was advanced to now. A measurement that comes late, from
 * a day that is over, counts in the chart and no longer against the day that is open.
 */
export function record(
  bucket: Bucket,
  { addedBytes, measuredAt }: { addedBytes: Bytes; measuredAt: Instant },
): Recorded {
  const hour = hourOf(measuredAt);
  const { allowance } = bucket.terms;
  if (allowance.kind !== "daily") {
    const used = bytes(bucket.dataUsedBytes + addedBytes);
    return { measuredAt, hour, addedBytes, after: measured(bucket, used, measuredAt) };
  }
  const window = dailyWindow(allowance.resetZone, measuredAt);
  const isNew = bucket.measuredAt === undefined || bucket.measuredAt < window.opensAt;
  const isOver = bucket.measuredAt !== undefined && window.closesAt <= bucket.measuredAt;
  const used = bytes((isNew ? 0 : bucket.dataUsedBytes) + addedBytes);
  return {
    measuredAt,
    hour,
    addedBytes,
    window,
    after: isOver ? bucket : measured(bucket, used, measuredAt),
  };
}

/** What a measurement adds to what was recorded before; a total that shrank adds nothing. */
export function addedBy(measurement: Measurement, recordedBytes: Bytes): Bytes {
  if (measurement.counts === "since_last") return measurement.usedBytes;
  return bytes(Math.max(0, measurement.usedBytes - recordedBytes));
}

/** A clock that runs ahead of ours measures nothing in the future. */
export function notAhead(measuredAt: Instant, now: Instant): Instant {
  return earlier(measuredAt, now);
}

/** Whether another tenth of the data is gone, or since then but its last twentieth, or little is left. */
export function passesMark(before: Bucket, after: Bucket): boolean {
  const total = after.dataTotalBytes;
  if (total === undefined || total === 0 || addsOnlyDays(after)) return false;
  const tenths = ({ dataUsedBytes }: Bucket) => Math.floor((dataUsedBytes * 10) / total);
  const isLow = ({ dataUsedBytes }: Bucket) => total - dataUsedBytes <= LOW_DATA_BYTES;
  const isLast = ({ dataUsedBytes }: Bucket) => dataUsedBytes * 20 >= total * 19;
  return (
    tenths(after) > tenths(before) ||
    (isLast(after) && !isLast(before)) ||
    (isLow(after) && !isLow(before))
  );
}

export function hourOf(at: Instant): Instant {
  return instant(epochMs(at) - (epochMs(at) % HOUR_MS));
}

function measured(bucket: Bucket, dataUsedBytes: Bytes, measuredAt: Instant): Bucket {
  const isLate = bucket.measuredAt !== undefined && measuredAt < bucket.measuredAt;
  return {
    ...bucket,
    dataUsedBytes,
    measuredAt: isLate ? bucket.measuredAt : measuredAt,
  };
}
