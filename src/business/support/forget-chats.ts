import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { endChat } from "./answer-chat.ts";
import { CHAT_KEPT_DAYS } from "./chat-ends.ts";
import type { Chat, ChatMessage } from "./chat.ts";
import { chatById, messagesOf } from "./chats-store.ts";
import { chatsSentTo, countChatsWithWords, eraseChat } from "./chats-contact-store.ts";
import { onChat } from "./on-chat.ts";

/** What was said in the chats that were to be sent to this address. */
export async function chatsOfContact(
  act: Act,
  email: string,
): Promise<readonly { readonly chat: Chat; readonly messages: readonly ChatMessage[] }[]> {
  const ids = await chatsSentTo(act, email);
  const chats = (await Promise.all(ids.map(async (id) => chatById(act, id)))).filter(
    (chat) => chat !== undefined,
  );
  return Promise.all(
    chats.map(async (chat) => ({ chat, messages: await messagesOf(act, chat.chatId) })),
  );
}

/** Ends those chats and forgets what was said in them and the address; again it does nothing. */
export async function forgetChatsOf(act: Act, email: string): Promise<void> {
  for (const chatId of await chatsSentTo(act, email)) {
    await onChat(act, async (turn) => {
      const chat = await chatById(act, chatId);
      if (chat !== undefined && chat.state !== "closed") await endChat(act, turn, chat);
    });
    await writeHouse(act, { name: "chat.words_erased", thing: chatId }, eraseChat(act, chatId));
  }
}

/** How many chats are past their time and still have their words. */
export async function countErasableChats(act: Act): Promise<number> {
  return countChatsWithWords(act, addHours(act.clock.now(), -CHAT_KEPT_DAYS * 24));
}
