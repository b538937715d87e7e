import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { chainOfMethod, findName } from "../../documents/index.ts";
import { waysTexts } from "./texts/index.ts";

const UNBROKEN_HYPHEN = "\u2011";

/** What helps to know whether one has this way, on one line. */
export function hintOf(
  { method, accepts = [] }: Pick<PaymentMethod, "method" | "accepts">,
  language: Language,
): string | undefined {
  const { hints, between } = waysTexts[language];
  if (chainOfMethod(method) !== undefined) return hints.konbini;
  const named = accepts
    .map((word) => (findName(word, language) ?? word).replaceAll("-", UNBROKEN_HYPHEN))
    .join(between);
  switch (method) {
    case "card":
      return named === "" ? hints.card : named;
    case "konbini":
      return named === "" ? hints.konbini : hints.konbiniAt(named);
    case "paypal":
    case "alipay":
    case "wechat_pay":
    case "paypay":
    case "pin":
      return hints[method];
    case "line_pay":
    case "merpay":
    case "rakuten_pay":
    case "au_pay":
      return hints.japaneseApp;
    default:
      return undefined;
  }
}
