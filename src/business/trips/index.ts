export { askTrip, type TripAnswer, type TripUse, type TripWish } from "./ask-trip.ts";
export { keepTrip, mayKeep, stopTrip, type KeepTripRefusal, type TripOfLine } from "./keep-trip.ts";
export {
  nextOfTrip,
  tripRemindersOf,
  type KeptPurchase,
  type KeptTrip,
  type TripId,
  type TripReminder,
} from "./kept-trip.ts";
export { keptTripsOf } from "./kept-trips-store.ts";
export { planTrip } from "./plan-trip.ts";
export {
  type PlannedPurchase,
  type TripPlan,
  type TripQuestion,
  type TripRefusal,
} from "./trip.ts";
