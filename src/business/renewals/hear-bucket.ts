import type { Subscription } from "../../foundation/act/index.ts";
import { adoptStartedPlan } from "./adopt-waiting-plans.ts";
import { renewalOfBucket, wakeOne } from "./renewals-store.ts";

// A queued plan whose turn has come is ordered; a bucket that ended, or that an operator's file moved
// on, moves its renewal on.
const TURNS: readonly string[] = ["bucket.started", "bucket.awaits_first_use"];
const MOVES = [...TURNS, "bucket.changed", "bucket.expired", "bucket.lapsed", "bucket.revoked"];

/** Brings the renewal of a bucket forward when its bucket moves. */
export const bucketSubscriptions: readonly Subscription[] = MOVES.map((event) => ({
  event,
  async handle(act, { lineId, thing }) {
    if (lineId === null || thing === null) return;
    const bucket = { lineId, bucketId: thing };
    const renewalId = await renewalOfBucket(act, bucket);
    if (renewalId !== undefined) await wakeOne(act, { lineId, renewalId });
    else if (TURNS.includes(event)) await adoptStartedPlan(act, bucket);
  },
}));
