import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { writeMessage, type Letter } from "../notices/index.ts";
import { readContact } from "../renewals/index.ts";

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
    letter: writeLetter(sealMineToken(act, email)),
  });
  return done(null);
}

/** Opens what is kept under an address, for an hour; made for whoever has proven it. */
export function sealMineToken(act: Act, email: string): string {
  const expiresAt = addSeconds(act.clock.now(), MINE_GOOD_MINUTES * 60);
  return act.secrets.sealToken(email, { purpose: PURPOSE, expiresAt });
}

/** The address, in lower case; undefined when the link is none of ours, or too old. */
export function openMineToken(act: Act, token: string): string | undefined {
  const now = act.clock.now();
  const read = z.email().safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  return read.success ? read.data : undefined;
}

function limitsOf(act: Act, { by }: MineWish, email: string) {
  const key = (kind: string, value: string) =>
    `privacy:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", by.address), perWindow: 20, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 10, windowSeconds: 3600 },
    { key: key("email", email), perWindow: 4, windowSeconds: 86_400 },
  ];
}
