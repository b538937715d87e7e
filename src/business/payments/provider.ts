import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";

export type AttemptId = Id<"attempt">;
export type RefundId = Id<"refund">;

/**
 * How a payment runs. redirect: on the provider's page. slip: a code paid later in a shop.
 * immediate: settled in the call (cash, PIN). terminal: on a reader. saved: without the customer.
 */
export const PAYMENT_KINDS = ["redirect", "slip", "immediate", "terminal", "saved"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

export interface PaymentMethod {
  /** `card`, `konbini`, `paypal`, …: the word the screens translate. */
  readonly method: string;
  readonly kind: PaymentKind;
}

export interface BeginPayment {
  /** Sent as our reference and as the provider's idempotency key; stored before the call. */
  readonly attemptId: AttemptId;
  /** Travels in the provider's metadata and comes back in webhooks, to find the shard. */
  readonly lineId: string;
  readonly method: string;
  readonly amountYen: Yen;
  readonly description: string;
  readonly orderNumber: string;
  readonly language: Language;
  readonly expiresAt: Instant;
  /** Where the provider sends the browser back to; its arrival proves nothing. */
  readonly returnUrl: string;
  readonly contactEmail?: string;
}

/** What the customer must do next. */
export type NextAction =
  | { readonly kind: "none" }
  | { readonly kind: "redirect"; readonly url: string }
  | {
      readonly kind: "slip";
      readonly chains: readonly {
        readonly chain: string;
        readonly paymentCode: string;
        readonly confirmationNumber?: string;
      }[];
      readonly voucherUrl?: string;
      readonly payBy: Instant;
    }
  | { readonly kind: "reader"; readonly reader: string };

export type BeginAnswer =
  | {
      readonly kind: "begun";
      readonly providerReference: string;
      readonly next: NextAction;
      readonly expiresAt?: Instant;
    }
  /** The provider said no, certainly without effect. */
  | { readonly kind: "refused"; readonly failure: PaymentFailure }
  /** No answer, or one that does not tell: ask by `read`, never repeat blindly. */
  | { readonly kind: "unknown" };

export const PAYMENT_FAILURES = [
  "declined",
  "authentication_failed",
  "abandoned",
  "expired",
  "cancelled",
  "amount_mismatch",
  "provider_refused",
  "provider_down",
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/** The provider's own truth about an attempt, read from the provider. */
export type PaymentReading =
  | {
      readonly kind: "succeeded";
      readonly providerReference: string;
      readonly amountYen: Yen;
      readonly at: Instant;
    }
  | { readonly kind: "pending"; readonly providerReference: string; readonly next?: NextAction }
  | { readonly kind: "failed"; readonly failure: PaymentFailure; readonly isFinal: boolean }
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

export interface RefundRequest {
  readonly refundId: RefundId;
  readonly attemptId: AttemptId;
  readonly lineId: string;
  readonly providerReference: string;
  readonly amountYen: Yen;
}

export type RefundReading =
  | { readonly kind: "done"; readonly providerReference: string }
  | { readonly kind: "pending"; readonly providerReference: string }
  | { readonly kind: "refused"; readonly failure: string }
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

/** A verified notification. It moves nothing by itself: it says which attempt to read again. */
export type Notification =
  | {
      readonly kind: "valid";
      readonly notificationId: string;
      readonly lineId: string;
      readonly attemptId: AttemptId;
    }
  | { readonly kind: "irrelevant"; readonly notificationId: string }
  | { readonly kind: "forged" };

/** The contract of every payment provider; one contract suite runs against each adapter. */
export interface PaymentProvider {
  readonly name: string;
  readonly methods: readonly PaymentMethod[];
  readonly can: {
    readonly refund: boolean;
    readonly refundPart: boolean;
    readonly cancel: boolean;
    readonly askByReference: boolean;
  };
  begin(request: BeginPayment): Promise<BeginAnswer>;
  read(attempt: { attemptId: AttemptId; providerReference?: string }): Promise<PaymentReading>;
  /** Asks the provider to close an unpaid attempt, so that it cannot be paid late. */
  cancel(attempt: { attemptId: AttemptId; providerReference: string }): Promise<PaymentReading>;
  refund(request: RefundRequest): Promise<RefundReading>;
  readRefund(refund: { refundId: RefundId; providerReference?: string }): Promise<RefundReading>;
  /** `headers` have lower-case names. Verifies the raw body; `now` bounds the tolerance. */
  readNotification(raw: {
    body: Uint8Array;
    headers: Readonly<Record<string, string>>;
    now: Instant;
  }): Notification;
}
