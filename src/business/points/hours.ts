import OpeningHours from "opening_hours";
import { addDays, type LocalDate } from "../../foundation/clock/index.ts";

/** Minutes of a day in Japan, from its midnight; `to` is exclusive and at most 1440. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True for text in OpenStreetMap's `opening_hours` syntax. */
export function isHours(text: string): boolean {
  return text.length <= HOURS_LENGTH_MAX && parsed(text) !== undefined;
}

const HOURS_LENGTH_MAX = 500;

/**
 * When a day is surely open, in its order and apart from each other; undefined when the hours cannot
 * be read. What the hours themselves call uncertain ("by appointment") counts as closed.
 */
export function openSpans(hours: string, date: LocalDate): readonly Span[] | undefined {
  const known = spansOf.get(hours) ?? new Map<LocalDate, readonly Span[]>();
  const remembered = known.get(date);
  if (remembered !== undefined) return remembered;
  const rule = parsed(hours);
  if (rule === undefined) return undefined;
  const spans = readDay(rule, hours.includes("PH") ? dayLike(date) : date);
  remember(known, date, spans, DAYS_REMEMBERED);
  remember(spansOf, hours, known, HOURS_REMEMBERED);
  return spans;
}

/** A day off for everybody (国民の祝日に関する法律). */
export function isHoliday(date: LocalDate): boolean {
  return isNamedHoliday(date) || isBetweenHolidays(date);
}

const DAYS_REMEMBERED = 20;
const HOURS_REMEMBERED = 100_000;
const RULES_REMEMBERED = 2000;

const spansOf = new Map<string, Map<LocalDate, readonly Span[]>>();
const rules = new Map<string, OpeningHours | undefined>();

/** Where all points are: decides which holidays there are, and when the sun rises. */
const JAPAN = { lat: 35.68, lon: 139.77, address: { country_code: "jp", state: "" } };

function parsed(hours: string): OpeningHours | undefined {
  if (rules.has(hours)) return rules.get(hours);
  const rule = parse(hours);
  remember(rules, hours, rule, RULES_REMEMBERED);
  return rule;
}

function parse(hours: string): OpeningHours | undefined {
  try {
    return new OpeningHours(hours, JAPAN);
  } catch {
    return undefined;
  }
}

// The library reads the wall clock of the machine. A day in Japan is put to it as the same day on
// that clock, and what it answers is read from that clock again.
function readDay(rule: OpeningHours, date: LocalDate): readonly Span[] {
  const [from, to] = [wallDay(date), wallDay(addDays(date, 1))];
  return rule
    .getOpenIntervals(from, to)
    .filter(([, , isUncertain]) => !isUncertain)
    .map(([begin, end]) => ({
      from: minuteOf(begin),
      to: end >= to ? 24 * 60 : minuteOf(end),
    }));
}

function wallDay(date: LocalDate): Date {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, day);
}

function minuteOf(wall: Date): number {
  return wall.getHours() * 60 + wall.getMinutes();
}

function isNamedHoliday(date: LocalDate): boolean {
  const known = holidays.get(date);
  if (known !== undefined) return known;
  const is = readDay(parsed("PH")!, date).length > 0;
  remember(holidays, date, is, 4000);
  return is;
}

const holidays = new Map<LocalDate, boolean>();

// A day between two holidays is one, too (article 3, 3); 22 September 2026 is. The library does not
// know these.
function isBetweenHolidays(date: LocalDate): boolean {
  if (isNamedHoliday(date) || wallDay(date).getDay() === 0) return false;
  return isNamedHoliday(addDays(date, -1)) && isNamedHoliday(addDays(date, 1));
}

/** The day itself; for a holiday that the library does not know, one of that weekday that it does. */
function dayLike(date: LocalDate): LocalDate {
  if (!isBetweenHolidays(date)) return date;
  for (let weeks = 1; weeks < 520; weeks++) {
    const other = addDays(date, weeks * 7);
    if (isNamedHoliday(other)) return other;
  }
  return date;
}

/** Forgets the oldest when there are too many. */
function remember<K, V>(map: Map<K, V>, key: K, value: V, max: number): void {
  map.set(key, value);
  if (map.size > max) map.delete(map.keys().next().value!);
}
