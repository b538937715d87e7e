import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { ReceiptKind } from "../receipts/index.ts";
import type { AddressId, ChannelName, PersonId } from "./person.ts";

export type MessageId = Id<"message">;

/** What goes with a letter: named when it is written, made when it is sent. */
export interface Enclosure {
  readonly kind: "receipt";
  readonly lineId: string;
  readonly renewalId: string;
  readonly receiptKind: ReceiptKind;
  /** Which of the kind; else the newest. */
  readonly ordinal?: number;
}

/** A message worded for one reader. */
export interface Letter {
  readonly subject: string;
  /** Says everything: the HTML only arranges it. */
  readonly text: string;
  readonly html: string;
  /** For a small screen; absent for what goes by mail alone. */
  readonly brief?: Brief;
  readonly enclosures: readonly Enclosure[];
}

/** As a chat shows it; what is not brief is cut. */
export function chatText(
  { brief, subject, text }: Pick<Letter, "brief" | "subject" | "text">,
  signsMax: number,
): string {
  if (brief === undefined) return `${subject}\n\n${text}`.slice(0, signsMax);
  return [brief.title, brief.body, brief.url].filter((line) => line !== "").join("\n\n");
}

export interface Brief {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  /** The same as a short text in ever fewer words, each with the way to stop them. */
  readonly sms?: readonly string[];
}

/** `unknown`: it went out, nobody knows whether it was taken, and a copy would be a second one. */
export const MESSAGE_STATES = ["waiting", "sent", "failed", "unknown"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface Message extends Letter {
  readonly messageId: MessageId;
  /** `renewal.active:<renewal>`: at most one message per cause. */
  readonly cause: string;
  readonly channel: ChannelName;
  readonly lineId?: string;
  /** Whom it reminds; absent for letters about an order. */
  readonly personId?: PersonId;
  /** Which of their addresses; absent for letters about an order. */
  readonly addressId?: AddressId;
  readonly recipient: string;
  readonly language: Language;
  readonly state: MessageState;
  readonly tries: number;
  /** A try was begun of which nobody knows whether it was taken. */
  readonly isInDoubt: boolean;
  /** Why the last try failed, as a code; never what the other side wrote about a person. */
  readonly failure?: string;
  readonly writtenAt: Instant;
  readonly settledAt?: Instant;
}

/** After so many seconds it is tried again; when they are used up it has failed (about 2 days). */
export const TRY_AGAIN_SECONDS = [60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600] as const;
