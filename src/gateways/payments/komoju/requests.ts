import type { BeginPayment } from "../../../business/payments/index.ts";
import {
  daysBetween,
  JST,
  localDate,
  msBetween,
  type Instant,
} from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";

const SESSION_SECONDS_MAX = 86_400;
const SLIP_DAYS_MAX = 59;

// The languages that its own pages speak.
const LOCALES: Readonly<Record<Language, "ja" | "en" | "ko">> = {
  ja: "ja",
  en: "en",
  ko: "ko",
  "zh-Hans": "en",
  "zh-Hant": "en",
};

/** A hosted page for one method, with our ids in it; KOMOJU copies its metadata to the payment. */
export function sessionRequest(request: BeginPayment, type: string) {
  return {
    mode: "payment",
    amount: request.amountYen,
    currency: "JPY",
    payment_types: [type],
    return_url: request.returnUrl,
    default_locale: LOCALES[request.language],
    expires_in_seconds: sessionSeconds(request),
    line_items: [{ description: request.description, amount: request.amountYen, quantity: 1 }],
    metadata: metadataOf(request),
    payment_data: { external_order_num: request.attemptId, capture: "auto" },
    ...(request.contactEmail === undefined ? {} : { email: request.contactEmail }),
  };
}

/** A slip of one chain. `tax` is 0, for our amount contains it: `auto` would add it once more. */
export function slipRequest(request: BeginPayment, to: { store: string; email: string }) {
  return {
    amount: request.amountYen,
    tax: 0,
    currency: "JPY",
    external_order_num: request.attemptId,
    description: request.description,
    locale: LOCALES[request.language],
    metadata: metadataOf(request),
    payment_details: {
      type: "konbini",
      store: to.store,
      email: to.email,
      expiry_days: slipDays(request),
      ...(request.payerName === undefined ? {} : { family_name: request.payerName }),
    },
  };
}

/** How long the hosted page lives: as long as the attempt, at most a day. */
export function sessionSeconds({ startedAt, expiresAt }: Span): number {
  const seconds = Math.ceil(msBetween(startedAt, expiresAt) / 1000);
  return Math.min(Math.max(seconds, 1), SESSION_SECONDS_MAX);
}

/**
 * So many days later, at 23:59:59 in Japan, the slip's number dies: the last such moment before the
 * attempt ends, for what the till has taken is told a little later. At least the next day.
 */
export function slipDays({ startedAt, expiresAt }: Span): number {
  const days = daysBetween(localDate(startedAt, JST), localDate(expiresAt, JST)) - 1;
  return Math.min(Math.max(days, 1), SLIP_DAYS_MAX);
}

interface Span {
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

function metadataOf({ lineId, attemptId, orderNumber }: BeginPayment) {
  return { line_id: lineId, attempt_id: attemptId, order_number: orderNumber };
}
