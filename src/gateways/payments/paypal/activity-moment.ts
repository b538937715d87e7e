import { instant, type Instant } from "../../../foundation/clock/index.ts";

/** How the account writes days: the year first, or which of day and month. */
export type DayOrder = "year_first" | "day_first" | "month_first" | "unclear";

/** One report writes all its days alike: a part above twelve gives away which the day is. */
export function dayOrderOf(dates: readonly string[]): DayOrder {
  const parts = dates.map(partsOf).filter((one) => one !== undefined);
  if (parts.some(([first]) => first > 31)) return "year_first";
  if (parts.some(([first]) => first > 12)) return "day_first";
  return parts.some(([, second]) => second > 12) ? "month_first" : "unclear";
}

/** A day and a time of day in the zone that the row names; undefined when any is unclear. */
export function momentOf(
  { date, time, zone }: { readonly date: string; readonly time: string; readonly zone: string },
  order: DayOrder,
): Instant | undefined {
  const parts = partsOf(date);
  const offset = offsetOf(zone);
  const clock = /^(\d{1,2}):(\d\d):(\d\d)$/.exec(time.trim());
  if (parts === undefined || offset === undefined || clock === null) return undefined;
  const [a, b, c] = parts;
  const days = { year_first: [a, b, c], day_first: [c, b, a], month_first: [c, a, b] } as const;
  if (order === "unclear") return undefined;
  const [year, month, day] = days[order];
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(clock[1]!)}:${clock[2]}:${clock[3]}${offset}`;
  return isRealDay(year, month, day) && !Number.isNaN(Date.parse(iso)) ? instant(iso) : undefined;
}

function partsOf(date: string): readonly [number, number, number] | undefined {
  const parts = date.trim().split(/[-/.年月日]/u);
  const numbers = parts.filter((part) => part !== "").map(Number);
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined || numbers.length > 3) return undefined;
  return numbers.every((part) => Number.isInteger(part) && part > 0) ? [a, b, c] : undefined;
}

const ZONES: Readonly<Record<string, string>> = {
  JST: "+09:00",
  "ASIA/TOKYO": "+09:00",
  UTC: "+00:00",
  GMT: "+00:00",
  PST: "-08:00",
  PDT: "-07:00",
};

function offsetOf(zone: string): string | undefined {
  const name = zone.trim().toUpperCase();
  const shift = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(name);
  if (shift === null) return ZONES[name];
  return `${shift[1]}${pad(shift[2]!)}:${shift[3] ?? "00"}`;
}

// Date.parse takes the 31st of a month of thirty days for the 1st of the next.
function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function pad(part: number | string, length = 2): string {
  return String(part).padStart(length, "0");
}
