import { z } from "zod";

/** The payment provider Stripe; there is none without its secret key. */
export interface StripeConfig {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  readonly methods: readonly (typeof METHODS)[number][];
  readonly cardBrands: readonly (typeof BRANDS)[number][];
  readonly terminalLocation?: string;
  /** Where its API answers, and where its hosted pages stand; without a trailing slash. */
  readonly apiUrl: string;
  readonly checkoutUrl: string;
  /** Given for a slip whose payer has left none. */
  readonly contactEmail: string;
}

const METHODS = ["card", "konbini", "alipay", "wechat_pay", "paypay"] as const;
const BRANDS = ["visa", "mastercard", "amex", "jcb", "diners", "discover", "unionpay"] as const;

const secretKey = z.string().regex(/^[sr]k_\w{8,}$/, "must begin with sk_ or rk_");
const list = z.string().transform((text) => text.split(",").map((word) => word.trim()));
const webhookSecrets = list.pipe(
  z.array(z.string().regex(/^whsec_\S+$/, "must each begin with whsec_, between commas")),
);
const methods = list.pipe(z.array(z.enum(METHODS, `must be some of ${METHODS.join(", ")}`)));
const brands = list.pipe(z.array(z.enum(BRANDS, `must be some of ${BRANDS.join(", ")}`)));
const location = z.string().regex(/^tml_\w+$/, "must begin with tml_");
const email = z.email("must be an e-mail address");
const url = z.string().regex(/^https?:\/\/\S+$/, "must be a URL beginning with https://");

export const STRIPE_VARIABLES = {
  STRIPE_SECRET_KEY: secretKey.optional(),
  STRIPE_WEBHOOK_SECRETS: webhookSecrets.optional(),
  STRIPE_METHODS: methods.prefault("card"),
  STRIPE_CARD_BRANDS: brands.prefault("visa,mastercard,amex,jcb"),
  STRIPE_TERMINAL_LOCATION: location.optional(),
  STRIPE_CONTACT_EMAIL: email.optional(),
  STRIPE_API_URL: url.default("https://api.stripe.com"),
  STRIPE_CHECKOUT_URL: url.default("https://checkout.stripe.com"),
};

type Variables = z.infer<z.ZodObject<typeof STRIPE_VARIABLES>>;

/** `fault` names what is missing beside the key. */
export function stripeOf(
  env: Variables,
  mailFrom: string,
): { readonly stripe?: StripeConfig; readonly fault?: string } {
  if (env.STRIPE_SECRET_KEY === undefined) return {};
  if (env.STRIPE_WEBHOOK_SECRETS === undefined) {
    return { fault: "STRIPE_WEBHOOK_SECRETS: must be set together with STRIPE_SECRET_KEY" };
  }
  const { STRIPE_TERMINAL_LOCATION: terminalLocation } = env;
  return {
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecrets: env.STRIPE_WEBHOOK_SECRETS,
      methods: [...new Set(env.STRIPE_METHODS)],
      cardBrands: env.STRIPE_CARD_BRANDS,
      ...(terminalLocation === undefined ? {} : { terminalLocation }),
      contactEmail: env.STRIPE_CONTACT_EMAIL ?? addressIn(mailFrom),
      apiUrl: env.STRIPE_API_URL.replace(/\/+$/, ""),
      checkoutUrl: env.STRIPE_CHECKOUT_URL.replace(/\/+$/, ""),
    },
  };
}

/** The bare address of `Name <address>`. */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
