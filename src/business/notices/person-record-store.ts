import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { MessageState } from "./message.ts";
import type { ChannelName, PersonId } from "./person.ts";

/** How a person may be reached, and since when they agreed to it. */
export interface KeptAddress {
  readonly channel: ChannelName;
  readonly address: string;
  /** They left it with an order, or asked for reminders. */
  readonly consent: string;
  readonly since: Instant;
}

export interface KeptMessage {
  readonly cause: string;
  readonly channel: ChannelName;
  readonly subject: string;
  readonly text: string;
  readonly state: MessageState;
  readonly writtenAt: Instant;
}

export async function addressesOf(act: Act, personId: PersonId): Promise<readonly KeptAddress[]> {
  const { rows } = await act.database.run({
    text: `select channel, address_sealed as sealed, consent, since from notice_addresses
      where person_id = $1 order by since, channel`,
    values: [personId],
  });
  return (rows as (Omit<KeptAddress, "address"> & { sealed: Buffer })[]).map(
    ({ sealed, ...kept }) => ({ ...kept, address: act.secrets.unseal(sealed) }),
  );
}

const MESSAGES_MAX = 1000;

/**
 * What was written to somebody and still has its words, oldest first. A card may have been another's
 * before: of short texts to it those that were theirs.
 */
export async function messagesTo(
  act: Act,
  recipients: readonly string[],
  personId?: PersonId,
): Promise<readonly KeptMessage[]> {
  const { rows } = await act.database.run({
    text: `select cause, channel, subject_sealed as subject, text_sealed as text, state,
        written_at as "writtenAt" from messages
      where recipient_sealed = any($1::bytea[]) and text_sealed is not null
        and (channel <> 'sms' or person_id = $2)
      order by written_at, message_id limit ${MESSAGES_MAX}`,
    values: [recipients.map((one) => act.secrets.seal(one)), personId ?? null],
  });
  const { unseal } = act.secrets;
  type Row = Omit<KeptMessage, "subject" | "text"> & { subject: Buffer; text: Buffer };
  return (rows as Row[]).map(({ subject, text, ...kept }) => ({
    ...kept,
    subject: unseal(subject),
    text: unseal(text),
  }));
}

/** Forgets the words of what was written to somebody; what still waits is sent first. */
export function eraseMessagesTo(act: Act, recipients: readonly string[]): Part {
  return {
    text: `update messages set recipient_sealed = null, subject_sealed = null, text_sealed = null,
        html_sealed = null, brief_sealed = null, enclosures = '[]'
      where recipient_sealed = any($1::bytea[]) and state <> 'waiting'`,
    values: [recipients.map((one) => act.secrets.seal(one))],
    expects: "any",
  };
}

/** A person is told nothing any more, of no line. */
export function deletePerson(personId: PersonId): readonly Part[] {
  const of = (text: string): Part => ({ text, values: [personId], expects: "any" });
  return [
    of("delete from line_readers where person_id = $1"),
    of("delete from notice_addresses where person_id = $1"),
    of("delete from notice_people where person_id = $1"),
  ];
}

/**
 * People of whom nothing was new since then: no address, no line, no reminder; and nothing will come
 * by time alone.
 */
export async function forgottenPeople(
  act: Act,
  before: Instant,
  limit: number,
): Promise<readonly PersonId[]> {
  const { rows } = await act.database.run({
    text: `select p.person_id as id from notice_people p where p.made_at < $1
      and not exists (select 1 from notice_addresses a
        where a.person_id = p.person_id and a.since >= $1)
      and not exists (select 1 from line_readers r
        where r.person_id = p.person_id and (r.since >= $1 or r.due_at is not null))
      and not exists (select 1 from messages m
        where m.person_id = p.person_id and m.written_at >= $1)
      limit $2`,
    values: [before, limit],
  });
  return (rows as { id: PersonId }[]).map(({ id }) => id);
}

/** Messages that are past their time and still have their words. */
export async function countSettled(act: Act, before: Instant): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from messages
      where settled_at < $1 and recipient_sealed is not null`,
    values: [before],
  });
  return (rows[0] as { n: number }).n;
}
