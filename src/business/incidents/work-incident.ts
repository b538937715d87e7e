import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import type { Incident, IncidentId, IncidentKind, Region } from "./incident.ts";
import { changeExpected, insertIncident, markEnded, openIncidents } from "./incidents-store.ts";

export interface IncidentWish {
  readonly kind: IncidentKind;
  readonly carrier?: string;
  readonly region?: Region;
  /** How long ago it began. */
  readonly sinceMinutes: number;
  /** In how many hours it should be over, when that is known. */
  readonly expectedHours?: number;
}

type Refusal = "not_allowed" | "unknown_incident";

/** Sets one; the same about the same that runs already is that one, whoever presses twice. */
export async function setIncident(
  act: Act,
  staff: Staff,
  wish: IncidentWish,
): Promise<Outcome<Incident, "not_allowed">> {
  if (!may(staff, "tell_incident")) return refused("not_allowed");
  return onHouse(act, async (turn) => {
    const same = (await openIncidents(act)).find(
      ({ kind, carrier, region }) =>
        kind === wish.kind && carrier === wish.carrier && region === wish.region,
    );
    if (same !== undefined) return done(same);
    const { sinceMinutes, expectedHours, ...what } = wish;
    const expectedAt = inHours(act, expectedHours);
    const incident: Incident = {
      ...what,
      incidentId: newId<"incident">(),
      beganAt: addMinutes(act.clock.now(), -sinceMinutes),
      ...(expectedAt === undefined ? {} : { expectedAt }),
    };
    const { incidentId, ...after } = incident;
    await turn.write({ name: "incident.set", thing: incidentId, after }, [
      insertIncident(act, incident),
    ]);
    return done(incident);
  });
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
