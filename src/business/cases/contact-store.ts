import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";

interface ContactTables {
  cases: {
    line_id: string;
    case_id: string;
    text_sealed: Buffer | null;
    contact_sealed: Buffer | null;
    answer_sealed: Buffer | null;
    state: string;
    opened_at: Instant;
    closed_at: Instant | null;
  };
}

export interface CaseKey {
  readonly lineId: string;
  readonly caseId: string;
}

/** Cases that were opened with an address, oldest first. */
export async function caseKeysOfContact(act: Act, email: string): Promise<readonly CaseKey[]> {
  const rows = await tables(act)
    .selectFrom("cases")
    .select(["line_id as lineId", "case_id as caseId"])
    .where("contact_sealed", "=", act.secrets.seal(email))
    .orderBy("opened_at")
    .limit(500)
    .execute();
  return rows;
}

/** Forgets what was said in one case, and by whom, once it is closed. */
export function eraseCaseWords(act: Act, { lineId, caseId }: CaseKey): Part {
  return part(
    tables(act)
      .updateTable("cases")
      .set({ text_sealed: null, contact_sealed: null, answer_sealed: null })
      .where("line_id", "=", lineId)
      .where("case_id", "=", caseId)
      .where("state", "=", "closed"),
  );
}

/** Cases that were closed long ago and still have their words. */
export async function countWithWords(act: Act, closedBefore: Instant): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from cases where closed_at < $1 and
      (text_sealed is not null or contact_sealed is not null or answer_sealed is not null
        or exists (select 1 from case_photos p
          where p.line_id = cases.line_id and p.case_id = cases.case_id))`,
    values: [closedBefore],
  });
  return (rows[0] as { n: number }).n;
}

function tables(act: Act) {
  return act.database.tables<ContactTables>();
}
