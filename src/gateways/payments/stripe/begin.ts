import type Stripe from "stripe";
import type {
  BeginAnswer,
  BeginPayment,
  PaymentFailure,
} from "../../../business/payments/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { ask, type Connect, type Fault } from "./client.ts";
import { momentOf, sessionEnd, slipEnd } from "./moments.ts";
import { intentShape, sessionShape } from "./objects.ts";
import { nextOfSession, nextOfSlip, paymentFailureOf } from "./readings.ts";
import { ourMetadata } from "./references.ts";
import type { StripeMethod } from "./settings.ts";

type PageMethod = Exclude<StripeMethod, "konbini">;

/** A page of Stripe's own for one method: no card number and no foreign script comes near us. */
export async function beginPage(
  connect: Connect,
  request: BeginPayment,
  method: PageMethod,
): Promise<BeginAnswer> {
  const expiresAt = sessionEnd(request);
  const asked = await ask(connect, sessionShape, (stripe) =>
    stripe.checkout.sessions.create(pageOf(request, method, expiresAt), {
      idempotencyKey: request.attemptId,
    }),
  );
  if (asked.kind !== "answered") return answerOf(asked);
  const { id, url, expires_at } = asked.value;
  if (url === null) return { kind: "unknown" };
  return {
    kind: "begun",
    providerReference: id,
    next: nextOfSession(asked.value),
    expiresAt: momentOf(expires_at),
  };
}

function pageOf(
  request: BeginPayment,
  method: PageMethod,
  expiresAt: number,
): Stripe.Checkout.SessionCreateParams {
  const metadata = ourMetadata(request);
  return {
    mode: "payment",
    allowed_payment_method_types: [method],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "jpy",
          unit_amount: request.amountYen,
          product_data: { name: request.description.slice(0, NAME_LENGTH_MAX) },
        },
      },
    ],
    // In another currency the payer would see, and later dispute, another amount than ours.
    adaptive_pricing: { enabled: false },
    client_reference_id: request.attemptId,
    metadata,
    payment_intent_data: { description: request.orderNumber, metadata },
    locale: LOCALES[request.language],
    expires_at: expiresAt,
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
    ...OPTIONS[method],
    ...(request.contactEmail === undefined ? {} : { customer_email: request.contactEmail }),
  };
}

const NAME_LENGTH_MAX = 250;

export const LOCALES: Readonly<Record<Language, Stripe.Checkout.SessionCreateParams.Locale>> = {
  "zh-Hans": "zh",
  "zh-Hant": "zh-TW",
  ja: "ja",
  en: "en",
  ko: "ko",
};

const OPTIONS: Readonly<Record<PageMethod, Stripe.Checkout.SessionCreateParams>> = {
  // The credit card security guidelines of Japan ask for 3-D Secure on every card paid online.
  card: {
    payment_method_options: { card: { request_three_d_secure: "any" } },
    wallet_options: { link: { display: "never" } },
  },
  wechat_pay: { payment_method_options: { wechat_pay: { client: "web" } } },
  alipay: {},
  paypay: {},
};

/** Codes for the register, by an intent that is confirmed from here: no card data is in it. */
export async function beginSlip(
  connect: Connect,
  request: BeginPayment,
  contactEmail: string,
): Promise<BeginAnswer> {
  const expiresAt = slipEnd(request);
  const asked = await ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.create(slipOf({ contactEmail, ...request }, expiresAt), {
      idempotencyKey: request.attemptId,
    }),
  );
  if (asked.kind !== "answered") return answerOf(asked);
  const slip = asked.value.next_action?.konbini_display_details;
  if (slip === undefined) return { kind: "unknown" };
  const next = nextOfSlip(slip);
  return { kind: "begun", providerReference: asked.value.id, next, expiresAt: next.payBy };
}

function slipOf(
  request: BeginPayment & { readonly contactEmail: string },
  expiresAt: number,
): Stripe.PaymentIntentCreateParams {
  const { contactEmail: email, payerName, orderNumber } = request;
  return {
    amount: request.amountYen,
    currency: "jpy",
    allowed_payment_method_types: ["konbini"],
    confirm: true,
    return_url: request.returnUrl,
    description: orderNumber,
    metadata: ourMetadata(request),
    payment_method_data: {
      type: "konbini",
      billing_details: { name: payerName ?? orderNumber, email },
    },
    payment_method_options: {
      // The order's number is in letters that every register knows.
      konbini: { expires_at: expiresAt, product_description: orderNumber.slice(0, 22) },
    },
  };
}

/** What a request to begin has come to that was not answered with what it asked for. */
export function answerOf(fault: Fault): BeginAnswer {
  switch (fault.kind) {
    case "not_sent":
    case "busy":
      return { kind: "refused", failure: "provider_down" };
    case "refused":
      return { kind: "refused", failure: refusalOf(fault) };
    case "unknown":
      return { kind: "unknown" };
  }
}

function refusalOf({ type, code }: Extract<Fault, { kind: "refused" }>): PaymentFailure {
  return paymentFailureOf({ type, code });
}
