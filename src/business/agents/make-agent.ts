import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  AGENT_CODE,
  CREDIT_YEN_MAX,
  REGISTRATION_NUMBER,
  type Agent,
  type AgentContact,
} from "./agent.ts";
import {
  accountOf,
  agentById,
  changeAgentRow,
  endRuleRow,
  insertAgent,
  insertRule,
  rulesOf,
  setCreditLimit,
} from "./agents-store.ts";
import { FIXED_YEN_MAX, PER_MILLE_MAX, SALE_KINDS, type CommissionRule } from "./rule.ts";

export type AgentRefusal =
  | "agent_code_unreadable"
  | "agent_code_taken"
  | "agent_name_unreadable"
  | "registration_unreadable"
  | "credit_unreadable";

export interface AgentWish extends Omit<Agent, "agentId" | "state" | "madeAt"> {
  readonly contact: AgentContact;
  readonly creditLimitYen: number;
}

const NAME_LENGTH_MAX = 120;

/** Makes a shop known that sells for the operator. Without credit it sells for no cash. */
export async function makeAgent(act: Act, wish: AgentWish): Promise<Outcome<Agent, AgentRefusal>> {
  const { contact, creditLimitYen, ...rest } = wish;
  const code = wish.code.normalize("NFKC").trim().toUpperCase();
  if (!AGENT_CODE.test(code)) return refused("agent_code_unreadable", { field: "code" });
  const unreadable = refuseFacts(wish) ?? refuseCredit(creditLimitYen);
  if (unreadable !== undefined) return unreadable;
  const madeAt = act.clock.now();
  const agent: Agent = { ...rest, code, agentId: newId(), state: "active", madeAt };
  try {
    await writeHouse(
      act,
      { name: "agent.made", thing: agent.agentId, after: { code, creditLimitYen } },
      insertAgent(act, agent, { contact, creditLimitYen }),
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    return refused("agent_code_taken", { field: "code" });
  }
  return done(agent);
}

/** Names, registration, or whether it sells. A closed statement keeps what stood when it was closed. */
export async function changeAgent(
  act: Act,
  agentId: string,
  change: Partial<Omit<Agent, "agentId" | "code" | "madeAt">>,
): Promise<Outcome<Agent, AgentRefusal | "agent_unknown">> {
  const before = await agentById(act, agentId);
  if (before === undefined) return refused("agent_unknown");
  const after: Agent = { ...before, ...change };
  const unreadable = refuseFacts(after);
  if (unreadable !== undefined) return unreadable;
  await writeHouse(
    act,
    { name: "agent.changed", thing: agentId, before: { ...before }, after: { ...after } },
    [changeAgentRow(act, after)],
  );
  return done(after);
}

/** How much an agent may owe. Lowered below what it owes, it sells for no cash until it has settled. */
export async function giveCredit(
  act: Act,
  agentId: string,
  limitYen: number,
): Promise<Outcome<null, "agent_unknown" | "credit_unreadable">> {
  const before = await accountOf(act, agentId);
  if (before === undefined) return refused("agent_unknown");
  const unreadable = refuseCredit(limitYen);
  if (unreadable !== undefined) return unreadable;
  const news = {
    name: "agent.credit_set",
    thing: agentId,
    before: { limitYen: before.creditLimitYen },
    after: { limitYen },
  };
  await writeHouse(act, news, [setCreditLimit(act, agentId, limitYen)]);
  return done(null);
}

export type RuleRefusal =
  | "agent_unknown"
  | "rule_pays_nothing"
  | "share_unreadable"
  | "rule_kind_unknown"
  | "rule_ends_before";

/** From when to when an agent earns what by which sales. */
export async function setRule(
  act: Act,
  wish: Omit<CommissionRule, "ruleId">,
): Promise<Outcome<CommissionRule, RuleRefusal>> {
  if ((await agentById(act, wish.agentId)) === undefined) return refused("agent_unknown");
  const isWhole = (value: number, max: number) =>
    Number.isSafeInteger(value) && value >= 0 && value <= max;
  if (!isWhole(wish.perMille, PER_MILLE_MAX) || !isWhole(wish.fixedYen, FIXED_YEN_MAX)) {
    return refused("share_unreadable", { field: "share" });
  }
  if (wish.kind !== undefined && !SALE_KINDS.includes(wish.kind)) {
    return refused("rule_kind_unknown", { field: "kind" });
  }
  if (wish.untilAt !== undefined && wish.untilAt <= wish.fromAt) {
    return refused("rule_ends_before", { field: "until" });
  }
  const rule: CommissionRule = { ...wish, ruleId: newId(), fixedYen: yen(wish.fixedYen) };
  await writeHouse(act, { name: "agent.rule_set", thing: rule.agentId, after: { ...rule } }, [
    insertRule(act, rule),
  ]);
  return done(rule);
}

/** From that moment on it pays nothing more; what was earned by it stays. */
export async function endRule(
  act: Act,
  of: { readonly agentId: string; readonly ruleId: string; readonly untilAt: Instant },
): Promise<Outcome<null, "rule_unknown" | "rule_ends_before">> {
  const rule = (await rulesOf(act, of.agentId)).find(({ ruleId }) => ruleId === of.ruleId);
  if (rule === undefined) return refused("rule_unknown");
  if (of.untilAt <= rule.fromAt) return refused("rule_ends_before", { field: "until" });
  const after = { ruleId: rule.ruleId, untilAt: of.untilAt };
  await writeHouse(act, { name: "agent.rule_ended", thing: rule.agentId, after }, [
    endRuleRow(act, rule, of.untilAt),
  ]);
  return done(null);
}

function refuseFacts(of: Pick<Agent, "name" | "legalName" | "address" | "registrationNumber">) {
  const isText = (text: string) => text.trim() !== "" && [...text].length <= NAME_LENGTH_MAX;
  if (!isText(of.name)) return refused("agent_name_unreadable", { field: "name" });
  if (!isText(of.legalName)) return refused("agent_name_unreadable", { field: "legal" });
  if (!isText(of.address)) return refused("agent_name_unreadable", { field: "address" });
  const { registrationNumber: number } = of;
  if (number === undefined || REGISTRATION_NUMBER.test(number)) return undefined;
  return refused("registration_unreadable", { field: "registration" });
}

function refuseCredit(limitYen: number) {
  const isLimit = Number.isSafeInteger(limitYen) && limitYen >= 0 && limitYen <= CREDIT_YEN_MAX;
  return isLimit ? undefined : refused("credit_unreadable", { field: "limit" });
}
