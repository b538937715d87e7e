import type { JournalEntry, JournalLine } from "../../../business/ledger/index.ts";
import { encodeShiftJis } from "../../../foundation/tables/index.ts";
import { accountNames } from "./accounts.ts";
import { cutTo, inNineDigits, type Cell, type JournalFormat, type Naming } from "./rows.ts";

/**
 * The import format of 弥生会計 (弥生インポート形式, 25 columns, no heading, Shift_JIS;
 * support.yayoi-kk.co.jp, page_id=18545). One row is a 仕訳 (2000), several are a 振替伝票 (2110 …
 * 2101). Tax stands in rows of its own: the company keeps its books 税抜 with 別記.
 */
export const yayoiFormat: JournalFormat = {
  software: "yayoi",
  heading: [],
  mark: new Uint8Array(),
  encode: encodeShiftJis,
  rowsOf(entry, _number, naming) {
    const lines = entry.lines.flatMap(inNineDigits);
    return lines.map((line, i) => rowOf(entry, line, naming, flagOf(i, lines.length)));
  },
};

function flagOf(i: number, count: number): string {
  if (count === 1) return "2000";
  if (i === 0) return "2110";
  return i === count - 1 ? "2101" : "2100";
}

const NAME_COLUMNS = 24;
const SUMMARY_COLUMNS = 64;

function rowOf(
  { date }: JournalEntry,
  line: JournalLine,
  { department, summary, nameOf }: Naming,
  flag: string,
): readonly Cell[] {
  const debit = accountNames(line.debit, "yayoi", nameOf);
  const credit = accountNames(line.credit, "yayoi", nameOf);
  const { amountYen } = line;
  const brand = cutTo(department, NAME_COLUMNS);
  return [
    flag,
    "",
    "",
    date.replaceAll("-", "/"),
    ...[debit.name, cutTo(debit.sub, NAME_COLUMNS), brand, taxOf(line, "debit"), amountYen, 0],
    ...[credit.name, cutTo(credit.sub, NAME_COLUMNS), brand, taxOf(line, "credit"), amountYen, 0],
    cutTo(summary, SUMMARY_COLUMNS),
    "",
    "",
    // タイプ: 0 is a 仕訳, 3 a 振替伝票.
    flag === "2000" ? 0 : 3,
    "",
    "",
    "0",
    "0",
    "no",
  ];
}

const TAXES = { sale: "課税売上別10%", return: "課税売返別10%" } as const;

function taxOf({ taxed }: JournalLine, side: "debit" | "credit"): string {
  return taxed?.side === side ? TAXES[taxed.as] : "対象外";
}
