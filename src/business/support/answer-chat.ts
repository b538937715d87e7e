import type { Act, HouseTurn } from "../../foundation/act/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Staff } from "../staff/index.ts";
import { canChat, mayChat, readChatText, type Chat, type TextRefusal } from "./chat.ts";
import { chatById, hasChatMessage, openChats } from "./chats-store.ts";
import { isPresent, type Presence } from "./desk-state.ts";
import { presences } from "./desk-store.ts";
import { moveChat, onChat, type Spoken } from "./on-chat.ts";

export type ChatRefusal =
  | "chat_unknown"
  | "chat_closed"
  /** A colleague who is there has it. */
  | "chat_taken"
  /** As many as they said that they take at once. */
  | "enough_chats"
  | "colleague_unknown";

/** The queue of those that somebody may answer: who has waited longest for a word comes first. */
export async function chatsFor(act: Act, staff: Staff): Promise<readonly Chat[]> {
  return (await openChats(act)).filter((chat) => mayChat(staff, chat));
}

/** The chat, if this person may read it. */
export async function chatFor(act: Act, staff: Staff, chatId: string): Promise<Chat | undefined> {
  const chat = await chatById(act, chatId);
  return chat !== undefined && mayChat(staff, chat) ? chat : undefined;
}

/** Takes a chat from the queue, or from a colleague who is gone. Taken again it stays taken. */
export async function takeChat(
  act: Act,
  staff: Staff,
  chatId: string,
): Promise<Outcome<Chat, ChatRefusal>> {
  return onOne(act, { staff, chatId }, async (before, turn) => {
    if (before.takenBy === staff.staffId) return done(before);
    const people = await presences(act);
    if (isHeld(act, before, people)) return refused("chat_taken");
    if (await isFull(act, staff, people)) return refused("enough_chats");
    const after = takenBy(act, before, staff.staffId);
    return done(await moveChat(act, turn, { name: "chat.taken", before, after }));
  });
}

/** Answers; a chat that nobody has is taken by it. Sent twice it is said once. */
export async function answerChat(
  act: Act,
  staff: Staff,
  wish: { readonly chatId: string; readonly text: string; readonly once: string },
): Promise<Outcome<Chat, ChatRefusal | TextRefusal>> {
  const text = readChatText(wish.text);
  if (!text.ok) return text;
  const messageId = idOfName(`chat ${wish.chatId} ${staff.staffId} ${wish.once}`);
  return onOne<TextRefusal>(act, { staff, chatId: wish.chatId }, async (before, turn) => {
    if ((await hasChatMessage(act, messageId)) !== undefined) return done(before);
    const isOwn = before.takenBy === staff.staffId;
    if (!isOwn && isHeld(act, before, await presences(act))) return refused("chat_taken");
    const { waitingSince: _since, ...answered } = isOwn
      ? before
      : takenBy(act, before, staff.staffId);
    const by = { kind: "staff", staffId: staff.staffId, name: staff.name } as const;
    const spoken: Spoken = { by, messageId, text: text.value };
    const name = isOwn ? "chat.answered" : "chat.taken";
    return done(await moveChat(act, turn, { name, before, after: answered, spoken: [spoken] }));
  });
}

/** Gives an own chat to a colleague who is there, with a word that the customer does not see. */
export async function handOverChat(
  act: Act,
  staff: Staff,
  wish: {
    readonly chatId: string;
    readonly to: string;
    readonly note: string;
    readonly once: string;
  },
): Promise<Outcome<Chat, ChatRefusal | TextRefusal>> {
  const note = readChatText(wish.note);
  if (!note.ok) return refused(note.refusal, { ...note, field: "note" });
  return onOne<TextRefusal>(act, { staff, chatId: wish.chatId }, async (before, turn) => {
    if (before.takenBy === wish.to) return done(before);
    if (before.takenBy !== staff.staffId) return refused("chat_taken");
    const now = act.clock.now();
    const colleague = (await presences(act)).find(
      (one) => one.staffId === wish.to && isPresent(one, now) && one.agentId === staff.agentId,
    );
    if (colleague === undefined) return refused("colleague_unknown", { field: "to" });
    const messageId = idOfName(`note ${wish.chatId} ${staff.staffId} ${wish.once}`);
    const by = { kind: "note", staffId: staff.staffId, name: staff.name } as const;
    const spoken = [{ by, messageId, text: note.value }];
    const after = takenBy(act, before, colleague.staffId);
    return done(await moveChat(act, turn, { name: "chat.handed_over", before, after, spoken }));
  });
}

/** Ends a chat; an ended one stays ended. */
export async function closeChat(
  act: Act,
  staff: Staff,
  chatId: string,
): Promise<Outcome<Chat, ChatRefusal>> {
  const closed = await onOne(act, { staff, chatId }, async (before, turn) => {
    if (before.takenBy !== staff.staffId && isHeld(act, before, await presences(act))) {
      return refused("chat_taken");
    }
    return done(await endChat(act, turn, before));
  });
  if (closed.ok || closed.refusal !== "chat_closed") return closed;
  return done((await chatFor(act, staff, chatId))!);
}

export async function endChat(act: Act, turn: HouseTurn, before: Chat): Promise<Chat> {
  const { waitingSince: _since, ...rest } = before;
  const after: Chat = { ...rest, state: "closed", closedAt: act.clock.now() };
  return moveChat(act, turn, { name: "chat.closed", before, after });
}

async function onOne<R extends string = never>(
  act: Act,
  of: { readonly staff: Staff; readonly chatId: string },
  decide: (before: Chat, turn: HouseTurn) => Promise<Outcome<Chat, ChatRefusal | R>>,
): Promise<Outcome<Chat, ChatRefusal | R>> {
  return onChat<Outcome<Chat, ChatRefusal | R>>(act, async (turn) => {
    const before = await chatFor(act, of.staff, of.chatId);
    if (before === undefined) return refused("chat_unknown");
    if (!canChat("chat.closed", before.state)) return refused("chat_closed");
    return decide(before, turn);
  });
}

function takenBy(act: Act, before: Chat, staffId: string): Chat {
  return { ...before, state: "taken", takenBy: staffId, takenAt: act.clock.now() };
}

function isHeld(act: Act, { takenBy: holder }: Chat, people: readonly Presence[]): boolean {
  const now = act.clock.now();
  return people.some((one) => one.staffId === holder && isPresent(one, now));
}

async function isFull(act: Act, staff: Staff, people: readonly Presence[]): Promise<boolean> {
  const own = people.find(({ staffId }) => staffId === staff.staffId);
  const open = await openChats(act);
  const held = open.filter((chat) => chat.takenBy === staff.staffId).length;
  return held >= (own?.chatsMax ?? 1);
}
