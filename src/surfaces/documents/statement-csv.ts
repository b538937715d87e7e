import type { AgentEntry, AgentStatement } from "../../business/agents/index.ts";
import { JST, localDate } from "../../foundation/clock/index.ts";

const HEAD = [
  ...["statement", "month", "line", "date", "kind", "sale", "seller", "label"],
  ...["pieces", "price_yen", "amount_yen", "form", "tax_per_mille"],
];

// In this order always: what was stored forgets the order of its keys.
const BALANCE = ["opening", "kept", "commission", "settled", "closing"] as const;

/**
 * Every line of a closed month, and last its balance. `amount_yen` is in the agent's favour. The same
 * statement is the same bytes; with a byte order mark, so that spreadsheets read its Japanese.
 */
export function statementCsv(
  { content, month }: AgentStatement,
  entries: readonly AgentEntry[],
): string {
  const names = new Map(content.sections.map(({ sellerId, legalName }) => [sellerId, legalName]));
  const lines = entries.map((entry) => [
    content.number,
    month.slice(0, 7),
    entry.seq,
    localDate(entry.at, JST),
    entry.kind,
    entry.saleKind ?? "",
    names.get(entry.sellerId ?? "") ?? "",
    entry.label,
    entry.pieces,
    entry.kind === "claw_back" ? -entry.priceYen : entry.priceYen,
    entry.amountYen,
    entry.form ?? "",
    entry.ratePerMille,
  ]);
  const balance = BALANCE.map((name) => [
    ...[content.number, month.slice(0, 7), "", "", name, "", "", "", "", ""],
    content.balance[`${name}Yen`],
    ...["", ""],
  ]);
  const rows = [HEAD, ...lines, ...balance];
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// A cell that begins like a formula is none: labels may come from a bank's file.
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+@\t-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
