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
import type { LineReader, Person } from "./person.ts";
import { linesOfPerson } from "./readers-store.ts";

/** Everything that is kept to tell somebody, and what they were told. */
export interface PersonRecord {
  readonly person?: Person;
  readonly addresses: readonly KeptAddress[];
  readonly lines: readonly LineReader[];
  readonly messages: readonly KeptMessage[];
}

/** `email` in lower case, proven to be theirs. */
export async function personRecord(act: Act, email: string): Promise<PersonRecord> {
  const personId = await personByAddress(act, { channel: "email", address: email });
  if (personId === undefined) {
    return { addresses: [], lines: [], messages: await messagesTo(act, [email]) };
  }
  const [person, addresses, lines] = await Promise.all([
    personById(act, personId),
    addressesOf(act, personId),
    linesOfPerson(act, personId),
  ]);
  const recipients = [email, ...addresses.map(({ address }) => address)];
  const messages = await messagesTo(act, recipients);
  return { ...(person === undefined ? {} : { person }), addresses, lines, messages };
}

/**
 * Forgets whom to tell, how and of what, and the words of what was told. What is written and not
 * sent yet is sent. Repeated, it finds nothing more.
 */
export async function erasePerson(act: Act, email: string): Promise<void> {
  const { person, addresses } = await personRecord(act, email);
  const recipients = [email, ...addresses.map(({ address }) => address)];
  await writeHouse(
    act,
    { name: "person.erased", ...(person === undefined ? {} : { thing: person.personId }) },
    [
      eraseMessagesTo(act, recipients),
      ...(person === undefined ? [] : deletePerson(person.personId)),
    ],
  );
}

/** How many messages are past their time and still have their words. */
export async function countErasableMessages(act: Act): Promise<number> {
  return countSettled(act, addSeconds(act.clock.now(), -KEPT_DAYS * 24 * 3600));
}
