import { onLine, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isOpen, isUnpaid as isClaimUnpaid } from "../payments/index.ts";
import { countOldContacts, eraseContact, eraseOldContacts, orderKeysOf } from "./contact-store.ts";
import type { Holder } from "./contact-store.ts";
import { eraseOldReminderConsents, eraseReminderConsent } from "./reminder-consents-store.ts";
import { readOrder, type Order } from "./read-order.ts";
import type { RenewalState } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";

const OVER: readonly RenewalState[] = ["completed", "refunded", "cancelled", "payment_expired"];

/** All orders of somebody, newest first. */
export async function ordersOfHolder(act: Act, holder: Holder): Promise<readonly Order[]> {
  const keys = await orderKeysOf(act, holder);
  const orders: Order[] = [];
  for (const key of keys) {
    const order = await readOrder(act, key);
    if (order !== undefined) orders.push(order);
  }
  return orders;
}

/** Why the address of an order is still needed. */
export type ContactNeed = "order_runs" | "money_owed" | "payment_disputed";

/** Undefined once nothing about the order can need its address any more. */
export function contactNeed({
  renewal,
  attempts,
  refunds,
  claims,
  disputes,
}: Pick<Order, "renewal" | "attempts" | "refunds" | "claims" | "disputes">):
  | ContactNeed
  | undefined {
  // An order that is over may still be paid by a page or slip that was left open.
  if (!OVER.includes(renewal.state) || attempts.some(isOpen)) return "order_runs";
  // What is on its way back may still have to be claimed.
  if (refunds.some(isMoving) || claims.some(isClaimUnpaid)) return "money_owed";
  return disputes.some(({ state }) => state === "open") ? "payment_disputed" : undefined;
}

function isMoving({ state }: Order["refunds"][number]): boolean {
  return state !== "done" && state !== "refused";
}

/**
 * Forgets who placed an order: its address and its account. What was bought and paid stays, for the
 * books. Refused while somebody must still be reached about it. Asked again, it is done already.
 */
export async function forgetContact(
  act: Act,
  key: RenewalKey,
): Promise<Outcome<null, "order_unknown" | ContactNeed>> {
  return onLine(act, key.lineId, async (turn) => {
    const order = await readOrder(act, key);
    if (order === undefined) return refused("order_unknown");
    const need = contactNeed(order);
    if (need !== undefined) return refused(need);
    const { contactEmail, customerId, renewalId } = order.renewal;
    if (contactEmail === undefined && customerId === undefined) return done(null);
    await turn.write({ name: "renewal.contact_erased", thing: renewalId }, [
      eraseContact(act, key),
      eraseReminderConsent(act, key),
    ]);
    return done(null);
  });
}

/**
 * How long the address of an order that is over is kept, in days: a payer's bank may question a
 * payment for up to 540 days (card schemes' rules for services).
 */
export const CONTACT_KEPT_DAYS = 540;

const keptFrom = (act: Act) => addSeconds(act.clock.now(), -CONTACT_KEPT_DAYS * 24 * 3600);

/** How many addresses of orders are past their time. */
export async function countErasableContacts(act: Act): Promise<number> {
  return countOldContacts(act, keptFrom(act));
}

/** Forgets the addresses of orders that are long over; run by the worker now and then. */
export async function forgetOldContacts(act: Act): Promise<void> {
  if ((await countErasableContacts(act)) === 0) return;
  const before = keptFrom(act);
  await writeHouse(act, { name: "contacts.erased", after: { before } }, [
    eraseOldContacts(before),
    eraseOldReminderConsents(before),
  ]);
}
