import type { Command } from "commander";
import type { HandWish } from "./machine-cash-chores.ts";
import type { TrialFlags } from "./trial-chores.ts";

const USUAL_CONFIG = "/etc/tsunagu/kiosk-agent.json";

interface ConfigFlag {
  readonly config: string;
}

interface ByFlag {
  readonly by: string;
}

/** The family `tsunagu kiosk-agent …`: also the whole of a packed version of it. */
export function kioskAgentCommands(agent: Command): void {
  const chores = async () => import("./machine-chores.ts");
  agent
    .option("--config <file>", "what the machine is made of", USUAL_CONFIG)
    .action(async ({ config }: ConfigFlag) => (await chores()).launchAgentChore(config));
  const configOf = (command: Command) => command.optsWithGlobals<ConfigFlag>().config;
  agent
    .command("run", { hidden: true })
    .description("what the launcher begins: one run of this very version")
    .action(async (_: object, command: Command) =>
      (await chores()).runAgentChore(configOf(command)),
    );
  agent
    .command("pair")
    .description("make this machine one of the house's")
    .argument("<code>", "as `tsunagu kiosk pair` printed it")
    .action(async (code: string, _: object, command: Command) =>
      (await chores()).pairAgentChore(configOf(command), code),
    );
  agent
    .command("check")
    .description("look at every part, the browser and the house")
    .action(async (_: object, command: Command) =>
      (await chores()).checkAgentChore(configOf(command)),
    );
  agent
    .command("unit")
    .description("print a systemd unit that keeps the program running")
    .option("--policy", "print the browser's managed policy instead")
    .action(async ({ policy }: { readonly policy?: true }, command: Command) =>
      (await chores()).unitChore(configOf(command), { form: policy ? "policy" : "unit" }),
    );
  trialCommands(agent);
  handCommands(agent);
}

/** A machine of simulated parts. */
function trialCommands(agent: Command): void {
  const chores = async () => import("./machine-chores.ts");
  agent
    .command("try")
    .description("run a machine of simulated parts beside a house on this computer")
    .argument("[code]", "as `tsunagu kiosk pair` printed it; not needed a second time")
    .option("--house <url>", "where the house is, unless the settings here say it")
    .option("--browser <program>", "a Chromium, unless it is where systems have it")
    .option("--argument <flag...>", "for the browser, as --argument=--no-sandbox")
    .action(async (code: string | undefined, flags: TrialFlags) =>
      (await chores()).tryAgentChore(code, flags),
    );
  agent
    .command("play")
    .description("play at a simulated part: `play printer paper_out`, `play note 1000`")
    .argument("<words...>")
    .action(async (words: readonly string[], _: object, command: Command) =>
      (await chores()).playChore(command.optsWithGlobals<ConfigFlag>().config, words),
    );
}

/** What a person with a badge does at the money. */
function handCommands(agent: Command): void {
  const does = (kind: HandWish["kind"], wish: Omit<HandWish, "kind">, command: Command) =>
    import("./machine-cash-chores.ts").then(async ({ handChore }) =>
      handChore(command.optsWithGlobals<ConfigFlag>().config, { kind, ...wish }),
    );
  agent
    .command("refill")
    .description("coins were put into the hoppers: `refill --by K-12 100=200 10=50`")
    .requiredOption("--by <badge>", "whose badge it was")
    .argument("<counts...>", "yen=pieces")
    .action(async (counts: readonly string[], { by }: ByFlag, command: Command) =>
      does("refill", { by, counts }, command),
    );
  for (const [kind, description] of [
    ["collect", "everything was taken out of a place: `collect box --by K-12 1000=37`"],
    ["count", "what lies in a place was counted, and stays: `count dispenser --by K-12 100=118`"],
  ] as const) {
    agent
      .command(kind)
      .description(description)
      .requiredOption("--by <badge>", "whose badge it was")
      .argument("<place>", "box or dispenser")
      .argument("<counts...>", "yen=pieces")
      .action(async (place: string, counts: readonly string[], { by }: ByFlag, command: Command) =>
        does(kind, { by, place, counts }, command),
      );
  }
}
