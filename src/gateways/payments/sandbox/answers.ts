import { z } from "zod";
import type {
  NextAction,
  PaymentFailure,
  PaymentReading,
  RefundReading,
} from "../../../business/payments/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";

const nextAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("redirect"), url: z.string() }),
  z.object({ type: z.literal("reader"), reader: z.string(), url: z.string() }),
  z.object({
    type: z.literal("slip"),
    voucher_url: z.string(),
    pay_by: z.iso.datetime(),
    chains: z.array(
      z.object({
        chain: z.string(),
        payment_code: z.string(),
        confirmation_number: z.string().optional(),
      }),
    ),
  }),
]);

export const paymentAnswer = z.object({
  id: z.string().min(1),
  reference: z.string(),
  status: z.enum([
    ...(["requires_action", "approved", "processing", "succeeded"] as const),
    ...(["failed", "expired", "cancelled"] as const),
  ]),
  amount_received: z.number().int().nonnegative(),
  currency: z.string(),
  failure: z.object({ code: z.string() }).nullable(),
  next_action: nextAction.nullable(),
  expires_at: z.iso.datetime(),
  settled_at: z.iso.datetime().nullable(),
});
export type PaymentAnswer = z.infer<typeof paymentAnswer>;

export const refundAnswer = z.object({
  id: z.string().min(1),
  reference: z.string(),
  status: z.enum(["pending", "done", "failed"]),
  failure: z.object({ code: z.string() }).nullable(),
});
export type RefundAnswer = z.infer<typeof refundAnswer>;

export const movementAnswer = z.object({
  id: z.string().min(1),
  type: z.string(),
  payment: z.string().nullable(),
  refund: z.string().nullable(),
  reference: z.string().nullable(),
  gross: z.number().int(),
  fee: z.number().int(),
  net: z.number().int(),
  at: z.iso.datetime(),
});
export type MovementAnswer = z.infer<typeof movementAnswer>;

export const errorAnswer = z.object({ error: z.object({ type: z.string(), code: z.string() }) });

export const eventAnswer = z.object({
  id: z.string().min(1),
  type: z.string(),
  payment: z
    .object({ reference: z.string(), metadata: z.object({ line_id: z.string() }) })
    .optional(),
});

/** Zod's value of a JSON text, or nothing when it is no JSON or of another shape. */
export function parseAnswer<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const FAILURES: Readonly<Record<string, PaymentFailure>> = {
  card_declined: "declined",
  insufficient_funds: "declined",
  wallet_refused: "declined",
  authentication_failed: "authentication_failed",
  authentication_abandoned: "abandoned",
  reader_given_up: "abandoned",
  expired: "expired",
  cancelled: "cancelled",
};

/** A declined try that the customer may repeat on the same page is a failure that is not final. */
export function readingOf(answer: PaymentAnswer): PaymentReading {
  const providerReference = answer.id;
  switch (answer.status) {
    case "succeeded":
      if (answer.currency !== "JPY") {
        return { kind: "mismatched", providerReference, what: "currency" };
      }
      return {
        kind: "succeeded",
        providerReference,
        amountYen: yen(answer.amount_received),
        at: instant(answer.settled_at ?? answer.expires_at),
      };
    case "approved":
      return { kind: "approved", providerReference };
    case "processing":
      return { kind: "pending", providerReference };
    case "requires_action":
      if (answer.failure !== null) {
        return { kind: "failed", failure: failureOf(answer), isFinal: false };
      }
      return { kind: "pending", providerReference, next: nextOf(answer) };
    case "failed":
    case "expired":
    case "cancelled":
      return { kind: "failed", failure: failureOf(answer), isFinal: true };
  }
}

export function nextOf({ next_action: next }: PaymentAnswer): NextAction {
  if (next === null) return { kind: "none" };
  if (next.type === "redirect") return { kind: "redirect", url: next.url };
  if (next.type === "reader") return { kind: "reader", reader: next.reader, url: next.url };
  return {
    kind: "slip",
    voucherUrl: next.voucher_url,
    payBy: instant(next.pay_by),
    chains: next.chains.map((code) => ({
      chain: code.chain,
      paymentCode: code.payment_code,
      ...(code.confirmation_number === undefined
        ? {}
        : { confirmationNumber: code.confirmation_number }),
    })),
  };
}

export function refundReadingOf(answer: RefundAnswer): RefundReading {
  if (answer.status === "failed") {
    return { kind: "refused", failure: answer.failure?.code ?? "refund_failed" };
  }
  return { kind: answer.status, providerReference: answer.id };
}

export function failureOf(answer: PaymentAnswer): PaymentFailure {
  const code =
    answer.status === "expired" || answer.status === "cancelled"
      ? answer.status
      : (answer.failure?.code ?? "");
  return FAILURES[code] ?? "provider_refused";
}
