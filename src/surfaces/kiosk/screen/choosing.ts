import { addDays, JST, localDate, startOfDate } from "../../../foundation/clock/index.ts";
import type { AtKiosk } from "../ground.ts";
import { isDayOpen } from "./month.ts";
import { EASES, type Visit } from "./visit.ts";

/** The last day of the trip: needed until its midnight in Japan. Another day is none. */
export function leavingOn(at: AtKiosk, visit: Visit, day: string): Visit {
  if (!isDayOpen(day, localDate(at.act.clock.now(), JST))) return visit;
  const leavesAt = startOfDate(addDays(day, 1), JST);
  const use = visit.trip?.use ?? "normal";
  return { ...visit, step: "choose", trip: { leavesAt, use }, month: undefined };
}

/** Switches one ease on or off; others stay as they are. */
export function easedBy(visit: Visit, wanted: string): Visit {
  const ease = EASES.find((one) => one === wanted);
  if (ease === undefined) return visit;
  const before = visit.eases ?? [];
  const isOn = before.includes(ease);
  return { ...visit, eases: isOn ? before.filter((one) => one !== ease) : [...before, ease] };
}
