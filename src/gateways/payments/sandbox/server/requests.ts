import { z } from "zod";
import { LANGUAGES } from "../../../../foundation/language/index.ts";
import { METHODS, type Method } from "./payment.ts";

const metadata = z.record(z.string().max(40), z.string().max(500)).default({});

export const createRequest = z.object({
  reference: z.string().min(1).max(128),
  metadata,
  method: z.enum(METHODS),
  amount: z.number().int().positive(),
  currency: z.literal("JPY"),
  description: z.string().max(500),
  locale: z.enum(LANGUAGES),
  return_url: z.string().regex(/^https?:\/\/\S+$/, "must be an http(s) URL"),
  expires_at: z.iso.datetime(),
  customer_email: z.string().max(320).optional(),
  reader: z
    .string()
    .regex(/^[\w+-]{1,60}$/)
    .optional(),
  /** Charges this kept card at once, without its holder. */
  saved_card: z.string().max(80).optional(),
});
export type CreateRequest = z.infer<typeof createRequest>;

export const keepRequest = z.object({
  reference: z.string().min(1).max(128),
  locale: z.enum(LANGUAGES),
  return_url: z.string().regex(/^https?:\/\/\S+$/, "must be an http(s) URL"),
  expires_at: z.iso.datetime(),
});

export type KeepRequest = z.infer<typeof keepRequest>;

export const refundRequest = z.object({
  reference: z.string().min(1).max(128),
  metadata,
  payment: z.string().min(1),
  amount: z.number().int().positive(),
});

const AMOUNTS: Readonly<Record<Method, { min: number; max: number }>> = {
  card: { min: 50, max: 9_999_999 },
  card_reader: { min: 50, max: 9_999_999 },
  alipay: { min: 1, max: 1_000_000 },
  wechat_pay: { min: 1, max: 1_000_000 },
  paypay: { min: 1, max: 500_000 },
  paypal: { min: 1, max: 9_999_999 },
  konbini: { min: 120, max: 300_000 },
};

export function isAmountTaken(method: Method, amount: number): boolean {
  return amount >= AMOUNTS[method].min && amount <= AMOUNTS[method].max;
}

export interface ApiError {
  readonly status: 400 | 402 | 404 | 409 | 429 | 500;
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly param?: string;
}

export function invalid(code: string, message: string, param?: string): ApiError {
  const type = "invalid_request_error";
  return { status: 400, type, code, message, ...(param === undefined ? {} : { param }) };
}

export function invalidBody(error: z.ZodError): ApiError {
  const issue = error.issues[0]!;
  return invalid("parameter_invalid", issue.message, issue.path.join("."));
}

export const notFound: ApiError = {
  status: 404,
  type: "invalid_request_error",
  code: "resource_missing",
  message: "No such object.",
};

export function conflict(code: string, message: string): ApiError {
  return { status: 409, type: "invalid_request_error", code, message };
}
