import {
  HOUR_MS,
  JST,
  msBetween,
  startOfDay,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language, LocalText } from "../../foundation/language/index.ts";

export type PointId = Id<"point">;

export const POINT_KINDS = [
  "convenience_store",
  "station_counter",
  "airport_counter",
  "mall",
  "telecom_shop",
  "kiosk",
] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** What it does: a renewal on the spot, a recharge PIN to renew with, or the money of a slip. */
export const POINT_SERVICES = ["renews", "sells_pin", "takes_slips"] as const;
export type PointService = (typeof POINT_SERVICES)[number];

export const POINT_PAYMENTS = [
  "cash",
  "card",
  "transit",
  "paypay",
  "alipay",
  "wechat_pay",
  "unionpay",
] as const;
export type PointPayment = (typeof POINT_PAYMENTS)[number];

/** A place on earth, in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a point's facts come from, and under which licence. */
export interface PointSource {
  readonly name: string;
  readonly licence: string;
  /** To be printed wherever the point is shown. */
  readonly credit?: string;
}

/** A place that renews: shop, counter, kiosk. */
export interface Point {
  readonly pointId: PointId;
  /** By which an import knows it again. */
  readonly code: string;
  readonly kind: PointKind;
  readonly names: LocalText;
  readonly place: Place;
  /** As it is written in Japan. */
  readonly address: string;
  /** Floor, gate, exit: where inside a large place. */
  readonly hints?: LocalText;
  readonly directions?: LocalText;
  /** In OpenStreetMap's `opening_hours` syntax, Japan time; absent when nobody knows. */
  readonly hours?: string;
  readonly does: readonly PointService[];
  readonly payments: readonly PointPayment[];
  readonly languages: readonly Language[];
  readonly needsId: boolean;
  readonly hasWifi: boolean;
  readonly photoUrl?: string;
  readonly usualWaitMinutes?: number;
  /** By the hour of the day in Japan, 24 of them; null where only the usual one is known. */
  readonly usualWaits?: readonly (number | null)[];
  readonly source: PointSource;
  readonly verifiedOn?: LocalDate;
}

/** A file in the operator's own folder of photos. */
export function isPhotoFile(photoUrl: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,79}\.(?:jpe?g|png|webp)$/u.test(photoUrl);
}

/** How long people usually wait at a moment. */
export function usualWaitAt(
  { usualWaits, usualWaitMinutes }: Pick<Point, "usualWaits" | "usualWaitMinutes">,
  at: Instant,
): number | undefined {
  const hour = Math.floor(msBetween(startOfDay(at, JST), at) / HOUR_MS);
  return usualWaits?.[hour] ?? usualWaitMinutes;
}

/** What a point told last about itself. */
export interface PointState {
  readonly state: "works" | "limited" | "out_of_order";
  readonly waitMinutes?: number;
  readonly toldAt: Instant;
}

/** After so many minutes nobody knows any more what a point told. */
export const STATE_FRESH_MINUTES = 30;
