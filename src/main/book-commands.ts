import type { Command } from "commander";

interface ExportFlags {
  readonly from: string;
  readonly to: string;
  readonly format: string;
  readonly seller?: string;
  readonly out?: string;
  readonly byDay?: true;
}

// Each command loads what it needs when it is called: --help answers at once.
const chores = async () => import("./book-chores.ts");

/** `tsunagu ledger …`: the books. */
export function addLedgerCommands(ledger: Command): void {
  ledger
    .command("check")
    .description("prove every invariant over the whole database; exit code 1 with findings")
    .action(async () => (await chores()).checkLedgerChore());
  ledger
    .command("reverse")
    .description("take a booked transfer back, once: the only correction there is")
    .argument("<transfer>", "its id")
    .requiredOption("--why <text>", "for the audit trail; no personal data")
    .action(async (transferId: string, { why }: { readonly why: string }) =>
      (await chores()).reverseChore({ transferId, why }),
    );
  ledger
    .command("export")
    .description("write the journal as accounting software imports it: freee or 弥生")
    .requiredOption("--from <day>", "first day, in Japan")
    .requiredOption("--to <day>", "last day")
    .requiredOption("--format <software>", "freee or yayoi")
    .option("--seller <code>", "only this brand's entries; - for those of none")
    .option("--by-day", "one entry a day for all that is alike")
    .option("--out <file>", "instead of standard output")
    .action(async ({ from, to, format, seller, out, byDay }: ExportFlags) =>
      (await chores()).exportChore({ from, to, format, seller, out, isByDay: byDay === true }),
    );
}

/** `tsunagu reconcile …`: what payment providers tell, against the books. */
export function addReconcileCommands(reconcile: Command): void {
  reconcile
    .command("list")
    .description("open differences, oldest first, each with what to do")
    .option("--provider <name>", "only of this provider")
    .option("--solved", "those that are solved, and by whom")
    .action(async ({ provider, solved }: { readonly provider?: string; readonly solved?: true }) =>
      (await chores()).listDifferencesChore({ provider, isSolved: solved === true }),
    );
  reconcile
    .command("import")
    .description("take in a report that was downloaded; all or nothing, every bad row is named")
    .argument("<provider>")
    .argument("<file>")
    .action(async (provider: string, file: string) =>
      (await chores()).importReportChore({ provider, file }),
    );
  reconcile
    .command("fetch")
    .description("fetch a day's report from the provider and match it; without a day, yesterday's")
    .argument("<provider>")
    .argument("[day]")
    .action(async (provider: string, day?: string) =>
      (await chores()).fetchReportChore({ provider, day }),
    );
  reconcile
    .command("solve")
    .description("say why a difference may stand, or what was done about it")
    .argument("<difference>", "its id")
    .requiredOption("--why <text>", "for the audit trail; no personal data")
    .action(async (differenceId: string, { why }: { readonly why: string }) =>
      (await chores()).solveChore({ differenceId, why }),
    );
}
