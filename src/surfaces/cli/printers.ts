import {
  allPrinters,
  askPrint,
  jobsAt,
  makePrinter,
  printerByCode,
  PRINTER_KINDS,
  renewPrinterToken,
  retirePrinter,
  stateNow,
  type Printer,
  type PrinterKind,
  type PrinterRefusal,
} from "../../business/printing/index.ts";
import { allDevices } from "../../business/staff/index.ts";
import { allTills } from "../../business/tills/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { isLanguage } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { CODE_PAGES, PAPER_WIDTHS_MM } from "../../foundation/paper/index.ts";
import { testSlip } from "../documents/index.ts";
import { drawTable } from "./draw-table.ts";
import { kioskNamed } from "./kiosks.ts";
import { readLetters } from "./read-letters.ts";
import { linesOf } from "./staff.ts";

/** As typed: each is read here. */
export interface PrinterWords {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly paper: string;
  readonly letters: string;
  /** The till that it stands beside, or the kiosk. */
  readonly till?: string;
  readonly kiosk?: string;
  readonly address?: string;
  readonly mac?: string;
}

export type PrinterWordRefusal =
  | PrinterRefusal
  | "printer_kind_unknown"
  | "printer_paper_unknown"
  | "printer_letters_unknown"
  | "printer_till_unknown"
  | "printer_kiosk_unknown"
  | "printer_unknown"
  | "printer_calls_nobody"
  | "printer_language_unknown"
  | "serials_unreadable"
  | "pin_file_unreadable"
  | "printer_is_browser"
  | "printer_retired";

/** What a refusal means for whoever typed the command. */
export const PRINTER_REFUSALS: Readonly<Record<PrinterWordRefusal, string>> = {
  printer_code_unreadable: "the code: 2 to 16 letters, digits and hyphens, as in TYO1-P1",
  printer_code_taken: "a printer has, or had, this code: see `printer list`",
  printer_name_unreadable: "--name: 1 to 60 characters",
  printer_address_unreadable: "--address: a host or IP address and a port, as in 192.168.1.50:9100",
  printer_mac_unreadable: "--mac: twelve hexadecimal digits, as on the printer's label",
  printer_kind_unknown: `--kind: is ${PRINTER_KINDS.join(", ")}`,
  printer_paper_unknown: `--paper: is ${PAPER_WIDTHS_MM.join(" or ")}, in mm`,
  printer_letters_unknown: `--letters: of ${CODE_PAGES.join(", ")}, with commas between, or none`,
  printer_till_unknown: "--till: no till has this code: see `till list`; or --kiosk",
  printer_kiosk_unknown:
    "--kiosk: no machine in use has this name or id, or several have: see `kiosk list`; " +
    "a printer of the kind kiosk needs one",
  printer_unknown: "no printer in use has this code: see `printer list`",
  printer_calls_nobody: "only a printer that calls us has a token",
  printer_language_unknown: "--language: is ja, en, zh-Hans, zh-Hant or ko",
  serials_unreadable: "the serial numbers: as in 1-50 or 1-50,60, at most 100 at once",
  pin_file_unreadable: "the file: as `pins export` wrote it, with every serial number you named",
  printer_is_browser: "a browser prints from its page, not from here",
  printer_retired: "this printer is out of use",
};

type Told = Promise<Outcome<string, PrinterWordRefusal>>;

/** Makes a printer known that stands beside a till or a kiosk, and tells what to type into it. */
export async function addPrinter(
  act: Act,
  words: PrinterWords,
  { publicUrl }: { readonly publicUrl: string },
): Told {
  const kind = PRINTER_KINDS.find((one) => one === words.kind);
  if (kind === undefined) return refused("printer_kind_unknown");
  const paperMm = PAPER_WIDTHS_MM.find((one) => String(one) === words.paper);
  if (paperMm === undefined) return refused("printer_paper_unknown");
  const codePages = readLetters(words.letters);
  if (codePages === undefined) return refused("printer_letters_unknown");
  const beside = await besideOf(act, words, kind);
  if (!beside.ok) return beside;
  const { label, ...place } = beside.value;
  const { code, name, address, mac } = words;
  const made = await makePrinter(act, {
    ...{ code, name, kind, paperMm, codePages, ...place },
    ...(address === undefined ? {} : { address }),
    ...(mac === undefined ? {} : { mac }),
  });
  if (!made.ok) return made;
  const { printer, token } = made.value;
  const how = token === undefined ? "" : typedInto(printer.kind, { token, publicUrl });
  return done(`printer ${printer.code} stands beside ${label}\n${how}`);
}

type Beside = Pick<Printer, "tillId" | "deviceId" | "agentId"> & { readonly label: string };

