export { countDailyWindows, dailyResets, dailyWindow, type DailyWindow } from "./daily-windows.ts";
export {
  LINE_STATES,
  RENEWAL_MODES,
  RENEWAL_RULE_REFUSALS,
  type Allowance,
  type Duration,
  type LineState,
  type Plan,
  type PlanId,
  type PlanTerms,
  type RefundRule,
  type RenewalMode,
  type RenewalRule,
  type RenewalRuleRefusal,
  type RenewalTable,
  type SellerId,
  type StartTrigger,
  type ValidityClock,
} from "./plan.ts";
export {
  issuerStatusInForce,
  nextPriceChangeAt,
  priceInForce,
  taxRateInForce,
  type DatedIssuerStatus,
  type DatedPrice,
  type DatedTaxRate,
} from "./prices.ts";
export { endOfValidity, extendValidity, upToMidnight } from "./validity.ts";
export {
  allSellers,
  exchangeRates,
  isOnSale,
  issuerStatusAt,
  planByCode,
  planById,
  plansByCodes,
  plansForLine,
  plansOfSeller,
  pricesOf,
  sellerOf,
  taxRateAt,
} from "./read-catalogue.ts";
export { type ExchangeRate } from "./catalogue-store.ts";
export { type Seller } from "./seller.ts";
export { importExchangeRates, importTaxRates, type ExchangeProblem } from "./import-rates.ts";
export { importPlans } from "./import-plans.ts";
export { importSellers } from "./import-sellers.ts";
export { type PlanProblem } from "./plan-row.ts";
export { type SellerProblem } from "./seller-row.ts";
