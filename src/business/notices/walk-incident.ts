import {
  writeHouse,
  type Act,
  type EventRow,
  type Subscription,
} from "../../foundation/act/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { incidentById, type Incident, type IncidentId } from "../incidents/index.ts";
import { carriersOf } from "../lines/index.ts";
import {
  claimDueRounds,
  deleteRound,
  insertRound,
  roundById,
  walkPage,
  type IncidentRound,
  type IncidentStep,
} from "./incident-rounds-store.ts";
import { readLinesAfter, wakeLines } from "./readers-store.ts";

/** So many lines are walked over in one statement. */
const ROUND_PAGE = 2000;

/** For the dispatcher: what begins and what ends is a reason to look at every reader anew. */
export const incidentSubscriptions: readonly Subscription[] = [
  { event: "incident.set", handle: async (act, row) => beginRound(act, row, "incident") },
  { event: "incident.told", handle: async (act, row) => beginRound(act, row, "incident") },
  { event: "incident.ended", handle: async (act, row) => beginRound(act, row, "incident_over") },
];

async function beginRound(act: Act, { thing }: EventRow, step: IncidentStep): Promise<void> {
  const incident = thing === null ? undefined : await incidentById(act, thing as IncidentId);
  if (incident?.toldFrom === undefined) return;
  const { incidentId } = incident;
  await writeHouse(act, { name: "incident_round.begun", thing: incidentId, after: { step } }, [
    insertRound(act, incidentId, step),
  ]);
}

/**
 * Where the readers of lines that an incident may concern are woken, page by page. Who is told is
 * for the sweep to say, so that a page that is walked over twice tells nobody twice.
 */
export function incidentDesk(act: Act): Desk<string> {
  return {
    name: "incidents",
    claim: async (claim) => claimDueRounds(act, claim),
    work: async (roundId) => walkOn(act, roundId),
  };
}

async function walkOn(act: Act, roundId: string): Promise<void> {
  const round = await roundById(act, roundId);
  const incident = round === undefined ? undefined : await incidentById(act, round.incidentId);
  if (round === undefined) return;
  const lineIds = isOutOfDate(round, incident)
    ? []
    : await readLinesAfter(act, round.afterLine, ROUND_PAGE);
  const last = lineIds.at(-1);
  if (incident === undefined || last === undefined) {
    const { incidentId: thing, step } = round;
    await writeHouse(act, { name: "incident_round.over", thing, after: { step } }, [
      deleteRound(act, round),
    ]);
    return;
  }
  const carriers = await carriersOf(act, lineIds);
  const concerned = lineIds.filter(
    (lineId) => incident.carrier === undefined || carriers.get(lineId) === incident.carrier,
  );
  await walkPage(act, round, { wake: wakeLines(act, concerned), last });
  act.failpoint("incidents.page_walked");
}

// Of what is over by now nobody hears that it began.
function isOutOfDate({ step }: IncidentRound, incident: Incident | undefined): boolean {
  return incident === undefined || (step === "incident" && incident.endedAt !== undefined);
}
