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
import {
  STATE_FRESH_MINUTES,
  type Place,
  type Point,
  type PointId,
  type PointState,
} from "./point.ts";
import {
  allPoints,
  changesSoFar,
  freshStates,
  pointCalled,
  pointsByIds,
  type ToldPoint,
} from "./points-store.ts";
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
  readonly metresMax?: number;
}

/** The nearest points that pass the filter, the nearest first. Never asks the table for a point. */
export async function findPoints(act: Act, search: PointSearch): Promise<readonly FoundPoint[]> {
  const { index, points, states } = await knownPoints(act);
  const { near, filter = {}, limit = 20, metresMax } = search;
  const wanted = { filter, limit, ...(metresMax === undefined ? {} : { metresMax }) };
  return index.nearest(near, wanted).map(({ pointId, metres }) => {
    const told = states.get(pointId);
    const one = { point: points.get(pointId)!, ...(told === undefined ? {} : { told }) };
    return foundPoint(act, one, metres);
  });
}

/** One point, seen from where it stands. */
export async function readPoint(act: Act, pointId: string): Promise<FoundPoint | undefined> {
  const [one] = await pointsByIds(act, [pointId]);
  return one === undefined ? undefined : foundPoint(act, one, 0);
}

/** One point by its id or its code, as an address names it. */
export async function readPointCalled(act: Act, name: string): Promise<FoundPoint | undefined> {
  const one = await pointCalled(act, name);
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
  readonly points: ReadonlyMap<PointId, Point>;
  /** What points told last, while that may be news. */
  states: ReadonlyMap<string, PointState>;
  /** The day for which the hours of all points were read ahead. */
  readAheadFor?: LocalDate;
}

const kept = new WeakMap<Database, Promise<Kept>>();

/** So long another process may not know of a change, or of what a point told. */
const LOOK_EVERY_MS = 2000;

/** A change was written here: the next one who asks looks at once. */
export function forgetIndex(act: Act): void {
  lookedAt.delete(act.database);
}

const lookedAt = new WeakMap<Database, number>();

/**
 * All points, kept by this process until one of them changes. Whoever finds them old waits for the
 * new ones; others share that.
 */
async function knownPoints(act: Act): Promise<Kept> {
  const known = kept.get(act.database);
  const now = performance.now();
  const isFresh = now - (lookedAt.get(act.database) ?? -Infinity) < LOOK_EVERY_MS;
  if (known !== undefined && isFresh) return aheadOf(act, known);
  lookedAt.set(act.database, now);
  const [changes, states] = await Promise.all([
    changesSoFar(act),
    freshStates(act, newsSince(act)),
  ]);
  const before = known === undefined ? undefined : await known;
  if (known !== undefined && before !== undefined && before.changes >= changes) {
    before.states = states;
    return aheadOf(act, known);
  }
  if (kept.get(act.database) !== known) return aheadOf(act, kept.get(act.database)!);
  const made = allPoints(act).then((all): Kept => ({
    changes,
    states,
    index: indexPoints(all),
    points: new Map(all.map((point) => [point.pointId, point])),
  }));
  kept.set(act.database, made);
  made.catch(() => kept.delete(act.database));
  return aheadOf(act, made);
}

function newsSince(act: Act): Instant {
  return addMinutes(act.clock.now(), -STATE_FRESH_MINUTES);
}

async function aheadOf(act: Act, kept: Promise<Kept>): Promise<Kept> {
  const known = await kept;
  readAhead(act, known);
  return known;
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
