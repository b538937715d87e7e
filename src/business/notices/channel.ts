import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Brief } from "./message.ts";

export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface OutgoingMessage {
  /** The same at every try, so that a copy sent again after a crash is known as one. */
  readonly messageId: string;
  readonly recipient: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For a small screen; absent for what only a mail can hold. */
  readonly brief?: Brief;
  /** Ends reminders by one request, without a log-in (RFC 8058); absent where nothing is to end. */
  readonly stopUrl?: string;
  readonly attachments: readonly Attachment[];
  readonly writtenAt: Instant;
}

/** `failure` is a short code (`550`, `timeout`), free of personal data. */
export type SendAnswer =
  | { readonly kind: "sent" }
  /** The other side will never take it; with `ends` it never takes anything for that address. */
  | { readonly kind: "refused"; readonly failure: string; readonly ends?: "bounced" | "left" }
  /** It was certainly not taken: it is tried again, at the earliest after `waitSeconds`. */
  | { readonly kind: "not_now"; readonly failure: string; readonly waitSeconds?: number }
  /** It went out and nobody knows whether it was taken. */
  | { readonly kind: "unknown"; readonly failure: string };

/** The contract of every way a message goes out. Answers, and throws only for a bug. */
export interface MessageChannel {
  readonly name: string;
  /** For so long a copy under the same id is known as one; 0 when a copy is a second message. */
  readonly repeatSeconds: number;
  send(message: OutgoingMessage): Promise<SendAnswer>;
  close?(): Promise<void>;
}
