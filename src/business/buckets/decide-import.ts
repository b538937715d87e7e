import { DAY_MS, addMs, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { endOfValidity, type Plan } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import { allowedBytes, type Bucket, type BucketState } from "./bucket.ts";
import type { BucketDraft } from "./import-row.ts";

/** What an import makes of one row, beside what stands there already. */
export function decideBucket(wanted: {
  readonly draft: BucketDraft;
  readonly lineId: LineId;
  readonly plan: Plan;
  readonly existing: readonly Bucket[];
  readonly now: Instant;
}): { readonly before?: Bucket; readonly after: Bucket } {
  const { draft, lineId, plan, existing, now } = wanted;
  const before = existing.find((bucket) => isSame(bucket, draft, plan));
  const startsAt = draft.startsAt ?? before?.startsAt;
  const grantedAt = before?.grantedAt ?? draft.grantedAt ?? draft.startsAt ?? now;
  const endsAt = draft.endsAt ?? before?.endsAt ?? endFrom(plan, startsAt);
  const total = draft.totalBytes ?? before?.dataTotalBytes ?? allowedBytes(plan.terms);
  const used = usedOf(draft, total) ?? before?.dataUsedBytes ?? bytes(0);
  const state = draft.state ?? stateOf({ draft, now, endsAt, total, used });
  const isQueued = state === "queued";
  const isAtCarrier = draft.reference !== undefined;
  const measuredAt = draft.measuredAt ?? before?.measuredAt;
  const depletedAt = draft.depletedAt ?? measuredAt ?? startsAt;
  const after: Bucket = {
    ...(before === undefined ? newBucket(lineId, plan, grantedAt) : lastingPart(before)),
    state,
    dataUsedBytes: used,
    heldBy: draft.heldBy ?? before?.heldBy ?? (isQueued && !isAtCarrier ? "us" : "carrier"),
    ...filled("queueOn", isQueued ? queueOnOf(plan) : undefined),
    ...filled("queueOrder", isQueued ? (draft.queueOrder ?? 1) : undefined),
    ...filled("startsAt", startsAt),
    ...filled("endsAt", startsAt === undefined ? undefined : endsAt),
    ...filled("firstUseBy", firstUseBy({ draft, plan, state, grantedAt })),
    ...filled("dataTotalBytes", total),
    ...filled("measuredAt", measuredAt),
    ...filled("depletedAt", state === "depleted" ? depletedAt : undefined),
    ...filled("carrierReference", draft.reference ?? before?.carrierReference),
  };
  return before === undefined ? { after } : { before, after };
}

type LastingPart = Pick<
  Bucket,
  | "lineId"
  | "bucketId"
  | "planId"
  | "terms"
  | "grantedAt"
  | "renewalId"
  | "extension"
  | "endedEarly"
>;

function newBucket(lineId: LineId, plan: Plan, grantedAt: Instant): LastingPart {
  const { planId, terms } = plan;
  return { lineId, bucketId: newId<"bucket">(), planId, terms, grantedAt };
}

/** What no file changes. */
function lastingPart(before: Bucket): LastingPart {
  const { lineId, bucketId, planId, terms, grantedAt } = before;
  return {
    ...{ lineId, bucketId, planId, terms, grantedAt },
    ...filled("renewalId", before.renewalId),
    ...filled("extension", before.extension),
    ...filled("endedEarly", before.endedEarly),
  };
}

/** The same bucket in a later file: by the carrier's reference, else by its plan and its start. */
function isSame(bucket: Bucket, draft: BucketDraft, plan: Plan): boolean {
  if (draft.reference !== undefined) return bucket.carrierReference === draft.reference;
  if (bucket.planId !== plan.planId) return false;
  if (draft.startsAt !== undefined) return bucket.startsAt === draft.startsAt;
  if (draft.queueOrder !== undefined) return bucket.queueOrder === draft.queueOrder;
  return bucket.state === "awaiting_first_use";
}

function endFrom(plan: Plan, startsAt: Instant | undefined): Instant | undefined {
  if (startsAt === undefined) return undefined;
  return endOfValidity(plan.terms.clock, plan.terms.duration, startsAt);
}

function usedOf(draft: BucketDraft, total: Bytes | undefined): Bytes | undefined {
  if (draft.leftBytes === undefined || total === undefined) return draft.usedBytes;
  return bytes(Math.max(0, total - draft.leftBytes));
}

function stateOf(wanted: {
  readonly draft: BucketDraft;
  readonly now: Instant;
  readonly endsAt: Instant | undefined;
  readonly total: Bytes | undefined;
  readonly used: Bytes;
}): BucketState {
  const { draft, now, endsAt, total, used } = wanted;
  if (draft.queueOrder !== undefined) return "queued";
  if (draft.startsAt === undefined) return "awaiting_first_use";
  if (endsAt !== undefined && endsAt <= now) return "expired";
  return total !== undefined && used >= total ? "depleted" : "active";
}

// What waits in the queue when the rules of its plan do not queue at all, waits for the end.
function queueOnOf(plan: Plan): "expiry" | "expiry_or_depletion" {
  const modes = Object.values(plan.terms.renewalTable).map((rule) => rule.mode);
  return modes.includes("queue_on_expiry_or_depletion") ? "expiry_or_depletion" : "expiry";
}

const FIRST_USE_DAYS = 180;

function firstUseBy(wanted: {
  readonly draft: BucketDraft;
  readonly plan: Plan;
  readonly state: BucketState;
  readonly grantedAt: Instant;
}): Instant | undefined {
  const { draft, plan, state, grantedAt } = wanted;
  if (state !== "awaiting_first_use") return draft.firstUseBy;
  const { startTrigger } = plan.terms;
  const days = startTrigger.kind === "first_use" ? startTrigger.withinDays : FIRST_USE_DAYS;
  return draft.firstUseBy ?? addMs(grantedAt, days * DAY_MS);
}

function filled<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
