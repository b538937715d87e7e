import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertReminderConsent, reminderConsent } from "./reminder-consents-store.ts";
import type { Renewal } from "./renewal.ts";
import { renewalOf, type RenewalKey } from "./renewals-store.ts";

/** What an order bought stands or waits, and there is an address to remind. */
export function canBeReminded({ state, contactEmail }: Renewal): boolean {
  return contactEmail !== undefined && (state === "active" || state === "queued");
}

/** Whoever placed an order wants to be reminded of what it bought. Said again, it changes nothing. */
export async function wantReminders(
  act: Act,
  key: RenewalKey,
): Promise<Outcome<null, "order_unknown" | "too_late">> {
  return onLine(act, key.lineId, async (turn) => {
    const renewal = await renewalOf(act, key);
    if (renewal === undefined) return refused("order_unknown");
    if ((await reminderConsent(act, key)) !== undefined) return done(null);
    if (!canBeReminded(renewal)) return refused("too_late");
    await turn.write({ name: "reminders.wanted", thing: key.renewalId }, [
      insertReminderConsent(act, key),
    ]);
    return done(null);
  });
}