async function besideOf(
  act: Act,
  words: Pick<PrinterWords, "till" | "kiosk">,
  kind: PrinterKind,
): Promise<Outcome<Beside, "printer_till_unknown" | "printer_kiosk_unknown">> {
  if (words.kiosk !== undefined || kind === "kiosk") {
    const found = await kioskNamed(act, words.kiosk ?? "");
    if (!found.ok) return refused("printer_kiosk_unknown");
    const { deviceId, agentId, name } = found.value.device;
    return done({
      deviceId,
      label: `kiosk ${name}`,
      ...(agentId === undefined ? {} : { agentId }),
    });
  }
  const tillCode = (words.till ?? "").normalize("NFKC").trim().toUpperCase();
  const till = (await allTills(act)).find((one) => one.code === tillCode);
  if (till === undefined) return refused("printer_till_unknown");
  const { tillId, agentId, code } = till;
  return done({ tillId, label: `till ${code}`, ...(agentId === undefined ? {} : { agentId }) });
}

/** Every printer in use, how it is now, and what waits for it. */
export async function listPrinters(act: Act): Promise<string> {
  const places = new Map([
    ...(await allTills(act)).map(({ tillId, code }): [string, string] => [tillId, code]),
    ...(await allDevices(act)).map(({ deviceId, name }): [string, string] => [deviceId, name]),
  ]);
  const rows = await Promise.all(
    (await allPrinters(act)).map(async (printer) => {
      const jobs = await jobsAt(act, printer.printerId, 100);
      const count = (state: string) => String(jobs.filter((job) => job.state === state).length);
      return [
        ...[printer.code, printer.kind, `${printer.paperMm} mm`],
        ...[stateNow(printer, act.clock.now()), printer.seenAt ?? "never"],
        ...[
          places.get(printer.deviceId ?? printer.tillId ?? "") ?? "",
          count("waiting"),
          count("unknown"),
          printer.name,
        ],
      ];
    }),
  );
  const head = [
    "code",
    "kind",
    "paper",
    "state",
    "seen",
    "stands at",
    "waiting",
    "unknown",
    "name",
  ];
  return linesOf(drawTable(head, rows, { figures: [6, 7] }));
}

/** Puts a test page into its queue: a running worker prints it, or the printer fetches it. */
export async function testPrinter(
  act: Act,
  words: { readonly code: string; readonly language: string },
  { publicUrl }: { readonly publicUrl: string },
): Told {
  const { language } = words;
  if (!isLanguage(language)) return refused("printer_language_unknown");
  const printer = await printerNamed(act, words.code);
  if (printer === undefined) return refused("printer_unknown");
  const asked = await askPrint(act, {
    ...{ printer, slip: testSlip(printer, { language, publicUrl }) },
    ...{ subject: "test", reference: printer.code, isReissue: false, onceKey: `test ${newId()}` },
    goodMinutes: 15,
  });
  if (!asked.ok) return asked;
  const state = stateNow(printer, act.clock.now());
  return done(`a test page waits for ${printer.code}, which is ${state}; good for 15 minutes\n`);
}

/** A new address for a printer that calls us; the old one opens nothing any more. */
export async function renewToken(
  act: Act,
  code: string,
  { publicUrl }: { readonly publicUrl: string },
): Told {
  const printer = await printerNamed(act, code);
  if (printer === undefined) return refused("printer_unknown");
  const { kind } = printer;
  if (kind !== "star_cloudprnt" && kind !== "epson_sdp") return refused("printer_calls_nobody");
  const token = await renewPrinterToken(act, printer);
  return done(typedInto(kind, { token, publicUrl }));
}

export async function takeOutPrinter(act: Act, code: string): Told {
  const printer = await printerNamed(act, code);
  if (printer === undefined) return refused("printer_unknown");
  await retirePrinter(act, printer);
  return done(`${printer.code} is out of use; what waits for it lapses\n`);
}

export async function printerNamed(act: Act, typed: string): Promise<Printer | undefined> {
  const printer = await printerByCode(act, typed.normalize("NFKC").trim().toUpperCase());
  return printer?.retiredAt === undefined ? printer : undefined;
}

function typedInto(
  kind: PrinterKind,
  { token, publicUrl }: { readonly token: string; readonly publicUrl: string },
): string {
  const family = kind === "star_cloudprnt" ? "star" : "epson";
  const where = family === "star" ? "CloudPRNT, Server URL" : "Server Direct Print, URL";
  return (
    `type into the printer's own settings (${where}):\n` +
    `  ${publicUrl}/printing/${family}/${token}\n` +
    "every 5 seconds; it is not shown again: see docs/running/printing.md\n"
  );
}
