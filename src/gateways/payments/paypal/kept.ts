import type { BeginAnswer, BeginPayment } from "../../../business/payments/index.ts";
import { askSdk, hasIssue } from "./answers.ts";
import { keptReference, orderAnswer } from "./order-reading.ts";
import { cut } from "./orders.ts";
import { customIdOf } from "./reference.ts";
import type { Sdk } from "./sdk.ts";

/**
 * Creates an order for an account that is kept for us. It moves nothing and has no page: the account
 * stands in the order, approved before, and is charged when the order is captured. So every answer
 * that is lost can be asked after by the order, and money is never moved without it.
 */
export async function beginKept(
  sdk: Sdk,
  request: BeginPayment,
  token: string,
): Promise<BeginAnswer> {
  const answer = await askSdk(
    async () =>
      sdk.orders.createOrder({
        body: {
          intent: sdk.words.CheckoutPaymentIntent.Capture,
          purchaseUnits: [
            {
              referenceId: keptReference(token),
              amount: { currencyCode: "JPY", value: String(request.amountYen) },
              description: cut(request.description),
              customId: customIdOf(request),
              invoiceId: request.attemptId,
            },
          ],
        },
        paypalRequestId: request.attemptId,
        prefer: "return=representation",
      }),
    orderAnswer,
  );
  switch (answer.kind) {
    case "ok":
      return { kind: "begun", providerReference: answer.value.id, next: { kind: "none" } };
    case "refused":
      if (hasIssue(answer, "DUPLICATE_INVOICE_ID")) return { kind: "unknown" };
      return { kind: "refused", failure: "provider_refused" };
    case "unauthorized":
      return { kind: "refused", failure: "provider_refused" };
    case "busy":
    case "not_sent":
      return { kind: "refused", failure: "provider_down" };
    case "unknown":
      // An order of which we know nothing can be captured by nobody.
      return { kind: "refused", failure: "provider_down" };
  }
}
