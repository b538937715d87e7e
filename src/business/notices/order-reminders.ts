import type { Act } from "../../foundation/act/index.ts";
import { isFriendsOrder } from "../friends/index.ts";
import { canBeReminded, reminderConsent, type Renewal } from "../renewals/index.ts";
import { personByAddress, personById } from "./people-store.ts";
import { readerOf } from "./readers-store.ts";

/** Whether whoever placed an order may be asked about reminders, or has agreed to them. */
export type OrderReminders = "offered" | "wanted";

/** Undefined where nothing is to be asked: no address, nothing bought, or they have stopped them. */
export async function remindersOfOrder(
  act: Act,
  renewal: Renewal,
): Promise<OrderReminders | undefined> {
  const { contactEmail, lineId } = renewal;
  if (contactEmail === undefined || !canBeReminded(renewal)) return undefined;
  if (await isFriendsOrder(act, renewal)) return undefined;
  const [consent, personId] = await Promise.all([
    reminderConsent(act, renewal),
    personByAddress(act, { channel: "email", address: contactEmail }),
  ]);
  if (personId === undefined) return consent === undefined ? "offered" : "wanted";
  const [person, reader] = await Promise.all([
    personById(act, personId),
    readerOf(act, lineId, personId),
  ]);
  if (person?.stoppedAt !== undefined) return undefined;
  if (reader !== undefined && reader.stoppedAt === undefined) return "wanted";
  if (consent === undefined) return "offered";
  const hasStopped = reader?.stoppedAt !== undefined && reader.stoppedAt >= consent.givenAt;
  return hasStopped ? undefined : "wanted";
}
