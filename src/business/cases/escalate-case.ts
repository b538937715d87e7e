import { onLine, type Act } from "../../foundation/act/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { caseOf, claimDueCases, updateCase } from "./cases-store.ts";
import type { CaseKey } from "./contact-store.ts";
import { isOverdue } from "./time-limits.ts";

/** Where cases are looked at whose time is over; any number of workers may sit at it. */
export function caseDesk(act: Act): Desk<CaseKey> {
  return {
    name: "cases",
    claim: async (claim) => claimDueCases(act, claim),
    work: async (key) => escalateCase(act, key),
  };
}

/** Passes a case on whose time is over, once: it stands first, and whoever runs the house hears. */
export async function escalateCase(act: Act, key: CaseKey): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const found = await caseOf(act, key);
    const now = act.clock.now();
    if (found === undefined || !isOverdue(found, now)) return;
    const { state, number, cause } = found;
    await turn.write(
      { name: "case.escalated", thing: found.caseId, after: { state, number, cause } },
      [updateCase(act, found, { ...found, escalatedAt: now })],
    );
  });
}
