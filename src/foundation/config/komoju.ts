import { z } from "zod";

/** The payment provider KOMOJU; there is none without its secret key. */
export interface KomojuConfig {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  readonly methods: readonly string[];
  /** Without a trailing slash. */
  readonly apiUrl: string;
  readonly contactEmail: string;
}

const METHODS = [
  "card",
  "paypay",
  "merpay",
  "rakuten_pay",
  "alipay",
  "wechat_pay",
  "konbini",
  "konbini_seven_eleven",
  "konbini_familymart",
  "konbini_lawson",
  "konbini_ministop",
  "konbini_seicomart",
  "konbini_daily_yamazaki",
];

const secrets = z
  .string()
  .refine((text) => listOf(text).every((one) => one !== ""), "has an empty one between commas");
const methods = z.string().refine((text) => listOf(text).every((one) => METHODS.includes(one)), {
  message: `must be some of ${METHODS.join(", ")}`,
});
const url = z.string().regex(/^https?:\/\/\S+$/, "must be a URL beginning with https://");
const email = z.email("must be an e-mail address");

export const KOMOJU_VARIABLES = {
  KOMOJU_SECRET_KEY: z.string().optional(),
  KOMOJU_WEBHOOK_SECRETS: secrets.optional(),
  KOMOJU_METHODS: methods.default("card,paypay,konbini"),
  KOMOJU_CONTACT_EMAIL: email.optional(),
  KOMOJU_API_URL: url.default("https://komoju.com"),
};

type Variables = z.infer<z.ZodObject<typeof KOMOJU_VARIABLES>>;

/** `fault` names what is missing beside the key. */
export function komojuOf(
  env: Variables,
  mailFrom: string,
): { readonly komoju?: KomojuConfig; readonly fault?: string } {
  const { KOMOJU_SECRET_KEY: secretKey, KOMOJU_WEBHOOK_SECRETS: webhookSecrets } = env;
  if (secretKey === undefined) return {};
  if (webhookSecrets === undefined) {
    return { fault: "KOMOJU_WEBHOOK_SECRETS: must be set together with KOMOJU_SECRET_KEY" };
  }
  return {
    komoju: {
      secretKey,
      webhookSecrets: listOf(webhookSecrets),
      methods: listOf(env.KOMOJU_METHODS),
      apiUrl: env.KOMOJU_API_URL.replace(/\/+$/, ""),
      contactEmail: env.KOMOJU_CONTACT_EMAIL ?? addressIn(mailFrom),
    },
  };
}

function listOf(text: string): readonly string[] {
  return text.split(",").map((part) => part.trim());
}

/** The bare address of `Name <address>`. */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
