import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import {
  readExchangeRates,
  readIssuerStatuses,
  readPlans,
  readPrices,
  readSellers,
  readTaxRates,
  type ExchangeRate,
  type UnpricedPlan,
} from "./catalogue-store.ts";
import type { Plan, PlanId, SellerId } from "./plan.ts";
import {
  issuerStatusInForce,
  priceInForce,
  taxRateInForce,
  type DatedIssuerStatus,
  type DatedPrice,
} from "./prices.ts";
import type { Seller } from "./seller.ts";

/** The plans that fit the line's network and are on sale at that moment, by code. */
export async function plansForLine(
  act: Act,
  line: { readonly network: string },
  at: Instant = act.clock.now(),
): Promise<readonly Plan[]> {
  const plans = await priced(act, await readPlans(act, { network: line.network }), at);
  return plans.filter((plan) => isOnSale(plan, at));
}

/** All that a seller has a price for at that moment, on sale or not, by code. */
export async function plansOfSeller(
  act: Act,
  sellerId: SellerId,
  at: Instant = act.clock.now(),
): Promise<readonly Plan[]> {
  return priced(act, await readPlans(act, { sellerId }), at);
}

/** The plan at the price of that moment, on sale or not; undefined before its first price. */
export async function planByCode(
  act: Act,
  code: string,
  at: Instant = act.clock.now(),
): Promise<Plan | undefined> {
  const [plan] = await priced(act, await readPlans(act, { code }), at);
  return plan;
}

/** As `planByCode`, for many; a code without a plan is absent. */
export async function plansByCodes(
  act: Act,
  codes: readonly string[],
  at: Instant = act.clock.now(),
): Promise<ReadonlyMap<string, Plan>> {
  const plans = await priced(act, await readPlans(act, { codes }), at);
  return new Map(plans.map((plan) => [plan.code, plan]));
}

/** As `planByCode`. */
export async function planById(
  act: Act,
  planId: PlanId,
  at: Instant = act.clock.now(),
): Promise<Plan | undefined> {
  const [plan] = await priced(act, await readPlans(act, { planId }), at);
  return plan;
}

/** All prices of a plan, past and planned; `nextPriceChangeAt` tells when the next comes into force. */
export async function pricesOf(act: Act, planId: PlanId): Promise<readonly DatedPrice[]> {
  return (await readPrices(act, [planId])).get(planId) ?? [];
}

/** Throws when there is none: an id of ours always has its seller. */
export async function sellerOf(act: Act, sellerId: SellerId): Promise<Seller> {
  const [seller] = await readSellers(act, { sellerId });
  if (seller === undefined) throw new Error(`no seller ${sellerId}`);
  return seller;
}

export async function allSellers(act: Act): Promise<readonly Seller[]> {
  return readSellers(act, "all");
}

/** Per mille of tax at that moment; throws for a category without a rate, which no import lets in. */
export async function taxRateAt(
  act: Act,
  category: string,
  at: Instant = act.clock.now(),
): Promise<number> {
  const rate = taxRateInForce(await readTaxRates(act), category, at);
  if (rate === undefined) throw new Error(`no tax rate for ${category} at ${at}`);
  return rate;
}

/** Whether the seller's receipts of that moment are qualified invoices, and its T-number. */
export async function issuerStatusAt(
  act: Act,
  sellerId: SellerId,
  at: Instant = act.clock.now(),
): Promise<DatedIssuerStatus | undefined> {
  return issuerStatusInForce(await readIssuerStatuses(act, sellerId), at);
}

/** The latest rate of each currency, by currency; for estimates only. */
export async function exchangeRates(
  act: Act,
  at: Instant = act.clock.now(),
): Promise<readonly ExchangeRate[]> {
  return readExchangeRates(act, at);
}

export function isOnSale(
  plan: { readonly onSaleFrom?: Instant; readonly onSaleUntil?: Instant },
  at: Instant,
): boolean {
  const hasBegun = plan.onSaleFrom === undefined || plan.onSaleFrom <= at;
  return hasBegun && (plan.onSaleUntil === undefined || at < plan.onSaleUntil);
}

async function priced(
  act: Act,
  plans: readonly UnpricedPlan[],
  at: Instant,
): Promise<readonly Plan[]> {
  const prices = await readPrices(
    act,
    plans.map((plan) => plan.planId),
  );
  return plans.flatMap((plan) => {
    const totalYen = priceInForce(prices.get(plan.planId) ?? [], at);
    return totalYen === undefined ? [] : [{ ...plan, totalYen }];
  });
}
