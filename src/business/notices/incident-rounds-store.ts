import type { Act } from "../../foundation/act/index.ts";
import { compose, part, type Part } from "../../foundation/database/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import type { IncidentId } from "../incidents/index.ts";
import type { LineId } from "../lines/index.ts";

export type IncidentStep = "incident" | "incident_over";

/** A walk over the lines that have readers, as far as it has come. */
export interface IncidentRound {
  readonly roundId: string;
  readonly incidentId: IncidentId;
  readonly step: IncidentStep;
  /** The last line that was looked at. */
  readonly afterLine?: LineId;
}

interface RoundTables {
  incident_rounds: {
    round_id: string;
    incident_id: string;
    step: IncidentStep;
    after_line: string | null;
    due_at: Instant;
  };
}

export async function claimDueRounds(act: Act, claim: Claim): Promise<readonly string[]> {
  return leaseDue(act.database, { table: "incident_rounds", key: "round_id" }, claim);
}

export async function roundById(act: Act, roundId: string): Promise<IncidentRound | undefined> {
  const row = await tables(act)
    .selectFrom("incident_rounds")
    .selectAll()
    .where("round_id", "=", roundId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { after_line: afterLine } = row;
  return {
    roundId: row.round_id,
    incidentId: row.incident_id as IncidentId,
    step: row.step,
    ...(afterLine === null ? {} : { afterLine: afterLine as LineId }),
  };
}

/** Of the same step there is one. */
export function insertRound(act: Act, incidentId: IncidentId, step: IncidentStep): Part {
  const due = { after_line: null, due_at: act.clock.now() };
  return part(
    tables(act)
      .insertInto("incident_rounds")
      .values({ round_id: newId(), incident_id: incidentId, step, ...due })
      .onConflict((conflict) => conflict.doNothing()),
    { expects: "any" },
  );
}

/** Wakes readers of one page; it goes on behind its last line, at once. No news, so no event. */
export async function walkPage(
  act: Act,
  { roundId }: IncidentRound,
  { wake, last }: { readonly wake: Part; readonly last: LineId },
): Promise<void> {
  const move = tables(act)
    .updateTable("incident_rounds")
    .set({ after_line: last, due_at: act.clock.now() })
    .where("round_id", "=", roundId);
  await act.database.run(compose([wake, part(move, { expects: "any" })]));
}

export function deleteRound(act: Act, { roundId }: IncidentRound): Part {
  return part(tables(act).deleteFrom("incident_rounds").where("round_id", "=", roundId), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<RoundTables>();
}
