import type { Command } from "commander";

/** The family `tsunagu kiosk-release …`. */
export function kioskReleaseCommands(release: Command): void {
  const chores = async () => import("./release-chores.ts");
  release
    .command("key")
    .description("make the key that versions are signed with; prints its public half")
    .argument("<file>", "where the secret half goes; it must not be there yet")
    .action(async (file: string) => (await chores()).releaseKeyChore(file));
  release
    .command("pack")
    .description("put this version of the machine's program into one file")
    .argument("<file>", "as in kiosk-1.4.0.tgz")
    .option("--release <version>", "call it otherwise than this package")
    .action(async (file: string, flags: { readonly release?: string }) =>
      (await chores()).packReleaseChore(file, flags.release),
    );
  release
    .command("sign")
    .description("print the signature of a packed version")
    .argument("<file>")
    .requiredOption("--key <file>", "the secret half")
    .option("--rollback-from <version>", "sign an older version for machines that run this one")
    .action(async (file: string, flags: { readonly key: string; readonly rollbackFrom?: string }) =>
      (await chores()).signReleaseChore({ file, ...flags }),
    );
}
