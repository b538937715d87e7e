import { randomBytes } from "node:crypto";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readAddress } from "./address.ts";
import { callsUs, isCalled, type Printer } from "./printer.ts";
import { changeToken, insertPrinter, printerByTokenHash, retireRow } from "./printers-store.ts";

export type PrinterWish = Pick<Printer, "kind" | "code" | "name" | "paperMm" | "codePages"> &
  Partial<Pick<Printer, "address" | "mac" | "deviceId" | "tillId" | "agentId">>;

export type PrinterRefusal =
  | "printer_code_unreadable"
  | "printer_code_taken"
  | "printer_name_unreadable"
  | "printer_address_unreadable"
  | "printer_mac_unreadable";

export interface MadePrinter {
  readonly printer: Printer;
  /** Of one that calls us: stands in the address that is typed into it, and is told only now. */
  readonly token?: string;
}

const NAME_LENGTH_MAX = 60;

/** Makes a printer known to the house. */
export async function makePrinter(
  act: Act,
  wish: PrinterWish,
): Promise<Outcome<MadePrinter, PrinterRefusal>> {
  const read = readWish(wish);
  if (!read.ok) return read;
  const printer: Printer = {
    ...read.value,
    printerId: newId(),
    state: wish.kind === "virtual" || wish.kind === "browser" ? "ready" : "offline",
  };
  const token = callsUs(wish.kind) ? newToken() : undefined;
  try {
    await writeHouse(
      act,
      {
        name: "printer.made",
        thing: printer.printerId,
        after: { code: printer.code, kind: printer.kind, paperMm: printer.paperMm },
      },
      [
        insertPrinter(act, printer, {
          ...(token === undefined ? {} : { tokenHash: hashOf(act, token) }),
          ...(isCalled(wish.kind) ? { dueAt: act.clock.now() } : {}),
        }),
      ],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    return refused("printer_code_taken", { field: "code" });
  }
  return done({ printer, ...(token === undefined ? {} : { token }) });
}

/** A new token for a printer that calls us; the old one opens nothing from now on. */
export async function renewPrinterToken(act: Act, printer: Printer): Promise<string> {
  const token = newToken();
  await writeHouse(act, { name: "printer.token_renewed", thing: printer.printerId }, [
    changeToken(act, printer.printerId, hashOf(act, token)),
  ]);
  return token;
}

/** From now on it gets no slip; what waits for it lapses. */
export async function retirePrinter(act: Act, printer: Printer): Promise<void> {
  if (printer.retiredAt !== undefined) return;
  await writeHouse(act, { name: "printer.retired", thing: printer.printerId }, [
    retireRow(act, printer.printerId),
  ]);
}

/** The printer in whose address this token stands; undefined for any other text. */
export async function printerByToken(act: Act, token: string): Promise<Printer | undefined> {
  if (!/^[\w-]{32}$/.test(token)) return undefined;
  return printerByTokenHash(act, hashOf(act, token));
}

/** `00:11:62:0A:0B:0C`, however it is written; undefined for anything else. */
export function readMac(typed: string): string | undefined {
  const digits = typed.replaceAll(/[^0-9a-f]/gi, "").toUpperCase();
  if (digits.length !== 12) return undefined;
  return digits.match(/../g)!.join(":");
}

function readWish(
  wish: PrinterWish,
): Outcome<Omit<Printer, "printerId" | "state">, PrinterRefusal> {
  const code = wish.code.normalize("NFKC").trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9-]{1,15}$/.test(code)) {
    return refused("printer_code_unreadable", { field: "code" });
  }
  const name = wish.name.normalize("NFC").trim();
  if (name === "" || [...name].length > NAME_LENGTH_MAX) {
    return refused("printer_name_unreadable", { field: "name" });
  }
  const { address: typedAddress, mac: typedMac, ...rest } = wish;
  const address = wish.kind === "escpos_tcp" ? readAddress(typedAddress ?? "") : undefined;
  if (wish.kind === "escpos_tcp" && address === undefined) {
    return refused("printer_address_unreadable", { field: "address" });
  }
  const mac = typedMac === undefined ? undefined : readMac(typedMac);
  if (typedMac !== undefined && mac === undefined) {
    return refused("printer_mac_unreadable", { field: "mac" });
  }
  return done({
    ...rest,
    ...{ code, name },
    ...(address === undefined ? {} : { address: `${address.host}:${address.port}` }),
    ...(mac === undefined ? {} : { mac }),
  });
}

function newToken(): string {
  return randomBytes(24).toString("base64url");
}

function hashOf(act: Act, token: string): Buffer {
  return act.secrets.blind("printer token", token);
}
