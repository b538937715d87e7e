import type { Act } from "../../foundation/act/index.ts";
import { JST, localDate } from "../../foundation/clock/index.ts";
import { writeHouse } from "../../foundation/act/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { stopReminders } from "./change-reminders.ts";
import type {
  ChatChannel,
  ChatWord,
  ChatWriter,
  Heard,
  RawNotification,
  VouchLink,
} from "./chat.ts";
import { isLinkOpen, LINK_CODE, takeLink } from "./offer-link.ts";
import { endLeftAddress, personByAddress, personById } from "./people-store.ts";
import type { PersonId } from "./person.ts";
import { writeMessage } from "./write-message.ts";

export interface ChatNeeds {
  readonly chat: ChatChannel;
  readonly writeChat: ChatWriter;
  /** What opens what is kept of somebody, for a while. */
  readonly sealMine: (act: Act, personId: PersonId) => string;
}

/** What people write to see what is kept of them, and to have it or be rid of it. */
const DATA = /^\/?(?:data|数据|資料|データ|데이터)$/iu;

/** What people write to end it. */
const STOP = /^\/?(?:stop|停止|退订|退訂|取消|중지)$/iu;

/**
 * Acts on what a chat's company tells us: a code links its sender, a stop stops them, who left is
 * not written to. Told twice or late, nothing happens twice.
 */
export async function hearChat(
  act: Act,
  needs: ChatNeeds,
  raw: RawNotification,
): Promise<"heard" | "forged" | "not_now"> {
  const heard = needs.chat.hear(raw);
  if (heard === undefined) return "forged";
  let isAll = true;
  for (const one of heard) isAll = (await hearOne(act, needs, one)) && isAll;
  return isAll ? "heard" : "not_now";
}

// False when the other side must tell it again.
async function hearOne(act: Act, needs: ChatNeeds, heard: Heard): Promise<boolean> {
  const { channel } = needs.chat;
  const { address } = heard;
  switch (heard.kind) {
    case "left":
      await writeHouse(act, { name: "address.left", after: { channel } }, [
        endLeftAddress(act, { channel, address }, heard.at),
      ]);
      return true;
    case "vouched":
      await link(act, needs, { address, code: heard.nonce });
      return true;
    default:
      return hearText(act, needs, heard);
  }
}

async function hearText(
  act: Act,
  needs: ChatNeeds,
  { address, text, language }: Extract<Heard, { readonly kind: "text" }>,
): Promise<boolean> {
  const { channel, vouching } = needs.chat;
  const day = localDate(act.clock.now(), JST);
  if (STOP.test(text.trim())) {
    const personId = await personByAddress(act, { channel, address });
    if (personId !== undefined) await stopReminders(act, personId);
    await say(act, needs, { word: "stopped", address, once: day, language });
    return true;
  }
  if (DATA.test(text.trim())) return sayMine(act, needs, { address, language });
  const code = LINK_CODE.exec(text)?.[0];
  if (code === undefined) {
    // Somebody who chats is not answered by a machine again and again.
    await say(act, needs, { word: "how", address, once: day, language });
    return true;
  }
  if (vouching === undefined || !(await isLinkOpen(act, { channel, code }))) {
    await link(act, needs, { address, code, language });
    return true;
  }
  const ticket = await vouching.ticketFor(address);
  if (ticket === undefined) return false;
  await say(act, needs, { word: "go_on", address, once: code, language, vouch: { code, ticket } });
  return true;
}

// Told twice by the other side, it is one link.
async function sayMine(
  act: Act,
  needs: ChatNeeds,
  { address, language }: { address: string; language: Language | undefined },
): Promise<boolean> {
  const { channel } = needs.chat;
  const personId = await personByAddress(act, { channel, address });
  const once = `data ${act.clock.now().slice(0, TEN_MINUTES)}`;
  await say(
    act,
    needs,
    personId === undefined
      ? { word: "how", address, once, language }
      : { word: "mine", address, once, language, mineToken: needs.sealMine(act, personId) },
  );
  return true;
}

/** Of an instant, up to the tens of its minutes. */
const TEN_MINUTES = "2026-11-22T18:3".length;

async function link(
  act: Act,
  needs: ChatNeeds,
  { address, code, language }: { address: string; code: string; language?: Language | undefined },
): Promise<void> {
  const taken = await takeLink(act, { channel: needs.chat.channel, code }, address);
  await say(act, needs, { word: taken.ok ? "linked" : "over", address, once: code, language });
}

interface Said {
  readonly word: ChatWord;
  readonly address: string;
  /** It is said once per this and address. */
  readonly once: string;
  readonly language: Language | undefined;
  readonly vouch?: VouchLink;
  readonly mineToken?: string;
}

async function say(act: Act, { chat, writeChat }: ChatNeeds, said: Said): Promise<void> {
  const { word, address, once, vouch, mineToken } = said;
  const { channel } = chat;
  const personId = await personByAddress(act, { channel, address });
  const person = personId === undefined ? undefined : await personById(act, personId);
  const language = person?.language ?? said.language ?? act.language;
  const key = act.secrets.blind("chat", `${channel} ${address} ${once}`).toString("base64url");
  await writeMessage(act, {
    cause: `chat.${word}:${key}`,
    channel,
    recipient: address,
    language,
    letter: writeChat(word, {
      ...{ chat: channel, language },
      ...(vouch === undefined ? {} : { vouch }),
      ...(mineToken === undefined ? {} : { mineToken }),
    }),
  });
}
