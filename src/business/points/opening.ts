import {
  addMinutes,
  JST,
  localDate,
  msBetween,
  startOfDate,
} from "../../foundation/clock/index.ts";
import { addDays, type Instant, type LocalDate } from "../../foundation/clock/index.ts";
import { openSpans } from "./hours.ts";

/** Whether a point is open at a moment, and until when that stays so. */
export type Opening =
  | { readonly kind: "unknown" }
  | { readonly kind: "always" }
  | { readonly kind: "open"; readonly until: Instant }
  /** `opensAt` is absent when it does not open within two weeks. */
  | { readonly kind: "closed"; readonly opensAt?: Instant };

const DAYS_MAX = 14;
const DAY_MINUTES = 24 * 60;

/** Pure but for remembering what it said of the same hours, which holds until they change. */
export function openingAt(hours: string | undefined, at: Instant): Opening {
  if (hours === undefined) return { kind: "unknown" };
  const said = saidOf.get(hours);
  if (said !== undefined && said.from <= at && at < said.until) return said.opening;
  const opening = workOut(hours, at);
  if (saidOf.size > HOURS_REMEMBERED) saidOf.clear();
  saidOf.set(hours, { from: at, until: holdsUntil(opening, at), opening });
  return opening;
}

const HOURS_REMEMBERED = 100_000;
const saidOf = new Map<string, { from: Instant; until: Instant; opening: Opening }>();

function holdsUntil(opening: Opening, at: Instant): Instant {
  if (opening.kind === "open") return opening.until;
  return (opening.kind === "closed" ? opening.opensAt : undefined) ?? addMinutes(at, DAY_MINUTES);
}

function workOut(hours: string, at: Instant): Opening {
  const { today, minute } = wallOf(at);
  const spans = openSpans(hours, today);
  if (spans === undefined) return { kind: "unknown" };
  const now = spans.find(({ from, to }) => from <= minute && minute < to);
  return now === undefined ? closedUntil(hours, today, minute) : openUntil(hours, today, now.to);
}

/** True when it surely is open at that moment. */
export function isOpenAt(hours: string | undefined, at: Instant): boolean {
  return openTeller(at)(hours);
}

/** Tells of many hours whether they are open at one moment; each different text is asked once. */
export function openTeller(at: Instant): (hours: string | undefined) => boolean {
  const { today, minute } = wallOf(at);
  const told = new Map<string, boolean>();
  return (hours) => {
    if (hours === undefined) return false;
    const known = told.get(hours);
    if (known !== undefined) return known;
    const spans = openSpans(hours, today) ?? [];
    const isOpen = spans.some(({ from, to }) => from <= minute && minute < to);
    told.set(hours, isOpen);
    return isOpen;
  };
}

function wallOf(at: Instant): { readonly today: LocalDate; readonly minute: number } {
  const today = localDate(at, JST);
  return { today, minute: Math.floor(msBetween(startOfDate(today, JST), at) / 60_000) };
}

function openUntil(hours: string, today: LocalDate, to: number): Opening {
  let end = to;
  for (let days = 1; end === DAY_MINUTES && days <= DAYS_MAX; days++) {
    const date = addDays(today, days);
    const next = openSpans(hours, date)?.find(({ from }) => from === 0);
    if (next === undefined) return { kind: "open", until: startOfDate(date, JST) };
    end = next.to;
    if (end < DAY_MINUTES) return { kind: "open", until: momentOf(date, end) };
  }
  return end === DAY_MINUTES ? { kind: "always" } : { kind: "open", until: momentOf(today, end) };
}

function closedUntil(hours: string, today: LocalDate, minute: number): Opening {
  for (let days = 0; days <= DAYS_MAX; days++) {
    const date = addDays(today, days);
    const next = openSpans(hours, date)?.find(({ from }) => days > 0 || from > minute);
    if (next !== undefined) return { kind: "closed", opensAt: momentOf(date, next.from) };
  }
  return { kind: "closed" };
}

function momentOf(date: LocalDate, minute: number): Instant {
  return addMinutes(startOfDate(date, JST), minute);
}
