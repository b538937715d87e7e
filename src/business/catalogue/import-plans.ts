import { isDeepStrictEqual } from "node:util";
import { writeBatch, type Act, type Batch } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type KnownTable,
  type Table,
} from "../../foundation/tables/index.ts";
import {
  putPlan,
  putPrice,
  readPlans,
  readPrices,
  readSellers,
  readTaxRates,
  type UnpricedPlan,
} from "./catalogue-store.ts";
import type { PlanId, SellerId } from "./plan.ts";
import {
  PLAN_COLUMNS,
  PLAN_COLUMNS_NEEDED,
  readPlanRow,
  type PlanColumn,
  type PlanDraft,
  type PlanProblem,
} from "./plan-row.ts";
import { priceInForce, type DatedPrice } from "./prices.ts";

/**
 * Takes in plans and their prices; a plan is known again by its code. A new price comes into force
 * at `price_from`, else at once; what was granted or quoted before keeps its own terms.
 */
export async function importPlans(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<PlanProblem>, ColumnRefusal>> {
  const known = knowColumns(table, PLAN_COLUMNS, PLAN_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<PlanColumn, PlanProblem>(known.value);
  const drafts = await readDrafts(act, known.value, notes);
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  const changes = await changesOf(act, drafts);
  await writeBatch(act, async (batch) => {
    for (const change of changes) await write(act, batch, change);
  });
  return done(importReport(known.value, notes, countKinds(changes)));
}

interface Draft extends PlanDraft {
  readonly sellerId: SellerId;
}

async function readDrafts(
  act: Act,
  table: KnownTable<PlanColumn>,
  notes: Inspection<PlanColumn, PlanProblem>,
): Promise<readonly Draft[]> {
  const sellers = new Map((await readSellers(act, "all")).map((s) => [s.code, s.sellerId]));
  const taxed = new Set((await readTaxRates(act)).map((rate) => rate.category));
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  for (const row of table.rows) {
    const draft = readPlanRow(row, notes);
    if (draft === undefined) continue;
    const sellerId = sellers.get(draft.sellerCode);
    const first = seen.get(draft.code);
    if (first !== undefined) notes.refuse(row, "code", "twice_in_file", { firstRow: first });
    if (sellerId === undefined) notes.refuse(row, "seller", "seller_unknown");
    if (!taxed.has(draft.taxCategory)) notes.refuse(row, "tax_category", "tax_category_unknown");
    seen.set(draft.code, row.row);
    if (sellerId !== undefined && !notes.isBad(row)) drafts.push({ ...draft, sellerId });
  }
  return drafts;
}

interface Change {
  readonly kind: "created" | "updated" | "unchanged";
  readonly plan: UnpricedPlan;
  /** Absent when the price in force is the wanted one. */
  readonly price?: DatedPrice;
}

async function changesOf(act: Act, drafts: readonly Draft[]): Promise<readonly Change[]> {
  const codes = drafts.map((draft) => draft.code);
  const existing = new Map((await readPlans(act, { codes })).map((plan) => [plan.code, plan]));
  const prices = await readPrices(
    act,
    [...existing.values()].map((plan) => plan.planId),
  );
  return drafts.map((draft) => {
    const before = existing.get(draft.code);
    const plan = asPlan(draft, before?.planId ?? newId<"plan">());
    const fromAt = draft.priceFrom ?? act.clock.now();
    const inForce = priceInForce(prices.get(plan.planId) ?? [], fromAt);
    const hasNewPrice = inForce !== draft.totalYen;
    const isSame = isDeepStrictEqual(before, plan) && !hasNewPrice;
    return {
      kind: before === undefined ? "created" : isSame ? "unchanged" : "updated",
      plan,
      ...(hasNewPrice ? { price: { fromAt, totalYen: yen(draft.totalYen) } } : {}),
    };
  });
}

function asPlan(draft: Draft, planId: PlanId): UnpricedPlan {
  return {
    planId,
    sellerId: draft.sellerId,
    code: draft.code,
    names: draft.names,
    network: draft.network,
    carrierPlanCode: draft.carrierPlanCode,
    terms: draft.terms,
    taxCategory: draft.taxCategory,
    ...(draft.onSaleFrom === undefined ? {} : { onSaleFrom: draft.onSaleFrom }),
    ...(draft.onSaleUntil === undefined ? {} : { onSaleUntil: draft.onSaleUntil }),
  };
}

async function write(act: Act, batch: Batch, { kind, plan, price }: Change): Promise<void> {
  if (kind === "unchanged") return;
  const after = { code: plan.code, ...price };
  await batch.writeHouse({ name: `plan.${kind}`, thing: plan.planId, after }, [
    putPlan(act, plan),
    ...(price === undefined ? [] : [putPrice(act, { planId: plan.planId, ...price })]),
  ]);
}
