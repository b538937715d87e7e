import type { Trip, UseLevel } from "../../../business/renewals/index.ts";
import {
  addDays,
  instant,
  JST,
  localDate,
  startOfDate,
  addMinutes,
  type Instant,
} from "../../../foundation/clock/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { ChooseQuery } from "../routes.ts";
import type { Visitor } from "../ways/index.ts";
import { homeCurrency } from "./home-currency.ts";

export interface TripInput {
  readonly date: string;
  readonly time: string;
  readonly use: UseLevel;
  /** In which estimates are shown: as it was chosen, else what is likely. */
  readonly currency: string;
  /** Goes along from page to page; what is only likely follows the language that is read. */
  readonly currencyChosen: string;
  readonly trip?: Trip;
  readonly error?: "badDate" | "pastDate" | "farDate";
}

const USES = ["light", "normal", "heavy"] as const;
const DAYS_AHEAD_MAX = 366;

/** The trip as the query says it: `leaves` whole, or `date` and `time` from the form. */
export function readTrip(input: FormInput, now: Instant, visitor: Visitor): TripInput {
  const [wholeDate = "", wholeTime = ""] = input.text("leaves").split("T");
  const date = input.text("date") || wholeDate;
  const time = input.text("time") || wholeTime;
  const use = USES.find((level) => level === input.text("use")) ?? "normal";
  const currencyChosen = input.text("currency").slice(0, 3).toUpperCase();
  const currency = currencyChosen === "" ? homeCurrency(visitor) : currencyChosen;
  const typed = { date, time, use, currency, currencyChosen };
  if (date === "") return typed;
  const leavesAt = momentOf(date, time);
  if (leavesAt === undefined) return { ...typed, error: "badDate" };
  if (leavesAt <= now) return { ...typed, error: "pastDate" };
  const farthest = startOfDate(addDays(localDate(now, JST), DAYS_AHEAD_MAX), JST);
  if (leavesAt > farthest) return { ...typed, error: "farDate" };
  return { ...typed, trip: { leavesAt, use } };
}

/** What carries the trip from page to page. */
export function tripQuery(trip: TripInput): ChooseQuery {
  return {
    ...(trip.trip === undefined ? {} : { leaves: `${trip.date}T${trip.time || "12:00"}` }),
    use: trip.use,
    ...(trip.currencyChosen === "" ? {} : { currency: trip.currencyChosen }),
  };
}

/** Both in Japan. Without a time the noon of the day is meant; undefined when there is no such day. */
export function momentOf(date: string, time: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const clock = /^([01]\d|2[0-3]):([0-5]\d)(:\d\d)?$/.exec(time === "" ? "12:00" : time);
  if (clock === null) return undefined;
  try {
    const minutes = Number(clock[1]) * 60 + Number(clock[2]);
    return instant(addMinutes(startOfDate(date, JST), minutes));
  } catch {
    return undefined;
  }
}
