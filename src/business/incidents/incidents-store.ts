import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Incident, IncidentId, IncidentKind, Region } from "./incident.ts";

interface IncidentTables {
  incidents: {
    incident_id: string;
    carrier: string | null;
    region: Region | null;
    kind: IncidentKind;
    began_at: Instant;
    expected_at: Instant | null;
    ended_at: Instant | null;
    told_from: Instant | null;
  };
}

const OPEN_MAX = 50;
const SINCE_MAX = 200;

/** Those that nobody ended, the newest first. */
export async function openIncidents(act: Act): Promise<readonly Incident[]> {
  const rows = await tables(act)
    .selectFrom("incidents")
    .selectAll()
    .where("ended_at", "is", null)
    .orderBy("began_at", "desc")
    .limit(OPEN_MAX)
    .execute();
  return rows.map(readIncident);
}

/** Those that nobody ended, or nobody before that moment. */
export async function incidentsSince(act: Act, endedAfter: Instant): Promise<readonly Incident[]> {
  const rows = await tables(act)
    .selectFrom("incidents")
    .selectAll()
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">", endedAfter)]))
    .orderBy("began_at", "desc")
    .limit(SINCE_MAX)
    .execute();
  return rows.map(readIncident);
}

export async function incidentById(
  act: Act,
  incidentId: IncidentId,
): Promise<Incident | undefined> {
  const row = await tables(act)
    .selectFrom("incidents")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .executeTakeFirst();
  return row === undefined ? undefined : readIncident(row);
}

function readIncident(row: IncidentTables["incidents"]): Incident {
  return {
    incidentId: row.incident_id as IncidentId,
    kind: row.kind,
    beganAt: row.began_at,
    ...(row.carrier === null ? {} : { carrier: row.carrier }),
    ...(row.region === null ? {} : { region: row.region }),
    ...(row.expected_at === null ? {} : { expectedAt: row.expected_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.told_from === null ? {} : { toldFrom: row.told_from }),
  };
}

/** Of the same about the same that runs already there is no second. */
export function insertIncident(act: Act, incident: Incident): Part {
  const values = {
    incident_id: incident.incidentId,
    carrier: incident.carrier ?? null,
    region: incident.region ?? null,
    kind: incident.kind,
    began_at: incident.beganAt,
    expected_at: incident.expectedAt ?? null,
    ended_at: null,
    told_from: incident.toldFrom ?? null,
  };
  return part(
    tables(act)
      .insertInto("incidents")
      .values(values)
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** Touches nothing once it was ended. */
export function changeExpected(act: Act, incidentId: IncidentId, at: Instant | undefined): Part {
  return part(
    tables(act)
      .updateTable("incidents")
      .set({ expected_at: at ?? null })
      .where("incident_id", "=", incidentId)
      .where("ended_at", "is", null),
  );
}

/** Touches nothing once it was ended, or told. */
export function markTold(act: Act, incidentId: IncidentId): Part {
  return part(
    tables(act)
      .updateTable("incidents")
      .set({ told_from: act.clock.now() })
      .where("incident_id", "=", incidentId)
      .where("told_from", "is", null)
      .where("ended_at", "is", null),
  );
}

/** Touches nothing once it was ended. */
export function markEnded(act: Act, incidentId: IncidentId): Part {
  return part(
    tables(act)
      .updateTable("incidents")
      .set({ ended_at: act.clock.now() })
      .where("incident_id", "=", incidentId)
      .where("ended_at", "is", null),
  );
}

function tables(act: Act) {
  return act.database.tables<IncidentTables>();
}
