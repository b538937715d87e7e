import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import {
  isTellable,
  type Incident,
  type IncidentId,
  type IncidentKind,
  type Region,
} from "./incident.ts";
import {
  changeExpected,
  insertIncident,
  markEnded,
  markTold,
  openIncidents,
} from "./incidents-store.ts";

export interface IncidentWish {
  readonly kind: IncidentKind;
  readonly carrier?: string;
  readonly region?: Region;
  /** How long ago it began. */
  readonly sinceMinutes: number;
  /** In how many hours it should be over, when that is known. */
  readonly expectedHours?: number;
  /** Whoever it concerns is written to. */
  readonly isTold?: boolean;
}

type Refusal = "not_allowed" | "unknown_incident";

/**
 * Sets one; the same about the same that runs already is that one, whoever presses twice. What is
 * not worth a message (`isTellable`) is `not_tellable`, at field `tell`.
 */
export async function setIncident(
  act: Act,
  staff: Staff,
  wish: IncidentWish,
): Promise<Outcome<Incident, "not_allowed" | "not_tellable">> {
  if (!may(staff, "tell_incident")) return refused("not_allowed");
  if (wish.isTold === true && !isTellable(wish.kind)) {
    return refused("not_tellable", { field: "tell" });
  }
  return onHouse(act, async (turn) => {
    const same = (await openIncidents(act)).find(
      ({ kind, carrier, region }) =>
        kind === wish.kind && carrier === wish.carrier && region === wish.region,
    );
    if (same !== undefined) return done(same);
    const incident = incidentOf(act, wish);
    const { incidentId, ...after } = incident;
    await turn.write({ name: "incident.set", thing: incidentId, after }, [
      insertIncident(act, incident),
    ]);
    return done(incident);
  });
}

/** Has whoever an open incident concerns written to, from now on. Told twice, it is told once. */
export async function tellIncident(
  act: Act,
  staff: Staff,
  incidentId: IncidentId,
): Promise<Outcome<null, Refusal | "not_tellable">> {
  if (!may(staff, "tell_incident")) return refused("not_allowed");
  return onHouse(act, async (turn) => {
    const known = await openOne(act, incidentId);
    if (known === undefined) return refused("unknown_incident");
    if (!isTellable(known.kind)) return refused("not_tellable");
    if (known.toldFrom !== undefined) return done(null);
    const after = { toldFrom: act.clock.now() };
    await turn.write({ name: "incident.told", thing: incidentId, after }, [
      markTold(act, incidentId),
    ]);
    return done(null);
  });
}

function incidentOf(act: Act, wish: IncidentWish): Incident {
  const { sinceMinutes, expectedHours, isTold = false, ...what } = wish;
  const expectedAt = inHours(act, expectedHours);
  const now = act.clock.now();
  return {
    ...what,
    incidentId: newId<"incident">(),
    beganAt: addMinutes(now, -sinceMinutes),
    ...(expectedAt === undefined ? {} : { expectedAt }),
    ...(isTold ? { toldFrom: now } : {}),
  };
}

/** Says anew when it should be over; without hours, that nobody knows. */
export async function expectIncident(
  act: Act,
  staff: Staff,
  of: { readonly incidentId: IncidentId; readonly expectedHours?: number },
): Promise<Outcome<null, Refusal>> {
  if (!may(staff, "tell_incident")) return refused("not_allowed");
  return onHouse(act, async (turn) => {
    const known = await openOne(act, of.incidentId);
    if (known === undefined) return refused("unknown_incident");
    const expectedAt = inHours(act, of.expectedHours);
    const news = {
      name: "incident.expected",
      thing: of.incidentId,
      before: { expectedAt: known.expectedAt },
      after: { expectedAt },
    };
    await turn.write(news, [changeExpected(act, of.incidentId, expectedAt)]);
    return done(null);
  });
}

/** It is over. Ended twice, it was over the first time. */
export async function endIncident(
  act: Act,
  staff: Staff,
  incidentId: IncidentId,
): Promise<Outcome<null, Refusal>> {
  if (!may(staff, "tell_incident")) return refused("not_allowed");
  return onHouse(act, async (turn) => {
    if ((await openOne(act, incidentId)) === undefined) return refused("unknown_incident");
    const after = { endedAt: act.clock.now() };
    await turn.write({ name: "incident.ended", thing: incidentId, after }, [
      markEnded(act, incidentId),
    ]);
    return done(null);
  });
}

async function openOne(act: Act, incidentId: IncidentId): Promise<Incident | undefined> {
  return (await openIncidents(act)).find((one) => one.incidentId === incidentId);
}

function inHours(act: Act, hours: number | undefined): Instant | undefined {
  return hours === undefined ? undefined : addHours(act.clock.now(), hours);
}
