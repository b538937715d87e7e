import { z } from "zod";

/** The requests as they were recorded; held always, also where PayPal's specifications are not at hand. */
const wholeYen = z.strictObject({
  currency_code: z.literal("JPY"),
  value: z.string().regex(/^[1-9]\d{0,8}$/, "DECIMALS_NOT_SUPPORTED"),
});

const address = z.string().regex(/^https?:\/\/\S+$/);
const reference = z.string().min(1).max(127);
/** What goes into reports and mails is counted in bytes. */
const text = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= 127);

export const requestId = z.string().min(1).max(108);

/** An order names its page, or the kept account that it will be charged to. */
export const orderRequest = z.strictObject({
  intent: z.literal("CAPTURE"),
  purchase_units: z
    .array(
      z.strictObject({
        reference_id: z.string().min(1).max(256).optional(),
        amount: wholeYen,
        description: text,
        custom_id: reference,
        invoice_id: reference,
      }),
    )
    .length(1),
  payment_source: z
    .strictObject({
      paypal: z.strictObject({
        experience_context: z.strictObject({
          brand_name: text.optional(),
          locale: z.enum(["zh-CN", "zh-TW", "ja-JP", "en-US", "ko-KR"]),
          shipping_preference: z.literal("NO_SHIPPING"),
          user_action: z.literal("PAY_NOW"),
          payment_method_preference: z.literal("IMMEDIATE_PAYMENT_REQUIRED"),
          return_url: address,
          cancel_url: address,
        }),
      }),
    })
    .optional(),
});

const tokenId = z.string().regex(/^[0-9a-zA-Z_-]{1,36}$/);

/** The account that an order is charged to without its holder. */
export const captureRequest = z.strictObject({
  payment_source: z.strictObject({ paypal: z.strictObject({ vault_id: tokenId }) }),
});

export const setupRequest = z.strictObject({
  payment_source: z.strictObject({
    paypal: z.strictObject({
      usage_type: z.literal("MERCHANT"),
      customer_type: z.literal("CONSUMER"),
      experience_context: z.strictObject({
        brand_name: text.optional(),
        locale: z.enum(["zh-CN", "zh-TW", "ja-JP", "en-US", "ko-KR"]),
        shipping_preference: z.literal("NO_SHIPPING"),
        vault_instruction: z.literal("ON_PAYER_APPROVAL"),
        return_url: address,
        cancel_url: address,
      }),
    }),
  }),
});

export const keptRequest = z.strictObject({
  payment_source: z.strictObject({
    token: z.strictObject({ id: tokenId, type: z.literal("SETUP_TOKEN") }),
  }),
});

export const refundRequest = z.strictObject({
  amount: wholeYen.optional(),
  custom_id: z
    .string()
    .max(127)
    .regex(/^[A-Za-z0-9\-_.,]+$/)
    .optional(),
  invoice_id: reference.optional(),
});

export const payoutRequest = z.strictObject({
  sender_batch_header: z.strictObject({
    sender_batch_id: z.string().min(1).max(256),
    email_subject: z.string().min(1).max(255),
    email_message: z.string().min(1).max(1000),
  }),
  items: z
    .array(
      z.strictObject({
        recipient_type: z.literal("EMAIL"),
        receiver: z
          .string()
          .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
          .max(127),
        amount: z.strictObject({
          currency: z.literal("JPY"),
          value: z.string().regex(/^[1-9]\d{0,8}$/),
        }),
        sender_item_id: z.string().min(1).max(63),
        note: z.string().min(1).max(4000),
        notification_language: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
      }),
    )
    .length(1),
});
export type PayoutWish = z.infer<typeof payoutRequest>;

export const verifyRequest = z.strictObject({
  auth_algo: z.literal("SHA256withRSA"),
  cert_url: z.string().startsWith("https://api.sandbox.paypal.com/v1/notifications/certs/"),
  transmission_id: z.uuid(),
  transmission_sig: z.string().min(1).max(500),
  transmission_time: z.iso.datetime(),
  webhook_id: z.string().regex(/^[a-zA-Z0-9]{1,50}$/),
  webhook_event: z.record(z.string(), z.unknown()),
});

export const webhookRequest = z.object({
  url: address,
  event_types: z.array(z.object({ name: z.string() })),
});
