import type { Act, HouseTurn } from "../../foundation/act/index.ts";
import { idOfName, newId } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { reEncode, type Picture, type PictureRefusal } from "../../foundation/pictures/index.ts";
import { proofOfOrder } from "../friends/index.ts";
import { automaticAnswer } from "./automatic.ts";
import {
  CHAT_MESSAGES_MAX,
  CHAT_PHOTOS_MAX,
  chatKey,
  readChatText,
  type AtKiosk,
  type Chat,
  type ChatAbout,
  type TextRefusal,
} from "./chat.ts";
import { chatById, chatOfKey, hasChatMessage, insertChat, messagesOf } from "./chats-store.ts";
import { isPresent, type DeskState } from "./desk-state.ts";
import { presences } from "./desk-store.ts";
import { lookAt, type LookWish } from "./look-at.ts";
import { moveChat, onChat, withMessages, writeChat, type Spoken } from "./on-chat.ts";
import { readDesk } from "./read-desk.ts";
import { situationOf, SYMPTOMS, type Situation } from "./self-help.ts";

export interface SayWish {
  /** Whoever calls has proven the order or the case. */
  readonly about: ChatAbout;
  readonly visitorId: string;
  /** The line that a visit opened last, with its proof: what is said by itself fits it. */
  readonly line?: LookWish;
  readonly kiosk?: AtKiosk & { readonly agentId?: string };
  /** What is wrong, of the list; anything else is no symptom. */
  readonly symptom?: string;
  /** May be empty where a photo says it. */
  readonly text: string;
  readonly photo?: Uint8Array;
  /** Of the form: sent twice, it is one message. */
  readonly once: string;
  readonly language: Language;
  readonly address: string;
}

export type SayRefusal =
  | TextRefusal
  | PictureRefusal
  | "enough_photos"
  | "too_many_tries"
  | "chat_full";

/**
 * Takes down what a customer says, in the open chat about it or in a new one. While nobody can
 * answer, self-help does, marked as such. A photo is made anew, and stands in one statement with its
 * message. What is wrong with it names the field `photo`; `text_too_long` carries `facts.lengthMax`,
 * `too_many_tries` `facts.retryAfterSeconds`.
 */
export async function sayInChat(act: Act, wish: SayWish): Promise<Outcome<Chat, SayRefusal>> {
  const text = readSaid(wish);
  if (!text.ok) return text;
  const key = chatKey(wish.about, wish.visitorId);
  const messageId = idOfName(`chat ${key} ${wish.once}`);
  const known = await hasChatMessage(act, messageId);
  if (known !== undefined) return done((await chatById(act, known))!);
  const turn = await takeTurn(act, limitsOf(act, wish));
  if (!turn.ok) return turn;
  const picture = await pictureIn(wish);
  if (!picture.ok) return { ...picture, field: "photo" };
  const situation = await situationIn(act, wish);
  const spoken: Spoken = {
    ...{ by: { kind: "customer" }, messageId, ...text.value },
    ...(picture.value === undefined ? {} : { picture: picture.value }),
  };
  return onChat(act, async (write) => {
    const sent = await hasChatMessage(act, messageId);
    if (sent !== undefined) return done((await chatById(act, sent))!);
    const before = await chatOfKey(act, key);
    const isOpen = before !== undefined && before.state !== "closed";
    return isOpen
      ? goOn(act, write, { before, wish, situation, spoken })
      : done(await begin(act, write, { key, wish, situation, spoken }));
  });
}

interface Saying {
  readonly wish: SayWish;
  readonly situation: Situation;
  readonly spoken: Spoken;
}

async function goOn(
  act: Act,
  write: HouseTurn,
  { before, wish, situation, spoken }: Saying & { readonly before: Chat },
): Promise<Outcome<Chat, SayRefusal>> {
  if (before.lastSeq >= CHAT_MESSAGES_MAX) return refused("chat_full");
  const isLeft = before.state === "taken" && !(await isThere(act, before.takenBy));
  const { takenBy: _by, takenAt: _at, ...free } = before;
  const now = act.clock.now();
  const after: Chat = {
    ...(isLeft ? { ...free, state: "waiting" } : before),
    ...symptomIn(before, wish),
    waitingSince: before.waitingSince ?? now,
  };
  const messages = await messagesOf(act, before.chatId);
  const photos = messages.filter(({ photo }) => photo !== undefined).length;
  if (spoken.picture !== undefined && photos >= CHAT_PHOTOS_MAX) {
    return refused("enough_photos", { field: "photo" });
  }
  const desk = await readDesk(act, after);
  const itself = automatic({ after, messages, desk, situation });
  const name = isLeft ? "chat.returned" : "chat.said";
  return done(await moveChat(act, write, { name, before, after, spoken: [spoken, ...itself] }));
}

