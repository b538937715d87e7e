import type { Command } from "commander";

interface AgentFlags {
  readonly name: string;
  readonly legal: string;
  readonly address: string;
  readonly registration?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly bank?: string;
  readonly credit: string;
}

interface RuleFlags {
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

/** The family `tsunagu agent …`. */
export function agentCommands(agent: Command): void {
  knowingCommands(agent);
  ruleCommands(agent);
  moneyCommands(agent);
}

function knowingCommands(agent: Command): void {
  agent
    .command("add")
    .description("make a shop known that sells for you")
    .argument("<code>", "as in HANA; stands on its statements and never changes")
    .requiredOption("--name <text>", "what people call it")
    .requiredOption("--legal <text>", "its legal name")
    .requiredOption("--address <text>", "as on invoices")
    .option("--registration <number>", "T and 13 digits; without it, an exempt business")
    .option("--email <address>", "kept sealed")
    .option("--phone <number>", "kept sealed")
    .option("--bank <account>", "where it is paid; kept sealed")
    .option("--credit <yen>", "how much it may owe; with 0 it sells for no cash", "0")
    .action(async (code: string, flags: AgentFlags) =>
      (await import("./agent-chores.ts")).addAgentChore({ code, ...flags }),
    );
  agent
    .command("list")
    .description("every agent, what it owes, and how far its credit reaches")
    .action(async () => (await import("./agent-chores.ts")).listAgentsChore());
  agent
    .command("show")
    .description("one agent, its closed months, and where to pay; that is personal")
    .argument("<code>")
    .action(async (code: string) => (await import("./agent-chores.ts")).showAgentChore(code));
  agent
    .command("credit")
    .description("how much it may owe before it sells for no more cash")
    .argument("<code>")
    .argument("<yen>")
    .action(async (code: string, limit: string) =>
      (await import("./agent-chores.ts")).agentCreditChore({ code, limit }),
    );
  for (const [name, state, does] of [
    ["stop", "stopped", "from now on it takes no cash for you"],
    ["resume", "active", "it sells again"],
  ] as const) {
    agent
      .command(name)
      .description(does)
      .argument("<code>")
      .action(async (code: string) =>
        (await import("./agent-chores.ts")).turnAgentChore({ code, state }),
      );
  }
}

function ruleCommands(agent: Command): void {
  agent
    .command("rule")
    .description("what it earns by which sales; of several rules the narrowest counts")
    .argument("<code>")
    .requiredOption("--share <share>", "of the price, tax included, as in 5%")
    .option("--fixed <yen>", "beside that, for each piece")
    .option("--kind <kind>", "renewal, pins or pack")
    .option("--seller <code>")
    .option("--plan <code>", "one plan, or all that begin alike, as in week*")
    .option("--batch <code>", "a batch of PINs")
    .option("--channel <channel>", "counter or kiosk")
    .option("--from <date>", "in Japan; else from now on")
    .option("--until <date>", "the first day on which it counts no more")
    .action(async (code: string, flags: RuleFlags) =>
      (await import("./agent-chores.ts")).addRuleChore({ code, ...flags }),
    );
  agent
    .command("rules")
    .description("every rule of an agent")
    .argument("<code>")
    .action(async (code: string) => (await import("./agent-chores.ts")).listRulesChore(code));
  agent
    .command("end-rule")
    .description("end a rule; what was earned by it stays")
    .argument("<code>")
    .argument("<rule>")
    .option("--until <date>", "the first day on which it counts no more; else from now on")
    .action(async (code: string, ruleId: string, flags: { readonly until?: string }) =>
      (await import("./agent-chores.ts")).stopRuleChore({ code, ruleId, ...flags }),
    );
}

function moneyCommands(agent: Command): void {
  agent
    .command("settle")
    .description("money has come from an agent at the bank, or went to it")
    .argument("<code>")
    .argument("<yen>")
    .requiredOption("--reference <text>", "what names the transfer at your bank")
    .option("--to-agent", "you have paid the agent")
    .action(async (code: string, amount: string, flags: { reference: string; toAgent?: true }) =>
      (await import("./agent-chores.ts")).settleAgentChore({
        ...{ code, amount, reference: flags.reference },
        direction: flags.toAgent === true ? "to_agent" : "from_agent",
      }),
    );
  agent
    .command("statement")
    .description("close a month, for good, and show its statement")
    .argument("<code>")
    .argument("<month>", "as in 2026-11; it must be over in Japan")
    .option("--pdf <file>", "the 支払通知書")
    .option("--csv <file>", "its every line")
    .action(
      async (
        code: string,
        month: string,
        flags: { readonly pdf?: string; readonly csv?: string },
      ) => (await import("./agent-chores.ts")).agentStatementChore({ code, month, ...flags }),
    );
}
