import { readFile } from "node:fs/promises";
import { askPrint } from "../../business/printing/index.ts";
import { readSerial } from "../../business/pins/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { isLanguage, type Language } from "../../foundation/language/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readTable, readWholeCell } from "../../foundation/tables/index.ts";
import { rechargePinSlip, type RechargePin } from "../documents/index.ts";
import { printerNamed, type PrinterWordRefusal } from "./printers.ts";
import { readSerials } from "./read-pin-words.ts";

/** As typed: each is read here. */
export interface PrintPinsWords {
  readonly printer: string;
  /** As `pins export` wrote it. */
  readonly file: string;
  readonly serials: string;
  readonly language: string;
}

const SLIPS_MAX = 100;
/** A printer that is out of paper for longer gives no digits away later. */
const GOOD_MINUTES = 30;

/**
 * Prints recharge PINs out of the file that their export wrote, each serial number once and never
 * again: a slip whose outcome nobody knows is voided like a lost card. Shows no digit.
 */
export async function printPins(
  act: Act,
  words: PrintPinsWords,
): Promise<Outcome<string, PrinterWordRefusal>> {
  if (!isLanguage(words.language)) return refused("printer_language_unknown");
  const printer = await printerNamed(act, words.printer);
  if (printer === undefined) return refused("printer_unknown");
  const pins = await pinsIn(words);
  if (!pins.ok) return pins;
  let asked = 0;
  for (const pin of pins.value) {
    const wish = { printer, slip: rechargePinSlip(pin, words.language satisfies Language) };
    const job = await askPrint(act, {
      ...{ ...wish, subject: "pins", reference: pin.serial, isReissue: false },
      ...{ onceKey: `pin ${pin.serial}`, goodMinutes: GOOD_MINUTES },
    });
    if (!job.ok) return job;
    if (job.value.state === "waiting") asked += 1;
  }
  const before = pins.value.length - asked;
  const rest = before === 0 ? "" : `; ${before} were printed, or tried, before and are left out`;
  const slips = asked === 1 ? "1 slip waits" : `${asked} slips wait`;
  return done(`${slips} for ${printer.code}, good for ${GOOD_MINUTES} minutes${rest}\n`);
}

async function pinsIn({
  file,
  serials,
}: PrintPinsWords): Promise<Outcome<readonly RechargePin[], PrinterWordRefusal>> {
  const wanted = readSerials(serials);
  if (!wanted.ok) return wanted;
  if (wanted.value.length > SLIPS_MAX) return refused("serials_unreadable");
  const content = await readFile(file).catch(() => undefined);
  const table = content === undefined ? undefined : readTable(content);
  if (table?.ok !== true) return refused("pin_file_unreadable");
  const at = (column: string) => table.value.columns.indexOf(column);
  const cells = table.value.rows.map(({ cells: row }) => ({
    serial: row[at("serial_number")] ?? "",
    pin: row[at("pin")] ?? "",
    faceYen: readWholeCell(row[at("value_yen")] ?? ""),
    termDays: readWholeCell(row[at("days_from_sale")] ?? ""),
  }));
  const chosen = new Set(wanted.value);
  const pins = cells.flatMap(({ serial, pin, faceYen, termDays }) => {
    const known = readSerial(serial);
    if (known === undefined || !chosen.has(known.serial)) return [];
    if (faceYen === undefined || termDays === undefined || !/^\d{4}(?:-\d{4}){3}$/.test(pin))
      return [];
    return [{ serial, pin, faceYen: yen(faceYen), termDays }];
  });
  return pins.length === chosen.size ? done(pins) : refused("pin_file_unreadable");
}
