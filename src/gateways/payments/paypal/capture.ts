import type { PaymentFailure, PaymentReading } from "../../../business/payments/index.ts";
import { askSdk, hasIssue, type ErrorAnswer } from "./answers.ts";
import { GONE, keptOf, nextOf, orderAnswer, readingOf } from "./order-reading.ts";
import { readAttempt, readOrder, type AttemptAtPaypal } from "./orders.ts";
import type { Sdk } from "./sdk.ts";

/**
 * Takes what was approved. The caller has read the order just before, so that nothing is repeated
 * blindly when PayPal has forgotten the request id; the order itself is captured only once.
 */
export async function captureOrder(
  sdk: Sdk,
  { attemptId, providerReference }: AttemptAtPaypal,
  { mayBeKept }: { readonly mayBeKept: boolean } = { mayBeKept: false },
): Promise<PaymentReading> {
  const order = mayBeKept ? await readOrder(sdk, providerReference) : undefined;
  if (order?.kind === "gone") return GONE;
  if (order !== undefined && order.kind !== "ok") return { kind: "unknown" };
  const kept = order === undefined ? undefined : keptOf(order.value);
  const answer = await askSdk(
    async () =>
      sdk.orders.captureOrder({
        id: providerReference,
        paypalRequestId: `${attemptId}-capture`,
        prefer: "return=representation",
        ...(kept === undefined ? {} : { body: { paymentSource: { paypal: { vaultId: kept } } } }),
      }),
    orderAnswer,
  );
  if (answer.kind === "ok") {
    return answer.value.id === providerReference ? readingOf(answer.value) : { kind: "unknown" };
  }
  if (answer.kind !== "refused") return { kind: "unknown" };
  const over = kept === undefined ? undefined : refusalOfKept(answer);
  return over ?? readRefusal(sdk, providerReference, answer);
}

/** The money was taken before: by a request whose answer was lost, or whose id was forgotten. */
const TAKEN_BEFORE = ["ORDER_ALREADY_CAPTURED", "DUPLICATE_INVOICE_ID"];

/** The customer has to do something more on PayPal's page. */
const CUSTOMERS_TURN = ["ORDER_NOT_APPROVED", "PAYER_ACTION_REQUIRED"];

/** The order lives on, and takes another card, account or balance. */
const OTHER_INSTRUMENT = ["INSTRUMENT_DECLINED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING"];

/** Not refused, but under way: the money may still be taken. */
const UNDER_WAY = ["ORDER_COMPLETION_IN_PROGRESS", "PREVIOUS_REQUEST_IN_PROGRESS"];

const OVER: Readonly<Record<string, PaymentFailure>> = {
  ORDER_EXPIRED: "expired",
  ORDER_CANNOT_BE_CAPTURED: "expired",
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: "declined",
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: "declined",
  PAYER_ACCOUNT_RESTRICTED: "declined",
  PAYER_CANNOT_PAY: "declined",
  PAYER_COUNTRY_NOT_SUPPORTED: "declined",
  TRANSACTION_LIMIT_EXCEEDED: "declined",
  TRANSACTION_REFUSED: "declined",
  TRANSACTION_BLOCKED_BY_PAYEE: "declined",
  PAYEE_BLOCKED_TRANSACTION: "declined",
};

/** Of an account that is kept: its holder is not there to choose another, or to look at a page. */
function refusalOfKept(answer: ErrorAnswer): PaymentReading | undefined {
  const failed = (failure: PaymentFailure) => ({ kind: "failed", failure, isFinal: true }) as const;
  if (hasIssue(answer, ...CUSTOMERS_TURN)) return failed("authentication_failed");
  if (hasIssue(answer, ...OTHER_INSTRUMENT, ...NOT_KEPT)) return failed("declined");
  return undefined;
}

/** It was deleted at PayPal, or is not ours. */
const NOT_KEPT = ["TOKEN_ID_NOT_FOUND", "TOKEN_EXPIRED", "PAYMENT_SOURCE_CANNOT_BE_USED"];

async function readRefusal(
  sdk: Sdk,
  id: string,
  answer: ErrorAnswer & { readonly status: number },
): Promise<PaymentReading> {
  if (hasIssue(answer, ...UNDER_WAY)) return { kind: "unknown" };
  if (hasIssue(answer, ...OTHER_INSTRUMENT)) {
    return { kind: "failed", failure: "declined", isFinal: false };
  }
  if (hasIssue(answer, ...CUSTOMERS_TURN)) {
    const { next } = nextOf(answer);
    if (next !== undefined) return { kind: "pending", providerReference: id, next };
    const reading = await readAttempt(sdk, id);
    // PayPal has just said the contrary; what it says next time holds.
    return reading.kind === "approved" ? { kind: "pending", providerReference: id } : reading;
  }
  // Refused for good: nothing was captured, and the customer may begin anew another way.
  const over = Object.entries(OVER).find(([issue]) => hasIssue(answer, issue));
  if (over !== undefined) return { kind: "failed", failure: over[1], isFinal: true };
  const isKnownBefore = hasIssue(answer, ...TAKEN_BEFORE) || answer.status === 404;
  if (isKnownBefore) {
    const reading = await readAttempt(sdk, id);
    // The money is there, if not by this order: that none has moved is not to be said.
    return reading.kind === "approved" ? { kind: "unknown" } : reading;
  }
  // Our own fault or our account's: it may be put right while the order can still be paid.
  if (answer.status !== 422) return { kind: "unknown" };
  return { kind: "failed", failure: "provider_refused", isFinal: true };
}
