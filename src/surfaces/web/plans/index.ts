export { estimateText } from "./estimate.ts";
export { plansRoutes } from "./handlers.tsx";
export { readTrip, tripQuery, type TripInput } from "./trip-input.ts";
