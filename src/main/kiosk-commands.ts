import type { Command } from "commander";

interface PairFlags {
  readonly point?: string;
  readonly reader?: string;
  readonly agent?: string;
  readonly paper: string;
  readonly letters: string;
}

/** The family `tsunagu kiosk …`. */
export function kioskCommands(kiosk: Command): void {
  kiosk
    .command("pair")
    .description("print the code that pairs a machine; good once, for 15 minutes")
    .argument("<name>", "what people call the machine")
    .option("--point <code>", "the point where it stands")
    .option("--reader <id>", "the card reader in it, as its provider names it")
    .option("--agent <code>", "the shop that it sells for")
    .option("--paper <mm>", "of the printer in it: 58, 80 or none", "80")
    .option("--letters <pages>", "the code pages in its printer's memory, or none", "shiftjis")
    .action(async (name: string, flags: PairFlags) =>
      (await import("./kiosk-chores.ts")).pairKioskChore({ name, ...flags }),
    );
  kiosk
    .command("list")
    .description("every machine: how it is, and how it takes money now")
    .action(async () => (await import("./kiosk-chores.ts")).listKiosksChore());
  kiosk
    .command("revoke")
    .description("from now on the machine opens nothing")
    .argument("<kiosk>", "its name or id")
    .action(async (one: string) => (await import("./kiosk-chores.ts")).revokeKioskChore(one));
  kiosk
    .command("out-of-service")
    .description("sell nothing at it, whatever it says of itself")
    .argument("<kiosk>", "its name or id")
    .option("--end", "let it sell again")
    .action(async (one: string, { end }: { readonly end?: true }) =>
      (await import("./kiosk-chores.ts")).directKioskChore({
        kiosk: one,
        service: end === true ? "in" : "out",
      }),
    );
  kiosk
    .command("message")
    .description("what customers read on its screen")
    .argument("<kiosk>", "its name or id")
    .argument("[language=text...]", "in each language that you know")
    .option("--clear", "take the message away")
    .action(async (one: string, texts: readonly string[], { clear }: { readonly clear?: true }) =>
      (await import("./kiosk-chores.ts")).messageKioskChore({
        kiosk: one,
        texts: clear === true ? "none" : texts,
      }),
    );
  watchCommands(kiosk);
  orderCommands(kiosk);
  signCommand(kiosk);
  mailCommands(kiosk.command("mails").description("who is told by mail when a machine fails"));
}

interface MailFlags {
  readonly language: string;
  readonly agent?: string;
}

function mailCommands(mails: Command): void {
  mails
    .command("add")
    .description("this address is told when a machine fails, and when it is well again")
    .argument("<address>")
    .option("--language <code>", "ja or en", "ja")
    .option("--agent <code>", "only of the machines of this shop")
    .action(async (address: string, flags: MailFlags) =>
      (await import("./kiosk-chores.ts")).mailAlarmsChore({ address, ...flags }),
    );
  mails
    .command("drop")
    .description("it is told no more")
    .argument("<address>")
    .action(async (address: string) =>
      (await import("./kiosk-chores.ts")).mailAlarmsNoMoreChore(address),
    );
  mails
    .command("list")
    .description("every address, and of which machines it hears")
    .action(async () => (await import("./kiosk-chores.ts")).listAlarmMailsChore());
}

interface SignFlags {
  readonly out: string;
  readonly paper: string;
  readonly arrow: string;
  readonly ja?: string;
  readonly en?: string;
}

function signCommand(kiosk: Command): void {
  kiosk
    .command("sign")
    .description("draw the sign that stands beside it, with a code for phones")
    .argument("<device>", "the name or id of a kiosk or a counter")
    .requiredOption("--out <file>", "the PDF to write")
    .option("--paper <size>", "a4 or a3", "a4")
    .option("--arrow <way>", "none, left, right, up or down", "none")
    .option("--ja <place>", "what people call the place, in Japanese")
    .option("--en <place>", "and in English")
    .action(async (device: string, { out, ...flags }: SignFlags) =>
      (await import("./kiosk-chores.ts")).drawSignChore({ device, ...flags }, out),
    );
}

function watchCommands(kiosk: Command): void {
  kiosk
    .command("look")
    .description("the machines that somebody has to go to, and why")
    .action(async () => (await import("./kiosk-chores.ts")).lookAtKiosksChore());
  kiosk
    .command("past")
    .description("what happened to a machine, the newest first")
    .argument("<kiosk>", "its name or id")
    .action(async (one: string) => (await import("./kiosk-chores.ts")).kioskPastChore(one));
}

function orderCommands(kiosk: Command): void {
  kiosk
    .command("restart")
    .description("begin its screen anew; whoever is at it goes on where the sale stood")
    .argument("<kiosk>", "its name or id")
    .option("--program", "the whole program instead")
    .action(async (one: string, { program }: { readonly program?: true }) =>
      (await import("./kiosk-chores.ts")).orderKioskChore({
        kiosk: one,
        wish: { kind: "restart", what: program === true ? "program" : "browser" },
      }),
    );
  kiosk
    .command("update")
    .description("have it take another version of its program")
    .argument("<kiosk>", "its name or id")
    .requiredOption("--to <version>", "as in 1.4.2")
    .requiredOption("--url <address>", "where the package is")
    .requiredOption("--signature <base64>", "Ed25519 over the package")
    .action(async (one: string, flags: UpdateFlags) => {
      const { to, url, signature } = flags;
      const wish = { kind: "update", version: to, url, signature } as const;
      await (await import("./kiosk-chores.ts")).orderKioskChore({ kiosk: one, wish });
    });
  kiosk
    .command("move")
    .description("it stands at another point")
    .argument("<kiosk>", "its name or id")
    .argument("[point]", "the point's code; without one it stands nowhere")
    .action(async (one: string, point?: string) =>
      (await import("./kiosk-chores.ts")).moveKioskChore({
        kiosk: one,
        ...(point === undefined ? {} : { point }),
      }),
    );
}

interface UpdateFlags {
  readonly to: string;
  readonly url: string;
  readonly signature: string;
}
