import type { Command } from "commander";

interface GoodFlags {
  readonly seller: string;
  readonly price: string;
  readonly ja: string;
  readonly en: string;
}

/** The family `tsunagu stock …`. */
export function stockCommands(stock: Command): void {
  stock
    .command("good")
    .description("make a pack with a SIM known, which counters sell by the piece")
    .argument("<code>", "as in sim-7")
    .requiredOption("--seller <code>", "whose receipt it is")
    .requiredOption("--price <yen>", "with tax")
    .requiredOption("--ja <name>", "its name in Japanese")
    .requiredOption("--en <name>", "its name in English")
    .action(async (code: string, flags: GoodFlags) =>
      (await import("./stock-chores.ts")).addGoodChore({ code, ...flags }),
    );
  stock
    .command("list")
    .description("how many of what lie where; every serial is in one place")
    .option("--at <place>", "house, or the code of an agent")
    .action(async ({ at }: { readonly at?: string }) =>
      (await import("./stock-chores.ts")).listStockChore(at),
    );
  stock
    .command("receive")
    .description("put pieces on a shelf that come from the printer or a supplier")
    .argument("<serials>", "a CSV file with a column serial, or K7M2QX-1..50")
    .requiredOption("--kind <kind>", "pin or pack")
    .option("--good <code>", "of packs: which")
    .option("--to <place>", "house, or the code of an agent", "house")
    .action(async (serials: string, flags: { kind: string; good?: string; to: string }) =>
      (await import("./stock-chores.ts")).takeStockChore({ serials, ...flags }),
    );
  movingCommands(stock);
}

function movingCommands(stock: Command): void {
  stock
    .command("move")
    .description("from one shelf to another")
    .argument("<serials>")
    .requiredOption("--kind <kind>", "pin or pack")
    .requiredOption("--from <place>", "house, or the code of an agent")
    .requiredOption("--to <place>", "the same")
    .action(
      async (serials: string, { from, ...rest }: { kind: string; from: string; to: string }) =>
        (await import("./stock-chores.ts")).shiftStockChore({
          ...{ serials, what: "transferred", at: from },
          ...rest,
        }),
    );
  for (const [name, what, does] of [
    ["lost", "lost", "they are not where they should be"],
    ["found", "found", "what was lost lies here again"],
    ["return", "returned", "they go back to whom they came from, or are destroyed"],
  ] as const) {
    stock
      .command(name)
      .description(does)
      .argument("<serials>")
      .requiredOption("--kind <kind>", "pin or pack")
      .requiredOption("--at <place>", "house, or the code of an agent")
      .action(async (serials: string, flags: { readonly kind: string; readonly at: string }) =>
        (await import("./stock-chores.ts")).shiftStockChore({ serials, what, ...flags }),
      );
  }
  stock
    .command("count")
    .description("hold a shelf against what was found on it; changes nothing")
    .argument("<serials>")
    .requiredOption("--kind <kind>", "pin or pack")
    .requiredOption("--at <place>", "house, or the code of an agent")
    .action(async (serials: string, flags: { readonly kind: string; readonly at: string }) =>
      (await import("./stock-chores.ts")).countStockChore({ serials, ...flags }),
    );
}
