import { Command } from "commander";
import { BadConfig } from "../foundation/config/index.ts";
import { agentCommands } from "./agent-commands.ts";
import { kioskCommands } from "./kiosk-commands.ts";
import { kioskAgentCommands } from "./machine-commands.ts";
import { pinCommands } from "./pin-commands.ts";
import { addLedgerCommands, addReconcileCommands } from "./book-commands.ts";
import { printerCommands } from "./printer-commands.ts";
import { mailCommands } from "./mail-commands.ts";
import { privacyCommands } from "./privacy-commands.ts";
import { Problem } from "./problem.ts";
import { kioskReleaseCommands } from "./release-commands.ts";
import { stockCommands } from "./stock-commands.ts";
import { counterCommands } from "./staff-commands.ts";

const program = new Command("tsunagu")
  .description(
    "Renew a Japan data SIM or eSIM: connected in time, exactly once, or the money back.",
  )
  .helpCommand(false);

interface ImportFlags {
  readonly skipBad?: boolean;
  readonly set?: readonly string[];
}

// Each command loads what it needs when it is called: --help and doctor answer at once.
program
  .command("start")
  .description("run everything: embedded PostgreSQL, web, worker and, in the demo, the sandboxes")
  .action(async () => (await import("./start.ts")).start());
program
  .command("serve")
  .description("run the web alone, against DATABASE_URL or a running `start`")
  .action(async () => (await import("./serve.ts")).serve());
program
  .command("work")
  .description("run a worker alone, against DATABASE_URL or a running `start`")
  .action(async () => (await import("./serve.ts")).work());
const training = program
  .command("training")
  .description("run a world of its own in which staff practise: nothing in it is real")
  .action(async () => (await import("./training.ts")).startTraining());
training
  .command("pair")
  .description("print the code that pairs a browser to a till of that world")
  .argument("<name>", "what people call the machine")
  .requiredOption("--till <code>", "as in TYO1-01")
  .action(async (name: string, { till }: { readonly till: string }) =>
    (await import("./training.ts")).pairTraining({ name, till }),
  );
program
  .command("migrate")
  .description("bring the database's tables up to date")
  .action(async () => (await import("./chores.ts")).migrateChore());
program
  .command("seed")
  .description("fill an empty database with the demo town")
  .action(async () => (await import("./chores.ts")).seedChore());
program
  .command("keys")
  .description(
    "list the keys that receipts are, and were, signed with; see docs/running/receipts.md",
  )
  .option("--pem", "print the public keys themselves")
  .action(async ({ pem }: { readonly pem?: true }) =>
    (await import("./chores.ts")).keysChore({ form: pem === true ? "pem" : "table" }),
  );
program
  .command("import")
  .description("read an operator's file; all or nothing, and every bad row is named")
  .argument(
    "<what>",
    "sellers, taxes, plans, rates, lines, esims, buckets, usage, customers, points or policies",
  )
  .argument(
    "<file>",
    "CSV or JSON, as a spreadsheet exports it; points also as GeoJSON or from Overpass",
  )
  .option("--skip-bad", "take the good rows and report the others")
  .option("--set <column=value...>", "what the file does not say, the same for every row")
  .action(async (what: string, file: string, { skipBad, set }: ImportFlags) =>
    (await import("./chores.ts")).importChore({
      ...{ what, file, skipBad: skipBad === true, set: set ?? [] },
    }),
  );
program
  .command("sandbox")
  .description("run the two sandboxes alone; prints the settings that lead the program to them")
  .action(async () => (await import("./chores.ts")).sandboxChore());
program
  .command("doctor")
  .description("look at everything a running system needs, and tell what to do")
  .action(async () => (await import("./chores.ts")).doctorChore());

const payments = program
  .command("payments")
  .description("payments that do not match, and those that a bank questions");
payments
  .command("frozen")
  .description("those that do not match what was asked for, oldest first")
  .action(async () => (await import("./payment-chores.ts")).listFrozenChore());
