import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { MessageChannel } from "./channel.ts";
import type { Letter } from "./message.ts";
import type { ChannelName } from "./person.ts";

export const CHATS = ["line", "telegram"] as const satisfies readonly ChannelName[];
export type ChatName = (typeof CHATS)[number];

/** What somebody did in a chat with us. */
export type Heard =
  /** They wrote, or began the chat by a link of ours that carries a code. */
  | {
      readonly kind: "text";
      readonly address: string;
      readonly text: string;
      readonly language?: Language;
    }
  /** The other side vouches that this is whom we gave the nonce to. */
  | { readonly kind: "vouched"; readonly address: string; readonly nonce: string }
  /** They want nothing from us there any more. */
  | { readonly kind: "left"; readonly address: string; readonly at: Instant };

export interface RawNotification {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A way that people begin themselves, by writing to us; it tells us what they do there. */
export interface ChatChannel extends MessageChannel {
  readonly channel: ChatName;
  /** Where somebody begins a chat that brings us this code. */
  beginUrl(code: string): string;
  /** Undefined for a forged notification; an empty list for news that is none to us. */
  hear(raw: RawNotification): readonly Heard[] | undefined;
  /** How the other side vouches for somebody; absent where a code in the chat is proof enough. */
  readonly vouching?: Vouching;
}

export interface Vouching {
  /** What opens the question there, good for minutes; undefined when it cannot be had now. */
  ticketFor(address: string): Promise<string | undefined>;
  /** Where somebody says yes there; comes back to us as `vouched`. */
  url(ticket: string, nonce: string): string;
}

/** What we write into a chat beside notices. */
export const CHAT_WORDS = ["go_on", "linked", "over", "how", "stopped", "mine"] as const;
export type ChatWord = (typeof CHAT_WORDS)[number];

/** Words them; `vouch` leads on to the page where somebody says yes. The surface provides it. */
export type ChatWriter = (
  word: ChatWord,
  of: {
    readonly chat: ChatName;
    readonly language: Language;
    readonly vouch?: VouchLink;
    /** Opens what is kept of them. */
    readonly mineToken?: string;
  },
) => Letter;

export interface VouchLink {
  readonly code: string;
  readonly ticket: string;
}
