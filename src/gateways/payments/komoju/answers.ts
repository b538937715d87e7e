import { z } from "zod";

const moment = z.iso.datetime({ offset: true });
const texts = z.record(z.string(), z.unknown()).nullish();
const whole = z.number().int();

const refund = z.object({
  id: z.string().min(1),
  amount: whole.nonnegative(),
  /** We write our own id here: the one thing of ours that a refund carries. */
  description: z.string().nullish(),
  created_at: moment,
  chargeback: z.boolean().nullish(),
});
export type RefundAnswer = z.infer<typeof refund>;

export const paymentAnswer = z.object({
  resource: z.literal("payment"),
  id: z.string().min(1),
  status: z.enum([
    "pending",
    "authorized",
    "captured",
    "cancelled",
    "expired",
    "refunded",
    "failed",
  ]),
  amount: whole.nonnegative(),
  /** Amount, tax and what the customer pays to KOMOJU itself, `payment_method_fee`. */
  total: whole.nonnegative(),
  payment_method_fee: whole.nonnegative(),
  currency: z.string(),
  captured_at: moment.nullish(),
  created_at: moment,
  payment_deadline: moment.nullish(),
  external_order_num: z.string().nullish(),
  metadata: texts,
  session: z.string().nullish(),
  payment_details: z
    .looseObject({
      type: z.string(),
      store: z.string().nullish(),
      receipt: z.string().nullish(),
      confirmation_code: z.string().nullish(),
      instructions_url: z.string().nullish(),
    })
    .nullish(),
  refunds: z.array(refund).nullish(),
});
export type PaymentAnswer = z.infer<typeof paymentAnswer>;

export const sessionAnswer = z.object({
  resource: z.literal("session"),
  id: z.string().min(1),
  status: z.enum(["pending", "completed", "cancelled"]),
  expired: z.boolean(),
  amount: whole.nonnegative(),
  currency: z.literal("JPY"),
  session_url: z.url(),
  metadata: texts,
  payment: paymentAnswer.nullish(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

export const paymentListAnswer = z.object({ data: z.array(paymentAnswer) });

export const errorAnswer = z.object({ error: z.object({ code: z.string() }) });

export const eventAnswer = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z
    .object({
      resource: z.string(),
      id: z.string(),
      external_order_num: z.string().nullish(),
      metadata: texts,
    })
    .nullish(),
});

export const methodListAnswer = z.array(
  z.object({ type_slug: z.string(), subtypes: z.array(z.string()).nullish() }),
);

export const settlementListAnswer = z.object({
  data: z.array(z.object({ id: z.string().min(1), status: z.string(), cutoff_time: moment })),
  last_page: whole,
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
