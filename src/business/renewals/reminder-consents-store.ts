import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { CONTACT_OVER } from "./contact-store.ts";
import type { RenewalKey } from "./renewals-store.ts";

/** Whoever placed an order wants to be reminded of what it bought. */
export interface ReminderConsent {
  /** Which words were agreed to, and in which language. */
  readonly wording: string;
  readonly language: Language;
  readonly givenAt: Instant;
}

/** Changes with the meaning of the words beside the box. */
export const REMINDER_WORDING = "2026-11";

interface ConsentTables {
  reminder_consents: {
    line_id: string;
    renewal_id: string;
    wording: string;
    language: string;
    given_at: Instant;
  };
}

/** In the language that it was asked in. */
export function insertReminderConsent(act: Act, { lineId, renewalId }: RenewalKey): Part {
  return part(
    tables(act).insertInto("reminder_consents").values({
      line_id: lineId,
      renewal_id: renewalId,
      wording: REMINDER_WORDING,
      language: act.language,
      given_at: act.clock.now(),
    }),
  );
}

export async function reminderConsent(
  act: Act,
  { lineId, renewalId }: RenewalKey,
): Promise<ReminderConsent | undefined> {
  const row = await tables(act)
    .selectFrom("reminder_consents")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("renewal_id", "=", renewalId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { wording: row.wording, language: row.language as Language, givenAt: row.given_at };
}

export function eraseReminderConsent(act: Act, { lineId, renewalId }: RenewalKey): Part {
  return part(
    tables(act)
      .deleteFrom("reminder_consents")
      .where("line_id", "=", lineId)
      .where("renewal_id", "=", renewalId),
    { expects: "any" },
  );
}

/** Those of the orders whose addresses are forgotten with them. */
export function eraseOldReminderConsents(placedBefore: Instant): Part {
  return {
    text: `delete from reminder_consents c using renewals r
      where c.line_id = r.line_id and c.renewal_id = r.renewal_id
        and r.contact_sealed is not null and r.placed_at < $1 and r.${CONTACT_OVER}`,
    values: [placedBefore],
    expects: "any",
  };
}

function tables(act: Act) {
  return act.database.tables<ConsentTables>();
}
