import { z } from "zod";

/** The payment provider PayPal; there is none without its client id. */
export interface PaypalConfig {
  readonly environment: "sandbox" | "live";
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookId: string;
  readonly brandName?: string;
  /** Accounts may be kept, to be charged without their holder. */
  readonly hasVault?: boolean;
  /** Instead of PayPal's own address; without a trailing slash. */
  readonly apiUrl?: string;
}

const word = z.string().regex(/^\S+$/, "must be one word, as PayPal shows it");
const webhookId = z.string().regex(/^[a-zA-Z0-9]{1,50}$/, "must be the id that PayPal shows");
const brandName = z.string().max(127);
const url = z.string().regex(/^https?:\/\/\S+$/, "must be a URL beginning with https://");

export const PAYPAL_VARIABLES = {
  PAYPAL_CLIENT_ID: word.optional(),
  PAYPAL_CLIENT_SECRET: word.optional(),
  PAYPAL_WEBHOOK_ID: webhookId.optional(),
  PAYPAL_ENVIRONMENT: z.enum(["sandbox", "live"]).default("sandbox"),
  PAYPAL_BRAND_NAME: brandName.optional(),
  PAYPAL_VAULT: z.enum(["yes", "no"]).default("no"),
  PAYPAL_API_URL: url.optional(),
};

type Variables = z.infer<z.ZodObject<typeof PAYPAL_VARIABLES>>;

/** `fault` names what is missing beside the client id. */
export function paypalOf(env: Variables): {
  readonly paypal?: PaypalConfig;
  readonly fault?: string;
} {
  const { PAYPAL_CLIENT_ID: clientId, PAYPAL_CLIENT_SECRET: clientSecret } = env;
  const { PAYPAL_WEBHOOK_ID: webhook, PAYPAL_BRAND_NAME: brand, PAYPAL_API_URL: apiUrl } = env;
  if (clientId === undefined) return {};
  if (clientSecret === undefined) {
    return { fault: "PAYPAL_CLIENT_SECRET: must be set together with PAYPAL_CLIENT_ID" };
  }
  if (webhook === undefined) {
    return { fault: "PAYPAL_WEBHOOK_ID: must be set together with PAYPAL_CLIENT_ID" };
  }
  return {
    paypal: {
      environment: env.PAYPAL_ENVIRONMENT,
      clientId,
      clientSecret,
      webhookId: webhook,
      ...(env.PAYPAL_VAULT === "yes" ? { hasVault: true } : {}),
      ...(brand === undefined ? {} : { brandName: brand }),
      ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.replace(/\/+$/, "") }),
    },
  };
}
