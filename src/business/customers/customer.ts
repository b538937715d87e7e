import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";

export type CustomerId = Id<"customer">;

export interface Customer {
  readonly customerId: CustomerId;
  /** Lower case. Proven to be his, unless an import brought it and he has not logged in yet. */
  readonly email: string;
  readonly isEmailVerified: boolean;
}

/** Who knocks: the headers of the request and the address it came from. */
export interface Caller {
  readonly headers: Headers;
  readonly address: string;
}

/** An open account. Each of `cookies` goes out as a Set-Cookie header, as it is. */
export interface SignedIn {
  readonly customer: Customer;
  readonly cookies: readonly string[];
}

/** A customer behind a request, with what his session needs said back to the browser. */
export interface Presence extends SignedIn {
  readonly sessionId: string;
  readonly since: Instant;
}

export interface CustomerSession {
  readonly sessionId: string;
  /** The browser's own words about itself (User-Agent). */
  readonly device: string;
  readonly since: Instant;
  readonly isCurrent: boolean;
}

export interface Passkey {
  readonly passkeyId: string;
  /** What the customer called it, else who made it ("iCloud Keychain"), when that is known. */
  readonly name?: string;
  readonly addedAt: Instant;
}
