import type { PaymentMethod } from "../../../business/payments/index.ts";
import { yen } from "../../../foundation/money/index.ts";

const BRANDS = ["visa", "mastercard", "jcb", "amex", "unionpay", "apple_pay", "google_pay"];
const SHOPS = ["familymart", "lawson", "ministop", "seicomart", "seven_eleven", "daily_yamazaki"];

const back = { kind: "redirect", refunds: "origin" } as const;
export const METHODS: readonly PaymentMethod[] = [
  { method: "card", ...back, leastYen: yen(50), mostYen: yen(9_999_999), accepts: BRANDS },
  { method: "card_reader", kind: "terminal", refunds: "origin", leastYen: yen(50) },
  { method: "alipay", ...back, mostYen: yen(1_000_000) },
  { method: "wechat_pay", ...back, mostYen: yen(1_000_000) },
  { method: "paypay", ...back, mostYen: yen(500_000) },
  { method: "saved_card", kind: "saved", refunds: "origin", leastYen: yen(50) },
  {
    method: "konbini",
    kind: "slip",
    refunds: "claim",
    leastYen: yen(120),
    mostYen: yen(300_000),
    accepts: SHOPS,
  },
];
export const ACCOUNT_METHODS: readonly PaymentMethod[] = [
  { method: "paypal", ...back, mostYen: yen(9_999_999) },
];
