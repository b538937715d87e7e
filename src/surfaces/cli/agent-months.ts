import {
  accountOf,
  closeMonth,
  contactOf,
  entriesOf,
  settle,
  statementsOf,
  type AgentStatement,
} from "../../business/agents/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readWholeCell } from "../../foundation/tables/index.ts";
import { statementCsv, statementFile } from "../documents/index.ts";
import { withAgent } from "./agents.ts";
import { drawTable, showYen } from "./draw-table.ts";

type Told = Promise<Outcome<string, string>>;

export interface SettleWords {
  readonly code: string;
  readonly amount: string;
  readonly reference: string;
  readonly direction: "from_agent" | "to_agent";
}

/** What came from an agent at the bank, or went to it. The same once more is the same settlement. */
export async function settleAgent(act: Act, words: SettleWords): Told {
  return withAgent(act, words.code, async ({ agentId, code }) => {
    const amountYen = readWholeCell(words.amount) ?? Number.NaN;
    const { reference, direction } = words;
    const named = `settlement ${agentId} ${direction} ${amountYen} ${reference.trim()}`;
    const settlementId = idOfName<"settlement">(named);
    const wish = { settlementId, agentId, amountYen, reference, direction };
    const settled = await settle(act, wish);
    if (!settled.ok) return settled;
    const account = await accountOf(act, agentId);
    const what = direction === "from_agent" ? `${code} has paid` : `${code} was paid`;
    return done(`${what} ${showYen(amountYen)}; ${owes(account?.owedYen ?? 0)}\n`);
  });
}

/** Every month that is closed, and where to pay. An account is personal. */
export async function showAgent(act: Act, typed: string): Told {
  return withAgent(act, typed, async (agent) => {
    const { agentId } = agent;
    const [account, contact, statements] = await Promise.all([
      accountOf(act, agentId),
      contactOf(act, agentId),
      statementsOf(act, agentId),
    ]);
    const facts = [
      ["code", agent.code],
      ["name", `${agent.name} (${agent.legalName})`],
      ["invoices", agent.registrationNumber ?? "exempt"],
      ["account", owes(account?.owedYen ?? 0)],
      ["limit", showYen(account?.creditLimitYen ?? 0)],
      ...Object.entries(contact).map(([name, value]) => [name, String(value)]),
    ];
    const rows = statements.map(({ content }) => [
      content.number,
      content.month.slice(0, 7),
      showYen(content.balance.commissionYen),
      showYen(content.balance.closingYen),
    ]);
    const head = ["statement", "month", "commission", "owes"];
    return done(
      `${drawTable([], facts).join("\n")}\n\n${rows.length === 0 ? "no month is closed" : drawTable(head, rows, { figures: [2, 3] }).join("\n")}\n`,
    );
  });
}

export interface StatementFiles {
  readonly pdf?: Uint8Array;
  readonly csv?: string;
  readonly text: string;
}

/**
 * Closes a month, if it is not, and answers what it says; asked for, also as files. Of a closed month
 * the same question has the same answer for ever.
 */
export async function agentStatement(
  act: Act,
  words: { readonly code: string; readonly month: string; readonly as: readonly ("pdf" | "csv")[] },
): Promise<Outcome<StatementFiles, string>> {
  const { code, month, as } = words;
  let statement: AgentStatement | undefined;
  const told = await withAgent(act, code, async ({ agentId }) => {
    const closed = await closeMonth(act, { agentId, month });
    if (!closed.ok) return closed;
    statement = closed.value;
    return done(textOf(closed.value));
  });
  if (!told.ok) return told;
  if (statement === undefined) return refused("agent_unknown");
  const { agentId, fromSeq, toSeq } = statement;
  const entries = await entriesOf(act, agentId, { after: fromSeq, upTo: toSeq });
  return done({
    text: told.value,
    ...(as.includes("pdf") ? { pdf: (await statementFile(statement)).content } : {}),
    ...(as.includes("csv") ? { csv: statementCsv(statement, entries) } : {}),
  });
}

function textOf({ content }: AgentStatement): string {
  const { balance, sections, number, month } = content;
  const rows = sections.flatMap(({ legalName, rows: sold }) =>
    sold.map((row) => [
      legalName,
      row.kind,
      `${row.saleKind} ${row.label}`,
      String(row.sales),
      showYen(row.kind === "claw_back" ? -row.priceYen : row.priceYen),
      showYen(row.amountYen),
    ]),
  );
  const head = ["seller", "kind", "sold", "sales", "price", "commission"];
  const taxes = sections.flatMap(({ rates }) =>
    rates.map(
      ({ ratePerMille, totalYen, taxYen }) =>
        `${ratePerMille / 10}%: ${showYen(totalYen)}, of it tax ${showYen(taxYen)}`,
    ),
  );
  return [
    `statement ${number} of ${month.slice(0, 7)}`,
    ...drawTable(head, rows, { figures: [3, 4, 5] }),
    ...taxes,
    `opening ${showYen(balance.openingYen)}, cash kept ${showYen(balance.keptYen)}, ` +
      `commission ${showYen(balance.commissionYen)}, settled ${showYen(balance.settledYen)}`,
    owes(balance.closingYen),
    "",
  ].join("\n");
}

function owes(amountYen: number): string {
  if (amountYen === 0) return "nothing is owed";
  return amountYen > 0
    ? `the agent owes ${showYen(amountYen)}`
    : `we owe the agent ${showYen(-amountYen)}`;
}
