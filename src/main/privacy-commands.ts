import type { Command } from "commander";

/** `tsunagu privacy …`: what is kept of people, and how long. */
export function privacyCommands(privacy: Command): void {
  privacy
    .command("retention")
    .description("how long each kind is kept, and what the last daily runs erased and left")
    .action(async () => (await import("./privacy-chores.ts")).retentionChore());
}
