import type { PaymentProvider, ReportFault } from "../../business/payments/index.ts";
import {
  DIFFERENCES,
  fetchReport,
  importReport,
  listDifferences,
  solveDifference,
  type Difference,
  type ProposedAction,
} from "../../business/reconciliation/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { JST, localDate, type LocalDate } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

/** Differences between providers and us, oldest first, each with what is proposed. */
export async function listOfDifferences(
  act: Act,
  filter: { readonly provider?: string | undefined; readonly isSolved?: boolean } = {},
): Promise<string> {
  const { provider, isSolved } = filter;
  const state = isSolved === true ? "solved" : "open";
  const all = await listDifferences(act, { provider, state });
  const rows = all.map((one) => [
    one.differenceId,
    localDate(one.foundAt, JST),
    one.provider,
    one.kind,
    one.subject,
    amountOf(one.hereYen),
    amountOf(one.thereYen),
    isSolved === true ? `${one.solvedBy}: ${one.why}` : ACTIONS[DIFFERENCES[one.kind]],
  ]);
  const head = ["id", "found", "provider", "difference", "about", "here", "there"];
  const last = isSolved === true ? "solved by" : "what to do";
  return `${[
    ...drawTable([...head, last], rows, { figures: [5, 6] }),
    `${all.length} ${state}`,
  ].join("\n")}\n`;
}

const ACTIONS: Readonly<Record<ProposedAction, string>> = {
  find_its_owner: "find out whose it is, or give it back at the provider",
  ask_provider: "ask the provider",
  decide_the_rest: "decide about the difference: give it back, or ask for the rest",
  give_second_back: "give the second one back at the provider",
  wait_for_worker: "nothing: the worker reads it anew and settles it",
  look_at_books: "run `ledger check`",
  book_by_hand: "book it in your accounting, and say so",
  refund_otherwise: "give it back another way",
  find_missing_rows: "import the reports that are missing before it",
};

function amountOf(amountYen: number | undefined): string {
  return amountYen === undefined ? "" : showYen(amountYen);
}

/** Takes in a downloaded report; false when rows were bad and nothing was taken. */
export async function takeReportFile(
  act: Act,
  provider: PaymentProvider,
  file: Uint8Array,
): Promise<Outcome<{ readonly text: string; readonly isTaken: boolean }, string>> {
  const outcome = await importReport(act, provider, file);
  if (!outcome.ok) return outcome;
  const imported = outcome.value;
  if (imported.kind === "taken") {
    const text = `${imported.rows} rows, ${imported.added} of them new\n`;
    return done({ text: text + (await openOf(act, provider)), isTaken: true });
  }
  const lines = imported.faults.map(drawFault);
  return done({ text: [...lines, "nothing was taken in", ""].join("\n"), isTaken: false });
}

const FAULTS: Readonly<Record<ReportFault["fault"], string>> = {
  column_missing: "the column is missing",
  amount_unreadable: "cannot be read as an amount",
  time_unreadable: "cannot be read as a time",
  not_yen: "is not in yen",
  no_table: "this is no table",
};

function drawFault({ row, column, fault }: ReportFault): string {
  const where = column === undefined ? `row ${row}` : `row ${row}, ${column}`;
  return `${where}: ${FAULTS[fault]}`;
}

/** Fetches the report of a day and matches it. */
export async function takeReportDay(
  act: Act,
  provider: PaymentProvider,
  day: LocalDate,
): Promise<Outcome<string, string>> {
  const outcome = await fetchReport(act, provider, day);
  if (!outcome.ok) return outcome;
  const { rows, added } = outcome.value;
  return done(`${day}: ${rows} rows, ${added} of them new\n${await openOf(act, provider)}`);
}

async function openOf(act: Act, { name }: PaymentProvider): Promise<string> {
  const open = await listDifferences(act, { provider: name });
  return open.length === 0
    ? "no open difference\n"
    : `${open.length} open differences: see \`reconcile list --provider ${name}\`\n`;
}

/** Says why a difference may stand. */
export async function solveListed(
  act: Act,
  wish: { readonly differenceId: string; readonly why: string },
): Promise<Outcome<string, string>> {
  const solved = await solveDifference(act, wish);
  return solved.ok ? done(`solved: ${describe(solved.value)}\n`) : solved;
}

function describe({ kind, subject }: Difference): string {
  return `${kind}, ${subject}`;
}

/** What a refusal means for whoever typed the command. */
export const RECONCILE_REFUSALS: Readonly<Record<string, string>> = {
  no_reports: "this provider has no reports that can be read this way",
  day_not_over: "the day is not over in Japan",
  not_ready: "the report is not ready, or nobody answers: try again later",
  difference_unknown: "no such difference",
  already_solved: "it is solved already",
  why_missing: "say why, with --why",
};
