import { distance } from "geokdbush";
import type { Place } from "./point.ts";

/** On the ground as the crow flies, in whole metres. */
export function metresBetween(a: Place, b: Place): number {
  return Math.round(distance(a.longitude, a.latitude, b.longitude, b.latitude) * 1000);
}

/** Streets are longer than the crow's way: measured over city blocks it is about 1.3 times. */
const DETOUR = 1.3;

// 80 metres a minute, begun minutes counted whole: as Japan's property ads must (不動産の表示に関する
// 公正競争規約施行規則, article 9), so that the figure means here what people know from there.
const METRES_A_MINUTE = 80;

export function walkingMinutes(metres: number): number {
  return Math.ceil((metres * DETOUR) / METRES_A_MINUTE);
}

/** Further than this nobody walks with a suitcase. */
export const WALK_MINUTES_MAX = 60;

// Beyond a quarter of an hour on foot a town's trains and buses are faster: ten minutes until one
// comes, then 24 km an hour with its stops.
const RIDE_BEGINS_AFTER_MINUTES = 10;
const RIDE_METRES_A_MINUTE = 400;

/** On foot, or by train and bus where that is faster. */
export function travelMinutes(metres: number): number {
  const ride = Math.ceil((metres * DETOUR) / RIDE_METRES_A_MINUTE) + RIDE_BEGINS_AFTER_MINUTES;
  return Math.min(walkingMinutes(metres), ride);
}
