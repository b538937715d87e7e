import {
  addDays,
  addHours,
  addMinutes,
  atHour,
  isZone,
  JST,
  localDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";
import type { Renewal } from "./renewal.ts";
import type { Slip } from "./slip.ts";

/** A slip is remembered a day before it is over; one that is issued later, three hours before. */
const HOURS_BEFORE = [24, 3] as const;

/** Sooner after the slip itself, its own mail is still at hand. */
const APART_HOURS = 1;

/** With less time left nobody reaches a shop any more. */
const USEFUL_MINUTES = 30;

// Quiet in the reader's zone. Whoever is worked a little later than due must not end up in it.
const NIGHT = { fromHour: 22, untilHour: 8, marginMinutes: 15 } as const;

interface SlipOf {
  readonly slip: Pick<Slip, "issuedAt" | "payBy">;
  readonly zone: Zone;
}

/**
 * When whoever has a slip is reminded of it: in daytime, moved earlier rather than later; undefined
 * when there is no moment left for it.
 */
export function slipReminderAt({ slip, zone }: SlipOf): Instant | undefined {
  const earliest = addHours(slip.issuedAt, APART_HOURS);
  return HOURS_BEFORE.map((hours) => beforeNight(addHours(slip.payBy, -hours), zone)).find(
    (at) => at >= earliest,
  );
}

export type SlipReminder =
  | { readonly kind: "due" }
  | { readonly kind: "waits"; readonly until: Instant }
  | { readonly kind: "none" };

/** What stands of the reminder at `now`, also where nobody worked at its moment. */
export function slipReminder(
  { viewerZone, remindedAt }: Pick<Renewal, "viewerZone" | "remindedAt">,
  slip: SlipOf["slip"],
  now: Instant,
): SlipReminder {
  const zone = viewerZone !== undefined && isZone(viewerZone) ? viewerZone : JST;
  const at = remindedAt === undefined ? slipReminderAt({ slip, zone }) : undefined;
  if (at === undefined) return { kind: "none" };
  if (now < at) return { kind: "waits", until: at };
  const morning = endOfNight(now, zone);
  const next = morning ?? now;
  if (next > addMinutes(slip.payBy, -USEFUL_MINUTES)) return { kind: "none" };
  return morning === undefined ? { kind: "due" } : { kind: "waits", until: morning };
}

function beforeNight(moment: Instant, zone: Zone): Instant {
  const date = localDate(moment, zone);
  const eveningOf = (day: string) =>
    addMinutes(atHour(day, NIGHT.fromHour, zone), -NIGHT.marginMinutes);
  if (moment < atHour(date, NIGHT.untilHour, zone)) return eveningOf(addDays(date, -1));
  const evening = eveningOf(date);
  return moment < evening ? moment : evening;
}

/** The morning that a moment of the night waits for; undefined by day. */
function endOfNight(moment: Instant, zone: Zone): Instant | undefined {
  const date = localDate(moment, zone);
  const morning = atHour(date, NIGHT.untilHour, zone);
  if (moment < morning) return morning;
  if (moment < atHour(date, NIGHT.fromHour, zone)) return undefined;
  return atHour(addDays(date, 1), NIGHT.untilHour, zone);
}
