import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Picture } from "../../foundation/pictures/index.ts";
import { allStaff } from "../staff/index.ts";
import { eraseOldChatPhotos, insertChatPhoto } from "./chat-photos-store.ts";
import type { Chat, ChatId, ChatMessage } from "./chat.ts";
import {
  chatRow,
  messageRow,
  readChat,
  readMessage,
  type ChatRow,
  type MessageRow,
} from "./chat-rows.ts";

interface ChatTables {
  chats: ChatRow;
  chat_messages: MessageRow;
  chat_photos: { chat_id: string; seq: number; width_px: number; height_px: number };
}

export function insertChat(act: Act, chat: Chat): Part {
  return part(tables(act).insertInto("chats").values(chatRow(act, chat)));
}

/** Moves a chat on, from the state and the last message it was read with. */
export function updateChat(act: Act, before: Chat, after: Chat): Part {
  const {
    chat_id: _id,
    chat_key: _key,
    opened_at: _opened,
    about: _about,
    ...row
  } = chatRow(act, after);
  return part(
    tables(act)
      .updateTable("chats")
      .set(row)
      .where("chat_id", "=", before.chatId)
      .where("state", "=", before.state)
      .where("last_seq", "=", before.lastSeq),
  );
}

export type NewMessage = ChatMessage & { readonly picture?: Picture };

export function insertMessages(act: Act, messages: readonly NewMessage[]): readonly Part[] {
  if (messages.length === 0) return [];
  const rows = messages.map((message) => messageRow(act, message));
  return [
    part(tables(act).insertInto("chat_messages").values(rows)),
    ...messages.flatMap(({ picture, ...message }) =>
      picture === undefined ? [] : [insertChatPhoto(act, message, picture)],
    ),
  ];
}

export async function chatById(act: Act, chatId: string): Promise<Chat | undefined> {
  const row = await tables(act)
    .selectFrom("chats")
    .selectAll()
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  return row === undefined ? undefined : readChat(act, row);
}

/** The open one of a key, else the one that was closed last. */
export async function chatOfKey(act: Act, key: string): Promise<Chat | undefined> {
  const row = await tables(act)
    .selectFrom("chats")
    .selectAll()
    .where("chat_key", "=", key)
    .orderBy((eb) => eb.case().when("state", "=", "closed").then(1).else(0).end())
    .orderBy("opened_at", "desc")
    .executeTakeFirst();
  return row === undefined ? undefined : readChat(act, row);
}

/** In their order, after a number; those of the staff among each other only on wish. */
export async function messagesOf(
  act: Act,
  chatId: ChatId,
  of: { readonly after?: number; readonly withNotes?: "yes" } = {},
): Promise<readonly ChatMessage[]> {
  const rows = await tables(act)
    .selectFrom("chat_messages as m")
    .leftJoin("chat_photos as p", (join) =>
      join.onRef("p.chat_id", "=", "m.chat_id").onRef("p.seq", "=", "m.seq"),
    )
    .selectAll("m")
    .select(["p.width_px", "p.height_px"])
    .where("m.chat_id", "=", chatId)
    .where("m.seq", ">", of.after ?? 0)
    .$if(of.withNotes === undefined, (query) => query.where("m.voice", "<>", "note"))
    .orderBy("m.seq")
    .execute();
  if (rows.every(({ staff_id: id }) => id === null)) {
    return rows.map((row) => readMessage(act, row, String));
  }
  const names = new Map((await allStaff(act)).map(({ staffId, name }) => [`${staffId}`, name]));
  return rows.map((row) => readMessage(act, row, (id) => names.get(id) ?? ""));
}

export async function hasChatMessage(act: Act, messageId: string): Promise<ChatId | undefined> {
  const row = await tables(act)
    .selectFrom("chat_messages")
    .select("chat_id")
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row?.chat_id as ChatId | undefined;
}

/** Those that are not closed: who has waited longest for a word comes first. */
export async function openChats(act: Act): Promise<readonly Chat[]> {
  const rows = await tables(act)
    .selectFrom("chats")
    .selectAll()
    .where("state", "<>", "closed")
    .orderBy("waiting_since", (order) => order.asc().nullsLast())
    .orderBy("opened_at")
    .limit(500)
    .execute();
  return rows.map((row) => readChat(act, row));
}

/** How long the last ones took, in minutes, from being taken to their end. */
export async function lastMinutes(act: Act, limit: number): Promise<readonly number[]> {
  const rows = await tables(act)
    .selectFrom("chats")
    .select(["taken_at", "last_at"])
    .where("state", "=", "closed")
    .where("taken_at", "is not", null)
    .orderBy("closed_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ taken_at: from, last_at: to }) => (Date.parse(to) - Date.parse(from!)) / 60e3);
}

export async function idleChats(act: Act, before: Instant): Promise<readonly Chat[]> {
  const rows = await tables(act)
    .selectFrom("chats")
    .selectAll()
    .where("state", "<>", "closed")
    .where("last_at", "<", before)
    .limit(500)
    .execute();
  return rows.map((row) => readChat(act, row));
}

/** Forgets what was said and to whom it was sent; that there was a chat, and how long, stays. */
export function eraseChats(act: Act, closedBefore: Instant): readonly Part[] {
  const old = tables(act)
    .selectFrom("chats")
    .select("chat_id")
    .where("closed_at", "<", closedBefore);
  return [
    eraseOldChatPhotos(act, closedBefore),
    part(
      tables(act)
        .updateTable("chat_messages")
        .set({ text_sealed: null, said: null })
        .where("chat_id", "in", old),
      { expects: "any" },
    ),
    part(
      tables(act)
        .updateTable("chats")
        .set({ transcript_sealed: null, kiosk: null })
        .where("closed_at", "<", closedBefore),
      { expects: "any" },
    ),
  ];
}

function tables(act: Act) {
  return act.database.tables<ChatTables>();
}
