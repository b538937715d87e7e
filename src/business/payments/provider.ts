import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { ProviderPayouts } from "./provider-payouts.ts";
import type { ProviderVault } from "./provider-vault.ts";

export type AttemptId = Id<"attempt">;
export type RefundId = Id<"refund">;
export type PayoutId = Id<"payout">;

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
  /** `claim`: no money goes back this way, so its payer claims it: in cash, by PayPal, at a bank. */
  readonly refunds: "origin" | "claim";
  /** The amounts that this method takes, where it has bounds of its own. */
  readonly leastYen?: Yen;
  readonly mostYen?: Yen;
  /** What it takes, where that is known: card brands and phone wallets, the shops of a slip. */
  readonly accepts?: readonly string[];
}

/** Whether a method takes this amount at all. */
export function takesAmount(
  { leastYen, mostYen }: Pick<PaymentMethod, "leastYen" | "mostYen">,
  amountYen: Yen,
): boolean {
  return amountYen >= (leastYen ?? amountYen) && amountYen <= (mostYen ?? amountYen);
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
  /** Of the attempt: spans of time count from here, so that a repeated request is the same one. */
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
  /** Where the provider sends the browser back to; its arrival proves nothing. */
  readonly returnUrl: string;
  readonly contactEmail?: string;
  /** Some slips must carry a name; without one the provider is given the order's number. */
  readonly payerName?: string;
  /** Of a terminal: the reader's id at its provider. */
  readonly reader?: string;
  /** Of a saved method: what the provider's vault knows it by. */
  readonly saved?: string;
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
  /** `url`: the display, where it is a page and no machine. */
  | { readonly kind: "reader"; readonly reader: string; readonly url?: string };

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
      /** Every dispute about this money that the provider knows. */
      readonly disputes?: readonly DisputeReading[];
    }
  /** Money is there, but in another currency, or under a reference that is not this attempt's. */
  | {
      readonly kind: "mismatched";
      readonly providerReference: string;
      readonly what: "currency" | "reference";
    }
  /** The customer has agreed; the money moves when we capture it, and not otherwise. */
  | { readonly kind: "approved"; readonly providerReference: string }
  | { readonly kind: "pending"; readonly providerReference: string; readonly next?: NextAction }
  /** Not final: the customer may try again on the same page, also after a declined capture. */
  | { readonly kind: "failed"; readonly failure: PaymentFailure; readonly isFinal: boolean }
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

/** The payer's bank or the provider questions a payment; meanwhile it may hold the money. */
export interface DisputeReading {
  /** The provider's own id of it. */
  readonly reference: string;
  readonly state: "open" | "won" | "lost";
  readonly amountYen: Yen;
  /** The provider's word for it: `fraudulent`, `product_not_received`, … */
  readonly reason: string;
  readonly openedAt: Instant;
  /** Until when evidence is taken. */
  readonly respondBy?: Instant;
}

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
  /** Of ours, but it names no attempt: `locate` asks the provider which one it is. */
  | { readonly kind: "unplaced"; readonly notificationId: string; readonly reference: string }
  /** Something that its vault kept is there no more. */
  | { readonly kind: "method_gone"; readonly notificationId: string; readonly token: string }
  | { readonly kind: "irrelevant"; readonly notificationId: string }
  | { readonly kind: "forged" }
  /** Nobody could be asked whether it is genuine: the provider must send it again. */
  | { readonly kind: "unverifiable" };

/** Which attempt a provider's own reference belongs to. */
export type Located =
  | { readonly kind: "found"; readonly lineId: string; readonly attemptId: AttemptId }
  | { readonly kind: "not_ours" }
  | { readonly kind: "unknown" };

/** One thing a doctor looks at: fine, worth knowing, or to be put right (and then how). */
export interface ProviderFinding {
  readonly what: string;
  readonly state: "ok" | "note" | "wrong";
  readonly line: string;
}

