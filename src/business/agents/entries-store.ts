import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { AgentEntry } from "./entry.ts";
import type { AgentStatement } from "./statement.ts";

interface EntryTables {
  agent_entries: EntryRow;
  agent_statements: StatementColumns;
}

interface EntryRow {
  agent_id: string;
  seq: number;
  entry_id: string;
  kind: string;
  cause_id: string;
  sale_kind: string | null;
  seller_id: string | null;
  label: string;
  price_yen: number;
  pieces: number;
  amount_yen: number;
  form: string | null;
  rate_per_mille: number;
  rule_id: string | null;
  at: Instant;
}

interface StatementColumns {
  agent_id: string;
  number: number;
  statement_id: string;
  month: string;
  from_seq: number;
  to_seq: number;
  kept_through_yen: number;
  content: unknown;
  closed_at: Instant;
}

export function insertEntry(act: Act, entry: AgentEntry): Part {
  return part(
    tables(act)
      .insertInto("agent_entries")
      .values({
        agent_id: entry.agentId,
        seq: entry.seq,
        entry_id: entry.entryId,
        kind: entry.kind,
        cause_id: entry.causeId,
        sale_kind: entry.saleKind ?? null,
        seller_id: entry.sellerId ?? null,
        label: entry.label,
        price_yen: entry.priceYen,
        pieces: entry.pieces,
        amount_yen: entry.amountYen,
        form: entry.form ?? null,
        rate_per_mille: entry.ratePerMille,
        rule_id: entry.ruleId ?? null,
        at: entry.at,
      }),
  );
}

/** 0 before the first. */
export async function lastEntrySeq(act: Act, agentId: string): Promise<number> {
  const row = await tables(act)
    .selectFrom("agent_entries")
    .select("seq")
    .where("agent_id", "=", agentId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** What a sale, or a settlement, has brought so far, with whose it is. */
export async function entriesOfCause(act: Act, causeId: string): Promise<readonly AgentEntry[]> {
  const rows = await tables(act)
    .selectFrom("agent_entries")
    .selectAll()
    .where("cause_id", "=", causeId)
    .orderBy("agent_id")
    .orderBy("seq")
    .execute();
  return rows.map(readEntry);
}

/** In their order; after the one, up to the other. */
export async function entriesOf(
  act: Act,
  agentId: string,
  { after, upTo }: { readonly after: number; readonly upTo?: number },
): Promise<readonly AgentEntry[]> {
  let query = tables(act)
    .selectFrom("agent_entries")
    .selectAll()
    .where("agent_id", "=", agentId)
    .where("seq", ">", after);
  if (upTo !== undefined) query = query.where("seq", "<=", upTo);
  return (await query.orderBy("seq").execute()).map(readEntry);
}

export function insertStatement(act: Act, statement: AgentStatement): Part {
  return part(
    tables(act)
      .insertInto("agent_statements")
      .values({
        agent_id: statement.agentId,
        number: statement.number,
        statement_id: statement.statementId,
        month: statement.month,
        from_seq: statement.fromSeq,
        to_seq: statement.toSeq,
        kept_through_yen: statement.keptThroughYen,
        content: JSON.stringify(statement.content),
        closed_at: statement.closedAt,
      }),
  );
}

/** The latest first. */
export async function statementsOf(act: Act, agentId: string): Promise<readonly AgentStatement[]> {
  const rows = await tables(act)
    .selectFrom("agent_statements")
    .selectAll()
    .where("agent_id", "=", agentId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(
    (row) =>
      ({
        agentId: row.agent_id,
        statementId: row.statement_id,
        number: row.number,
        month: (row.content as AgentStatement["content"]).month,
        fromSeq: row.from_seq,
        toSeq: row.to_seq,
        keptThroughYen: Number(row.kept_through_yen),
        content: row.content,
        closedAt: row.closed_at,
      }) as AgentStatement,
  );
}

function readEntry(row: EntryRow): AgentEntry {
  return {
    agentId: row.agent_id,
    seq: row.seq,
    entryId: row.entry_id,
    kind: row.kind,
    causeId: row.cause_id,
    label: row.label,
    priceYen: Number(row.price_yen),
    pieces: row.pieces,
    amountYen: Number(row.amount_yen),
    ratePerMille: row.rate_per_mille,
    at: row.at,
    ...(row.sale_kind === null ? {} : { saleKind: row.sale_kind }),
    ...(row.seller_id === null ? {} : { sellerId: row.seller_id }),
    ...(row.form === null ? {} : { form: row.form }),
    ...(row.rule_id === null ? {} : { ruleId: row.rule_id }),
  } as AgentEntry;
}

function tables(act: Act) {
  return act.database.tables<EntryTables>();
}
