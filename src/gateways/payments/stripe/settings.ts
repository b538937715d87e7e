import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { Clock } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";

export interface StripeSettings {
  /** `sk_…` or a restricted `rk_…`. */
  readonly secretKey: string;
  /** `whsec_…` of each endpoint; several while secrets are exchanged. */
  readonly webhookSecrets: readonly string[];
  /** The methods that customers are offered, of `STRIPE_METHODS`. */
  readonly methods: readonly StripeMethod[];
  /** What its cards are, for the customer to know before: `visa`, `unionpay`, … */
  readonly cardBrands: readonly string[];
  /** The time of what Stripe dates too early: a slip's charge. */
  readonly clock: Clock;
  /** `tml_…`, where our readers stand; without one no reader takes cards. */
  readonly terminalLocation?: string;
  /** Stripe makes no slip without an address: ours, where its payer has left none. */
  readonly contactEmail: string;
  /** Where the API answers, without a trailing slash. */
  readonly apiUrl: string;
  readonly timeoutMs?: number;
}

export const STRIPE_METHODS = ["card", "konbini", "alipay", "wechat_pay", "paypay"] as const;
export type StripeMethod = (typeof STRIPE_METHODS)[number];

// Nothing below 50 yen: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts.
const LEAST = yen(50);

const METHODS: Readonly<Record<StripeMethod, PaymentMethod>> = {
  card: { method: "card", kind: "redirect", refunds: "origin", leastYen: LEAST },
  alipay: { method: "alipay", kind: "redirect", refunds: "origin", leastYen: LEAST },
  wechat_pay: { method: "wechat_pay", kind: "redirect", refunds: "origin", leastYen: LEAST },
  paypay: { method: "paypay", kind: "redirect", refunds: "origin", leastYen: LEAST },
  // Stripe would ask the payer for a bank account by a mail of its own; our payer claims instead.
  konbini: {
    method: "konbini",
    kind: "slip",
    refunds: "claim",
    leastYen: yen(120),
    mostYen: yen(300_000),
    accepts: ["familymart", "lawson", "ministop", "seicomart"],
  },
};

export function methodsOf(settings: StripeSettings): readonly PaymentMethod[] {
  const { methods, cardBrands, terminalLocation } = settings;
  // Its page brings the wallets of phones with the cards.
  const accepts = [...cardBrands, "apple_pay", "google_pay"];
  return [
    ...methods.map((method) => ({ ...METHODS[method], ...(method === "card" ? { accepts } : {}) })),
    ...(methods.includes("card") ? [KEPT] : []),
    ...(terminalLocation === undefined ? [] : [AT_READER]),
  ];
}

const KEPT: PaymentMethod = {
  method: "saved_card",
  kind: "saved",
  refunds: "origin",
  leastYen: LEAST,
};

const AT_READER: PaymentMethod = { method: "card_reader", kind: "terminal", refunds: "origin" };

export function isOffered(settings: StripeSettings, method: string): method is StripeMethod {
  return settings.methods.some((one) => one === method);
}
