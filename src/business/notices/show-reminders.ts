import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { readAutos } from "../auto-renewals/index.ts";
import { bucketsOfLines } from "../buckets/index.ts";
import { keptTripsOf } from "../trips/index.ts";
import { linesByIds, type Line, type LineId, type Proof } from "../lines/index.ts";
import { autoOf } from "./auto-notices.ts";
import { isAskedFor } from "./due-notices.ts";
import { CLASS_OF, type NoticeName } from "./notice.ts";
import { personById, personByAddress } from "./people-store.ts";
import { readerWish, type Person, type PersonId } from "./person.ts";
import { planNotices } from "./plan-notices.ts";
import { beforeQuiet, type QuietHours } from "./quiet-hours.ts";
import { linesOfPerson, readerOf } from "./readers-store.ts";

export interface Upcoming {
  readonly name: NoticeName;
  readonly at: Instant;
}

export interface RemindedLine {
  readonly line: Line;
  /** What its pages may show them. */
  readonly proof: Proof;
  /** No more reminders of this one. */
  readonly isStopped: boolean;
  /** But for the trip that they asked to be reminded of. */
  readonly hasTrip: boolean;
  /** What time will bring, if nothing happens before; soonest first. */
  readonly upcoming: readonly Upcoming[];
}

export interface Reminders {
  readonly person: Person;
  readonly lines: readonly RemindedLine[];
}

/** How a person is told, and of what next; undefined for nobody. */
export async function showReminders(act: Act, personId: PersonId): Promise<Reminders | undefined> {
  const [person, readers] = await Promise.all([
    personById(act, personId),
    linesOfPerson(act, personId),
  ]);
  if (person === undefined) return undefined;
  const lineIds = readers.map(({ lineId }) => lineId);
  const [lines, buckets, trips, autos] = await Promise.all([
    linesByIds(act, lineIds),
    bucketsOfLines(act, lineIds),
    keptTripsOf(act, lineIds),
    readAutos(act, lineIds),
  ]);
  const now = act.clock.now();
  return {
    person,
    lines: readers.flatMap(({ lineId, proof, stoppedAt, tripId }) => {
      const line = lines.find((one) => one.lineId === lineId);
      if (line === undefined) return [];
      const own = trips.filter((trip) => trip.lineId === lineId);
      const hasTrip = own.some((trip) => trip.tripId === tripId);
      const picture = {
        ...{ buckets: buckets.get(lineId) ?? [], promises: [], gifts: [], trips: own },
        ...autoOf(person, autos.get(lineId)),
      };
      const wish = readerWish(person, {
        ...(stoppedAt === undefined ? {} : { stoppedAt }),
        ...(tripId === undefined ? {} : { tripId }),
      });
      const wanted = planNotices(picture, now).filter((notice) => isAskedFor(notice, wish));
      const upcoming = upcomingOf(wanted, person.quiet, now);
      return [{ line, proof, isStopped: stoppedAt !== undefined, hasTrip, upcoming }];
    }),
  };
}

/** Whether an address is told about a line. */
export async function isToldAt(act: Act, lineId: LineId, email: string): Promise<boolean> {
  const personId = await personByAddress(act, { channel: "email", address: email });
  const [person, reader] =
    personId === undefined
      ? []
      : await Promise.all([personById(act, personId), readerOf(act, lineId, personId)]);
  if (person === undefined || reader === undefined) return false;
  return (person.stoppedAt ?? reader.stoppedAt) === undefined;
}

/** Who is told at an address that an order was placed with; undefined when nobody is. */
export async function personOfContact(act: Act, email: string): Promise<PersonId | undefined> {
  return personByAddress(act, { channel: "email", address: email });
}

function upcomingOf(
  planned: ReturnType<typeof planNotices>,
  quiet: QuietHours,
  now: Instant,
): readonly Upcoming[] {
  return planned
    .filter(({ name }) => ["scheduled", "promised"].includes(CLASS_OF[name]))
    .map(({ name, at }) => ({ name, at: beforeQuiet(at, quiet) }))
    .filter(({ at }) => at > now)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
