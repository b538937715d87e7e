import {
  usualWaitAt,
  WALK_MINUTES_MAX,
  type FoundPoint,
  type Opening,
} from "../../../business/points/index.ts";
import {
  JST,
  localDate,
  msBetween,
  nextMidnight,
  type Instant,
} from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showDateOf, showDuration, showTime } from "../../html/index.ts";
import { pointsTexts } from "./texts/index.ts";

/** `850 m · 14 minutes on foot`, or the kilometres when that is no walk. */
export function distanceWords({ metres, walkMinutes }: FoundPoint, language: Language): string {
  const texts = pointsTexts[language];
  const length = metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1)} km`;
  return walkMinutes > WALK_MINUTES_MAX ? length : `${length} · ${texts.onFoot(walkMinutes)}`;
}

const SOON_SECONDS = 3600;

export function openingWords(opening: Opening, now: Instant, language: Language): string {
  const texts = pointsTexts[language];
  switch (opening.kind) {
    case "unknown":
      return texts.hoursUnknown;
    case "always":
      return texts.always;
    case "open": {
      const left = msBetween(now, opening.until) / 1000;
      return left < SOON_SECONDS
        ? texts.closesIn(showDuration(left, language))
        : texts.openUntil(moment(opening.until, now, language));
    }
    case "closed":
      return opening.opensAt === undefined
        ? texts.closed
        : texts.opensAt(moment(opening.opensAt, now, language));
  }
}

/** What it told last, else what is usual at that hour. */
export function waitWords({ point, state }: FoundPoint, now: Instant, language: Language): string {
  const texts = pointsTexts[language];
  if (state?.waitMinutes !== undefined) return texts.waitNow(state.waitMinutes);
  const usual = usualWaitAt(point, now);
  return usual === undefined ? "" : texts.waitUsual(usual);
}

export function listWords<K extends string>(
  values: readonly K[],
  words: Readonly<Record<K, string>>,
): string {
  return values.map((value) => words[value]).join(" · ");
}

function moment(at: Instant, now: Instant, language: Language): string {
  // The end of today is 24:00 of today, as Japan's shops write it.
  if (at === nextMidnight(now, JST)) return "24:00";
  const isToday = localDate(at, JST) === localDate(now, JST);
  return isToday ? showTime(at) : `${showDateOf(at, language)} ${showTime(at)}`;
}
