import type { PaymentMethod } from "../../../business/payments/index.ts";
import { yen } from "../../../foundation/money/index.ts";

/** Methods on the hosted page: our word and KOMOJU's payment type. */
const TYPES: Readonly<Record<string, string>> = {
  card: "credit_card",
  paypay: "paypay",
  merpay: "merpay",
  rakuten_pay: "rakutenpay",
  alipay: "alipay",
  wechat_pay: "wechatpay",
};

/** Chains of convenience stores: our word and KOMOJU's store. */
const STORES = {
  seven_eleven: "seven-eleven",
  familymart: "family-mart",
  lawson: "lawson",
  ministop: "ministop",
  seicomart: "seicomart",
  daily_yamazaki: "daily-yamazaki",
} as const;
type Chain = keyof typeof STORES;

const KONBINI = "konbini";
const KONBINI_MOST_YEN = yen(299_999);

/** How a method runs there: on the hosted page as a type, or as a slip of one chain. */
export type Route =
  | { readonly kind: "page"; readonly type: string }
  | { readonly kind: "slip"; readonly store: string };

/** `konbini` in the settings means every chain; a chain alone is `konbini_lawson`. */
export function methodsFor(words: readonly string[]): readonly PaymentMethod[] {
  const wanted = words.flatMap((word) => (word === KONBINI ? CHAIN_METHODS : [word]));
  return [...new Set(wanted)].map((method): PaymentMethod => {
    const route = routeOf(method);
    if (route === undefined) throw new Error(`KOMOJU has no method ${method}`);
    return route.kind === "page"
      ? { method, kind: "redirect", refunds: "origin" }
      : { method, kind: "slip", refunds: "claim", mostYen: KONBINI_MOST_YEN };
  });
}

export function routeOf(method: string): Route | undefined {
  const type = TYPES[method];
  if (type !== undefined) return { kind: "page", type };
  const chain = (Object.keys(STORES) as Chain[]).find((one) => method === methodOf(one));
  return chain === undefined ? undefined : { kind: "slip", store: STORES[chain] };
}

/** The payment type that must be switched on at KOMOJU for a method. */
export function typeOf(method: string): string {
  return TYPES[method] ?? KONBINI;
}

/** Our word for a store, as slips name their chain. */
export function chainOf(store: string): string {
  const known = Object.entries(STORES).find(([, theirs]) => theirs === store);
  return known?.[0] ?? store;
}

function methodOf(chain: Chain): string {
  return `${KONBINI}_${chain}`;
}

const CHAIN_METHODS = (Object.keys(STORES) as Chain[]).map(methodOf);
