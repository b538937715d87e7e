export {
  PAYMENT_FAILURES,
  PAYMENT_KINDS,
  takesAmount,
  type AttemptId,
  type BeginAnswer,
  type BeginPayment,
  type DisputeReading,
  type Located,
  type NextAction,
  type Notification,
  type PaymentFailure,
  type PaymentKind,
  type PaymentMethod,
  type PaymentProvider,
  type PaymentReading,
  type PayoutId,
  type ProviderFinding,
  type ProviderReports,
  type RefundId,
  type RefundReading,
  type RefundRequest,
  type ReportFault,
  type ReportReading,
  type ReportRow,
} from "./provider.ts";
export { type PayoutRequest, type ProviderPayouts } from "./provider-payouts.ts";
export {
  type ProviderVault,
  type SavingAnswer,
  type SavedFace,
  type SavedMethodId,
  type SavingReading,
  type SavingRequest,
} from "./provider-vault.ts";
export {
  type GiveBack,
  type GivenBack,
  type HouseProvider,
  type TakeMoney,
  type TakenMoney,
} from "./house-provider.ts";
export {
  ATTEMPT_STATES,
  isOpen,
  ON_ITS_WAY_SECONDS,
  MOVED_IN,
  REFUND_REASONS,
  stateAfter,
  type Attempt,
  type AttemptState,
  type CheckoutId,
  type MoneyPlace,
  type Refund,
  type RefundReason,
} from "./attempt.ts";
export {
  allocateTo,
  attemptsOf,
  claimNotification,
  frozenAttempt,
  frozenAttempts,
  insertAllocation,
  insertAttempt,
  insertCheckout,
  markHeard,
  markRead,
  paymentOf,
  sharesOf,
  updateAttempt,
} from "./payments-store.ts";
export { insertRefund, refundsOf, updateRefund, yenOnTheWayBack } from "./refunds-store.ts";
export {
  BANK_ACCOUNT_KINDS,
  readBankAccount,
  type BankAccountKind,
  type BankAccount,
  type BankAccountRefusal,
  type TypedBankAccount,
} from "./bank-account.ts";
export {
  disputeNews,
  gravestOf,
  isDisputed,
  type Dispute,
  type DisputeId,
  type DisputeNews,
  type DisputeState,
} from "./dispute.ts";
export { closeDispute, disputesOf, insertDispute, openDisputes } from "./disputes-store.ts";
export {
  afterClaimStep,
  canClaim,
  CLAIM_STATES,
  CLAIM_STEPS,
  claimNewsOf,
  isToSend,
  isUnpaid,
  isWithProvider,
  type ClaimState,
  type ClaimStep,
  type ClaimWay,
  type Payout,
  type RefundClaim,
} from "./refund-claim.ts";
export { claimOfNumber, claimsOf, insertClaim, unpaidClaims, updateClaim } from "./claims-store.ts";
export {
  attemptsNamed,
  attemptsSettled,
  refundsNamed,
  refundsSettled,
  type NamedRefund,
  type SettledAttempts,
} from "./settled-store.ts";
