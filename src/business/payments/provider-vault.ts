import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { PaymentFailure } from "./provider.ts";

export type SavedMethodId = Id<"saved_method">;

/** A way to pay that its holder lets us keep. Only the provider sees its number. */
export interface SavingRequest {
  /** Our reference and the provider's idempotency key; stored before the call. */
  readonly savedMethodId: SavedMethodId;
  /** One of the provider's methods of the kind `saved`. */
  readonly method: string;
  readonly language: Language;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
  /** Where the provider sends the browser back to; its arrival proves nothing. */
  readonly returnUrl: string;
}

export type SavingAnswer =
  /** `url`: the provider's page, on which the holder agrees. */
  | { readonly kind: "begun"; readonly providerReference: string; readonly url: string }
  | { readonly kind: "refused"; readonly failure: PaymentFailure }
  | { readonly kind: "unknown" };

/** What tells a holder which of their methods it is, and nothing more. */
export interface SavedFace {
  /** `visa`, `mastercard`, `paypal`, …; lower case. */
  readonly brand: string;
  readonly lastFour?: string;
  /** The month after which it takes no charge: `2030-05`. */
  readonly goodThrough?: string;
}

/** How far the holder has come with agreeing, read from the provider. */
export type SavingReading =
  /** `token`: what the vault charges it by. */
  | { readonly kind: "saved"; readonly token: string; readonly face: SavedFace }
  | { readonly kind: "pending" }
  | { readonly kind: "failed"; readonly failure: PaymentFailure }
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

/**
 * Keeps methods and charges them without their holder: `begin` of the provider with `saved`. Such a
 * charge is settled or refused in the call, or approved by it where money moves only when it is
 * captured; a bank that wants its holder there refuses it with `authentication_failed`.
 */
export interface ProviderVault {
  save(request: SavingRequest): Promise<SavingAnswer>;
  readSaving(saving: {
    savedMethodId: SavedMethodId;
    startedAt: Instant;
    providerReference?: string;
  }): Promise<SavingReading>;
  /** Detaches it at the provider, for good; what is not there is gone already. */
  forget(token: string): Promise<"done" | "unknown">;
}
