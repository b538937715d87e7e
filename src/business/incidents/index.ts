export {
  INCIDENT_KINDS,
  isAbout,
  isLive,
  isTellable,
  regionOfPrefecture,
  REGIONS,
  TELLABLE,
  type Incident,
  type IncidentId,
  type IncidentKind,
  type Region,
  type Whereabouts,
} from "./incident.ts";
export { incidentById, incidentsSince, openIncidents } from "./incidents-store.ts";
export { incidentsFor } from "./read-incidents.ts";
export {
  endIncident,
  expectIncident,
  setIncident,
  tellIncident,
  type IncidentWish,
} from "./work-incident.ts";
