import {
  accountOf,
  agentByCode,
  allAgents,
  changeAgent,
  creditLeftYen,
  endRule,
  giveCredit,
  makeAgent,
  rulesOf,
  SALE_KINDS,
  setRule,
  type Agent,
  type CommissionRule,
} from "../../business/agents/index.ts";
import { allSellers, type Seller } from "../../business/catalogue/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { JST, localDate, startOfDate, type Instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readDateCell, readWholeCell } from "../../foundation/tables/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

type Told = Promise<Outcome<string, string>>;

/** As typed: each is read here. */
export interface AgentWords {
  readonly code: string;
  readonly name: string;
  readonly legal: string;
  readonly address: string;
  readonly registration?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly bank?: string;
  readonly credit: string;
}

/** Makes a shop known that sells for the house. */
export async function addAgent(act: Act, words: AgentWords): Told {
  const { name, legal, address, registration, email, phone, bank } = words;
  const made = await makeAgent(act, {
    ...{ code: words.code, name, legalName: legal, address },
    ...(registration === undefined ? {} : { registrationNumber: registration }),
    contact: {
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(bank === undefined ? {} : { bankAccount: bank }),
    },
    creditLimitYen: readWholeCell(words.credit) ?? Number.NaN,
  });
  if (!made.ok) return made;
  const { code } = made.value;
  return done(
    `agent ${code} is there\nnext: tsunagu agent rule ${code} --share 5%\n` +
      `      tsunagu till add CODE --name TEXT --agent ${code}\n` +
      `      tsunagu staff add NUMBER --name TEXT --role clerk --agent ${code}\n`,
  );
}

/** Every agent, what it owes and how far its credit reaches. */
export async function listAgents(act: Act): Promise<string> {
  const agents = await allAgents(act);
  if (agents.length === 0) return "no agent is known\n";
  const rows = await Promise.all(
    agents.map(async ({ agentId, code, state, name, registrationNumber }) => {
      const account = await accountOf(act, agentId);
      return [
        ...[code, state, registrationNumber ?? "exempt"],
        showYen(account?.owedYen ?? 0),
        showYen(account?.creditLimitYen ?? 0),
        showYen(account === undefined ? 0 : creditLeftYen(account)),
        name,
      ];
    }),
  );
  const head = ["code", "state", "invoices", "owes", "limit", "left", "name"];
  return `${drawTable(head, rows, { figures: [3, 4, 5] }).join("\n")}\n`;
}

/** How much it may owe before it sells for no more cash. */
export async function setAgentCredit(
  act: Act,
  words: { readonly code: string; readonly limit: string },
): Told {
  return withAgent(act, words.code, async ({ agentId, code }) => {
    const limit = readWholeCell(words.limit) ?? Number.NaN;
    const given = await giveCredit(act, agentId, limit);
    return given.ok ? done(`${code} may owe ${showYen(limit)}\n`) : given;
  });
}

/** A stopped agent takes no cash; what it earned stays, and it can be settled with. */
export async function turnAgent(
  act: Act,
  words: { readonly code: string; readonly state: Agent["state"] },
): Told {
  return withAgent(act, words.code, async ({ agentId, code }) => {
    const changed = await changeAgent(act, agentId, { state: words.state });
    return changed.ok ? done(`${code} is ${changed.value.state}\n`) : changed;
  });
}

export interface RuleWords {
  readonly code: string;
  readonly share: string;
  readonly fixed?: string;
  readonly kind?: string;
  readonly seller?: string;
  readonly plan?: string;
  readonly batch?: string;
  readonly channel?: string;
  readonly from?: string;
  readonly until?: string;
}

/** What an agent earns by which sales, from when to when. */
export async function addRule(act: Act, words: RuleWords): Told {
  return withAgent(act, words.code, async ({ agentId, code }) => {
    const kind = SALE_KINDS.find((one) => one === words.kind);
    if (words.kind !== undefined && kind === undefined) return refused("rule_kind_unknown");
    const seller = (await allSellers(act)).find((one) => one.code === words.seller);
    if (words.seller !== undefined && seller === undefined) return refused("seller_unknown");
    const fromAt = words.from === undefined ? act.clock.now() : startOf(words.from);
    const untilAt = words.until === undefined ? undefined : startOf(words.until);
    if (fromAt === undefined || (words.until !== undefined && untilAt === undefined)) {
      return refused("date_unreadable");
    }
    const { plan, batch, channel } = words;
    const rule = await setRule(act, {
      agentId,
      perMille: perMille(words.share),
      fixedYen: yen(readWholeCell(words.fixed ?? "0") ?? -1),
      fromAt,
      ...(untilAt === undefined ? {} : { untilAt }),
      ...(kind === undefined ? {} : { kind }),
      ...(seller === undefined ? {} : { sellerId: seller.sellerId }),
      ...(plan === undefined ? {} : { plan }),
      ...(batch === undefined ? {} : { batch: batch.toUpperCase() }),
      ...(channel === undefined ? {} : { channel }),
    });
    return rule.ok ? done(`${code} earns by rule ${rule.value.ruleId}\n`) : rule;
  });
}

export async function listRules(act: Act, typed: string): Told {
  return withAgent(act, typed, async ({ agentId }) => {
    const [rules, sellers] = await Promise.all([rulesOf(act, agentId), allSellers(act)]);
    if (rules.length === 0) return done("no rule: it earns by what batches of PINs say alone\n");
    const head = ["rule", "share", "fixed", "for", "from", "until"];
    const rows = rules.map((rule) => [
      rule.ruleId,
      `${rule.perMille / 10}%`,
      showYen(rule.fixedYen),
      scopeOf(rule, sellers),
      localDate(rule.fromAt, JST),
      rule.untilAt === undefined ? "" : localDate(rule.untilAt, JST),
    ]);
    return done(`${drawTable(head, rows, { figures: [1, 2] }).join("\n")}\n`);
  });
}

/** From the start of that day in Japan it pays nothing more. */
export async function stopRule(
  act: Act,
  words: { readonly code: string; readonly ruleId: string; readonly until?: string },
): Told {
  return withAgent(act, words.code, async ({ agentId }) => {
    const untilAt = words.until === undefined ? act.clock.now() : startOf(words.until);
    if (untilAt === undefined) return refused("date_unreadable");
    const ended = await endRule(act, { agentId, ruleId: words.ruleId, untilAt });
    return ended.ok ? done("the rule ends\n") : ended;
  });
}

export async function withAgent(
  act: Act,
  typed: string,
  tell: (agent: Agent) => Promise<Outcome<string, string>>,
): Told {
  const agent = await agentByCode(act, typed.slice(0, 60));
  return agent === undefined ? refused("agent_unknown") : tell(agent);
}

function scopeOf(rule: CommissionRule, sellers: readonly Seller[]): string {
  const seller = sellers.find(({ sellerId }) => sellerId === rule.sellerId)?.code;
  const named = [rule.kind, seller, rule.plan, rule.batch, rule.channel];
  return named.filter((one) => one !== undefined).join(" ") || "every sale";
}

function startOf(typed: string): Instant | undefined {
  const date = readDateCell(typed);
  return date === undefined ? undefined : startOfDate(date, JST);
}

/** `5%`, `5.5 %`: per mille. */
function perMille(typed: string): number {
  const match = /^(\d{1,2})(?:\.(\d))?\s*%$/u.exec(typed.normalize("NFKC").trim());
  return match === null ? Number.NaN : Number(match[1]) * 10 + Number(match[2] ?? 0);
}
