import type {
  BankAccountKind,
  BankAccountRefusal,
  DisputeState,
} from "../../../../business/payments/index.ts";
import type { RefundRefusal } from "../../../../business/renewals/index.ts";

/** Why there is nothing to give back, or not now. */
export type NoRefund = RefundRefusal | "nothing_paid" | "promise_still_runs" | "payment_disputed";

export interface RefundTexts {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly youGet: string;
  readonly ofPrice: (price: string) => string;
  readonly why: string;
  readonly notOnLine: string;
  readonly notStarted: string;
  readonly unusedDays: (left: string, of: string) => string;
  readonly unusedData: (left: string, of: string) => string;
  readonly smaller: string;
  readonly how: string;
  readonly byOrigin: (method: string) => string;
  readonly byClaim: (method: string) => string;
  readonly losesTitle: string;
  readonly losesPlan: string;
  readonly losesData: (bytes: string) => string;
  readonly losesDays: (until: string) => string;
  readonly losesNothing: string;
  readonly irreversible: string;
  readonly go: (amount: string) => string;
  readonly changed: (amount: string) => string;
  readonly refusedTitle: string;
  readonly refusals: Readonly<Record<NoRefund, string>>;

  readonly offer: (amount: string) => string;
  readonly offerSee: string;
  readonly refundOf: (amount: string) => string;
  readonly refundBack: string;

  readonly disputed: Readonly<Record<DisputeState, string>>;

  readonly claimTitle: string;
  readonly claimLead: string;
  readonly amount: string;
  readonly voucher: string;
  readonly voucherCode: string;
  readonly order: string;
  readonly state: string;
  readonly states: {
    readonly open: string;
    readonly counter: string;
    readonly bank: (bank: string, digits: string) => string;
    readonly payout: (way: string, email: string) => string;
    readonly paying: string;
    readonly cash: string;
    readonly bank_transfer: string;
    readonly paidOut: (way: string) => string;
    readonly withdrawn: string;
  };
  readonly cameBack: string;
  readonly mayChange: string;
  readonly chooseTitle: string;
  readonly payout: (way: string) => string;
  readonly payoutHint: (way: string) => string;
  readonly email: (way: string) => string;
  readonly choosePayout: (amount: string, way: string) => string;
  readonly bankTitle: string;
  readonly bankHint: string;
  readonly bank: string;
  readonly bankExample: string;
  readonly branch: string;
  readonly branchExample: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<BankAccountKind, string>>;
  readonly number: string;
  readonly numberHint: string;
  readonly holder: string;
  readonly holderHint: string;
  readonly chooseBank: (amount: string) => string;
  readonly counter: string;
  readonly counterHint: string;
  readonly counterBring: readonly string[];
  readonly chooseCounter: string;
  readonly keeps: string;
  readonly tooLate: string;
  readonly errors: Readonly<Record<BankAccountRefusal | "contact_unreadable", string>>;
}
