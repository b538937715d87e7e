import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { AgentId } from "./agent.ts";

/** What an agent can sell. */
export const SALE_KINDS = ["renewal", "pins", "pack"] as const;
export type SaleKind = (typeof SALE_KINDS)[number];

/** What is given restricts it; a rule that gives nothing is for every sale. Dated, `until` exclusive. */
export interface CommissionRule {
  readonly ruleId: Id<"agent_rule">;
  readonly agentId: AgentId;
  readonly kind?: SaleKind;
  readonly sellerId?: string;
  /** Of a renewal its plan; with a star at the end every plan that begins so. */
  readonly plan?: string;
  readonly batch?: string;
  readonly channel?: string;
  /** Of the price, tax included. */
  readonly perMille: number;
  /** Beside that, for each piece. */
  readonly fixedYen: Yen;
  readonly fromAt: Instant;
  readonly untilAt?: Instant;
}

/** What was sold, as far as a rule may ask. */
export interface AgentSale {
  readonly kind: SaleKind;
  readonly sellerId: string;
  readonly plan?: string;
  readonly batch?: string;
  readonly channel: string;
  readonly priceYen: Yen;
  readonly pieces: number;
  readonly at: Instant;
  /** Of PINs: what their batch says by itself, and how its arrangement pays. */
  readonly batchTerms?: { readonly perMille: number; readonly form: CommissionForm | "none" };
}

/** `fee`: the agent supplies the selling, with tax. `discount`: it paid less, nothing is supplied. */
export type CommissionForm = "fee" | "discount";

export interface Commission {
  readonly amountYen: Yen;
  readonly form: CommissionForm;
  readonly ruleId?: Id<"agent_rule">;
}

export const PER_MILLE_MAX = 500;
export const FIXED_YEN_MAX = 10_000;

// The narrower a rule, the more it weighs; each weighs more than all after it together.
const WEIGHTS = { batch: 32, exactPlan: 16, plan: 8, channel: 4, sellerId: 2, kind: 1 } as const;

/**
 * The one rule of a sale: of those in force that fit, the narrowest (batch, plan, plans that begin
 * alike, channel, seller, kind); of equals the one that began last, then the one made last.
 */
export function chooseRule(
  rules: readonly CommissionRule[],
  sale: AgentSale,
): CommissionRule | undefined {
  return rules.filter((rule) => isInForce(rule, sale.at) && fits(rule, sale)).toSorted(byRank)[0];
}

/**
 * What one sale earns, rounded down once to the yen, never more than its price. A batch's own share
 * counts unless a rule speaks of PINs or of the batch; what its arrangement pays nothing for earns nothing.
 */
export function commissionFor(rules: readonly CommissionRule[], sale: AgentSale): Commission {
  const terms = sale.batchTerms;
  const form = terms?.form === "discount" ? "discount" : "fee";
  if (terms?.form === "none") return { amountYen: yen(0), form };
  const speaks = (rule: CommissionRule) => rule.batch !== undefined || rule.kind === "pins";
  const own = terms !== undefined && terms.perMille > 0;
  const rule = chooseRule(own ? rules.filter(speaks) : rules, sale);
  if (rule !== undefined) return { amountYen: amountOf(rule, sale), form, ruleId: rule.ruleId };
  const share = { perMille: own ? terms.perMille : 0, fixedYen: yen(0) };
  return { amountYen: amountOf(share, sale), form };
}

/**
 * How much of a commission goes back when so much of the price has gone back so far. It depends on
 * sums alone, so that hearing of a refund twice takes nothing twice; of the whole price it takes all.
 */
export function clawBackOf(of: {
  readonly commissionYen: number;
  readonly clawedYen: number;
  readonly priceYen: number;
  readonly refundedYen: number;
}): Yen {
  const keptOfPrice = Math.max(0, of.priceYen - of.refundedYen);
  const kept = of.priceYen === 0 ? 0 : Math.floor((of.commissionYen * keptOfPrice) / of.priceYen);
  return yen(Math.max(0, of.commissionYen - of.clawedYen - kept));
}

function amountOf(
  { perMille, fixedYen }: Pick<CommissionRule, "perMille" | "fixedYen">,
  { priceYen, pieces }: AgentSale,
): Yen {
  const share = Math.floor((priceYen * perMille) / 1000);
  return yen(Math.min(priceYen, share + fixedYen * pieces));
}

function isInForce({ fromAt, untilAt }: CommissionRule, at: Instant): boolean {
  return fromAt <= at && (untilAt === undefined || at < untilAt);
}

function fits(rule: CommissionRule, sale: AgentSale): boolean {
  const same = <K extends "kind" | "sellerId" | "batch" | "channel">(key: K) =>
    rule[key] === undefined || rule[key] === sale[key];
  const plan = rule.plan === undefined || isPlan(rule.plan, sale.plan);
  return plan && same("kind") && same("sellerId") && same("batch") && same("channel");
}

function isPlan(wanted: string, plan: string | undefined): boolean {
  if (plan === undefined) return false;
  return wanted.endsWith("*") ? plan.startsWith(wanted.slice(0, -1)) : plan === wanted;
}

function weightOf(rule: CommissionRule): number {
  const { plan } = rule;
  const planWeight = plan === undefined ? 0 : plan.endsWith("*") ? WEIGHTS.plan : WEIGHTS.exactPlan;
  const others = (["batch", "channel", "sellerId", "kind"] as const)
    .filter((key) => rule[key] !== undefined)
    .reduce((sum, key) => sum + WEIGHTS[key], 0);
  return planWeight + others;
}

function byRank(one: CommissionRule, other: CommissionRule): number {
  const weight = weightOf(other) - weightOf(one);
  if (weight !== 0) return weight;
  if (one.fromAt !== other.fromAt) return one.fromAt < other.fromAt ? 1 : -1;
  return one.ruleId < other.ruleId ? 1 : -1;
}
