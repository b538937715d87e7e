import type { Command } from "commander";

/** `tsunagu mail …`: what comes back from mail servers. */
export function mailCommands(mail: Command): void {
  mail
    .command("bounced")
    .description("hear a mail that came back, whole on standard input, as a mail server pipes it")
    .action(async () => (await import("./mail-chores.ts")).bouncedChore());
}
