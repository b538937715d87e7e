import { open, readFile, rename, rm } from "node:fs/promises";
import type { PaymentProvider } from "../business/payments/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { addDays, JST, localDate, type LocalDate } from "../foundation/clock/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import { readDateCell } from "../foundation/tables/index.ts";
import {
  checkBooks,
  exportJournal,
  LEDGER_REFUSALS,
  listOfDifferences,
  RECONCILE_REFUSALS,
  reverseBooked,
  solveListed,
  takeReportDay,
  takeReportFile,
  type Software,
  type WrittenJournal,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";

/** Proves the books, or prints what does not hold and sets exit code 1. */
export async function checkLedgerChore(): Promise<void> {
  await withHouse(async (house) => {
    const { text, isSound } = await checkBooks(atMachine(house));
    process.stdout.write(text);
    if (!isSound) process.exitCode = 1;
  });
}

export async function reverseChore(wish: {
  readonly transferId: string;
  readonly why: string;
}): Promise<void> {
  await tell(async (act) => reverseBooked(act, wish));
}

export interface ExportOrder {
  readonly from: string;
  readonly to: string;
  readonly format: string;
  readonly seller?: string | undefined;
  readonly out?: string | undefined;
  readonly isByDay: boolean;
}

/** Writes the journal of some days to a file, or to standard output. Throws Problem. */
export async function exportChore(order: ExportOrder): Promise<void> {
  const wish = {
    from: readDay("--from", order.from),
    to: readDay("--to", order.to),
    format: readFormat(order.format),
    seller: order.seller,
    isByDay: order.isByDay,
  };
  await withHouse(async (house) => {
    const act = atMachine(house);
    if (order.out === undefined) {
      const outcome = await exportJournal(act, wish, toStandardOutput);
      if (!outcome.ok) throw problemOf(outcome.refusal);
      return;
    }
    const { entries, rows } = await exportTo(order.out, async (write) =>
      exportJournal(act, wish, write),
    );
    process.stdout.write(`${entries} entries, ${rows} rows\n`);
  });
}

type Write = (piece: Uint8Array) => Promise<void>;

async function toStandardOutput(piece: Uint8Array): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write(piece, () => resolve()));
}

/** The file has its name once it is whole: a half one is no journal. */
async function exportTo(
  out: string,
  writeAll: (write: Write) => Promise<Outcome<WrittenJournal, string>>,
): Promise<WrittenJournal> {
  const part = `${out}.part`;
  const file = await open(part, "w").catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`--out ${out}: cannot be written (${error.code ?? error.message})`);
  });
  try {
    const outcome = await writeAll(async (piece) => file.writeFile(piece));
    if (!outcome.ok) throw problemOf(outcome.refusal);
    await file.close();
    await rename(part, out);
    return outcome.value;
  } finally {
    await file.close();
    await rm(part, { force: true });
  }
}

function readFormat(typed: string): Software {
  if (typed === "freee" || typed === "yayoi") return typed;
  throw new Problem(`--format ${typed}: is neither freee nor yayoi`);
}

export async function listDifferencesChore(filter: {
  readonly provider?: string | undefined;
  readonly isSolved: boolean;
}): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listOfDifferences(act, filter));
  });
}

/** Takes in a downloaded report; sets exit code 1 when rows were bad. Throws Problem. */
export async function importReportChore(order: {
  readonly provider: string;
  readonly file: string;
}): Promise<void> {
  const content = await readFile(order.file).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${order.file} cannot be opened: ${error.code ?? error.message}`);
  });
  await withHouse(async (house) => {
    const outcome = await takeReportFile(
      atMachine(house),
      providerOf(house, order.provider),
      content,
    );
    if (!outcome.ok) throw problemOf(outcome.refusal);
    process.stdout.write(outcome.value.text);
    if (!outcome.value.isTaken) process.exitCode = 1;
  });
}

/** Without a day, of yesterday. */
export async function fetchReportChore(order: {
  readonly provider: string;
  readonly day?: string | undefined;
}): Promise<void> {
  const day = order.day === undefined ? undefined : readDay("the day", order.day);
  await tell(async (act, house) =>
    takeReportDay(
      act,
      providerOf(house, order.provider),
      day ?? addDays(localDate(act.clock.now(), JST), -1),
    ),
  );
}

export async function solveChore(wish: {
  readonly differenceId: string;
  readonly why: string;
}): Promise<void> {
  await tell(async (act) => solveListed(act, wish));
}

function providerOf({ payments }: House, name: string): PaymentProvider {
  const provider = payments.find((one) => one.name === name);
  if (provider !== undefined) return provider;
  const known = payments.filter(({ reports }) => reports !== undefined).map((one) => one.name);
  throw new Problem(`no provider ${name} is set; with reports there are: ${known.join(", ")}`);
}

function readDay(what: string, typed: string): LocalDate {
  const day = readDateCell(typed);
  if (day === undefined) throw new Problem(`${what} ${typed}: is no date like 2026-11-30`);
  return day;
}

async function tell(
  ask: (act: Act, house: House) => Promise<Outcome<string, string>>,
): Promise<void> {
  await withHouse(async (house) => {
    const answer = await ask(atMachine(house), house);
    if (!answer.ok) throw problemOf(answer.refusal);
    process.stdout.write(answer.value);
  });
}

// Whoever may run commands on this machine: the events tell it from the program's own work.
function atMachine({ act }: House): Act {
  return { ...act, actor: { kind: "staff", id: "command-line" } };
}

function problemOf(refusal: string): Problem {
  return new Problem(LEDGER_REFUSALS[refusal] ?? RECONCILE_REFUSALS[refusal] ?? refusal);
}
