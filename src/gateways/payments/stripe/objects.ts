import { z } from "zod";

// Of Stripe's objects only what is acted on; all else may come and go.

const seconds = z.number().int();

const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

/** An id, or the object itself where it was asked to be expanded. */
const expandable = <T extends z.ZodType>(object: T) => z.union([z.string(), object]).nullable();

const failureShape = z.object({
  type: z.string().optional(),
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
});
export type StripeFailure = z.infer<typeof failureShape>;

const chargeShape = z.object({
  id: z.string(),
  created: seconds,
  disputed: z.boolean(),
  balance_transaction: expandable(z.object({ created: seconds })),
  payment_method_details: z.object({ type: z.string() }).nullish(),
});

const chainShape = z
  .object({ payment_code: z.string(), confirmation_number: z.string().nullish() })
  .nullish();

const slipShape = z.object({
  expires_at: seconds,
  hosted_voucher_url: z.string().nullable(),
  stores: z.object({
    familymart: chainShape,
    lawson: chainShape,
    ministop: chainShape,
    seicomart: chainShape,
  }),
});
export type Slip = z.infer<typeof slipShape>;

export const intentShape = z.object({
  id: z.string().min(1),
  object: z.literal("payment_intent"),
  created: seconds,
  status: z.enum([
    "requires_payment_method",
    "requires_confirmation",
    "requires_action",
    "processing",
    "requires_capture",
    "canceled",
    "succeeded",
  ]),
  currency: z.string(),
  amount_received: z.number().int().nonnegative(),
  metadata,
  last_payment_error: failureShape.nullish(),
  next_action: z.object({ konbini_display_details: slipShape.optional() }).nullish(),
  latest_charge: expandable(chargeShape),
});
export type Intent = z.infer<typeof intentShape>;

export const sessionShape = z.object({
  id: z.string().min(1),
  object: z.literal("checkout.session"),
  status: z.enum(["open", "complete", "expired"]),
  url: z.string().nullable(),
  expires_at: seconds,
  metadata,
  payment_intent: expandable(intentShape),
});
export type Session = z.infer<typeof sessionShape>;

/** As it stands in a list: enough to know whose it is. */
export const listedShape = z.object({ id: z.string().min(1), metadata });

export const refundShape = z.object({
  id: z.string().min(1),
  status: z.string().nullable(),
  failure_reason: z.string().nullish(),
  metadata,
});
export type StripeRefund = z.infer<typeof refundShape>;

export const disputeShape = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: z.number().int(),
  reason: z.string(),
  created: seconds,
  evidence_details: z.object({ due_by: seconds.nullish() }).nullish(),
});
export type Dispute = z.infer<typeof disputeShape>;

export const readerShape = z.object({
  id: z.string().min(1),
  label: z.string(),
  status: z.string().nullable(),
  action: z
    .object({
      type: z.string(),
      status: z.enum(["in_progress", "succeeded", "failed"]),
      failure_code: z.string().nullish(),
      api_error: failureShape.nullish(),
      process_payment_intent: z
        .object({ payment_intent: z.union([z.string(), z.object({ id: z.string() })]) })
        .nullish(),
    })
    .nullable(),
});
export type Reader = z.infer<typeof readerShape>;
