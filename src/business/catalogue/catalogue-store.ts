import type { ColumnType, Selectable } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { yen, type TaxRounding } from "../../foundation/money/index.ts";
import type { Plan, PlanId, PlanTerms, SellerId } from "./plan.ts";
import type { DatedIssuerStatus, DatedPrice, DatedTaxRate } from "./prices.ts";
import type { Seller } from "./seller.ts";

type Json<T> = ColumnType<T, string, string>;

interface CatalogueTables {
  sellers: {
    seller_id: string;
    code: string;
    names: Json<LocalText>;
    legal_name: string;
    address: string;
    phone: string;
    email: string;
    responsible_person: string;
    home_url: string | null;
    tax_rounding: TaxRounding;
  };
  issuer_statuses: {
    seller_id: string;
    from_date: LocalDate;
    status: DatedIssuerStatus["status"];
    registration_number: string | null;
  };
  tax_rates: { category: string; from_date: LocalDate; rate_per_mille: number };
  plans: {
    plan_id: string;
    seller_id: string;
    code: string;
    names: Json<LocalText>;
    network: string;
    carrier_plan_code: string;
    terms: Json<PlanTerms>;
    tax_category: string;
    on_sale_from: Instant | null;
    on_sale_until: Instant | null;
  };
  plan_prices: { plan_id: string; from_at: Instant; total_yen: number };
  exchange_rates: {
    currency: string;
    as_of: Instant;
    yen_per_unit_micros: number;
    source: string;
  };
}

/** A plan without its price, which depends on the moment. */
export type UnpricedPlan = Omit<Plan, "totalYen">;

export interface ExchangeRate {
  /** ISO 4217. */
  readonly currency: string;
  /** Millionths of a yen for one unit of the currency. */
  readonly yenPerUnitMicros: number;
  readonly asOf: Instant;
  readonly source: string;
}

const catalogueOf = (act: Act) => act.database.tables<CatalogueTables>();

export async function readPlans(
  act: Act,
  by:
    | { readonly planId: PlanId }
    | { readonly code: string }
    | { readonly codes: readonly string[] }
    | { readonly network: string }
    | { readonly sellerId: SellerId },
): Promise<readonly UnpricedPlan[]> {
  if ("codes" in by && by.codes.length === 0) return [];
  let query = catalogueOf(act).selectFrom("plans").selectAll().orderBy("code");
  if ("planId" in by) query = query.where("plan_id", "=", by.planId);
  else if ("code" in by) query = query.where("code", "=", by.code);
  else if ("codes" in by) query = query.where("code", "in", [...by.codes]);
  else if ("sellerId" in by) query = query.where("seller_id", "=", by.sellerId);
  else query = query.where("network", "=", by.network);
  return (await query.execute()).map(asPlan);
}

export async function readPrices(
  act: Act,
  planIds: readonly PlanId[],
): Promise<ReadonlyMap<PlanId, readonly DatedPrice[]>> {
  const prices = new Map<PlanId, DatedPrice[]>();
  if (planIds.length === 0) return prices;
  const rows = await catalogueOf(act)
    .selectFrom("plan_prices")
    .selectAll()
    .where("plan_id", "in", [...planIds])
    .execute();
  for (const row of rows) {
    const planId = row.plan_id as PlanId;
    const price = { fromAt: row.from_at, totalYen: yen(row.total_yen) };
    prices.set(planId, [...(prices.get(planId) ?? []), price]);
  }
  return prices;
}

export async function readSellers(
  act: Act,
  by: { readonly sellerId: SellerId } | "all",
): Promise<readonly Seller[]> {
  let query = catalogueOf(act).selectFrom("sellers").selectAll().orderBy("code");
  if (by !== "all") query = query.where("seller_id", "=", by.sellerId);
  return (await query.execute()).map(asSeller);
}

export async function readIssuerStatuses(
  act: Act,
  sellerId: SellerId,
): Promise<readonly DatedIssuerStatus[]> {
  const rows = await catalogueOf(act)
    .selectFrom("issuer_statuses")
    .selectAll()
    .where("seller_id", "=", sellerId)
    .execute();
  return rows.map((row) => ({
    fromDate: row.from_date,
    status: row.status,
    ...(row.registration_number === null ? {} : { registrationNumber: row.registration_number }),
  }));
}

export async function readTaxRates(act: Act): Promise<readonly DatedTaxRate[]> {
  const rows = await catalogueOf(act).selectFrom("tax_rates").selectAll().execute();
  return rows.map((row) => ({
    category: row.category,
    fromDate: row.from_date,
    ratePerMille: row.rate_per_mille,
  }));
}

