export { askTrip, type TripAnswer, type TripUse, type TripWish } from "./ask-trip.ts";
export { planTrip } from "./plan-trip.ts";
export {
  type PlannedPurchase,
  type TripPlan,
  type TripQuestion,
  type TripRefusal,
} from "./trip.ts";