function readSaid({ text, photo }: SayWish): Outcome<{ readonly text?: string }, TextRefusal> {
  const read = readChatText(text);
  if (read.ok) return done({ text: read.value });
  return photo !== undefined && read.refusal === "text_missing" ? done({}) : read;
}

async function pictureIn({
  photo,
}: SayWish): Promise<Outcome<Picture | undefined, PictureRefusal>> {
  return photo === undefined ? done(undefined) : reEncode(photo);
}

async function begin(
  act: Act,
  write: HouseTurn,
  { key, wish, situation, spoken }: Saying & { readonly key: string },
): Promise<Chat> {
  const now = act.clock.now();
  const { kiosk } = wish;
  const fresh: Chat = {
    ...{ chatId: newId<"chat">(), key, about: wish.about, language: wish.language },
    ...(kiosk === undefined ? {} : kioskIn(kiosk)),
    ...symptomIn(undefined, wish),
    ...{ state: "waiting", openedAt: now, waitingSince: now, lastSeq: 0, lastAt: now },
  };
  const desk = await readDesk(act, fresh);
  const itself = automatic({ after: fresh, messages: [], desk, situation });
  const { chat, messages } = withMessages(act, fresh, [spoken, ...itself]);
  const { kind } = wish.about;
  const after = { state: chat.state, about: kind };
  const news = { name: "chat.opened", thing: chat.chatId, after };
  await writeChat(act, write, { news, parts: [insertChat(act, chat)], messages });
  return chat;
}

function kioskIn({ agentId, deviceId, name, step }: NonNullable<SayWish["kiosk"]>) {
  return { kiosk: { deviceId, name, step }, ...(agentId === undefined ? {} : { agentId }) };
}

function symptomIn(before: Chat | undefined, wish: SayWish): Pick<Chat, "symptom"> {
  const symptom = SYMPTOMS.find((one) => one === wish.symptom) ?? before?.symptom;
  return symptom === undefined ? {} : { symptom };
}

function automatic(of: {
  readonly after: Chat;
  readonly messages: Parameters<typeof automaticAnswer>[0]["messages"];
  readonly desk: DeskState;
  readonly situation: Situation;
}): readonly Spoken[] {
  const { after, messages, desk, situation } = of;
  const { state, symptom } = after;
  const said = automaticAnswer({
    ...{ state, messages, desk, situation },
    ...(symptom === undefined ? {} : { symptom }),
  });
  return said === undefined ? [] : [{ by: { kind: "automatic" }, messageId: newId(), said }];
}

async function isThere(act: Act, staffId: string | undefined): Promise<boolean> {
  const now = act.clock.now();
  return (await presences(act)).some((one) => one.staffId === staffId && isPresent(one, now));
}

async function situationIn(act: Act, { about, line }: SayWish): Promise<Situation> {
  if (about.kind === "visit") {
    return situationOf((line === undefined ? undefined : await lookAt(act, line)) ?? {});
  }
  const { lineId, renewalId } = about;
  const proof = await proofOfOrder(act, { lineId, renewalId });
  const look = await lookAt(act, { lineId, renewalId, proof });
  return situationOf(look ?? {});
}

function limitsOf(act: Act, { visitorId, address, photo }: SayWish) {
  const blind = (text: string) => act.secrets.blind("limit", text).toString("base64url");
  return [
    { key: `chat:visitor:${blind(visitorId)}`, perWindow: 15, windowSeconds: 60 },
    { key: `chat:address:${blind(address)}`, perWindow: 150, windowSeconds: 600 },
    ...(photo === undefined
      ? []
      : [{ key: `chat:photos:${blind(address)}`, perWindow: 20, windowSeconds: 600 }]),
  ];
}
