import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { Agent, AgentAccount, AgentContact } from "./agent.ts";
import type { CommissionRule } from "./rule.ts";

interface AgentTables {
  agents: AgentRow;
  agent_accounts: { agent_id: string; owed_yen: number; credit_limit_yen: number };
  agent_rules: RuleRow;
  agent_cash: {
    agent_id: string;
    cash_id: string;
    kind: string;
    amount_yen: number;
    at: Instant;
  };
}

interface AgentRow {
  agent_id: string;
  code: string;
  name: string;
  legal_name: string;
  address: string;
  registration_number: string | null;
  contact_sealed: Buffer | null;
  state: string;
  made_at: Instant;
}

interface RuleRow {
  agent_id: string;
  rule_id: string;
  kind: string | null;
  seller_id: string | null;
  plan: string | null;
  batch: string | null;
  channel: string | null;
  per_mille: number;
  fixed_yen: number;
  from_at: Instant;
  until_at: Instant | null;
}

export function insertAgent(
  act: Act,
  agent: Agent,
  of: { readonly contact: AgentContact; readonly creditLimitYen: number },
): readonly Part[] {
  const { agentId } = agent;
  return [
    part(
      tables(act)
        .insertInto("agents")
        .values({
          agent_id: agentId,
          code: agent.code,
          name: agent.name,
          legal_name: agent.legalName,
          address: agent.address,
          registration_number: agent.registrationNumber ?? null,
          contact_sealed: act.secrets.seal(JSON.stringify(of.contact)),
          state: agent.state,
          made_at: agent.madeAt,
        }),
    ),
    part(
      tables(act)
        .insertInto("agent_accounts")
        .values({ agent_id: agentId, owed_yen: 0, credit_limit_yen: of.creditLimitYen }),
    ),
  ];
}

export function changeAgentRow(act: Act, after: Agent): Part {
  return part(
    tables(act)
      .updateTable("agents")
      .set({
        name: after.name,
        legal_name: after.legalName,
        address: after.address,
        registration_number: after.registrationNumber ?? null,
        state: after.state,
      })
      .where("agent_id", "=", after.agentId),
  );
}

export async function allAgents(act: Act): Promise<readonly Agent[]> {
  const rows = await tables(act).selectFrom("agents").selectAll().orderBy("code").execute();
  return rows.map(readAgent);
}

export async function agentById(act: Act, agentId: string): Promise<Agent | undefined> {
  const row = await tables(act)
    .selectFrom("agents")
    .selectAll()
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  return row === undefined ? undefined : readAgent(row);
}

/** As typed; letters in any case. */
export async function agentByCode(act: Act, typed: string): Promise<Agent | undefined> {
  const code = typed.normalize("NFKC").trim().toUpperCase();
  const row = await tables(act)
    .selectFrom("agents")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  return row === undefined ? undefined : readAgent(row);
}

/** Personal, and to settle alone. */
export async function contactOf(act: Act, agentId: string): Promise<AgentContact> {
  const row = await tables(act)
    .selectFrom("agents")
    .select("contact_sealed")
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  const sealed = row?.contact_sealed ?? undefined;
  return sealed === undefined ? {} : (JSON.parse(act.secrets.unseal(sealed)) as AgentContact);
}

export async function accountOf(act: Act, agentId: string): Promise<AgentAccount | undefined> {
  const row = await tables(act)
    .selectFrom("agent_accounts")
    .selectAll()
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { owedYen: Number(row.owed_yen), creditLimitYen: Number(row.credit_limit_yen) };
}

export function setCreditLimit(act: Act, agentId: string, limitYen: number): Part {
  return part(
    tables(act)
      .updateTable("agent_accounts")
      .set({ credit_limit_yen: limitYen })
      .where("agent_id", "=", agentId),
  );
}

/** Cash that an agent keeps: touches no row when its credit does not reach. */
export function raiseOwed(agentId: string, amountYen: number): Part {
  return {
    text: `update agent_accounts set owed_yen = owed_yen + $2::bigint
      where agent_id = $1 and owed_yen + $2::bigint <= credit_limit_yen`,
    values: [agentId, amountYen],
    expects: "one",
  };
}

/** What it earned, paid or gave back; or lost, whatever its limit. */
export function lowerOwed(agentId: string, amountYen: number): Part {
  return {
    text: `update agent_accounts set owed_yen = owed_yen - $2::bigint where agent_id = $1`,
    values: [agentId, amountYen],
    expects: "one",
  };
}

export function insertCash(
  act: Act,
  of: {
    readonly agentId: string;
    readonly cashId: string;
    readonly kind: "sale" | "refund";
    readonly amountYen: number;
  },
): Part {
  return part(
    tables(act).insertInto("agent_cash").values({
      agent_id: of.agentId,
      cash_id: of.cashId,
      kind: of.kind,
      amount_yen: of.amountYen,
      at: act.clock.now(),
    }),
  );
}

/** All cash that was kept before that moment, less what was given back. */
export async function keptBefore(act: Act, agentId: string, before: Instant): Promise<number> {
  const { rows } = await act.database.run({
    text: `select coalesce(sum(amount_yen), 0)::bigint as yen from agent_cash
      where agent_id = $1 and at < $2`,
    values: [agentId, before],
  });
  return Number((rows[0] as { yen: number }).yen);
}

export function insertRule(act: Act, rule: CommissionRule): Part {
  return part(
    tables(act)
      .insertInto("agent_rules")
      .values({
        agent_id: rule.agentId,
        rule_id: rule.ruleId,
        kind: rule.kind ?? null,
        seller_id: rule.sellerId ?? null,
        plan: rule.plan ?? null,
        batch: rule.batch ?? null,
        channel: rule.channel ?? null,
        per_mille: rule.perMille,
        fixed_yen: rule.fixedYen,
        from_at: rule.fromAt,
        until_at: rule.untilAt ?? null,
      }),
  );
}

export function endRuleRow(act: Act, rule: CommissionRule, untilAt: Instant): Part {
  return part(
    tables(act)
      .updateTable("agent_rules")
      .set({ until_at: untilAt })
      .where("agent_id", "=", rule.agentId)
      .where("rule_id", "=", rule.ruleId),
  );
}

/** In the order in which they begin. */
export async function rulesOf(act: Act, agentId: string): Promise<readonly CommissionRule[]> {
  const rows = await tables(act)
    .selectFrom("agent_rules")
    .selectAll()
    .where("agent_id", "=", agentId)
    .orderBy("from_at")
    .orderBy("rule_id")
    .execute();
  return rows.map(
    (row) =>
      ({
        ruleId: row.rule_id,
        agentId: row.agent_id,
        perMille: row.per_mille,
        fixedYen: yen(row.fixed_yen),
        fromAt: row.from_at,
        ...(row.kind === null ? {} : { kind: row.kind }),
        ...(row.seller_id === null ? {} : { sellerId: row.seller_id }),
        ...(row.plan === null ? {} : { plan: row.plan }),
        ...(row.batch === null ? {} : { batch: row.batch }),
        ...(row.channel === null ? {} : { channel: row.channel }),
        ...(row.until_at === null ? {} : { untilAt: row.until_at }),
      }) as CommissionRule,
  );
}

function readAgent(row: AgentRow): Agent {
  return {
    agentId: row.agent_id,
    code: row.code,
    name: row.name,
    legalName: row.legal_name,
    address: row.address,
    ...(row.registration_number === null ? {} : { registrationNumber: row.registration_number }),
    state: row.state,
    madeAt: row.made_at,
  } as Agent;
}

function tables(act: Act) {
  return act.database.tables<AgentTables>();
}
