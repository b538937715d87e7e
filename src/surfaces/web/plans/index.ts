export { estimateText } from "./estimate.ts";
export { HandOverLink } from "./hand-over-link.tsx";
export { plansRoutes } from "./handlers.tsx";
export { momentOf, readTrip, tripQuery, type TripInput } from "./trip-input.ts";
