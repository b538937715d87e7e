export { IncidentBanner, incidentsNow } from "./banner.tsx";
export { whereaboutsOf } from "./whereabouts.ts";
