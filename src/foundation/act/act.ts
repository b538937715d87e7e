import type { Clock } from "../clock/index.ts";
import type { Database } from "../database/index.ts";
import type { Failpoint } from "../failpoints/index.ts";
import type { Language } from "../language/index.ts";
import type { Secrets } from "../secrets/index.ts";

export interface Actor {
  readonly kind: "visitor" | "customer" | "staff" | "system" | "partner" | "device";
  /** An id of ours, never a name, an address or a number. */
  readonly id: string;
}

/** Who acts, when, in which language, on which ground: the first argument of every verb. */
export interface Act {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly language: Language;
  readonly database: Database;
  readonly secrets: Secrets;
  readonly failpoint: Failpoint;
  /** Tells whether somebody subscribed to an event; others are audit only. */
  readonly isNews: (event: string) => boolean;
  readonly requestId?: string;
}

/** What happened, for the audit trail and for subscribers. Never personal data, never secrets. */
export interface News {
  /** `renewal.paid`: the thing and the step, in GLOSSARY.md's words. */
  readonly name: string;
  readonly thing?: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}
