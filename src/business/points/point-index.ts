import { around } from "geokdbush";
import KDBush from "kdbush";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { openTeller } from "./opening.ts";
import type { Place, Point, PointId, PointKind, PointPayment, PointService } from "./point.ts";
import { metresBetween } from "./walking.ts";

/** What the index knows of a point: enough to filter by. */
export type IndexedPoint = Pick<
  Point,
  "pointId" | "place" | "kind" | "does" | "payments" | "languages" | "hasWifi" | "needsId"
> & { readonly hours?: string };

/** Each part narrows the search; of several values any one suffices. */
export interface PointFilter {
  readonly kinds?: readonly PointKind[];
  readonly does?: readonly PointService[];
  readonly payments?: readonly PointPayment[];
  readonly languages?: readonly Language[];
  readonly hasWifi?: true;
  readonly asksNoId?: true;
  /** Surely open at that moment. */
  readonly openAt?: Instant;
}

export interface NearPoint {
  readonly pointId: PointId;
  readonly metres: number;
}

export interface PointIndex {
  readonly size: number;
  /** The different hours that its points have. */
  readonly hours: readonly string[];
  /** The nearest first. */
  nearest(
    place: Place,
    options: { readonly filter?: PointFilter; readonly limit: number; readonly metresMax?: number },
  ): readonly NearPoint[];
}

/** Pure: an index of points over the earth (a k-d tree), by distance and filter. */
export function indexPoints(points: readonly IndexedPoint[]): PointIndex {
  const tree = new KDBush(points.length);
  for (const { place } of points) tree.add(place.longitude, place.latitude);
  tree.finish();
  return {
    size: points.length,
    hours: [...new Set(points.flatMap((point) => point.hours ?? []))],
    nearest(place, { filter = {}, limit, metresMax }) {
      if (points.length === 0) return [];
      const fits = fitting(filter);
      const { longitude, latitude } = place;
      const kilometresMax = metresMax === undefined ? Infinity : metresMax / 1000;
      const found = around(tree, longitude, latitude, limit, kilometresMax, (i) =>
        fits(points[i]!),
      );
      return found.map((i) => ({
        pointId: points[i]!.pointId,
        metres: metresBetween(place, points[i]!.place),
      }));
    },
  };
}

/** Whether a point passes a filter. Opening hours come last: they cost the most. */
export function fitting(filter: PointFilter): (point: IndexedPoint) => boolean {
  const { kinds, does, payments, languages, hasWifi, asksNoId, openAt } = filter;
  const isOpen = openAt === undefined ? undefined : openTeller(openAt);
  return (point) =>
    (kinds === undefined || kinds.includes(point.kind)) &&
    anyOf(does, point.does) &&
    anyOf(payments, point.payments) &&
    anyOf(languages, point.languages) &&
    (hasWifi === undefined || point.hasWifi) &&
    (asksNoId === undefined || !point.needsId) &&
    (isOpen === undefined || isOpen(point.hours));
}

function anyOf<T>(wanted: readonly T[] | undefined, has: readonly T[]): boolean {
  return wanted === undefined || wanted.some((one) => has.includes(one));
}
