export { askLetter, canMailAgain, type AskLetterRefusal, type LetterWish } from "./ask-letter.ts";
export { adoptWaitingPlans } from "./adopt-waiting-plans.ts";
export {
  askQuote,
  askQuotes,
  type LineQuotes,
  type QuotedPlan,
  type RefusedPlan,
} from "./ask-quotes.ts";
export {
  askRefund,
  type RefundPreview,
  type RefundWishRefusal,
  type WishedCause,
} from "./ask-refund.ts";
export { beginPayment } from "./begin-payment.ts";
export { REFUND_CAUSES, type AgreedRefund, type RefundCause } from "./begin-refund.ts";
export { type BeginRefusal, type BegunPayment, type PaymentWish } from "./payment-wish.ts";
export { reminderConsent, type ReminderConsent } from "./reminder-consents-store.ts";
export { canBeReminded, wantReminders } from "./want-reminders.ts";
export { cancelRenewal, chooseRefund, chooseToWait, type ChoiceRefusal } from "./choose.ts";
export {
  askExchange,
  canExchange,
  exchangePlan,
  type ExchangeOffer,
  type ExchangeRefusal,
  type ExchangeWish,
} from "./exchange-plan.ts";
export { chooseReplacement, type ReplacementRefusal } from "./choose-replacement.ts";
export {
  findOrder,
  isOrderNumber,
  ORDER_NUMBER_LENGTH,
  isVoucherNumber,
  showOrderNumber,
  showVoucherNumber,
  VOUCHER_NUMBER_LENGTH,
  type FindOrderRefusal,
  type OrderWish,
} from "./find-order.ts";
export {
  findVoucher,
  fitsLine,
  readLastDigits,
  readVoucherNumber,
  type FindVoucherRefusal,
  type VoucherWish,
} from "./find-voucher.ts";
export { returnFrozen, type ReturnRefusal, type ReturnWish } from "./frozen-payments.ts";
export { foreseeGrant, type Foreseen } from "./foresee-grant.ts";
export { grant, type GrantOrder } from "./grant.ts";
export { bucketSubscriptions } from "./hear-bucket.ts";
export { makeHandOver, openHandOver, type HandOver, type HandOverCard } from "./hand-over.ts";
export {
  chooseClaimWay,
  payoutWaysOf,
  type ClaimWayRefusal,
  type ClaimWayWish,
  type PayoutWay,
  type TypedWay,
} from "./choose-claim-way.ts";
export {
  bankTransferCameBack,
  bankTransferDone,
  beginBankTransfer,
  payClaimAtCounter,
  type HandOut,
  type PayClaimRefusal,
} from "./pay-claim.ts";
export { hearAttempt } from "./hear-attempt.ts";
export { hearCarrier } from "./hear-carrier.ts";
export { hearReturn } from "./hear-return.ts";
export { hearProvider, type MethodGone, type RawNotice } from "./hear-provider.ts";
export { outsideOf, type Outside } from "./outside.ts";
export { openOrderLink, sealOrderLink } from "./order-link.ts";
export { readContact } from "./contact.ts";
export { nameContact, type ContactRefusal } from "./name-contact.ts";
export {
  placeRenewal,
  type PlaceInCheckout,
  type PlaceRefusal,
  type RenewalWish,
} from "./place-renewal.ts";
export {
  CONTACT_KEPT_DAYS,
  contactNeed,
  countErasableContacts,
  forgetContact,
  forgetOldContacts,
  ordersOfHolder,
  type ContactNeed,
} from "./forget-contact.ts";
export { type Holder } from "./contact-store.ts";
export { quote, type QuoteQuestion } from "./quote.ts";
export { buyAt } from "./quote-answer.ts";
export { BYTES_A_DAY } from "./fit.ts";
export {
  WARNINGS_TO_ACCEPT,
  type Fit,
  type Moment,
  type MovedBucket,
  type Quote,
  type QuoteRefusal,
  type QuoteWarning,
  type Trip,
  type UseLevel,
} from "./quote-types.ts";
export {
  chooseReceipt,
  RECEIPT_CHOICES,
  receiptChoiceOf,
  type ReceiptChoice,
  type ReceiptChoiceRefusal,
} from "./choose-receipt.ts";
export { tellMembers } from "./take-share.ts";
export { stopAttempt, type StopRefusal } from "./stop-attempt.ts";
export { readOrder, type Order } from "./read-order.ts";
export {
  readVoucher,
  VOUCHER_STATES,
  voucherState,
  type Voucher,
  type VoucherState,
} from "./read-voucher.ts";
export { type Slip } from "./slip.ts";
export { recogniseRevenue, recognitionDesk } from "./recognise-revenue.ts";
export {
  refundOf,
  toldRule,
  type RefundOffer,
  type RefundQuestion,
  type RefundRefusal,
} from "./refund-rule.ts";
export { runningPromises, type RunningPromise } from "./promises-store.ts";
export { type RefundWay } from "./refund-way.ts";
export {
  canTake,
  hasReceipt,
  isMovedIn,
  isUnpaid,
  isWaitingForCarrier,
  PAY_WITHIN_SECONDS,
  RENEWAL_STATES,
  STEPS,
  type Channel,
  type Joined,
  type Renewal,
  type RenewalId,
  type RenewalState,
  type StepName,
} from "./renewal.ts";
export {
  giveToCustomer,
  keyOfNumber,
  orderNumbersOf,
  recentRenewals,
  renewalOf,
  renewalsJoinedTo,
  renewalsOfCustomer,
  unclaimedRenewals,
  type RenewalKey,
} from "./renewals-store.ts";
export { lineEnd } from "./warnings.ts";
export { wantRefund, type RefundWish } from "./want-refund.ts";
export { renewalDesk, workRenewal } from "./work-renewal.ts";
export {
  readStanding,
  type QueuedBucket,
  type Standing,
  type StandingBucket,
} from "./read-standing.ts";
export {
  previewStart,
  startQueuedPlan,
  type StartPreview,
  type StartRefusal,
  type StartWish,
} from "./start-queued-plan.ts";
