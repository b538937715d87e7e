import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { Decision, Verdict } from "./decision.ts";

interface DecisionTables {
  case_decisions: DecisionRow;
}

interface DecisionRow {
  line_id: string;
  case_id: string;
  verdict: string;
  reason: string;
  amount_yen: number;
  decided_at: Instant;
  decided_by: string;
  second_id: string | null;
}

/** Undoes its statement when the case has a decision already. */
export function insertDecision(act: Act, one: Decision): Part {
  return part(
    tables(act)
      .insertInto("case_decisions")
      .values({
        line_id: one.lineId,
        case_id: one.caseId,
        verdict: one.verdict,
        reason: one.reason,
        amount_yen: one.amountYen,
        decided_at: one.decidedAt,
        decided_by: one.decidedBy,
        second_id: one.secondId ?? null,
      }),
  );
}

export async function decisionOf(
  act: Act,
  key: { readonly lineId: string; readonly caseId: string },
): Promise<Decision | undefined> {
  const row = await tables(act)
    .selectFrom("case_decisions")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("case_id", "=", key.caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    lineId: row.line_id,
    caseId: row.case_id,
    verdict: row.verdict as Verdict,
    reason: row.reason as Decision["reason"],
    amountYen: yen(row.amount_yen),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    ...(row.second_id === null ? {} : { secondId: row.second_id }),
  };
}

function tables(act: Act) {
  return act.database.tables<DecisionTables>();
}
