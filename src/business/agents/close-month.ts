import type { Act } from "../../foundation/act/index.ts";
import {
  addMonths,
  JST,
  localDate,
  startOfDate,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { allSellers, type SellerId } from "../catalogue/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import type { Agent } from "./agent.ts";
import { agentById, keptBefore } from "./agents-store.ts";
import { onAgent } from "./earn.ts";
import { entriesOf, insertStatement, statementsOf } from "./entries-store.ts";
import { composeStatement, type AgentStatement } from "./statement.ts";

export type CloseRefusal =
  | "agent_unknown"
  | "month_unreadable"
  | "month_not_over"
  | "later_month_closed";

/**
 * Closes an agent's month, as in `2026-11`, and books the tax of its fees; closed before, it is that
 * same statement. All that came to be known since the last one stands in it, also of older sales.
 */
export async function closeMonth(
  act: Act,
  wish: { readonly agentId: string; readonly month: string },
): Promise<Outcome<AgentStatement, CloseRefusal>> {
  const agent = await agentById(act, wish.agentId);
  if (agent === undefined) return refused("agent_unknown");
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(wish.month)) {
    return refused("month_unreadable", { field: "month" });
  }
  const month: LocalDate = `${wish.month}-01`;
  const end = startOfDate(addMonths(month, 1), JST);
  if (act.clock.now() < end) return refused("month_not_over", { field: "month" });
  return onAgent(act, agent.agentId, async (turn) => {
    const before = await statementsOf(act, agent.agentId);
    const same = before.find((one) => one.month === month);
    if (same !== undefined) return done(same);
    const [last] = before;
    if (last !== undefined && last.month > month) {
      return refused("later_month_closed", { field: "month" });
    }
    const statement = await statementOf(act, { agent, month, last });
    const { content } = statement;
    const after = { number: content.number, month, closingYen: content.balance.closingYen };
    await turn.write({ name: "agent.statement_closed", thing: agent.agentId, after }, [
      insertStatement(act, statement),
      ...taxParts(act, statement),
    ]);
    return done(statement);
  });
}

interface OpenMonth {
  readonly agent: Agent;
  readonly month: LocalDate;
  /** The statement before it. */
  readonly last: AgentStatement | undefined;
}

async function statementOf(act: Act, { agent, month, last }: OpenMonth): Promise<AgentStatement> {
  const end = startOfDate(addMonths(month, 1), JST);
  const fromSeq = last?.toSeq ?? 0;
  const [open, keptThroughYen, sellers] = await Promise.all([
    entriesOf(act, agent.agentId, { after: fromSeq }),
    keptBefore(act, agent.agentId, end),
    allSellers(act),
  ]);
  const later = open.findIndex(({ at }) => at >= end);
  const entries = later === -1 ? open : open.slice(0, later);
  const closedAt = act.clock.now();
  const number = (last?.number ?? 0) + 1;
  return {
    agentId: agent.agentId,
    statementId: newId(),
    number,
    month,
    fromSeq,
    toSeq: fromSeq + entries.length,
    keptThroughYen,
    content: composeStatement({
      ...{ number, month, agent, sellers, entries },
      closedOn: localDate(closedAt, JST),
      openingYen: last?.content.balance.closingYen ?? 0,
      keptYen: keptThroughYen - (last?.keptThroughYen ?? 0),
    }),
    closedAt,
  };
}

function taxParts(act: Act, { statementId, content, closedAt }: AgentStatement): readonly Part[] {
  return content.sections.flatMap(({ sellerId, rates }) => {
    const taxYen = rates.reduce((sum, rate) => sum + rate.taxYen, 0);
    if (taxYen === 0) return [];
    const what = taxYen > 0 ? ("commission_taxed" as const) : ("commission_untaxed" as const);
    const totalYen = yen(Math.abs(taxYen));
    const of = { sellerId: sellerId as SellerId, statementId, totalYen, at: closedAt };
    return insertTransfers(act, transfersFor({ what, ...of }));
  });
}
