import type { Command } from "commander";

interface MakeFlags {
  readonly seller: string;
  readonly value: string;
  readonly count: string;
  readonly arrangement: string;
  readonly commission?: string;
  readonly plans?: string;
  readonly days?: string;
}

/** The family `tsunagu pins …`. */
export function pinCommands(pins: Command): void {
  makingCommands(pins);
  sellingCommands(pins);
  pins
    .command("list")
    .description("every batch, and how many of its PINs stand how")
    .action(async () => (await import("./pin-chores.ts")).listPinsChore());
  pins
    .command("unused")
    .description("the unused balance of each seller, for the Payment Services Act")
    .argument("[date]", "the base date, as in 2027-03-31; else today")
    .action(async (date?: string) => (await import("./pin-chores.ts")).unusedPinsChore(date));
  pins
    .command("close")
    .description("book what expired unused; a worker does it by itself, too")
    .action(async () => (await import("./pin-chores.ts")).closePinsChore());
}

function makingCommands(pins: Command): void {
  pins
    .command("make")
    .description("make a batch; its digits come about when it is exported")
    .requiredOption("--seller <code>", "whose PINs they are")
    .requiredOption("--value <yen>", "what each pays for: the price of a plan of that seller")
    .requiredOption("--count <number>", "how many")
    .option("--arrangement <how>", "own_issue, resale or consignment", "own_issue")
    .option("--commission <share>", "what the agent keeps, as in 5%")
    .option("--plans <codes>", "only for these plans, with commas between")
    .option("--days <number>", "how long each is good from its sale; at most 180")
    .action(async (flags: MakeFlags) => (await import("./pin-chores.ts")).makePinsChore(flags));
  pins
    .command("export")
    .description("write the digits into a file for the printer, once")
    .argument("<batch>")
    .argument("<file>", "CSV, readable by you alone; must not be there")
    .action(async (batch: string, file: string) =>
      (await import("./pin-chores.ts")).exportPinsChore(batch, file),
    );
}

function sellingCommands(pins: Command): void {
  pins
    .command("activate")
    .description("sell PINs: from now on they pay, until a fixed end")
    .argument("<batch>")
    .argument("<serials>", "as in 1-50 or 1-50,60")
    .requiredOption("--money <where>", "agent:CODE or provider:NAME owe it, bank has it")
    .action(async (batch: string, serials: string, { money }: { readonly money: string }) =>
      (await import("./pin-chores.ts")).activatePinsChore({ batch, serials, money }),
    );
  pins
    .command("void")
    .description("take PINs out of use; a sold one when its sale is undone")
    .argument("<batch>")
    .argument("<serials>", "as in 1-50 or 1-50,60")
    .requiredOption("--reason <why>", "damaged, lost or sale_undone")
    .action(async (batch: string, serials: string, { reason }: { readonly reason: string }) =>
      (await import("./pin-chores.ts")).voidPinsChore({ batch, serials, reason }),
    );
}
