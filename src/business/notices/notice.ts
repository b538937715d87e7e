import type { Instant } from "../../foundation/clock/index.ts";
import type { Bytes, Yen } from "../../foundation/money/index.ts";
import type { MissCause } from "../auto-renewals/index.ts";
import type { BucketId } from "../buckets/index.ts";
import type { PlanId } from "../catalogue/index.ts";
import type { TripId } from "../trips/index.ts";
import type { Incident } from "../incidents/index.ts";

/** What a line's holder is told without asking. */
export const NOTICES = [
  /** The last connected moment comes near. */
  "end_3d",
  "end_1d",
  "end_3h",
  /** So much of the data is used. */
  "used_50",
  "used_80",
  "used_90",
  "used_100",
  "low_data",
  /** A daily plan's day is used up; fast again after its reset. */
  "day_used",
  /** Paid, and cut off all the same: a plan waits, and its holder may start it. */
  "offline",
  /** The days in which the line can still be renewed are nearly over. */
  "grace",
  /** A plan lapses unless it is used for the first time. */
  "first_use_7d",
  "first_use_1d",
  /** Paid, and not connected within the promised time. */
  "late",
  /** Somebody else has paid for the line, by a link of its holder. */
  "friend_paid",
  /** A plan of a kept trip is to be bought soon. */
  "trip_plan",
  /** Many lines have no data or slow data, this one perhaps among them. */
  "incident",
  /** It is over; for whoever was told that it runs. */
  "incident_over",
  /** What its holder let renew by itself is charged at a time. */
  "auto_announced",
  /** It is charged at this moment, for little data is left. */
  "auto_now",
  /** It was: the order's confirmation. */
  "auto_renewed",
  /** The payment did not work, and is tried once more. */
  "auto_retry",
  /** Not this time. */
  "auto_failed",
  /** No more. */
  "auto_off",
] as const;
export type NoticeName = (typeof NOTICES)[number];

/**
 * Why somebody is told: time alone passes, something follows from use or from a payment, many lines
 * suffer from the same, which nobody needs to hear in their sleep, or a contract promises that they
 * are told before.
 */
export type NoticeClass = "scheduled" | "of_use" | "of_payment" | "of_incident" | "promised";

export const CLASS_OF = {
  end_3d: "scheduled",
  end_1d: "scheduled",
  end_3h: "scheduled",
  used_50: "of_use",
  used_80: "of_use",
  used_90: "of_use",
  used_100: "of_use",
  low_data: "of_use",
  day_used: "of_use",
  offline: "of_use",
  grace: "scheduled",
  first_use_7d: "scheduled",
  first_use_1d: "scheduled",
  late: "of_payment",
  friend_paid: "of_payment",
  trip_plan: "scheduled",
  incident: "of_incident",
  incident_over: "of_incident",
  auto_announced: "promised",
  auto_now: "of_payment",
  auto_renewed: "of_payment",
  auto_retry: "of_payment",
  auto_failed: "of_payment",
  auto_off: "of_payment",
} as const satisfies Readonly<Record<NoticeName, NoticeClass>>;

/** Whether it is a service that may be stopped; the rest is part of what was bought or agreed to. */
export function isReminder(name: NoticeName): boolean {
  return CLASS_OF[name] !== "of_payment" && CLASS_OF[name] !== "promised";
}

/** Something to tell about a line, true from `at` until `until` if nothing else happens. */
export interface Notice {
  readonly name: NoticeName;
  /** `end_3d:2026-11-29T15:00:00.000Z`: one happening on its line, told at most once. */
  readonly cause: string;
  readonly at: Instant;
  /** Exclusive; absent when time alone never makes it untrue. */
  readonly until?: Instant;
  /** It need not be told any more once one of these causes was. */
  readonly unlessTold: readonly string[];
  /** It is told only to whom that cause was told, and has arrived. */
  readonly onlyAfter?: string;
  readonly facts: NoticeFacts;
}

/** What its words need; each absent where it says nothing. */
export interface NoticeFacts {
  /** The instant that it is about: an end, a deadline, a reset, a start. Ends are exclusive. */
  readonly moment?: Instant;
  readonly bucketId?: BucketId;
  readonly leftBytes?: Bytes;
  readonly renewalId?: string;
  /** Of a plan that is to be bought for it. */
  readonly tripId?: TripId;
  /** Of a plan that the line does not have yet. */
  readonly planId?: PlanId;
  readonly incident?: Pick<Incident, "kind" | "region" | "expectedAt">;
  /** Why something that renews by itself was not renewed, or is off. */
  readonly because?: MissCause;
  readonly amountYen?: Yen;
}
