import type { Subscription } from "../../foundation/act/index.ts";
import { renewalOfBucket, wakeOne } from "./renewals-store.ts";

// A queued plan whose turn has come is ordered; a bucket that ended ends its renewal.
const MOVES = [
  "bucket.started",
  "bucket.awaits_first_use",
  "bucket.expired",
  "bucket.lapsed",
  "bucket.revoked",
] as const;

/** Brings the renewal of a bucket forward when its bucket moves. */
export const bucketSubscriptions: readonly Subscription[] = MOVES.map((event) => ({
  event,
  async handle(act, { lineId, thing }) {
    if (lineId === null || thing === null) return;
    const renewalId = await renewalOfBucket(act, { lineId, bucketId: thing });
    if (renewalId !== undefined) await wakeOne(act, { lineId, renewalId });
  },
}));
