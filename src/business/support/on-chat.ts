import { onHouse, type Act, type HouseTurn, type News } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Picture } from "../../foundation/pictures/index.ts";
import type { Chat, ChatVoice, SaidByItself } from "./chat.ts";
import { insertMessages, updateChat, type NewMessage } from "./chats-store.ts";

const TRIES_MAX = 20;

/**
 * Reads, refuses and writes about one chat. Two at once write one after the other: the number of the
 * last message is the lock, and whoever comes second decides again from what stands there now.
 */
export async function onChat<T>(act: Act, decide: (turn: HouseTurn) => Promise<T>): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await onHouse(act, decide);
    } catch (error) {
      // 23505: the same number, message or open chat was written by another at the same moment.
      if (i >= TRIES_MAX || (error as { code?: string }).code !== "23505") throw error;
    }
  }
}

export interface Spoken {
  readonly by: ChatVoice;
  readonly messageId: string;
  readonly text?: string;
  readonly said?: SaidByItself;
  readonly picture?: Picture;
}

/** The chat with these messages at its end, and the messages as they are kept. */
export function withMessages(
  act: Act,
  chat: Chat,
  spoken: readonly Spoken[],
): { readonly chat: Chat; readonly messages: readonly NewMessage[] } {
  const at = act.clock.now();
  const messages = spoken.map((one, i) => ({
    ...one,
    ...{ chatId: chat.chatId, seq: chat.lastSeq + i + 1, at },
  }));
  const lastAt = messages.length === 0 ? chat.lastAt : at;
  return { chat: { ...chat, lastSeq: chat.lastSeq + messages.length, lastAt }, messages };
}

/** Moves a chat on in one statement, with what was said, and tells it by name. */
export async function moveChat(
  act: Act,
  turn: HouseTurn,
  of: {
    readonly name: string;
    readonly before: Chat;
    readonly after: Chat;
    readonly spoken?: readonly Spoken[];
  },
): Promise<Chat> {
  const { name, before } = of;
  const { chat, messages } = withMessages(act, of.after, of.spoken ?? []);
  const news = {
    ...{ name, thing: before.chatId },
    before: { state: before.state, takenBy: before.takenBy, seq: before.lastSeq },
    after: { state: chat.state, takenBy: chat.takenBy, seq: chat.lastSeq },
  };
  await writeChat(act, turn, { news, parts: [updateChat(act, before, chat)], messages });
  return chat;
}

/** The one statement with which a chat begins or moves on. */
export async function writeChat(
  act: Act,
  turn: HouseTurn,
  of: {
    readonly news: News;
    readonly parts: readonly Part[];
    readonly messages: readonly NewMessage[];
  },
): Promise<void> {
  act.failpoint("chat.before_write");
  await turn.write(of.news, [...of.parts, ...insertMessages(act, of.messages)]);
  act.failpoint("chat.written");
}