/** The latest rate of each currency, as far as it has come into force. */
export async function readExchangeRates(act: Act, at: Instant): Promise<readonly ExchangeRate[]> {
  const rows = await catalogueOf(act)
    .selectFrom("exchange_rates")
    .selectAll()
    .distinctOn("currency")
    .where("as_of", "<=", at)
    .orderBy("currency")
    .orderBy("as_of", "desc")
    .execute();
  return rows.map((row) => ({
    currency: row.currency,
    yenPerUnitMicros: row.yen_per_unit_micros,
    asOf: row.as_of,
    source: row.source,
  }));
}

/** Writes the plan, new or not; its code and seller included. */
export function putPlan(act: Act, plan: UnpricedPlan): Part {
  const row = {
    seller_id: plan.sellerId,
    code: plan.code,
    names: JSON.stringify(plan.names),
    network: plan.network,
    carrier_plan_code: plan.carrierPlanCode,
    terms: JSON.stringify(plan.terms),
    tax_category: plan.taxCategory,
    on_sale_from: plan.onSaleFrom ?? null,
    on_sale_until: plan.onSaleUntil ?? null,
  };
  return part(
    catalogueOf(act)
      .insertInto("plans")
      .values({ plan_id: plan.planId, ...row })
      .onConflict((conflict) => conflict.column("plan_id").doUpdateSet(row)),
  );
}

export function putPrice(act: Act, price: DatedPrice & { readonly planId: PlanId }): Part {
  const row = { total_yen: price.totalYen };
  return part(
    catalogueOf(act)
      .insertInto("plan_prices")
      .values({ plan_id: price.planId, from_at: price.fromAt, ...row })
      .onConflict((conflict) => conflict.columns(["plan_id", "from_at"]).doUpdateSet(row)),
  );
}

export function putSeller(act: Act, seller: Seller): Part {
  const row = {
    code: seller.code,
    names: JSON.stringify(seller.names),
    legal_name: seller.legalName,
    address: seller.address,
    phone: seller.phone,
    email: seller.email,
    responsible_person: seller.responsiblePerson,
    home_url: seller.homeUrl ?? null,
    tax_rounding: seller.taxRounding,
  };
  return part(
    catalogueOf(act)
      .insertInto("sellers")
      .values({ seller_id: seller.sellerId, ...row })
      .onConflict((conflict) => conflict.column("seller_id").doUpdateSet(row)),
  );
}

export function putIssuerStatus(act: Act, sellerId: SellerId, issuer: DatedIssuerStatus): Part {
  const row = {
    status: issuer.status,
    registration_number: issuer.registrationNumber ?? null,
  };
  return part(
    catalogueOf(act)
      .insertInto("issuer_statuses")
      .values({ seller_id: sellerId, from_date: issuer.fromDate, ...row })
      .onConflict((conflict) => conflict.columns(["seller_id", "from_date"]).doUpdateSet(row)),
  );
}

export function putTaxRate(act: Act, rate: DatedTaxRate): Part {
  const row = { rate_per_mille: rate.ratePerMille };
  return part(
    catalogueOf(act)
      .insertInto("tax_rates")
      .values({ category: rate.category, from_date: rate.fromDate, ...row })
      .onConflict((conflict) => conflict.columns(["category", "from_date"]).doUpdateSet(row)),
  );
}

export function putExchangeRate(act: Act, rate: ExchangeRate): Part {
  const row = { yen_per_unit_micros: rate.yenPerUnitMicros, source: rate.source };
  return part(
    catalogueOf(act)
      .insertInto("exchange_rates")
      .values({ currency: rate.currency, as_of: rate.asOf, ...row })
      .onConflict((conflict) => conflict.columns(["currency", "as_of"]).doUpdateSet(row)),
  );
}

function asPlan(row: Selectable<CatalogueTables["plans"]>): UnpricedPlan {
  return {
    planId: row.plan_id as PlanId,
    sellerId: row.seller_id as SellerId,
    code: row.code,
    names: row.names,
    network: row.network,
    carrierPlanCode: row.carrier_plan_code,
    terms: row.terms,
    taxCategory: row.tax_category,
    ...(row.on_sale_from === null ? {} : { onSaleFrom: row.on_sale_from }),
    ...(row.on_sale_until === null ? {} : { onSaleUntil: row.on_sale_until }),
  };
}

function asSeller(row: Selectable<CatalogueTables["sellers"]>): Seller {
  return {
    sellerId: row.seller_id as SellerId,
    code: row.code,
    names: row.names,
    legalName: row.legal_name,
    address: row.address,
    phone: row.phone,
    email: row.email,
    responsiblePerson: row.responsible_person,
    ...(row.home_url === null ? {} : { homeUrl: row.home_url }),
    taxRounding: row.tax_rounding,
  };
}
