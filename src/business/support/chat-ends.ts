import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readContact } from "../renewals/index.ts";
import { endChat } from "./answer-chat.ts";
import type { Chat } from "./chat.ts";
import { chatById, eraseChats, idleChats } from "./chats-store.ts";
import { moveChat, onChat } from "./on-chat.ts";

/** Nobody has said anything for so long: it is over. */
export const CHAT_IDLE_HOURS = 24;

/** How long what was said is kept after a chat has ended, in days. */
export const CHAT_KEPT_DAYS = 90;

export interface TranscriptWish {
  readonly chatId: string;
  readonly email: string;
  /** Whom a try is counted against. */
  readonly by: { readonly address: string; readonly device: string };
}

/**
 * Notes where the whole chat is to be sent once it has ended, or now if it has. The first address
 * stands; a chat is sent once. Whoever sends anybody's words to strangers is stopped by
 * `too_many_tries`, with `facts.retryAfterSeconds`.
 */
export async function wantTranscript(
  act: Act,
  { chatId, email, by }: TranscriptWish,
): Promise<Outcome<Chat, "contact_unreadable" | "chat_unknown" | "too_many_tries">> {
  const contact = readContact(email);
  if (!contact.ok || contact.value === undefined) {
    return refused("contact_unreadable", { field: "email" });
  }
  const transcriptTo = contact.value;
  const known = await chatById(act, chatId);
  if (known === undefined) return refused("chat_unknown");
  if (known.transcriptTo !== undefined) return done(known);
  const turn = await takeTurn(act, limitsOf(act, by, transcriptTo));
  if (!turn.ok) return refused("too_many_tries", { field: "email", facts: turn.facts ?? {} });
  return onChat<Outcome<Chat, "chat_unknown">>(act, async (turn) => {
    const before = await chatById(act, chatId);
    if (before === undefined) return refused("chat_unknown");
    if (before.transcriptTo !== undefined) return done(before);
    const after: Chat = { ...before, transcriptTo };
    return done(await moveChat(act, turn, { name: "chat.transcript_wanted", before, after }));
  });
}

function limitsOf(act: Act, by: TranscriptWish["by"], email: string) {
  const key = (kind: string, value: string) =>
    `transcript:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", by.address), perWindow: 20, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 5, windowSeconds: 3600 },
    { key: key("email", email), perWindow: 4, windowSeconds: 86_400 },
  ];
}

/** Ends chats in which nothing was said for a day; run by the worker now and then. */
export async function endIdleChats(act: Act): Promise<void> {
  const before = addHours(act.clock.now(), -CHAT_IDLE_HOURS);
  for (const { chatId } of await idleChats(act, before)) {
    await onChat(act, async (turn) => {
      const chat = await chatById(act, chatId);
      const isIdle = chat !== undefined && chat.state !== "closed" && chat.lastAt < before;
      if (isIdle) await endChat(act, turn, chat);
    });
  }
}

/** Forgets what was said in chats that ended long ago; run by the worker now and then. */
export async function eraseOldChats(act: Act): Promise<void> {
  const before = addHours(act.clock.now(), -CHAT_KEPT_DAYS * 24);
  await writeHouse(act, { name: "chats.erased", after: { before } }, eraseChats(act, before));
}
