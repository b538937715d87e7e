import {
  addDays,
  addMinutes,
  JST,
  localDate,
  msBetween,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import { openSpans } from "./hours.ts";

const DAYS_MAX = 60;

/**
 * The moment at which so many minutes of open hours have passed since `from`. Hours that cannot be
 * read, or that hold nothing for two months, count as always open: a promise must end some day.
 */
export function afterOpenMinutes(hours: string, from: Instant, minutes: number): Instant {
  let left = minutes;
  let date = localDate(from, JST);
  let since = Math.floor(msBetween(startOfDate(date, JST), from) / 60_000);
  for (let days = 0; days <= DAYS_MAX; days++) {
    for (const span of openSpans(hours, date) ?? []) {
      const begin = Math.max(span.from, since);
      const has = span.to - begin;
      if (has <= 0) continue;
      if (left <= has) return addMinutes(startOfDate(date, JST), begin + left);
      left -= has;
    }
    date = addDays(date, 1);
    since = 0;
  }
  return addMinutes(from, minutes);
}
