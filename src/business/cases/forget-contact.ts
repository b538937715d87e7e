import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { WORDS_KEPT_DAYS } from "./answer-case.ts";
import type { Case } from "./case.ts";
import { caseOf } from "./cases-store.ts";
import { erasePhotos } from "./photos-store.ts";
import { eraseRatingWords } from "./ratings-store.ts";
import { caseKeysOfContact, countWithWords, eraseCaseWords } from "./contact-store.ts";

/** What somebody reported, leaving this address. */
export async function casesOfContact(act: Act, email: string): Promise<readonly Case[]> {
  const keys = await caseKeysOfContact(act, email);
  const cases = await Promise.all(keys.map(async (key) => caseOf(act, key)));
  return cases.filter((one) => one !== undefined);
}

/**
 * Forgets what they said and their address in every case that is closed; answers the numbers of
 * those that are not, and wait for that.
 */
export async function forgetCasesOf(act: Act, email: string): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { lineId, caseId } of await caseKeysOfContact(act, email)) {
    await onLine(act, lineId, async (turn) => {
      const found = await caseOf(act, { lineId, caseId });
      if (found === undefined || found.contactEmail !== email) return;
      if (found.state !== "closed") {
        kept.push(found.number);
        return;
      }
      await turn.write({ name: "case.words_erased", thing: caseId }, [
        eraseCaseWords(act, { lineId, caseId }),
        eraseRatingWords(act, { lineId, caseId }),
        erasePhotos(act, { lineId, caseId }),
      ]);
    });
  }
  return [...new Set(kept)];
}

/** How many cases are past their time and still have their words. */
export async function countErasableCases(act: Act): Promise<number> {
  return countWithWords(act, addSeconds(act.clock.now(), -WORDS_KEPT_DAYS * 24 * 3600));
}