/** The contract of every payment provider; one contract suite runs against each adapter. */
export interface PaymentProvider {
  readonly name: string;
  readonly methods: readonly PaymentMethod[];
  readonly can: {
    readonly refund: boolean;
    readonly refundPart: boolean;
    readonly cancel: boolean;
    /** False: what was begun and whose answer was lost can take no money, so it is `never_seen`. */
    readonly askByReference: boolean;
    /** Money moves only when we capture what the customer approved. */
    readonly capture: boolean;
  };
  begin(request: BeginPayment): Promise<BeginAnswer>;
  read(attempt: {
    attemptId: AttemptId;
    /** When it was begun: where to look for one whose answer was lost. */
    startedAt: Instant;
    providerReference?: string;
  }): Promise<PaymentReading>;
  /** Asks the provider to close an unpaid attempt, so that it cannot be paid late. */
  cancel(attempt: { attemptId: AttemptId; providerReference: string }): Promise<PaymentReading>;
  /** Takes what was approved. Where `can.capture` is false nothing waits for it: it only reads. */
  capture(attempt: { attemptId: AttemptId; providerReference: string }): Promise<PaymentReading>;
  refund(request: RefundRequest): Promise<RefundReading>;
  readRefund(refund: {
    refundId: RefundId;
    /** The attempt's reference: where to look for a refund whose answer was lost. */
    paymentReference?: string;
    providerReference?: string;
  }): Promise<RefundReading>;
  /** `headers` have lower-case names. Verifies the raw body; `now` bounds the tolerance. */
  readNotification(raw: {
    body: Uint8Array;
    headers: Readonly<Record<string, string>>;
    now: Instant;
  }): Promise<Notification>;
  /** Finds the attempt of an `unplaced` notification. */
  locate?(reference: string): Promise<Located>;
  /** The provider's own account of our money, for reconciliation. */
  readonly reports?: ProviderReports;
  /** Sends money to somebody who paid otherwise, for refunds that cannot go back their way. */
  readonly payouts?: ProviderPayouts;
  /** Keeps a payer's method, to charge it without them; its methods are of the kind `saved`. */
  readonly vault?: ProviderVault;
  /** Asks the provider whether keys work and where it sends notifications; changes nothing. */
  examine?(ours: { readonly webhookUrl: string }): Promise<readonly ProviderFinding[]>;
}

/** One movement on our account at a provider, as its own report tells it. */
export interface ReportRow {
  /** The provider's id of the movement; the same in every report that tells of it. */
  readonly reference: string;
  readonly kind: "payment" | "refund" | "fee" | "dispute" | "payout" | "other";
  /** Of a payment, refund or dispute: the reference that attempts and refunds are stored with. */
  readonly ofReference?: string;
  readonly attemptId?: string;
  readonly refundId?: string;
  /** Of a refund that was paid out another way than its money came. */
  readonly payoutId?: string;
  /** Towards us positive, away from us negative; `net` is `gross` less `fee`. */
  readonly grossYen: number;
  readonly feeYen: number;
  readonly netYen: number;
  readonly at: Instant;
}

export type ReportReading =
  | { readonly kind: "read"; readonly rows: readonly ReportRow[] }
  /** Not ready yet, or nobody answers. */
  | { readonly kind: "unknown" };

/** Why a downloaded report cannot be read; `row` counts from 1, the heading included. */
export interface ReportFault {
  readonly row: number;
  readonly column?: string;
  readonly fault:
    | "column_missing"
    | "amount_unreadable"
    | "time_unreadable"
    | "not_yen"
    | "no_table";
}

export interface ProviderReports {
  /** Everything that moved in [from, until), by the provider's interface; absent: files only. */
  read?(period: { from: Instant; until: Instant }): Promise<ReportReading>;
  /** A report as the provider lets staff download it. */
  parse(file: Uint8Array): {
    readonly rows: readonly ReportRow[];
    readonly faults: readonly ReportFault[];
  };
}
