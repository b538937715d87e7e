import { boundOf } from "../../business/buckets/index.ts";
import type { Duration, PlanTerms } from "../../business/catalogue/index.ts";
import type { Moment, Quote, QuoteWarning } from "../../business/renewals/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { showBytes, showDays, showDuration, showInstant, showLastMinute } from "../html/index.ts";
import { wordTexts } from "./texts/index.ts";

/** How much data, and what comes after it: "5 GB, then 200 kbps". */
export function allowanceText(terms: PlanTerms, language: Language): string {
  const words = wordTexts[language];
  const { allowance } = terms;
  if (allowance.kind === "unlimited") return words.unlimited;
  const after =
    allowance.throttleKbps === 0 ? words.thenCut : words.thenSlow(allowance.throttleKbps);
  const data =
    allowance.kind === "capped"
      ? showBytes(allowance.bytes)
      : words.perDay(showBytes(allowance.bytesPerDay));
  return `${data}${SEPARATORS[language]}${after}`;
}

const SEPARATORS: Readonly<Record<Language, string>> = {
  "zh-Hans": "，",
  "zh-Hant": "，",
  ja: "、",
  en: ", ",
  ko: ", ",
};

export function durationText(duration: Duration, language: Language): string {
  return duration.unit === "days"
    ? showDays(duration.count, language)
    : wordTexts[language].months(duration.count);
}

/** When a quoted plan would start, as a phrase. */
export function startText(
  quote: Pick<Quote, "starts" | "paidAt">,
  language: Language,
  zone?: string,
): string {
  const words = wordTexts[language];
  const { starts } = quote;
  if (starts.kind === "on_first_use") {
    return words.startsOnFirstUse(showInstant(starts.by, language, zone));
  }
  if (starts.kind === "latest") return words.startsLatest(showInstant(starts.at, language, zone));
  return starts.at <= quote.paidAt
    ? words.startsNow
    : words.startsAt(showInstant(starts.at, language, zone));
}

/** Until when it is valid: the last minute, in Japan first. */
export function endText(
  ends: Moment,
  of: { readonly duration: Duration; readonly language: Language; readonly zone?: string },
): string {
  const words = wordTexts[of.language];
  if (ends.kind === "on_first_use") {
    return words.endsAfterFirstUse(durationText(of.duration, of.language));
  }
  const last = showLastMinute(ends.at, of.language, of.zone);
  return ends.kind === "latest" ? words.endsLatest(last) : last;
}

export function momentText(moment: Moment, language: Language, zone?: string): string {
  return showInstant(boundOf(moment), language, zone);
}

/** What to know before paying, as a sentence. */
export function warningText(warning: QuoteWarning, language: Language, zone?: string): string {
  const { warnings } = wordTexts[language];
  const until = (at: Parameters<typeof showLastMinute>[0]) => showLastMinute(at, language, zone);
  switch (warning.name) {
    case "first_day_short":
      return warnings.firstDayShort(showDuration(warning.minutesLeft * 60, language));
    case "starts_later":
      return warnings.startsLater(momentText(warning.startsAt, language, zone));
    case "trip_already_covered":
      return warnings.tripAlreadyCovered(until(warning.until));
    case "ends_before_trip":
      return warnings.endsBeforeTrip(until(warning.until));
    case "not_enough_data":
      return warnings.notEnoughData(showBytes(warning.neededBytes));
    case "data_lost":
      return warnings.dataLost(showBytes(warning.bytes));
    case "days_lost":
      return warnings.daysLost(until(warning.until));
    case "slow_until_reset":
      return warnings.slowUntilReset(showInstant(warning.resetsAt, language, zone));
    case "first_use_deadline":
      return warnings.firstUseDeadline(showInstant(warning.by, language, zone));
  }
}
