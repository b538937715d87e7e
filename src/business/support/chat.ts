import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { maskCards } from "../../foundation/masking/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { LineId } from "../lines/index.ts";
import type { RenewalId } from "../renewals/index.ts";
import { isOfShop, may, type Staff } from "../staff/index.ts";
import type { Situation, Symptom } from "./self-help.ts";

export type ChatId = Id<"chat">;

export const CHAT_STATES = ["waiting", "taken", "closed"] as const;
export type ChatState = (typeof CHAT_STATES)[number];

/** Every legal step of a chat, named by its event; a step that is not here cannot be taken. */
export const CHAT_STEPS = {
  "chat.opened": { from: [], to: "waiting" },
  "chat.taken": { from: ["waiting", "taken"], to: "taken" },
  "chat.handed_over": { from: ["taken"], to: "taken" },
  /** Whoever had taken it is gone, and the customer has something to say. */
  "chat.returned": { from: ["taken"], to: "waiting" },
  "chat.closed": { from: ["waiting", "taken"], to: "closed" },
} as const satisfies Readonly<Record<string, { from: readonly ChatState[]; to: ChatState }>>;
export type ChatStep = keyof typeof CHAT_STEPS;

export function canChat(step: ChatStep, state: ChatState): boolean {
  return (CHAT_STEPS[step].from as readonly ChatState[]).includes(state);
}

/** What somebody talks about. There is one open chat about each; without more, one of their visit. */
export type ChatAbout =
  | { readonly kind: "visit" }
  | {
      readonly kind: "order";
      readonly lineId: LineId;
      readonly renewalId: RenewalId;
      readonly number: string;
    }
  | {
      readonly kind: "case";
      readonly lineId: LineId;
      readonly renewalId: RenewalId;
      readonly caseId: string;
      readonly number: string;
    };

/** The machine before which somebody stands, and the screen on it. */
export interface AtKiosk {
  readonly deviceId: string;
  readonly name: string;
  readonly step: string;
}

export interface Chat {
  readonly chatId: ChatId;
  readonly key: string;
  readonly about: ChatAbout;
  readonly kiosk?: AtKiosk;
  /** In which its customer reads. */
  readonly language: Language;
  readonly symptom?: Symptom;
  /** Whose machine the customer stands at: that shop's people may answer. */
  readonly agentId?: string;
  readonly state: ChatState;
  readonly openedAt: Instant;
  /** Since when the customer waits for a word; absent after staff have spoken. */
  readonly waitingSince?: Instant;
  readonly takenBy?: string;
  readonly takenAt?: Instant;
  readonly closedAt?: Instant;
  /** Of its last message, counted from 1. */
  readonly lastSeq: number;
  readonly lastAt: Instant;
  /** Where the whole chat is sent once it is closed. */
  readonly transcriptTo?: string;
  /** How its customer found it once it had ended, from 1 to 5. */
  readonly stars?: number;
}

/** What is said by itself while nobody is there: the answer of self-help, and when staff are back. */
export interface SaidByItself {
  readonly symptom?: Symptom;
  readonly situation?: Situation;
  readonly desk: "closed" | "nobody";
  readonly backAt?: Instant;
}

export type ChatVoice =
  | { readonly kind: "customer" }
  | { readonly kind: "staff"; readonly staffId: string; readonly name: string }
  | { readonly kind: "automatic" }
  /** From one of the staff to another; the customer never sees it. */
  | { readonly kind: "note"; readonly staffId: string; readonly name: string };

export interface ChatMessage {
  readonly chatId: ChatId;
  readonly seq: number;
  readonly messageId: string;
  readonly by: ChatVoice;
  /** Absent once it was erased, and of what is said by itself. */
  readonly text?: string;
  readonly said?: SaidByItself;
  /** Of the picture that came with it, until it was erased. */
  readonly photo?: { readonly widthPx: number; readonly heightPx: number };
  readonly at: Instant;
}

export const CHAT_TEXT_MAX = 1000;
export const CHAT_PHOTOS_MAX = 4;
/** Longer, and it is no chat any more. */
export const CHAT_MESSAGES_MAX = 400;

/** Which open chat this is: one of an order, of a case, or of a visit. */
export function chatKey(about: ChatAbout, visitorId: string): string {
  if (about.kind === "order") return `order:${about.renewalId}`;
  return about.kind === "case" ? `case:${about.caseId}` : `visit:${visitorId}`;
}

export type TextRefusal = "text_missing" | "text_too_long";

/** What was typed as it is kept: tidied, and without card numbers. */
export function readChatText(typed: string): Outcome<string, TextRefusal> {
  const text = maskCards(typed.normalize("NFC").replaceAll("\r", "").trim());
  if (!/[^\p{C}\p{Z}]/u.test(text)) return refused("text_missing", { field: "text" });
  if ([...text].length > CHAT_TEXT_MAX) {
    return refused("text_too_long", { field: "text", facts: { lengthMax: CHAT_TEXT_MAX } });
  }
  return done(text);
}

/** The house's people answer chats, a shop's those of its own machines, an operator all. */
export function mayChat(staff: Staff, { agentId }: Pick<Chat, "agentId">): boolean {
  if (!may(staff, "answer_chat")) return false;
  return isOfShop(staff, agentId === undefined ? {} : { agentId });
}
