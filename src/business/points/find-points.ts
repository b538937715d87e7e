import type { Act } from "../../foundation/act/index.ts";
import {
  addDays,
  addMinutes,
  JST,
  localDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { Database } from "../../foundation/database/index.ts";
import { openSpans } from "./hours.ts";
import { openingAt, type Opening } from "./opening.ts";
import { indexPoints, type PointFilter, type PointIndex } from "./point-index.ts";
import { STATE_FRESH_MINUTES, type Place, type Point, type PointState } from "./point.ts";
import { changesSoFar, pointsByIds, pointsToIndex, type ToldPoint } from "./points-store.ts";
import { walkingMinutes } from "./walking.ts";

/** A point as somebody looking for one sees it. */
export interface FoundPoint {
  readonly point: Point;
  readonly metres: number;
  readonly walkMinutes: number;
  readonly opening: Opening;
  /** What it told last, while that is news. */
  readonly state?: PointState;
}

export interface PointSearch {
  readonly near: Place;
  readonly filter?: PointFilter;
  readonly limit?: number;
}

/** The nearest points that pass the filter, the nearest first. */
export async function findPoints(act: Act, search: PointSearch): Promise<readonly FoundPoint[]> {
  const index = await pointIndex(act);
  const { near: place, filter = {}, limit = 20 } = search;
  const near = index.nearest(place, { filter, limit });
  const read = await pointsByIds(
    act,
    near.map(({ pointId }) => pointId),
  );
  const byId = new Map(read.map((one) => [one.point.pointId, one]));
  return near.flatMap(({ pointId, metres }) => {
    const one = byId.get(pointId);
    return one === undefined ? [] : [foundPoint(act, one, metres)];
  });
}

/** One point, seen from where it stands. */
export async function readPoint(act: Act, pointId: string): Promise<FoundPoint | undefined> {
  const [one] = await pointsByIds(act, [pointId]);
  return one === undefined ? undefined : foundPoint(act, one, 0);
}

function foundPoint(act: Act, { point, told }: ToldPoint, metres: number): FoundPoint {
  const now = act.clock.now();
  return {
    point,
    metres,
    walkMinutes: walkingMinutes(metres),
    opening: openingAt(point.hours, now),
    ...(told !== undefined && isNews(told, now) ? { state: told } : {}),
  };
}

function isNews({ toldAt }: PointState, now: Instant): boolean {
  return now < addMinutes(toldAt, STATE_FRESH_MINUTES);
}

interface Kept {
  readonly changes: number;
  readonly index: PointIndex;
  /** The day for which the hours of all points were read ahead. */
  readAheadFor?: LocalDate;
}

const kept = new WeakMap<Database, Promise<Kept>>();

/** So long another process may not know of a change. */
const LOOK_EVERY_MS = 2000;

/** A change was written here: the next one who asks looks at once. */
export function forgetIndex(act: Act): void {
  lookedAt.delete(act.database);
}

const lookedAt = new WeakMap<Database, number>();

/**
 * The index of all points, kept by this process until one of them changes. Whoever finds it old
 * waits for the new one; others share that.
 */
async function pointIndex(act: Act): Promise<PointIndex> {
  const known = kept.get(act.database);
  const now = performance.now();
  const isFresh = now - (lookedAt.get(act.database) ?? -Infinity) < LOOK_EVERY_MS;
  if (known !== undefined && isFresh) return indexIn(act, known);
  lookedAt.set(act.database, now);
  const changes = await changesSoFar(act);
  if (known !== undefined && (await known).changes >= changes) return indexIn(act, known);
  if (kept.get(act.database) !== known) return indexIn(act, kept.get(act.database)!);
  const made = pointsToIndex(act).then((points): Kept => ({ changes, index: indexPoints(points) }));
  kept.set(act.database, made);
  made.catch(() => kept.delete(act.database));
  return indexIn(act, made);
}

async function indexIn(act: Act, kept: Promise<Kept>): Promise<PointIndex> {
  const known = await kept;
  readAhead(act, known);
  return known.index;
}

// What many different hours mean on a day takes a while to work out: it is done before anybody
// asks, a few at a time, so that nobody waits for it after midnight.
function readAhead(act: Act, known: Kept): void {
  const today = localDate(act.clock.now(), JST);
  if (known.readAheadFor === today) return;
  known.readAheadFor = today;
  const rest = [today, addDays(today, 1)].flatMap((date) =>
    known.index.hours.map((hours) => ({ hours, date })),
  );
  const some = () => {
    for (const { hours, date } of rest.splice(0, 20)) openSpans(hours, date);
    if (rest.length > 0) setImmediate(some);
  };
  setImmediate(some);
}
