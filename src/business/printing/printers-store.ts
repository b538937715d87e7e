import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { CODE_PAGES } from "../../foundation/paper/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import type { Printer, PrinterId, PrinterState } from "./printer.ts";

interface PrinterTables {
  printers: PrinterRow;
}

interface PrinterRow {
  printer_id: string;
  code: string;
  name: string;
  kind: Printer["kind"];
  paper_mm: Printer["paperMm"];
  code_pages: string[];
  address: string | null;
  mac: string | null;
  token_hash: Buffer | null;
  device_id: string | null;
  till_id: string | null;
  agent_id: string | null;
  state: PrinterState;
  seen_at: Instant | null;
  due_at: Instant | null;
  made_at: Instant;
  retired_at: Instant | null;
}

export function insertPrinter(
  act: Act,
  printer: Printer,
  of: { readonly tokenHash?: Buffer; readonly dueAt?: Instant },
): Part {
  return part(
    tables(act)
      .insertInto("printers")
      .values({
        printer_id: printer.printerId,
        code: printer.code,
        name: printer.name,
        kind: printer.kind,
        paper_mm: printer.paperMm,
        code_pages: [...printer.codePages],
        address: printer.address ?? null,
        mac: printer.mac ?? null,
        token_hash: of.tokenHash ?? null,
        device_id: printer.deviceId ?? null,
        till_id: printer.tillId ?? null,
        agent_id: printer.agentId ?? null,
        state: printer.state,
        seen_at: printer.seenAt ?? null,
        due_at: of.dueAt ?? null,
        made_at: act.clock.now(),
        retired_at: null,
      }),
  );
}

export async function printerById(act: Act, printerId: string): Promise<Printer | undefined> {
  return one(act, (query) => query.where("printer_id", "=", printerId));
}

export async function printerByCode(act: Act, code: string): Promise<Printer | undefined> {
  return one(act, (query) => query.where("code", "=", code));
}

export async function printerByTokenHash(act: Act, hash: Buffer): Promise<Printer | undefined> {
  return one(act, (query) => query.where("token_hash", "=", hash).where("retired_at", "is", null));
}

/** The device's own printer, else the one beside its till; the oldest where there are several. */
export async function printerBeside(
  act: Act,
  { deviceId, tillId }: { readonly deviceId: string; readonly tillId?: string },
): Promise<Printer | undefined> {
  const own = await one(act, (query) =>
    query.where("device_id", "=", deviceId).where("retired_at", "is", null).orderBy("made_at"),
  );
  if (own !== undefined || tillId === undefined) return own;
  return one(act, (query) =>
    query
      .where("till_id", "=", tillId)
      .where("device_id", "is", null)
      .where("retired_at", "is", null)
      .orderBy("made_at"),
  );
}

/** The one in a kiosk, driven by its program. */
export async function kioskPrinter(act: Act, deviceId: string): Promise<Printer | undefined> {
  return one(act, (query) =>
    query
      .where("device_id", "=", deviceId)
      .where("kind", "=", "kiosk")
      .where("retired_at", "is", null)
      .orderBy("made_at", "desc"),
  );
}

/** Every printer in use, by code. */
export async function allPrinters(act: Pick<Act, "database">): Promise<readonly Printer[]> {
  const rows = await tables(act)
    .selectFrom("printers")
    .selectAll()
    .where("retired_at", "is", null)
    .orderBy("code")
    .limit(10_000)
    .execute();
  return rows.map(readPrinter);
}

/** Leases the printers that we call and that are due to one worker; answers their ids. */
export async function claimDuePrinters(act: Act, claim: Claim): Promise<readonly string[]> {
  const of = { table: "printers", key: "printer_id", only: "retired_at is null" } as const;
  return leaseDue(act.database, of, claim);
}

/** When it is looked at next. */
export async function rest(act: Act, printerId: string, dueAt: Instant): Promise<void> {
  await act.database.run({
    text: "update printers set due_at = $2 where printer_id = $1",
    values: [printerId, dueAt],
    isFrequent: true,
  });
}

/** It was heard, and is as before. */
export async function hear(act: Act, printerId: string): Promise<void> {
  await act.database.run({
    text: "update printers set seen_at = $2 where printer_id = $1",
    values: [printerId, act.clock.now()],
    isFrequent: true,
  });
}

/** It was heard, and is otherwise than it was read. */
export function changeState(act: Act, before: Printer, state: PrinterState): Part {
  return part(
    tables(act)
      .updateTable("printers")
      .set({ state, seen_at: act.clock.now() })
      .where("printer_id", "=", before.printerId)
      .where("state", "=", before.state),
  );
}

/** Calls a printer that we call now instead of at its next look. */
export function wake(act: Act, printerId: string): Part {
  return part(
    tables(act)
      .updateTable("printers")
      .set({ due_at: act.clock.now() })
      .where("printer_id", "=", printerId)
      .where("due_at", "is not", null),
    { expects: "any" },
  );
}

export function changeToken(act: Act, printerId: string, hash: Buffer): Part {
  return part(
    tables(act)
      .updateTable("printers")
      .set({ token_hash: hash })
      .where("printer_id", "=", printerId)
      .where("retired_at", "is", null),
  );
}

export function retireRow(act: Act, printerId: string): Part {
  return part(
    tables(act)
      .updateTable("printers")
      .set({ retired_at: act.clock.now(), token_hash: null, due_at: null })
      .where("printer_id", "=", printerId)
      .where("retired_at", "is", null),
  );
}

type Query = ReturnType<typeof select>;

async function one(act: Act, narrow: (query: Query) => Query): Promise<Printer | undefined> {
  const row = await narrow(select(act)).limit(1).executeTakeFirst();
  return row === undefined ? undefined : readPrinter(row);
}

function select(act: Act) {
  return tables(act).selectFrom("printers").selectAll();
}

function tables(act: Pick<Act, "database">) {
  return act.database.tables<PrinterTables>();
}

function readPrinter(row: PrinterRow): Printer {
  return {
    printerId: row.printer_id as PrinterId,
    code: row.code,
    name: row.name,
    kind: row.kind,
    paperMm: row.paper_mm,
    codePages: CODE_PAGES.filter((page) => row.code_pages.includes(page)),
    state: row.state,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.mac === null ? {} : { mac: row.mac }),
    ...(row.device_id === null ? {} : { deviceId: row.device_id }),
    ...(row.till_id === null ? {} : { tillId: row.till_id }),
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
    ...(row.seen_at === null ? {} : { seenAt: row.seen_at }),
    ...(row.retired_at === null ? {} : { retiredAt: row.retired_at }),
  };
}
