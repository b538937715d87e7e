import type { Outcome } from "../foundation/outcome/index.ts";
import {
  addPrinter,
  listPrinters,
  printPins,
  PRINTER_REFUSALS,
  renewToken,
  takeOutPrinter,
  testPrinter,
  type PrinterWords,
  type PrintPinsWords,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";

/** Printers of the counters. Throws Problem. */
export async function addPrinterChore(words: PrinterWords): Promise<void> {
  await tell(async ({ act, config }) => addPrinter(act, words, config));
}

export async function listPrintersChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listPrinters(act));
  });
}

export async function testPrinterChore(words: {
  readonly code: string;
  readonly language: string;
}): Promise<void> {
  await tell(async ({ act, config }) => testPrinter(act, words, config));
}

export async function printPinsChore(words: PrintPinsWords): Promise<void> {
  await tell(async ({ act }) => printPins(act, words));
}

export async function renewTokenChore(code: string): Promise<void> {
  await tell(async ({ act, config }) => renewToken(act, code, config));
}

export async function takeOutPrinterChore(code: string): Promise<void> {
  await tell(async ({ act }) => takeOutPrinter(act, code));
}

async function tell(
  ask: (house: House) => Promise<Outcome<string, keyof typeof PRINTER_REFUSALS>>,
): Promise<void> {
  await withHouse(async (house) => {
    const answer = await ask(house);
    if (!answer.ok) throw new Problem(PRINTER_REFUSALS[answer.refusal]);
    process.stdout.write(answer.value);
  });
}
