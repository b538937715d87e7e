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
  recipient_sealed: Buffer | null;
  language: string;
  subject_sealed: Buffer | null;
  text_sealed: Buffer | null;
  html_sealed: Buffer | null;
  enclosures: unknown;
  state: MessageState;
  tries: number;
  failure: string | null;
  written_at: Instant;
  settled_at: Instant | null;
  due_at: Instant | null;
  claimed_until: Instant | null;
}

export function insertMessage(act: Act, message: Message): Part {
  const { seal } = act.secrets;
  return part(
    tables(act)
      .insertInto("messages")
      .values({
        message_id: message.messageId,
        cause: message.cause,
        channel: message.channel,
        line_id: message.lineId ?? null,
        recipient_sealed: seal(message.recipient),
        language: message.language,
        subject_sealed: seal(message.subject),
        text_sealed: seal(message.text),
        html_sealed: seal(message.html),
        enclosures: JSON.stringify(message.enclosures),
        state: "waiting",
        tries: 0,
        failure: null,
        written_at: message.writtenAt,
        settled_at: null,
        due_at: message.writtenAt,
        claimed_until: null,
      }),
  );
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
    writtenAt: row.written_at,
    ...(row.line_id === null ? {} : { lineId: row.line_id }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  } as Message;
}