payments
  .command("return")
  .description("send all that came of a frozen payment back")
  .argument("<attempt>")
  .requiredOption("--why <text>", "why, for whoever looks later")
  .option("--received <yen>", "what came, where no reading could tell")
  .action(async (attemptId: string, typed: { readonly why: string; readonly received?: string }) =>
    (await import("./payment-chores.ts")).returnPaymentChore({ attemptId, ...typed }),
  );
payments
  .command("disputes")
  .description("those that are not decided, and until when evidence is taken")
  .action(async () => (await import("./payment-chores.ts")).listDisputesChore());

const refunds = program
  .command("refunds")
  .description("refunds that cannot go back the way they were paid, and wait for their payers");
refunds
  .command("list")
  .description("those that are not paid, oldest first, beside what the books owe")
  .option("--older-than <days>", "only those that have waited longer, as in 30d")
  .action(async ({ olderThan }: { readonly olderThan?: string }) =>
    (await import("./refund-chores.ts")).listRefundsChore(olderThan),
  );
refunds
  .command("show")
  .description("everything about one voucher; an account is personal")
  .argument("<voucher>")
  .action(async (voucher: string) => (await import("./refund-chores.ts")).showRefundChore(voucher));
refunds
  .command("pay")
  .description("lock a claim and say to which account it is to be transferred")
  .argument("<voucher>")
  .action(async (voucher: string) => (await import("./refund-chores.ts")).takeRefundChore(voucher));
refunds
  .command("paid")
  .description("the transfer has arrived")
  .argument("<voucher>")
  .requiredOption("--reference <text>", "what names the transfer at your bank")
  .action(async (voucher: string, { reference }: { readonly reference: string }) =>
    (await import("./refund-chores.ts")).refundPaidChore({ voucher, reference }),
  );
refunds
  .command("returned")
  .description("the bank sent the transfer back; its payer chooses anew")
  .argument("<voucher>")
  .requiredOption("--why <text>", "what the bank says")
  .action(async (voucher: string, { why }: { readonly why: string }) =>
    (await import("./refund-chores.ts")).refundReturnedChore({ voucher, why }),
  );

pinCommands(
  program
    .command("pins")
    .description("recharge PINs: make, print, sell, void, and what they are worth"),
);

stockCommands(
  program
    .command("stock")
    .description("PINs and SIM packs on shelves, by serial: receive, move, lose, count"),
);
agentCommands(
  program
    .command("agent")
    .description("shops that sell for you: credit, commission, statements, settlement"),
);
addLedgerCommands(
  program.command("ledger").description("the books: prove, correct and export them"),
);
addReconcileCommands(
  program.command("reconcile").description("what payment providers tell, against our books"),
);
mailCommands(program.command("mail").description("mails that came back"));
privacyCommands(program.command("privacy").description("what is kept of people, how long"));
printerCommands(program.command("printer").description("printers beside tills: add, list, test"));
kioskCommands(program.command("kiosk").description("machines that sell by themselves"));
kioskAgentCommands(
  program.command("kiosk-agent").description("the program on such a machine itself"),
);
kioskReleaseCommands(
  program.command("kiosk-release").description("versions of that program: make a key, pack, sign"),
);
counterCommands({
  staff: program
    .command("staff")
    .description("people of the counters: take on, list, suspend, give a new passcode"),
  till: program.command("till").description("drawers of cash: add, list"),
  counter: program.command("counter").description("machines of the counters"),
});

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  process.stderr.write(`tsunagu: ${lineFor(error as Error & { code?: unknown })}\n`);
  process.exit(1);
}

// A system's or the database's refusal is an outage, told in one line; the rest is a bug.
function lineFor(error: Error & { code?: unknown }): string {
  if (error instanceof Problem || error instanceof BadConfig) return error.message;
  const isOutage = typeof error.code === "string" && !error.code.startsWith("ERR_");
  return isOutage
    ? `${error.message || "refused"} (${error.code as string})`
    : `a bug: ${error.stack}`;
}
