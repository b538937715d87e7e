import { addSeconds, later, type Instant } from "../../../../foundation/clock/index.ts";
import {
  behaviourOfIccid,
  ENDS_EARLY_SECONDS,
  FAILS_LATER_SECONDS,
  SLOW_SECONDS,
  VERY_SLOW_SECONDS,
} from "../sentinels.ts";

export type LineStatus = "normal" | "recycled" | "suspended";
export type FailureCode = "line_recycled" | "line_suspended" | "plan_unavailable" | "failed";

export interface Line {
  readonly iccid: string;
  readonly status: LineStatus;
  readonly firstSeenAt: Instant;
}

/** A plan on a line, as this carrier keeps it beside the reference of who asked. */
export interface Grant {
  readonly id: string;
  readonly reference: string;
  readonly iccid: string;
  readonly planCode: string;
  readonly mode: string;
  readonly status: "pending" | "granted" | "failed" | "revoked";
  readonly failure?: FailureCode;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  readonly dataBytes?: number;
  readonly usedBytes: number;
  readonly createdAt: Instant;
  /** When a pending grant settles, and as what; without it, never. */
  readonly due?: { readonly at: Instant; readonly as: "granted" | "failed" };
}

export interface Revocation {
  readonly id: string;
  readonly reference: string;
  readonly grantReference: string;
  readonly iccid: string;
  readonly status: "pending" | "done" | "refused";
  readonly failure?: "already_used" | "not_revocable";
  readonly createdAt: Instant;
}

export interface GrantWish {
  readonly id: string;
  readonly reference: string;
  readonly iccid: string;
  readonly planCode: string;
  readonly mode: string;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  readonly dataBytes?: number;
}

/** Decides a new grant from the line, what it holds already and its sentinel. */
export function decideGrant(
  wish: GrantWish,
  known: { line: Line; others: readonly Grant[]; settleSeconds: number },
  now: Instant,
): Grant {
  const begun = { ...wish, usedBytes: 0, createdAt: now };
  const failure = refusalOf(known.line);
  if (failure !== undefined) return { ...begun, status: "failed", failure };
  const placed = { ...begun, ...placeInTime(wish, known.others, now) };
  const pendingUntil = (seconds: number, as: "granted" | "failed"): Grant => ({
    ...placed,
    status: "pending",
    due: { at: addSeconds(now, seconds), as },
  });
  switch (behaviourOfIccid(wish.iccid)) {
    case "slow":
      return pendingUntil(SLOW_SECONDS, "granted");
    case "very_slow":
      return pendingUntil(VERY_SLOW_SECONDS, "granted");
    case "fails_later":
      return pendingUntil(FAILS_LATER_SECONDS, "failed");
    case "never_settles":
      return { ...placed, status: "pending" };
    default:
      if (known.settleSeconds > 0) return pendingUntil(known.settleSeconds, "granted");
      return { ...placed, status: "granted" };
  }
}

/** What the clock has made of a pending grant by `now`. */
export function settleGrant(grant: Grant, now: Instant): Grant {
  if (grant.due === undefined || grant.due.at > now) return grant;
  const { due, ...rest } = grant;
  if (due.as === "failed") return { ...rest, status: "failed", failure: "failed" };
  const startsAt = later(rest.startsAt ?? due.at, due.at);
  return { ...rest, status: "granted", startsAt };
}

/** A grant still pending is taken back once it has settled; a used one stays. */
export function decideRevocation(
  wish: { id: string; reference: string },
  grant: Grant,
  now: Instant,
): Revocation {
  const { reference: grantReference, iccid } = grant;
  const begun = { ...wish, grantReference, iccid, createdAt: now };
  if (behaviourOfIccid(iccid) === "unrevocable") {
    return { ...begun, status: "refused", failure: "not_revocable" };
  }
  if (grant.usedBytes > 0) return { ...begun, status: "refused", failure: "already_used" };
  return { ...begun, status: grant.status === "pending" ? "pending" : "done" };
}

/** `queued` before its start, `ended` from its end on. */
export function stateOf(grant: Grant, now: Instant): string {
  if (grant.status !== "granted") return grant.status;
  if (grant.startsAt !== undefined && grant.startsAt > now) return "queued";
  return grant.endsAt !== undefined && grant.endsAt <= now ? "ended" : "active";
}

function refusalOf(line: Line): FailureCode | undefined {
  const behaviour = behaviourOfIccid(line.iccid);
  if (line.status === "recycled" || behaviour === "recycled") return "line_recycled";
  if (line.status === "suspended" || behaviour === "suspended") return "line_suspended";
  return behaviour === "plan_unavailable" ? "plan_unavailable" : undefined;
}

// Without a start of its own a plan begins now, or, when it queues, behind all that is granted.
function placeInTime(wish: GrantWish, others: readonly Grant[], now: Instant) {
  const isEarly = behaviourOfIccid(wish.iccid) === "ends_early";
  const endsAt =
    wish.endsAt !== undefined && isEarly
      ? addSeconds(wish.endsAt, -ENDS_EARLY_SECONDS)
      : wish.endsAt;
  const ends = others.filter((o) => o.status === "granted").map((o) => o.endsAt ?? now);
  const behindAll = ends.reduce((latest, end) => later(latest, end), now);
  const startsAt = wish.startsAt ?? (wish.mode.startsWith("queue") ? behindAll : now);
  return { startsAt, ...(endsAt === undefined ? {} : { endsAt }) };
}
