import { onLine, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import type { AutoRenewal } from "./auto-renewal.ts";
import {
  autoRenewalOf,
  autoRenewalsOf,
  countOldAutoContacts,
  eraseAutoContact,
  eraseOldAutoContacts,
} from "./auto-renewals-store.ts";
import { forgetMethod } from "./keep-method.ts";
import type { SavedMethod } from "./saved-method.ts";
import { savedMethodsOf } from "./saved-methods-store.ts";
import { stopAuto } from "./stop-auto.ts";

/** The address of what is off is forgotten so many days after it ended. */
export const AUTO_CONTACT_KEPT_DAYS = 90;

/** What is kept of a customer here. */
export async function autoRecord(
  act: Act,
  customerId: string,
): Promise<{
  readonly renewals: readonly AutoRenewal[];
  readonly methods: readonly SavedMethod[];
}> {
  const [renewals, methods] = await Promise.all([
    autoRenewalsOf(act, customerId),
    savedMethodsOf(act, customerId),
  ]);
  return { renewals, methods };
}

/**
 * Ends what renews by itself for a customer, forgets their methods here and at the providers, and
 * their address. What was agreed to and charged stays, without them. Asked again it does the rest.
 */
export async function eraseAutoOf(act: Act, customerId: string): Promise<void> {
  const { renewals, methods } = await autoRecord(act, customerId);
  for (const { lineId } of renewals) await stopAuto(act, lineId, "by_customer");
  for (const { savedMethodId } of methods) await forgetMethod(act, { customerId, savedMethodId });
  for (const { lineId } of renewals) {
    await onLine(act, lineId, async (turn) => {
      const auto = await autoRenewalOf(act, lineId);
      if (auto?.contactEmail === undefined || auto.customerId !== customerId) return;
      await turn.write({ name: "auto_renewal.contact_erased", thing: lineId }, [
        eraseAutoContact(act, auto),
      ]);
    });
  }
}

export async function countErasableAutoContacts(act: Act): Promise<number> {
  return countOldAutoContacts(act, keptFrom(act));
}

/** Forgets the addresses of what ended long ago; run by the worker now and then. */
export async function eraseOldAutoContactsNow(act: Act): Promise<void> {
  if ((await countErasableAutoContacts(act)) === 0) return;
  const before = keptFrom(act);
  await writeHouse(act, { name: "auto_contacts.erased", after: { before } }, [
    eraseOldAutoContacts(act, before),
  ]);
}

function keptFrom(act: Act) {
  return addHours(act.clock.now(), -24 * AUTO_CONTACT_KEPT_DAYS);
}
