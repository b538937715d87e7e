import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  showReminders,
  usableAddresses,
  writeMessage,
  type Letter,
  type PersonId,
} from "../notices/index.ts";
import { readContact } from "../renewals/index.ts";
import type { Proven } from "./gather-mine.ts";

export interface MineWish {
  readonly email: string;
  /** Whom a try is counted against. */
  readonly by: { readonly address: string; readonly device: string };
}

export type AskMineRefusal = "contact_unreadable" | "too_many_tries";

const PURPOSE = "own records";
/** So long the link in the mail opens them. */
export const MINE_GOOD_MINUTES = 60;

/**
 * Sends whoever reads a mailbox the way to what is kept of them. Answered alike whether anything is
 * known of it, and always by a mail: `contact_unreadable` at `email`.
 */
export async function askMine(
  act: Act,
  wish: MineWish,
  writeLetter: (token: string) => Letter,
): Promise<Outcome<null, AskMineRefusal>> {
  const contact = readContact(wish.email);
  if (!contact.ok || contact.value === undefined) {
    return refused("contact_unreadable", { field: "email" });
  }
  const email = contact.value;
  const turn = await takeTurn(act, limitsOf(act, wish, email));
  if (!turn.ok) return refused("too_many_tries", { field: "email", facts: turn.facts ?? {} });
  await writeMessage(act, {
    cause: `privacy.asked:${newId()}`,
    recipient: email,
    language: act.language,
    letter: writeLetter(sealMineToken(act, { kind: "mailbox", email })),
  });
  return done(null);
}

export type AskThereRefusal = "nowhere" | "too_many_tries";

/**
 * Sends a person the way to what is kept of them where reminders reach them: to their mailbox, which
 * opens all of it, else by the first way that works, which opens what is kept to remind them.
 * `nowhere` when nothing reaches them. Not by text: a card proves its line, which any phone may hold,
 * and turning texts off leaves nothing of them.
 */
export async function askMineThere(
  act: Act,
  wish: { readonly personId: PersonId } & Pick<MineWish, "by">,
  writeLetter: (token: string, language: Language) => Letter,
): Promise<Outcome<null, AskThereRefusal>> {
  const shown = await showReminders(act, wish.personId);
  if (shown === undefined) return refused("nowhere");
  const { personId, language } = shown.person;
  // A card may be in another's phone: a text to it opens nothing that is somebody's own.
  const ways = usableAddresses(shown.person).filter(({ channel }) => channel !== "sms");
  const way = ways.find(({ channel }) => channel === "email") ?? ways[0];
  if (way === undefined) return refused("nowhere");
  const turn = await takeTurn(act, limitsOf(act, wish, personId));
  if (!turn.ok) return turn;
  const proven: Proven =
    way.channel === "email"
      ? { kind: "mailbox", email: way.address }
      : { kind: "person", personId };
  await writeMessage(act, {
    cause: `privacy.asked:${newId()}`,
    channel: way.channel,
    recipient: way.address,
    language,
    letter: writeLetter(sealMineToken(act, proven), language),
  });
  return done(null);
}

/** Opens what is kept of somebody, for an hour; made for whoever has proven that it is them. */
export function sealMineToken(act: Act, proven: Proven): string {
  const expiresAt = addSeconds(act.clock.now(), MINE_GOOD_MINUTES * 60);
  return act.secrets.sealToken(proven, { purpose: PURPOSE, expiresAt });
}

const content = z.union([
  z.object({ kind: z.literal("mailbox"), email: z.email() }),
  z.object({ kind: z.literal("person"), personId: z.uuid() }),
]);

/** Undefined when the link is none of ours, or too old. */
export function openMineToken(act: Act, token: string): Proven | undefined {
  const now = act.clock.now();
  const read = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  return read.success ? (read.data as Proven) : undefined;
}

function limitsOf(act: Act, { by }: Pick<MineWish, "by">, whom: string) {
  const key = (kind: string, value: string) =>
    `privacy:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", by.address), perWindow: 20, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 10, windowSeconds: 3600 },
    { key: key("email", whom), perWindow: 4, windowSeconds: 86_400 },
  ];
}
