import { onLine, type Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { maskCards } from "../../foundation/masking/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { CASE_TEXT_MAX, type Case } from "./case.ts";
import { caseOf } from "./cases-store.ts";
import { insertRating, ratingOf } from "./ratings-store.ts";

/** What somebody thought of how their case was dealt with: 1 to 5, and words if they like. */
export interface Rating {
  readonly stars: number;
  readonly words?: string;
  readonly ratedAt: Instant;
}

export const STARS = [1, 2, 3, 4, 5] as const;

const PURPOSE = "case rating";
const GOOD_HOURS = 30 * 24;

/** Goes out with the closing mail: lets its reader rate this one case, once. */
export function sealRatingToken(act: Act, { lineId, caseId }: Case): string {
  const expiresAt = addHours(act.clock.now(), GOOD_HOURS);
  return act.secrets.sealToken([lineId, caseId], { purpose: PURPOSE, expiresAt });
}

/** The case of a token, and what was said of it before; undefined when forged or too old. */
export async function openRating(
  act: Act,
  token: string,
): Promise<{ readonly of: Case; readonly rating?: Rating } | undefined> {
  const opened = act.secrets.openToken(token, { purpose: PURPOSE, now: act.clock.now() });
  if (opened === undefined) return undefined;
  const [lineId, caseId] = opened as [string, string];
  const [of, rating] = await Promise.all([
    caseOf(act, { lineId, caseId }),
    ratingOf(act, { lineId, caseId }),
  ]);
  if (of === undefined) return undefined;
  return { of, ...(rating === undefined ? {} : { rating }) };
}

/** Takes a rating down; the first stands. Words that are too long name `facts.lengthMax`. */
export async function rateCase(
  act: Act,
  token: string,
  wish: { readonly stars: string; readonly words: string },
): Promise<Outcome<Rating, "token_over" | "stars_missing" | "words_too_long">> {
  const stars = STARS.find((one) => String(one) === wish.stars);
  if (stars === undefined) return refused("stars_missing", { field: "stars" });
  const words = maskCards(wish.words.normalize("NFC").replaceAll("\r", "").trim());
  if ([...words].length > CASE_TEXT_MAX) {
    return refused("words_too_long", { field: "words", facts: { lengthMax: CASE_TEXT_MAX } });
  }
  const opened = await openRating(act, token);
  if (opened === undefined) return refused("token_over");
  const { of } = opened;
  return onLine(act, of.lineId, async (turn) => {
    const before = await ratingOf(act, of);
    if (before !== undefined) return done(before);
    const rating = { stars, ratedAt: act.clock.now(), ...(words === "" ? {} : { words }) };
    await turn.write({ name: "case.rated", thing: of.caseId, after: { stars } }, [
      insertRating(act, of, rating),
    ]);
    return done(rating);
  });
}
