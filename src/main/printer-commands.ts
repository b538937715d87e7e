import type { Command } from "commander";

interface PrinterFlags {
  readonly name: string;
  readonly kind: string;
  readonly paper: string;
  readonly letters: string;
  readonly till?: string;
  readonly kiosk?: string;
  readonly address?: string;
  readonly mac?: string;
}

const KINDS = "escpos_tcp, star_cloudprnt, epson_sdp, browser, virtual or kiosk";

/** The family `tsunagu printer …`. */
export function printerCommands(printer: Command): void {
  printer
    .command("add")
    .description("make a printer known that stands beside a till or a kiosk")
    .argument("<code>", "as in TYO1-P1")
    .requiredOption("--name <text>", "what people call it")
    .requiredOption("--kind <kind>", KINDS)
    .option("--till <code>", "the till that stands beside it")
    .option("--kiosk <name>", "the machine that it stands beside, or is built into")
    .option("--paper <mm>", "58 or 80", "80")
    .option("--letters <pages>", "the code pages in its memory, or none", "shiftjis")
    .option("--address <host:port>", "of escpos_tcp; port 9100 unless told")
    .option("--mac <address>", "of one that calls us: only this machine may")
    .action(async (code: string, flags: PrinterFlags) =>
      (await import("./printer-chores.ts")).addPrinterChore({ code, ...flags }),
    );
  paperCommands(printer);
  printer
    .command("token")
    .description("a new address for a printer that calls us; the old one opens nothing any more")
    .argument("<code>")
    .action(async (code: string) => (await import("./printer-chores.ts")).renewTokenChore(code));
  printer
    .command("retire")
    .description("take a printer out of use")
    .argument("<code>")
    .action(async (code: string) =>
      (await import("./printer-chores.ts")).takeOutPrinterChore(code),
    );
}

function paperCommands(printer: Command): void {
  printer
    .command("list")
    .description("every printer in use, how it is now, and what waits for it")
    .action(async () => (await import("./printer-chores.ts")).listPrintersChore());
  printer
    .command("test")
    .description("print a page with every script that slips are written in")
    .argument("<code>")
    .option("--language <language>", "of the page", "ja")
    .action(async (code: string, { language }: { readonly language: string }) =>
      (await import("./printer-chores.ts")).testPrinterChore({ code, language }),
    );
  printer
    .command("pins")
    .description("print recharge PINs out of the file that their export wrote, each once")
    .argument("<printer>")
    .argument("<file>", "as `pins export` wrote it")
    .argument("<serials>", "as in 1-50 or 1-50,60, at most 100")
    .option("--language <language>", "of the slips", "en")
    .action(
      async (code: string, file: string, serials: string, { language }: { language: string }) =>
        (await import("./printer-chores.ts")).printPinsChore({
          ...{ printer: code, file, serials, language },
        }),
    );
}
