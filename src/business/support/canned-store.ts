import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";

interface CannedTables {
  canned_answers: CannedRow & { changed_at: Instant };
}

export interface CannedRow {
  code: string;
  language: string;
  text: string;
}

export async function cannedRows(act: Act): Promise<readonly CannedRow[]> {
  return act.database
    .tables<CannedTables>()
    .selectFrom("canned_answers")
    .select(["code", "language", "text"])
    .orderBy("code")
    .execute();
}

export function putCanned(act: Act, { code, language, text }: CannedRow): Part {
  const changed = { text, changed_at: act.clock.now() };
  return part(
    act.database
      .tables<CannedTables>()
      .insertInto("canned_answers")
      .values({ code, language, ...changed })
      .onConflict((conflict) => conflict.columns(["code", "language"]).doUpdateSet(changed)),
  );
}
