import { addMinutes, earlier, JST, localDate, type Instant } from "../../foundation/clock/index.ts";
import { connectedUntil, advance, type Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import type { PaymentFailure } from "../payments/index.ts";
import type { RenewalState } from "../renewals/index.ts";
import type { AutoRenewal, MissCause, Occasion, StopCause } from "./auto-renewal.ts";
import { spentIn } from "./spent.ts";
import {
  announcementOf,
  endOfDay,
  isStillWanted,
  monthAround,
  pastWaste,
  retryAfter,
  wantedOn,
  type Wanted,
} from "./moment.ts";
import type { SavedMethod } from "./saved-method.ts";

/** Everything that stands about the automatic renewal of one line. */
export interface AutoPicture {
  readonly auto: AutoRenewal;
  /** The occasion that is not over, if there is one. */
  readonly open?: Occasion;
  /** The order of the open occasion, as its last try placed it. */
  readonly order?: OrderSeen;
  /** What this consent was told of before. */
  readonly causes: readonly string[];
  /** As stored. */
  readonly buckets: readonly Bucket[];
  /** As it is sold now; absent when it is not. */
  readonly plan?: Plan;
  readonly method?: SavedMethod;
  /** Whoever agreed still keeps the line as its owner. */
  readonly isKept: boolean;
  /** Of the line, newest first: all of this consent, and whoever's were charged this month. */
  readonly occasions: readonly Occasion[];
}

/** Of the order of an occasion, what decides about it. */
export interface OrderSeen {
  readonly state: RenewalState;
  readonly hasAttempts: boolean;
  readonly failure?: PaymentFailure;
}

export type NextMove =
  | { readonly do: "announce"; readonly wanted: Wanted; readonly chargeAt: Instant }
  /** Wanted, and not to be had: written down, so that it is seen. */
  | { readonly do: "pass"; readonly wanted: Wanted; readonly because: MissCause }
  | { readonly do: "charge" }
  /** Nothing was begun in time: whether it may be is decided anew. */
  | { readonly do: "put_off" }
  | { readonly do: "place" }
  | { readonly do: "begin" }
  | { readonly do: "renewed" }
  | { readonly do: "failed_once"; readonly retryAt: Instant }
  | { readonly do: "failed"; readonly because: MissCause; readonly stops?: StopCause }
  | { readonly do: "skip"; readonly because: MissCause }
  | { readonly do: "stop"; readonly because: StopCause }
  | { readonly do: "rest"; readonly until?: Instant };

/** Data is measured often and told of at its marks; between them it is looked at by the hour. */
const LOOK_MINUTES = 60;
/** Of an order under way, should its news be lost. */
const ASK_MINUTES = 1;

/**
 * Decides from the whole picture what comes next. Pure: the worker does the move, records it and
 * asks again, so dying anywhere only means asking the same question once more.
 */
export function nextMove(picture: AutoPicture, now: Instant): NextMove {
  const { auto, open } = picture;
  if (open?.state === "charging") return ofCharge(picture, open, now);
  if (open !== undefined && !isAgreed(picture)) return { do: "skip", because: "stopped" };
  if (auto.state === "off") return { do: "rest" };
  const ending = whyEnding(picture, now);
  if (open !== undefined) {
    return ending === undefined ? ofOpen(picture, open, now) : { do: "skip", because: ending };
  }
  return ending === undefined ? ofNone(picture, now) : { do: "stop", because: ending };
}

/** The occasion's own consent still stands; what was agreed to later was not told of it. */
function isAgreed({ auto, open }: AutoPicture): boolean {
  return auto.state === "armed" && (open === undefined || isOfThis(auto, open));
}

function isOfThis({ consentedAt }: AutoRenewal, { armedAt }: Occasion): boolean {
  return armedAt === consentedAt;
}

/** What ends all of it, whatever the line needs. */
function whyEnding({ auto, buckets, isKept }: AutoPicture, now: Instant): StopCause | undefined {
  if (!isKept) return "line_left";
  const last = endOfDay(auto.until);
  const connected = connectedUntil(advance(buckets, now).buckets, now);
  const isCovered = auto.trigger.kind === "time" && connected !== undefined && connected >= last;
  return now >= last || isCovered ? "departed" : undefined;
}

function ofNone(picture: AutoPicture, now: Instant): NextMove {
  const { auto, buckets, causes, plan } = picture;
  const last = endOfDay(auto.until);
  const lookAgain = auto.trigger.kind === "data" ? addMinutes(now, LOOK_MINUTES) : last;
  const rest: NextMove = { do: "rest", until: earlier(lookAgain, last) };
  const wanted = wantedOn(buckets, auto.trigger, now);
  if (wanted === undefined || causes.includes(wanted.cause)) return rest;
  if (plan === undefined) return { do: "stop", because: "plan_gone" };
  const { tellAt, chargeAt, isTooLate } = announcementOf(wanted, plan.terms, now);
  if (now < tellAt) return { do: "rest", until: earlier(tellAt, last) };
  if (isTooLate) return { do: "pass", wanted, because: "too_late" };
  const refusal = whyNot(picture, chargeAt);
  if (refusal === undefined) return { do: "announce", wanted, chargeAt };
  return refusal === "ceiling"
    ? { do: "pass", wanted, because: "ceiling" }
    : { do: "stop", because: refusal };
}

function ofOpen(picture: AutoPicture, open: Occasion, now: Instant): NextMove {
  const { auto, buckets } = picture;
  const still = isStillWanted(open, { buckets, trigger: auto.trigger }, now);
  if (still === "needless") return { do: "skip", because: still };
  // It was announced, so that its holder must hear that it is theirs to buy.
  if (still === "too_late") return { do: "failed", because: still };
  if (now < open.chargeAt) return { do: "rest", until: open.chargeAt };
  const refusal = whyNot(picture, now);
  // Within what was agreed to, and yet not what was told.
  if (refusal === undefined && picture.plan!.totalYen > open.totalYen) {
    return failed(picture, open, "price_changed");
  }
  if (refusal === undefined) return chargeIn(picture, open, now);
  return refusal === "ceiling"
    ? { do: "failed", because: "ceiling" }
    : { do: "failed", because: refusal, stops: refusal };
}

/** A worker that comes late may have come into the last half hour of a day. */
const LATE_MINUTES = 5;

function chargeIn({ plan }: AutoPicture, { chargeAt }: Occasion, now: Instant): NextMove {
  const isLate = now > addMinutes(chargeAt, LATE_MINUTES);
  const at = plan === undefined || !isLate ? now : pastWaste(now, plan.terms);
  return now < at ? { do: "rest", until: at } : { do: "charge" };
}

/** What keeps a charge from being made at all. */
function whyNot(
  { auto, plan, method, occasions }: AutoPicture,
  at: Instant,
): StopCause | "ceiling" | undefined {
  if (plan === undefined) return "plan_gone";
  if (plan.totalYen > auto.priceYen) return "price_changed";
  if (method?.state !== "saved") return "method_gone";
  const { goodThrough } = method.face;
  if (goodThrough !== undefined && goodThrough < localDate(at, JST).slice(0, 7)) {
    return "card_expired";
  }
  return spentIn(occasions, at) + plan.totalYen > auto.ceilingYen ? "ceiling" : undefined;
}

// What was charged is followed to its end, whatever was stopped meanwhile. As long as nobody knows
// whether money moved, the order says so by its state, and nothing is charged again.
function ofCharge(picture: AutoPicture, open: Occasion, now: Instant): NextMove {
  const { order } = picture;
  switch (order?.state) {
    case undefined:
      return ofUnbegun(picture, { open, now, step: "place" });
    case "draft":
      if (order?.hasAttempts === true) break;
      return ofUnbegun(picture, { open, now, step: "begin" });
    case "active":
    case "queued":
    case "completed":
      return { do: "renewed" };
    case "payment_failed":
    case "payment_expired":
    case "cancelled":
      return ofFailure(picture, open, now);
    case "activation_failed":
    case "refunding":
    case "refunded":
      return failed(picture, open, "not_connected");
    case "awaiting_payment":
    case "paid":
    case "activating":
    case "activation_unknown":
      break;
  }
  return { do: "rest", until: addMinutes(now, ASK_MINUTES) };
}

// Its workers may have been gone since: a charge is begun at the hour, and in the month, for which
// it was decided, or decided anew.
function ofUnbegun(
  picture: AutoPicture,
  of: { readonly open: Occasion; readonly now: Instant; readonly step: "place" | "begin" },
): NextMove {
  const { open, now, step } = of;
  if (!isAgreed(picture)) return { do: "skip", because: "stopped" };
  const { chargedAt = open.chargeAt } = open;
  const isLate = now > addMinutes(chargedAt, LATE_MINUTES) || now >= monthAround(chargedAt).until;
  const isKept = picture.method?.state === "saved";
  return isLate || !isKept ? { do: "put_off" } : { do: step };
}

const TRIES_MAX = 2;

function ofFailure(picture: AutoPicture, open: Occasion, now: Instant): NextMove {
  const { order, plan } = picture;
  if (order?.failure === "authentication_failed") return failed(picture, open, "needs_holder");
  if (!isAgreed(picture) && order?.hasAttempts === false) return { do: "skip", because: "stopped" };
  if (open.tries >= TRIES_MAX || plan === undefined) return failed(picture, open, "failed_twice");
  if (!isAgreed(picture)) return { do: "failed", because: "declined" };
  const end = open.cause.startsWith("end:") ? open.cause.slice("end:".length) : undefined;
  const retryAt = retryAfter(now, end === undefined ? {} : { end: end as Instant }, plan.terms);
  return { do: "failed_once", retryAt };
}

// What became of a charge ends the consent that it was made for, and no later one.
function failed({ auto }: AutoPicture, open: Occasion, because: StopCause): NextMove {
  return { do: "failed", because, ...(isOfThis(auto, open) ? { stops: because } : {}) };
}
