export { advanceBuckets, bucketDesk, writeSteps } from "./advance-buckets.ts";
export {
  addsOnlyDays,
  allowedBytes,
  anchorOf,
  BUCKET_STATES,
  dataLeft,
  endEarly,
  familyOf,
  isLiving,
  isRunning,
  isSpent,
  LOW_DATA_BYTES,
  startBucket,
  startBucketInTurn,
  type Bucket,
  type BucketId,
  type BucketState,
} from "./bucket.ts";
export {
  consumptionOrder,
  dataAhead,
  lastEndOf,
  latestEnd,
  lineDataLeft,
  lineState,
  nextRefillAt,
} from "./line-state.ts";
export { connectedUntil } from "./connected-until.ts";
export { boundOf, type Moment } from "./moment.ts";
export {
  lossOf,
  projectQueue,
  startQueuedNow,
  type Loss,
  type ProjectedBucket,
  type StartedNow,
} from "./queue.ts";
export { revoke, type Revocation } from "./revoke.ts";
export {
  advance,
  BUCKET_STEPS,
  dueAtOf,
  nextChangeAt,
  orderOf,
  type Advanced,
  type BucketStep,
  type BucketStepName,
} from "./timeline.ts";
export {
  bucketsOfLine,
  bucketsOfLines,
  giveToRenewal,
  insertBucket,
  linesWithUnorderedPlans,
  updateBucket,
  updateMeasured,
} from "./buckets-store.ts";
export { importBuckets } from "./import-buckets.ts";
export { type BucketProblem } from "./import-row.ts";
