import { Command } from "commander";
import { BadConfig } from "../foundation/config/index.ts";
import { kioskAgentCommands } from "./machine-commands.ts";
import { Problem } from "./problem.ts";

// The whole of a packed version: the machine's family of commands, as the launcher calls it.
const program = new Command("tsunagu");
kioskAgentCommands(program.command("kiosk-agent"));
try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  const isPlain = error instanceof Problem || error instanceof BadConfig;
  process.stderr.write(`tsunagu: ${isPlain ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
