export { zoneRoutes } from "./handlers.tsx";
export { OFFERED_ZONES } from "./zones.ts";
