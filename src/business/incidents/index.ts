export {
  INCIDENT_KINDS,
  REGIONS,
  type Incident,
  type IncidentId,
  type IncidentKind,
  type Region,
} from "./incident.ts";
export { openIncidents } from "./incidents-store.ts";
export { incidentsFor } from "./read-incidents.ts";
export { endIncident, expectIncident, setIncident, type IncidentWish } from "./work-incident.ts";
