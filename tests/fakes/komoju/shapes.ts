import { z } from "zod";

// As doc.komoju.com (API version 2025-01-28) and KOMOJU's own SDKs describe them; what they do not
// describe is refused, so that nothing of ours is taken here by mere luck.

export const API_VERSION = "2025-01-28";

const amount = z.number().int().positive();
const currency = z.literal("JPY");
const locale = z.enum(["ja", "en", "ko"]);
const metadata = z.record(z.string().max(30), z.string().max(2000));
const orderNumber = z.string().min(1).max(255);
const url = z.string().regex(/^https?:\/\/\S+$/, "must be a URL");

export const TYPES = ["credit_card", "paypay", "merpay", "rakutenpay", "alipay"] as const;
export const STORES = [
  "seven-eleven",
  "lawson",
  "family-mart",
  "ministop",
  "daily-yamazaki",
  "seicomart",
] as const;

export const sessionShape = z.strictObject({
  mode: z.literal("payment"),
  amount,
  currency,
  payment_types: z.array(z.enum(TYPES)).min(1),
  return_url: url,
  default_locale: locale,
  expires_in_seconds: z.number().int().min(1).max(86_400),
  line_items: z.array(
    z.strictObject({ description: z.string(), amount, quantity: z.number().int().positive() }),
  ),
  metadata,
  payment_data: z.strictObject({
    external_order_num: orderNumber,
    capture: z.enum(["auto", "manual"]),
  }),
  email: z.email().optional(),
});
export type SessionWish = z.infer<typeof sessionShape>;

export const paymentShape = z.strictObject({
  amount: amount.max(299_999),
  tax: z.number().int().nonnegative(),
  currency,
  external_order_num: orderNumber,
  description: z.string(),
  locale,
  metadata,
  payment_details: z.strictObject({
    type: z.literal("konbini"),
    store: z.enum(STORES),
    email: z.email(),
    family_name: z.string().optional(),
    expiry_days: z.number().int().min(1).max(59),
  }),
});
export type PaymentWish = z.infer<typeof paymentShape>;

export const refundShape = z.strictObject({ amount, description: z.string().max(255) });

/** Paying a page by the interface, as the page itself does. */
export const payShape = z.strictObject({
  payment_details: z.strictObject({
    type: z.literal("credit_card"),
    number: z.string().regex(/^\d{14,19}$/),
    month: z.string().regex(/^\d\d$/),
    year: z.string().regex(/^\d\d$/),
    verification_value: z.string(),
    name: z.string(),
    email: z.email(),
  }),
});

/** Test cards that are declined (doc.komoju.com, test cards); the others pay. */
export const DECLINED_CARDS = ["4123111111111000", "4123111111111018", "4123111111111059"];
