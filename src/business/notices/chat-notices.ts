import type { Act, EventRow, Subscription } from "../../foundation/act/index.ts";
import { allSellers, type Seller } from "../catalogue/index.ts";
import { readOrder } from "../renewals/index.ts";
import { chatById, messagesOf, type Chat, type ChatMessage } from "../support/index.ts";
import type { Letter } from "./message.ts";
import { writeMessage } from "./write-message.ts";

/** Words a whole chat in its customer's language; the surface that knows texts provides it. */
export type ChatLetterWriter = (
  chat: Chat,
  messages: readonly ChatMessage[],
  seller: Seller,
) => Letter;

/** For the dispatcher: whoever asked for it is sent their chat, once, when it has ended. */
export function chatSubscriptions(writeLetter: ChatLetterWriter): readonly Subscription[] {
  const handle = async (act: Act, row: EventRow) => sendChat(act, row, writeLetter);
  return [
    { event: "chat.closed", handle },
    // Asked for after its end.
    { event: "chat.transcript_wanted", handle },
  ];
}

async function sendChat(act: Act, event: EventRow, writeLetter: ChatLetterWriter): Promise<void> {
  const chat = event.thing === null ? undefined : await chatById(act, event.thing);
  if (chat?.state !== "closed" || chat.transcriptTo === undefined) return;
  const seller = await sellerIn(act, chat);
  if (seller === undefined) return;
  const { about } = chat;
  await writeMessage(act, {
    cause: `chat.transcript:${chat.chatId}`,
    ...(about.kind === "visit" ? {} : { lineId: about.lineId }),
    recipient: chat.transcriptTo,
    language: chat.language,
    letter: writeLetter(chat, await messagesOf(act, chat.chatId), seller),
  });
}

// A visit is with the house; its first brand signs.
async function sellerIn(act: Act, { about }: Chat): Promise<Seller | undefined> {
  if (about.kind !== "visit") {
    const order = await readOrder(act, about);
    if (order !== undefined) return order.seller;
  }
  return (await allSellers(act))[0];
}
