import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { KEPT_DAYS } from "./message-desk.ts";
import { personById, personByAddress } from "./people-store.ts";
import {
  addressesOf,
  countSettled,
  deletePerson,
  eraseMessagesTo,
  messagesTo,
  type KeptAddress,
  type KeptMessage,
} from "./person-record-store.ts";
import type { LineReader, Person, PersonId } from "./person.ts";
import { linesOfPerson } from "./readers-store.ts";

/** Everything that is kept to tell somebody, and what they were told. */
export interface PersonRecord {
  readonly person?: Person;
  readonly addresses: readonly KeptAddress[];
  readonly lines: readonly LineReader[];
  readonly messages: readonly KeptMessage[];
}

/** Whom it is about: a mailbox, in lower case and proven, or whoever was reached without one. */
export type WhoseRecord = { readonly email: string } | { readonly personId: PersonId };

/** Of a person without a mailbox: only their other ways, and what was written there. */
export async function personRecord(act: Act, of: WhoseRecord): Promise<PersonRecord> {
  const personId =
    "personId" in of
      ? of.personId
      : await personByAddress(act, { channel: "email", address: of.email });
  if (personId === undefined) {
    return { addresses: [], lines: [], messages: await messagesTo(act, recipientsOf(of, [])) };
  }
  const [person, all, lines] = await Promise.all([
    personById(act, personId),
    addressesOf(act, personId),
    linesOfPerson(act, personId),
  ]);
  const addresses = "email" in of ? all : all.filter(({ channel }) => channel !== "email");
  const messages = await messagesTo(act, recipientsOf(of, addresses), personId);
  return { ...(person === undefined ? {} : { person }), addresses, lines, messages };
}

/**
 * Forgets whom to tell, how and of what, and the words of what was told. What is written and not
 * sent yet is sent. Repeated, it finds nothing more.
 */
export async function erasePerson(act: Act, of: WhoseRecord): Promise<void> {
  const { person, addresses } = await personRecord(act, of);
  await writeHouse(
    act,
    { name: "person.erased", ...(person === undefined ? {} : { thing: person.personId }) },
    [
      eraseMessagesTo(act, recipientsOf(of, addresses)),
      ...(person === undefined ? [] : deletePerson(person.personId)),
    ],
  );
}

function recipientsOf(of: WhoseRecord, addresses: readonly KeptAddress[]): readonly string[] {
  return [...("email" in of ? [of.email] : []), ...addresses.map(({ address }) => address)];
}

/** How many messages are past their time and still have their words. */
export async function countErasableMessages(act: Act): Promise<number> {
  return countSettled(act, addSeconds(act.clock.now(), -KEPT_DAYS * 24 * 3600));
}
