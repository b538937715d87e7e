import type { OrderRequest, PaypalWalletExperienceContext } from "@paypal/paypal-server-sdk";
import type {
  AttemptId,
  BeginAnswer,
  BeginPayment,
  PaymentReading,
} from "../../../business/payments/index.ts";
import { askSdk, hasIssue, type Answer, type ErrorAnswer } from "./answers.ts";
import { LOCALES } from "./locales.ts";
import { GONE, nextOf, orderAnswer, readingOf, type Order } from "./order-reading.ts";
import { customIdOf } from "./reference.ts";
import type { Sdk, Words } from "./sdk.ts";
import type { PaypalSettings } from "./settings.ts";

export const METHOD = "paypal";

export interface AttemptAtPaypal {
  readonly attemptId: AttemptId;
  /** The order's id. */
  readonly providerReference: string;
}

/**
 * Creates an order that we capture once its customer has approved it. The attempt's id is its
 * request id, which PayPal knows for six hours, and its invoice id, which it captures only once.
 */
export async function beginOrder(
  sdk: Sdk,
  request: BeginPayment,
  { brandName }: PaypalSettings,
): Promise<BeginAnswer> {
  if (request.method !== METHOD) return { kind: "refused", failure: "provider_refused" };
  const answer = await askSdk(
    async () =>
      sdk.orders.createOrder({
        body: orderOf(sdk.words, request, brandName),
        paypalRequestId: request.attemptId,
        prefer: "return=representation",
      }),
    orderAnswer,
  );
  switch (answer.kind) {
    case "ok": {
      const { next } = nextOf(answer.value);
      // Without its page nobody can approve it, so that no money can come of it.
      if (next === undefined) return { kind: "unknown" };
      return { kind: "begun", providerReference: answer.value.id, next };
    }
    case "refused":
      // Something was captured under this attempt's invoice id already: it is not to be begun anew.
      if (hasIssue(answer, "DUPLICATE_INVOICE_ID")) return { kind: "unknown" };
      return { kind: "refused", failure: "provider_refused" };
    case "unauthorized":
      return { kind: "refused", failure: "provider_refused" };
    case "busy":
    case "not_sent":
      return { kind: "refused", failure: "provider_down" };
    case "unknown":
      return { kind: "unknown" };
  }
}

function orderOf(words: Words, request: BeginPayment, brandName: string | undefined): OrderRequest {
  return {
    intent: words.CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        amount: { currencyCode: "JPY", value: String(request.amountYen) },
        description: cut(request.description),
        customId: customIdOf(request),
        invoiceId: request.attemptId,
      },
    ],
    paymentSource: { paypal: { experienceContext: experienceOf(words, request, brandName) } },
  };
}

function experienceOf(
  words: Words,
  request: BeginPayment,
  brandName: string | undefined,
): PaypalWalletExperienceContext {
  return {
    ...(brandName === undefined ? {} : { brandName: cut(brandName) }),
    locale: LOCALES[request.language],
    shippingPreference: words.PaypalWalletContextShippingPreference.NoShipping,
    userAction: words.PaypalExperienceUserAction.PayNow,
    // Leaves out the ways of paying that pend for days, as long as the customer has another.
    paymentMethodPreference: words.PayeePaymentMethodPreference.ImmediatePaymentRequired,
    returnUrl: request.returnUrl,
    cancelUrl: request.returnUrl,
  };
}

const TEXT_BYTES_MAX = 127;

/** PayPal counts a text's bytes, three for a Japanese letter; a letter is not cut in two. */
export function cut(text: string): string {
  let result = "";
  for (const letter of text) {
    if (Buffer.byteLength(result + letter) > TEXT_BYTES_MAX) break;
    result += letter;
  }
  return result;
}

/** What PayPal says of an order; its own 404 only, for one of a proxy proves nothing. */
export async function readOrder(
  sdk: Sdk,
  id: string,
): Promise<Answer<Order> | { readonly kind: "gone" }> {
  const answer = await askSdk(async () => sdk.orders.getOrder({ id }), orderAnswer);
  if (answer.kind === "ok" && answer.value.id !== id) return { kind: "unknown" };
  const isGone = answer.kind === "refused" && answer.status === 404 && isMissing(answer);
  return isGone ? { kind: "gone" } : answer;
}

export function isMissing(answer: ErrorAnswer): boolean {
  return hasIssue(answer, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
}

export async function readAttempt(sdk: Sdk, id: string): Promise<PaymentReading> {
  const answer = await readOrder(sdk, id);
  if (answer.kind === "gone") return GONE;
  return answer.kind === "ok" ? readingOf(answer.value) : { kind: "unknown" };
}

/**
 * An order that nobody captures takes no money, and only we could: unless that has happened
 * already, the attempt is over. PayPal has no call to close it.
 */
export async function cancelOrder(
  sdk: Sdk,
  { providerReference }: AttemptAtPaypal,
): Promise<PaymentReading> {
  const reading = await readOrder(sdk, providerReference);
  if (reading.kind === "gone") return GONE;
  if (reading.kind !== "ok") return { kind: "unknown" };
  const isUntouched = ["CREATED", "SAVED", "PAYER_ACTION_REQUIRED", "APPROVED"].includes(
    reading.value.status,
  );
  if (!isUntouched) return readingOf(reading.value);
  return { kind: "failed", failure: "cancelled", isFinal: true };
}
