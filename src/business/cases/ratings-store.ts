import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { CaseKey } from "./contact-store.ts";
import type { Rating } from "./rate-case.ts";

interface RatingTables {
  cases: { case_id: string; closed_at: Instant | null };
  case_ratings: {
    line_id: string;
    case_id: string;
    stars: number;
    words_sealed: Buffer | null;
    rated_at: Instant;
  };
}

export function insertRating(act: Act, { lineId, caseId }: CaseKey, rating: Rating): Part {
  const { stars, words, ratedAt } = rating;
  return part(
    tables(act)
      .insertInto("case_ratings")
      .values({
        ...{ line_id: lineId, case_id: caseId, stars, rated_at: ratedAt },
        words_sealed: words === undefined ? null : act.secrets.seal(words),
      }),
  );
}

export async function ratingOf(act: Act, { lineId, caseId }: CaseKey): Promise<Rating | undefined> {
  const row = await tables(act)
    .selectFrom("case_ratings")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { stars, words_sealed: sealed, rated_at: ratedAt } = row;
  return { stars, ratedAt, ...(sealed === null ? {} : { words: act.secrets.unseal(sealed) }) };
}

/** Forgets the words of one case's rating; what it was stays. */
export function eraseRatingWords(act: Act, { lineId, caseId }: CaseKey): Part {
  return part(
    tables(act)
      .updateTable("case_ratings")
      .set({ words_sealed: null })
      .where("line_id", "=", lineId)
      .where("case_id", "=", caseId),
    { expects: "any" },
  );
}

/** Forgets the words about cases that were closed long ago. */
export function eraseOldRatings(act: Act, closedBefore: Instant): Part {
  const old = tables(act)
    .selectFrom("cases")
    .select("case_id")
    .where("closed_at", "<", closedBefore);
  return part(
    tables(act).updateTable("case_ratings").set({ words_sealed: null }).where("case_id", "in", old),
    { expects: "any" },
  );
}

function tables(act: Act) {
  return act.database.tables<RatingTables>();
}
