import { writeFile } from "node:fs/promises";
import type { Act } from "../foundation/act/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import {
  addAgent,
  addRule,
  agentRefusal,
  agentStatement,
  listAgents,
  listRules,
  setAgentCredit,
  settleAgent,
  showAgent,
  stopRule,
  turnAgent,
  type AgentWords,
  type RuleWords,
  type SettleWords,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";

/** What an operator does about the shops that sell for it. Throws Problem. */
export async function addAgentChore(words: AgentWords): Promise<void> {
  await tell(async (act) => addAgent(act, words));
}

export async function listAgentsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listAgents(act));
  });
}

export async function showAgentChore(code: string): Promise<void> {
  await tell(async (act) => showAgent(act, code));
}

export async function agentCreditChore(words: { code: string; limit: string }): Promise<void> {
  await tell(async (act) => setAgentCredit(act, words));
}

export async function turnAgentChore(words: {
  readonly code: string;
  readonly state: "active" | "stopped";
}): Promise<void> {
  await tell(async (act) => turnAgent(act, words));
}

export async function addRuleChore(words: RuleWords): Promise<void> {
  await tell(async (act) => addRule(act, words));
}

export async function listRulesChore(code: string): Promise<void> {
  await tell(async (act) => listRules(act, code));
}

export async function stopRuleChore(words: {
  readonly code: string;
  readonly ruleId: string;
  readonly until?: string;
}): Promise<void> {
  await tell(async (act) => stopRule(act, words));
}

export async function settleAgentChore(words: SettleWords): Promise<void> {
  await tell(async (act) => settleAgent(act, words));
}

export async function agentStatementChore(words: {
  readonly code: string;
  readonly month: string;
  readonly pdf?: string;
  readonly csv?: string;
}): Promise<void> {
  await tell(async (act) => {
    const as = (["pdf", "csv"] as const).filter((one) => words[one] !== undefined);
    const made = await agentStatement(act, { ...words, as });
    if (!made.ok) return made;
    const { text, pdf, csv } = made.value;
    if (words.pdf !== undefined && pdf !== undefined) await writeFile(words.pdf, pdf);
    if (words.csv !== undefined && csv !== undefined) await writeFile(words.csv, csv);
    return { ...made, value: text };
  });
}

async function tell(ask: (act: Act) => Promise<Outcome<string, string>>): Promise<void> {
  await withHouse(async ({ act }) => {
    const answer = await ask(act);
    if (!answer.ok) throw new Problem(agentRefusal(answer));
    process.stdout.write(answer.value);
  });
}
