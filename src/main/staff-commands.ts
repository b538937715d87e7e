import type { Command } from "commander";

interface StaffFlags {
  readonly name: string;
  readonly role: string;
  readonly language: string;
  readonly agent?: string;
}

interface PairFlags {
  readonly till: string;
  readonly reader?: string;
}

/** The families `tsunagu staff …`, `tsunagu till …` and `tsunagu counter …`. */
export function counterCommands(of: {
  readonly staff: Command;
  readonly till: Command;
  readonly counter: Command;
}): void {
  staffCommands(of.staff);
  of.till
    .command("add")
    .description("make a till known; its code stands on receipts")
    .argument("<code>", "as in TYO1-02")
    .requiredOption("--name <text>", "what people call it")
    .option("--agent <code>", "whose till it is: its cash is kept on that agent's credit")
    .action(async (code: string, flags: { readonly name: string; readonly agent?: string }) =>
      (await import("./staff-chores.ts")).addTillChore({ code, ...flags }),
    );
  of.till
    .command("list")
    .description("every till, and whether it is open")
    .action(async () => (await import("./staff-chores.ts")).listTillsChore());
  deviceCommands(of.counter);
}

function deviceCommands(counter: Command): void {
  counter
    .command("pair")
    .description("print the code that pairs a machine to a till; good once, for 15 minutes")
    .argument("<name>", "what people call the machine")
    .requiredOption("--till <code>", "the till that stands beside it")
    .option("--reader <id>", "the card reader beside it, as its provider names it")
    .action(async (name: string, flags: PairFlags) =>
      (await import("./staff-chores.ts")).pairCounterChore({ name, ...flags }),
    );
  counter
    .command("display")
    .description("print the code that pairs the screen which a counter turns to its customers")
    .argument("<name>", "what people call the screen")
    .requiredOption("--counter <name>", "the counter beside which it stands")
    .action(async (name: string, { counter }: { readonly counter: string }) =>
      (await import("./staff-chores.ts")).pairDisplayChore({ name, counter }),
    );
  counter
    .command("list")
    .description("every machine, and whether it is in use")
    .action(async () => (await import("./staff-chores.ts")).listDevicesChore());
  esimCommands(
    counter
      .command("esims")
      .description("how many eSIMs are in stock, held, given and withdrawn; see `import esims`")
      .action(async () => (await import("./staff-chores.ts")).listEsimsChore()),
  );
  counter
    .command("revoke")
    .description("from now on this machine opens and shows nothing")
    .argument("<device>", "its id, as `counter list` tells it")
    .action(async (device: string) =>
      (await import("./staff-chores.ts")).revokeDeviceChore(device),
    );
}

function esimCommands(esims: Command): void {
  esims
    .command("put-back")
    .description(
      "into stock again: a refund withdrew it, and the carrier says that it was not used",
    )
    .argument("<iccid>")
    .action(async (iccid: string) =>
      (await import("./staff-chores.ts")).clearEsimChore(iccid, "in_stock"),
    );
  esims
    .command("scrap")
    .description("never sold from now on: it was used, or the carrier took it back")
    .argument("<iccid>")
    .action(async (iccid: string) =>
      (await import("./staff-chores.ts")).clearEsimChore(iccid, "scrapped"),
    );
}

function staffCommands(staff: Command): void {
  staff
    .command("add")
    .description("take somebody on; prints the passcode to hand over")
    .argument("<number>", "3 to 8 digits, typed at log-in")
    .requiredOption("--name <text>", "whose number it is")
    .requiredOption("--role <role>", "clerk, manager or operator")
    .option("--language <language>", "of the screens", "ja")
    .option("--agent <code>", "the shop they work for; your own people have none")
    .action(async (number: string, flags: StaffFlags) =>
      (await import("./staff-chores.ts")).addStaffChore({ number, ...flags }),
    );
  staff
    .command("list")
    .description("everybody who works or worked here")
    .action(async () => (await import("./staff-chores.ts")).listStaffChore());
  staff
    .command("suspend")
    .description("from now on this person opens nothing")
    .argument("<number>")
    .action(async (number: string) =>
      (await import("./staff-chores.ts")).suspendStaffChore(number),
    );
  staff
    .command("reset")
    .description("a new passcode for whoever forgot it, or works again")
    .argument("<number>")
    .action(async (number: string) => (await import("./staff-chores.ts")).resetStaffChore(number));
}
