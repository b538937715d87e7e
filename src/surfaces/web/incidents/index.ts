export { IncidentBanner, incidentsNow } from "./banner.tsx";
