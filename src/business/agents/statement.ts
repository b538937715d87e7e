import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { taxInside, yen, type TaxRounding } from "../../foundation/money/index.ts";
import type { Agent, AgentId } from "./agent.ts";
import type { AgentEntry } from "./entry.ts";
import type { CommissionForm, SaleKind } from "./rule.ts";

/** 支払通知書 of one month: what the agent sold and earned, and who owes whom. Never changes. */
export interface AgentStatement {
  readonly agentId: AgentId;
  readonly statementId: Id<"agent_statement">;
  /** Counts up for each agent without a gap. */
  readonly number: number;
  /** The first day of the month in Japan. */
  readonly month: LocalDate;
  /** The entries after the statement before it, up to this one. */
  readonly fromSeq: number;
  readonly toSeq: number;
  /** All cash that was ever kept for us up to the end of the month. */
  readonly keptThroughYen: number;
  readonly content: StatementContent;
  readonly closedAt: Instant;
}

export interface StatementContent {
  readonly format: 1;
  /** `HANA-0001`. */
  readonly number: string;
  readonly month: LocalDate;
  readonly closedOn: LocalDate;
  readonly agent: Pick<Agent, "code" | "legalName" | "address" | "registrationNumber">;
  /** One for each seller: the purchaser's own statement (仕入明細書) of what it was supplied. */
  readonly sections: readonly StatementSection[];
  readonly balance: StatementBalance;
}

export interface StatementSection {
  readonly sellerId: string;
  readonly legalName: string;
  readonly address: string;
  readonly rows: readonly StatementRow[];
  /** Of the fees of a registered agent: their total with tax, and that tax, rounded once per rate. */
  readonly rates: readonly {
    readonly ratePerMille: number;
    readonly totalYen: number;
    readonly taxYen: number;
  }[];
  /** All commission of the seller; negative when more was clawed back than earned. */
  readonly totalYen: number;
}

/** What was sold of one thing, or what of that went back. */
export interface StatementRow {
  readonly kind: "commission" | "claw_back";
  readonly saleKind: SaleKind;
  readonly label: string;
  readonly form: CommissionForm;
  readonly ratePerMille: number;
  readonly sales: number;
  readonly priceYen: number;
  readonly amountYen: number;
}

/** What is owed either way: positive by the agent to the house, negative the other way. */
export interface StatementBalance {
  readonly openingYen: number;
  /** Customers' cash that the agent took in the month, less what it gave back. */
  readonly keptYen: number;
  readonly commissionYen: number;
  /** What the agent paid, less what was paid to it. */
  readonly settledYen: number;
  readonly closingYen: number;
}

export interface StatementFacts {
  readonly number: number;
  readonly month: LocalDate;
  readonly closedOn: LocalDate;
  readonly agent: Agent;
  readonly sellers: readonly StatementSeller[];
  readonly entries: readonly AgentEntry[];
  readonly openingYen: number;
  readonly keptYen: number;
}

export interface StatementSeller {
  readonly sellerId: string;
  readonly legalName: string;
  readonly address: string;
  readonly taxRounding: TaxRounding;
}

export function statementNumber(code: string, number: number): string {
  return `${code}-${String(number).padStart(4, "0")}`;
}

/** What a month's statement says: rows add up to sections, sections to the balance. */
export function composeStatement(facts: StatementFacts): StatementContent {
  const { agent, entries } = facts;
  const isRegistered = agent.registrationNumber !== undefined;
  const sections = facts.sellers
    .map((seller) => sectionOf(seller, entries, isRegistered))
    .filter(({ rows }) => rows.length > 0);
  const commissionYen = sum(sections.map(({ totalYen }) => totalYen));
  const settledYen = sum(
    entries.filter(({ kind }) => kind === "settlement").map(({ amountYen }) => amountYen),
  );
  const { openingYen, keptYen } = facts;
  return {
    format: 1,
    number: statementNumber(agent.code, facts.number),
    month: facts.month,
    closedOn: facts.closedOn,
    agent: {
      code: agent.code,
      legalName: agent.legalName,
      address: agent.address,
      ...(isRegistered ? { registrationNumber: agent.registrationNumber } : {}),
    },
    sections,
    balance: {
      ...{ openingYen, keptYen, commissionYen, settledYen },
      closingYen: openingYen + keptYen - commissionYen - settledYen,
    },
  };
}

/** Tax in a sum that may be below nothing: claw-backs can outweigh what was earned. */
export function taxWithin(totalYen: number, ratePerMille: number, rounding: TaxRounding): number {
  const tax = taxInside(yen(Math.abs(totalYen)), ratePerMille, rounding);
  return totalYen < 0 ? 0 - tax : tax;
}

function sectionOf(
  seller: StatementSeller,
  entries: readonly AgentEntry[],
  isRegistered: boolean,
): StatementSection {
  const own = entries.filter(
    ({ sellerId, kind }) => sellerId === seller.sellerId && kind !== "settlement",
  );
  const rows = [...Map.groupBy(own, keyOf).values()].map(rowOf).toSorted(byKey);
  const fees = rows.filter(({ form, ratePerMille }) => form === "fee" && ratePerMille > 0);
  const rates = isRegistered ? [...new Set(fees.map(({ ratePerMille }) => ratePerMille))] : [];
  const { sellerId, legalName, address, taxRounding } = seller;
  return {
    ...{ sellerId, legalName, address, rows },
    rates: rates
      .toSorted((a, b) => b - a)
      .map((ratePerMille) => {
        const of = fees.filter((row) => row.ratePerMille === ratePerMille);
        const totalYen = sum(of.map(({ amountYen }) => amountYen));
        return { ratePerMille, totalYen, taxYen: taxWithin(totalYen, ratePerMille, taxRounding) };
      }),
    totalYen: sum(rows.map(({ amountYen }) => amountYen)),
  };
}

function rowOf(entries: readonly AgentEntry[]): StatementRow {
  const first = entries[0]!;
  return {
    kind: first.kind === "claw_back" ? "claw_back" : "commission",
    saleKind: first.saleKind ?? "renewal",
    label: first.label,
    form: first.form ?? "fee",
    ratePerMille: first.ratePerMille,
    sales: entries.length,
    priceYen: sum(entries.map(({ priceYen }) => priceYen)),
    amountYen: sum(entries.map(({ amountYen }) => amountYen)),
  };
}

function keyOf(entry: Pick<AgentEntry, "kind" | "saleKind" | "label" | "form" | "ratePerMille">) {
  const { kind, saleKind, label, form, ratePerMille } = entry;
  return JSON.stringify([kind === "claw_back", saleKind, label, form, ratePerMille]);
}

function byKey(one: StatementRow, other: StatementRow): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
