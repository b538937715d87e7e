import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import type { Message, MessageState } from "./message.ts";

interface MessageTables {
  messages: MessageRow;
}

interface MessageRow {
  message_id: string;
  cause: string;
  channel: string;
  line_id: string | null;
  person_id: string | null;
  address_id: string | null;
  day_slot: string | null;
  brief_sealed: Buffer | null;
  recipient_sealed: Buffer | null;
  language: string;
  subject_sealed: Buffer | null;
  text_sealed: Buffer | null;
  html_sealed: Buffer | null;
  enclosures: unknown;
  state: MessageState;
  tries: number;
  is_in_doubt: boolean;
  failure: string | null;
  written_at: Instant;
  settled_at: Instant | null;
  due_at: Instant | null;
  claimed_until: Instant | null;
}

export function insertMessage(act: Act, message: Message): Part {
  return insertMessages(act, [message]);
}

/** With `daySlot`, a message takes that place; undoes its statement when it is taken. */
export function insertMessages(
  act: Act,
  messages: readonly (Message & { readonly daySlot?: string })[],
): Part {
  return part(
    tables(act)
      .insertInto("messages")
      .values(messages.map((one) => newRow(act, one))),
  );
}

function newRow(act: Act, message: Message & { readonly daySlot?: string }): MessageRow {
  const { seal } = act.secrets;
  return {
    message_id: message.messageId,
    cause: message.cause,
    channel: message.channel,
    line_id: message.lineId ?? null,
    person_id: message.personId ?? null,
    address_id: message.addressId ?? null,
    day_slot: message.daySlot ?? null,
    recipient_sealed: seal(message.recipient),
    language: message.language,
    subject_sealed: seal(message.subject),
    text_sealed: seal(message.text),
    html_sealed: seal(message.html),
    brief_sealed: message.brief === undefined ? null : seal(JSON.stringify(message.brief)),
    enclosures: JSON.stringify(message.enclosures),
    state: "waiting",
    tries: 0,
    is_in_doubt: false,
    failure: null,
    written_at: message.writtenAt,
    settled_at: null,
    due_at: message.writtenAt,
    claimed_until: null,
  };
}

/** Moves a waiting message on, from the number of tries it was read with. */
export function moveMessage(
  act: Act,
  before: Message,
  after: Message & { readonly dueAt?: Instant },
): Part {
  return part(
    tables(act)
      .updateTable("messages")
      .set({
        state: after.state,
        tries: after.tries,
        is_in_doubt: after.isInDoubt,
        failure: after.failure ?? null,
        settled_at: after.settledAt ?? null,
        due_at: after.dueAt ?? null,
        claimed_until: null,
      })
      .where("message_id", "=", before.messageId)
      .where("state", "=", "waiting")
      .where("tries", "=", before.tries),
  );
}

/** Of a mail that had gone out and came back; undoes its statement when somebody heard it first. */
export function markReturned(act: Act, { messageId }: Message, failure: string): Part {
  return part(
    tables(act)
      .updateTable("messages")
      .set({ state: "failed", failure })
      .where("message_id", "=", messageId)
      .where("state", "=", "sent"),
  );
}

/** Writes down that a try begins: until its answer is recorded, nobody knows its outcome. */
export async function beginTry(act: Act, { messageId }: Message): Promise<void> {
  await act.database.run({
    text: "update messages set is_in_doubt = true where message_id = $1 and state = 'waiting'",
    values: [messageId],
    isFrequent: true,
  });
}

/** The addresses that messages of these causes went to. */
export async function triedAddresses(
  act: Act,
  causes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tables(act)
    .selectFrom("messages")
    .select("address_id")
    .where("cause", "in", [...causes])
    .execute();
  return new Set(rows.flatMap(({ address_id: id }) => id ?? []));
}

/** Forgets the words and the recipients of messages that were settled before a moment. */
export function eraseSettled(act: Act, before: Instant): Part {
  return part(
    tables(act)
      .updateTable("messages")
      .set({
        recipient_sealed: null,
        subject_sealed: null,
        text_sealed: null,
        html_sealed: null,
        brief_sealed: null,
        enclosures: "[]",
      })
      .where("settled_at", "<", before)
      .where("recipient_sealed", "is not", null),
    { expects: "any" },
  );
}

export async function hasMessage(act: Act, cause: string): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("messages")
    .select("message_id")
    .where("cause", "=", cause)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of these causes those that a message was written for. */
export async function toldCauses(
  act: Act,
  causes: readonly string[],
): Promise<ReadonlySet<string>> {
  return knownIn(act, "cause", causes);
}

/** What has become of the messages of these causes. */
export async function statesOf(
  act: Act,
  causes: readonly string[],
): Promise<readonly { readonly cause: string; readonly state: MessageState }[]> {
  if (causes.length === 0) return [];
  const { rows } = await act.database.run({
    text: "select cause, state from messages where cause = any($1::text[])",
    values: [causes],
    isFrequent: true,
  });
  return rows as { cause: string; state: MessageState }[];
}

/** Of these places in people's days those that are taken. */
export async function takenSlots(act: Act, slots: readonly string[]): Promise<ReadonlySet<string>> {
  return knownIn(act, "day_slot", slots);
}

async function knownIn(
  act: Act,
  column: "cause" | "day_slot",
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set();
  const { rows } = await act.database.run({
    text: `select ${column} as found from messages where ${column} = any($1::text[])`,
    values: [values],
    isFrequent: true,
  });
  return new Set((rows as { found: string }[]).map(({ found }) => found));
}

/** A message that still has its words; undefined for an unknown or an erased one. */
export async function messageOf(act: Act, messageId: string): Promise<Message | undefined> {
  const row = await tables(act)
    .selectFrom("messages")
    .selectAll()
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row === undefined ? undefined : readMessage(act, row);
}

/** The newest first, without those that were erased. */
export async function recentMessages(act: Act, limit: number): Promise<readonly Message[]> {
  const rows = await tables(act)
    .selectFrom("messages")
    .selectAll()
    .orderBy("written_at", "desc")
    .orderBy("message_id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => readMessage(act, row)).filter((message) => message !== undefined);
}

/** Leases due messages to one worker; answers their ids. */
export async function claimDueMessages(act: Act, claim: Claim): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `update messages set claimed_until = $3 where message_id in (
        select message_id from messages
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning message_id as "messageId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return (rows as { messageId: string }[]).map(({ messageId }) => messageId);
}

function tables(act: Act) {
  return act.database.tables<MessageTables>();
}

function readMessage(act: Act, row: MessageRow): Message | undefined {
  const { recipient_sealed, subject_sealed, text_sealed, html_sealed } = row;
  if (recipient_sealed === null || subject_sealed === null) return undefined;
  if (text_sealed === null || html_sealed === null) return undefined;
  const { unseal } = act.secrets;
  return {
    messageId: row.message_id,
    cause: row.cause,
    channel: row.channel,
    recipient: unseal(recipient_sealed),
    language: row.language,
    subject: unseal(subject_sealed),
    text: unseal(text_sealed),
    html: unseal(html_sealed),
    enclosures: row.enclosures,
    state: row.state,
    tries: row.tries,
    isInDoubt: row.is_in_doubt,
    writtenAt: row.written_at,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.address_id === null ? {} : { addressId: row.address_id }),
    ...(row.brief_sealed === null ? {} : { brief: JSON.parse(unseal(row.brief_sealed)) }),
    ...(row.line_id === null ? {} : { lineId: row.line_id }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  } as Message;
}
