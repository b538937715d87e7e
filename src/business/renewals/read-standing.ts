import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import {
  addsOnlyDays,
  advance,
  bucketsOfLine,
  dataLeft,
  isRunning,
  lineState,
  projectQueue,
  type Bucket,
  type Moment,
} from "../buckets/index.ts";
import { planById, type LineState, type Plan } from "../catalogue/index.ts";
import {
  lineById,
  maySee,
  type Disclosed,
  type Line,
  type LineId,
  type Proof,
} from "../lines/index.ts";

export interface StandingBucket {
  readonly bucket: Bucket;
  readonly plan: Plan;
  /** Of this day for a daily plan; absent when unlimited. */
  readonly leftBytes?: Bytes;
}

export interface QueuedBucket {
  readonly bucket: Bucket;
  readonly plan: Plan;
  readonly starts: Moment;
  readonly ends: Moment;
  /** True for the next in the queue when it waits with us: its holder may start it now. */
  readonly mayStartNow: boolean;
}

/** Where a line stands, as far as this visitor may know. */
export interface Standing {
  readonly line: Line;
  readonly state: LineState | "suspended" | "recycled";
  readonly running: readonly StandingBucket[];
  readonly queued: readonly QueuedBucket[];
  /** The latest measurement of what is shown. */
  readonly measuredAt?: Instant;
  /** The line has no service, while a paid plan waits. */
  readonly isPaidButOffline: boolean;
}

// A line is shown as "ended, can be renewed" for as long as any plan might still take it.
const GRACE_SHOWN_DAYS = 90;

/** Undefined when the line does not exist, or when the proof lets nothing be seen. */
export async function readStanding(
  act: Act,
  of: { readonly lineId: LineId; readonly proof: Proof },
): Promise<Standing | undefined> {
  if (!maySee(of.proof, "plan")) return undefined;
  const [line, stored] = await Promise.all([
    lineById(act, of.lineId),
    bucketsOfLine(act, of.lineId),
  ]);
  if (line === undefined) return undefined;
  const now = act.clock.now();
  const { buckets } = advance(stored, now);
  const plans = await plansOf(act, buckets);
  const sees = (what: Disclosed) => maySee(of.proof, what);
  const state = stateOf(line, buckets, now);
  const queued = sees("queue")
    ? queueOf(buckets, plans, { now, mayStart: sees("start_queued_now") })
    : [];
  const measured = buckets.filter(isRunning).flatMap(({ measuredAt }) => measuredAt ?? []);
  const measuredAt = measured.toSorted().at(-1);
  return {
    line,
    state,
    running: buckets
      .filter(
        (bucket) =>
          (isRunning(bucket) || bucket.state === "awaiting_first_use") && !addsOnlyDays(bucket),
      )
      .flatMap((bucket) => standing(bucket, plans, { now, seesData: sees("data_left") })),
    queued,
    ...(measuredAt === undefined ? {} : { measuredAt }),
    isPaidButOffline: state !== "active" && queued.length > 0,
  };
}

function stateOf(line: Line, buckets: readonly Bucket[], now: Instant): Standing["state"] {
  if (line.status === "suspended") return "suspended";
  const isGone = line.recyclesAt !== undefined && line.recyclesAt <= now;
  if (line.status === "recycled" || isGone) return "recycled";
  return lineState(buckets, now, GRACE_SHOWN_DAYS);
}

function standing(
  bucket: Bucket,
  plans: ReadonlyMap<string, Plan>,
  { now, seesData }: { now: Instant; seesData: boolean },
): readonly StandingBucket[] {
  const plan = plans.get(bucket.planId);
  if (plan === undefined) return [];
  const left = seesData ? dataLeft(bucket, now) : undefined;
  return [{ bucket, plan, ...(left === undefined ? {} : { leftBytes: left }) }];
}

function queueOf(
  buckets: readonly Bucket[],
  plans: ReadonlyMap<string, Plan>,
  { now, mayStart }: { now: Instant; mayStart: boolean },
): readonly QueuedBucket[] {
  const queue = projectQueue(buckets, now).flatMap(({ bucketId, starts, ends }) => {
    const bucket = buckets.find((one) => one.bucketId === bucketId);
    const plan = plans.get(bucket?.planId ?? "");
    if (bucket?.state !== "queued" || plan === undefined) return [];
    return [{ bucket, plan, starts, ends }];
  });
  return queue.map((one, place) => ({
    ...one,
    mayStartNow: mayStart && place === 0 && isStartable(one.bucket),
  }));
}

/** What waits at a carrier is started by that carrier alone. */
export function isStartable(bucket: Bucket): boolean {
  return bucket.heldBy === "us" && bucket.renewalId !== undefined;
}

async function plansOf(act: Act, buckets: readonly Bucket[]): Promise<ReadonlyMap<string, Plan>> {
  const ids = [...new Set(buckets.map(({ planId }) => planId))];
  const plans = await Promise.all(ids.map(async (planId) => planById(act, planId)));
  return new Map(plans.flatMap((plan) => (plan === undefined ? [] : [[plan.planId, plan]])));
}
