import { z } from "zod";
import { invalid, type Refusal } from "./faults.ts";
import type { Form } from "./forms.ts";

// Requests as recorded from the documentation of version 2026-10-28.endive. Strict: Stripe answers
// a parameter that it does not know with 400, and so does this.

const text = z.string().min(1).max(5000);
const url = z.string().regex(/^https?:\/\/\S+$/, "Not a valid URL");
const whole = z
  .string()
  .regex(/^-?\d+$/, "Invalid integer")
  .transform(Number);
const yes = z.enum(["true", "false"]).transform((word) => word === "true");

/** `{"0": a, "1": b}` → [a, b] */
const listOf = <T extends z.ZodType>(item: T) =>
  z.record(z.string().regex(/^\d+$/), item).transform((items) => Object.values(items));

const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((given) => Object.keys(given).length <= 50, "Metadata can have up to 50 keys");
const expand = listOf(text).optional();
const email = z.string().regex(/^[^@\s]+@[^@\s]+$/, "Invalid email address");

const TYPES = [
  "card",
  "card_present",
  "konbini",
  "alipay",
  "wechat_pay",
  "paypay",
  "link",
] as const;
const types = listOf(z.enum(TYPES));

const LOCALES = ["auto", "en", "ja", "ko", "zh", "zh-HK", "zh-TW"] as const;

const lineItem = z.strictObject({
  quantity: whole.pipe(z.number().positive()),
  price_data: z.strictObject({
    currency: z.literal("jpy"),
    unit_amount: whole.pipe(z.number().nonnegative()),
    product_data: z.strictObject({ name: text.max(250) }),
  }),
});

const setupCreate = z.strictObject({
  mode: z.literal("setup"),
  currency: z.literal("jpy"),
  allowed_payment_method_types: types.optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  client_reference_id: text.max(200).optional(),
  metadata: metadata.default({}),
  setup_intent_data: z.strictObject({ metadata: metadata.default({}) }).prefault({}),
  payment_method_options: z
    .strictObject({
      card: z.strictObject({ request_three_d_secure: z.enum(["any", "automatic", "challenge"]) }),
    })
    .optional(),
  locale: z.enum(LOCALES).optional(),
  expires_at: whole.optional(),
  success_url: url,
  cancel_url: url.optional(),
  expand,
});
export type SetupCreate = z.output<typeof setupCreate>;

const payCreate = z.strictObject({
  mode: z.literal("payment"),
  allowed_payment_method_types: types.optional(),
  line_items: listOf(lineItem),
  adaptive_pricing: z.strictObject({ enabled: yes }).optional(),
  client_reference_id: text.max(200).optional(),
  metadata: metadata.default({}),
  payment_intent_data: z
    .strictObject({ description: text.max(1000).optional(), metadata: metadata.default({}) })
    .prefault({}),
  payment_method_options: z
    .strictObject({
      card: z
        .strictObject({ request_three_d_secure: z.enum(["any", "automatic", "challenge"]) })
        .optional(),
      wechat_pay: z.strictObject({ client: z.enum(["web", "android", "ios"]) }).optional(),
    })
    .optional(),
  wallet_options: z
    .strictObject({ link: z.strictObject({ display: z.enum(["auto", "never"]) }) })
    .optional(),
  locale: z.enum(LOCALES).optional(),
  expires_at: whole.optional(),
  success_url: url,
  cancel_url: url.optional(),
  customer_email: email.optional(),
  expand,
});
export type SessionCreate = z.output<typeof payCreate>;

export const sessionCreate = z.discriminatedUnion("mode", [payCreate, setupCreate]);

export const sessionUpdate = z.strictObject({ metadata: metadata.optional(), expand });

const konbini = z.strictObject({
  expires_at: whole.optional(),
  product_description: text.max(22).optional(),
});

export const intentCreate = z.strictObject({
  amount: whole.pipe(z.number().positive()),
  currency: z.literal("jpy"),
  allowed_payment_method_types: types.optional(),
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
  confirm: yes.optional(),
  description: text.max(1000).optional(),
  metadata: metadata.default({}),
  payment_method: text.optional(),
  customer: text.optional(),
  off_session: yes.optional(),
  payment_method_data: z
    .strictObject({
      type: z.literal("konbini"),
      billing_details: z
        .strictObject({ name: text.optional(), email: email.optional() })
        .optional(),
    })
    .optional(),
  payment_method_options: z.strictObject({ konbini: konbini.optional() }).optional(),
  return_url: url.optional(),
  expand,
});
export type IntentCreate = z.output<typeof intentCreate>;

export const intentCancel = z.strictObject({
  cancellation_reason: z
    .enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
    .optional(),
  expand,
});

export const refundCreate = z.strictObject({
  payment_intent: text,
  amount: whole.pipe(z.number().positive()).optional(),
  metadata: metadata.default({}),
  expand,
});

export const readerProcess = z.strictObject({
  payment_intent: text,
  process_config: z
    .strictObject({
      enable_customer_cancellation: yes.optional(),
      skip_tipping: yes.optional(),
    })
    .optional(),
  expand,
});

export const presentCard = z.strictObject({
  type: z.literal("card_present").optional(),
  card_present: z.strictObject({ number: text.optional() }).optional(),
  expand,
});

export const locationCreate = z.strictObject({
  display_name: text,
  address: z.strictObject({
    country: z.string().length(2),
    line1: text,
    city: text.optional(),
    state: text.optional(),
    postal_code: text.optional(),
  }),
  expand,
});

export const readerCreate = z.strictObject({
  registration_code: z.enum(["simulated-s700", "simulated-wpe"]),
  location: text,
  label: text.optional(),
  expand,
});

export const nothing = z.strictObject({ expand });

const bound = z.strictObject({
  gt: whole.optional(),
  gte: whole.optional(),
  lt: whole.optional(),
  lte: whole.optional(),
});

const paging = {
  limit: whole.pipe(z.number().min(1).max(100)).default(10),
  starting_after: text.optional(),
  expand,
};

export const listByTime = z.strictObject({ ...paging, created: bound.optional() });
export const listOfPayment = z.strictObject({ ...paging, payment_intent: text.optional() });
export const listOfBalance = z.strictObject({
  ...paging,
  created: bound.optional(),
  currency: z.literal("jpy").optional(),
});
export const listOfReaders = z.strictObject({ ...paging, location: text.optional() });
export const listPlain = z.strictObject(paging);
export type Paging = z.output<typeof listPlain>;

/** The request as its shape has it, or Stripe's own words of what is wrong with it. */
export function checked<T>(shape: z.ZodType<T>, form: Form): T {
  if ("payment_method_types" in form) {
    throw invalid("`payment_method_types` is no longer supported.", {
      code: "payment_method_types_no_longer_supported",
      param: "payment_method_types",
    });
  }
  const parsed = shape.safeParse(form, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusalOf(parsed.error.issues[0]!);
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  if (issue.code === "unrecognized_keys") {
    const param = nameOf([...issue.path, issue.keys[0]!]);
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = nameOf(issue.path);
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}

function nameOf([first, ...rest]: readonly PropertyKey[]): string {
  return String(first) + rest.map((part) => `[${String(part)}]`).join("");
}
