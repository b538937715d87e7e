import type { JournalEntry, JournalLine } from "../../../business/ledger/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { accountNames } from "./accounts.ts";
import { inNineDigits, type Cell, type JournalFormat, type Naming } from "./rows.ts";

const SIDE = [
  "勘定科目",
  "科目コード",
  "補助科目",
  "取引先",
  "取引先コード",
  "部門",
  "品目",
  "メモタグ",
  "セグメント1",
  "セグメント2",
  "セグメント3",
  "金額",
  "税区分",
  "税額",
] as const;

/**
 * The general format of freee 会計 for 振替伝票 (support.freee.co.jp, articles 204847430): a heading,
 * then rows; those of one entry share date and 伝票番号. Amounts include their tax, which stands
 * beside them: the company keeps its books 税抜, and freee itself moves the tax to 仮受消費税.
 */
export const freeeFormat: JournalFormat = {
  software: "freee",
  heading: [
    [
      "[表題行]",
      "日付",
      "伝票番号",
      "決算整理仕訳",
      ...SIDE.map((column) => `借方${column}`),
      ...SIDE.map((column) => `貸方${column}`),
      "摘要",
    ],
  ],
  // Excel and freee both take the mark for UTF-8.
  mark: Uint8Array.from([0xef, 0xbb, 0xbf]),
  encode: (text) => new TextEncoder().encode(text),
  rowsOf(entry, number, naming) {
    return withTax(entry.lines).map((line) => rowOf(entry, line, number, naming));
  },
};

interface LineWithTax extends JournalLine {
  /** Contained in the amount. */
  readonly taxYen: number;
}

/** The rows of tax become part of the row that they are the tax of, the first one without any. */
function withTax(lines: readonly JournalLine[]): readonly LineWithTax[] {
  const rows: LineWithTax[] = lines
    .filter((line) => !isTaxAlone(line))
    .map((line) => ({ ...line, taxYen: 0 }));
  const alone: LineWithTax[] = [];
  for (const tax of lines.filter(isTaxAlone)) {
    const i = rows.findIndex((row) => row.taxYen === 0 && isTaxOf(tax, row));
    const base = rows[i];
    if (base === undefined) alone.push({ ...tax, taxYen: 0 });
    else {
      const amountYen = yen(base.amountYen + tax.amountYen);
      rows[i] = { ...base, amountYen, taxYen: tax.amountYen };
    }
  }
  return [...rows, ...alone].flatMap(({ taxYen, ...line }) =>
    inNineDigits(line).map((part, i) => ({ ...part, taxYen: i === 0 ? taxYen : 0 })),
  );
}

function isTaxAlone({ taxed, debit, credit }: JournalLine): boolean {
  return taxed !== undefined && (debit.account === "output_tax" || credit.account === "output_tax");
}

function isTaxOf(tax: JournalLine, base: JournalLine): boolean {
  if (base.taxed?.as !== tax.taxed?.as || base.taxed?.side !== tax.taxed?.side) return false;
  const other = tax.taxed?.side === "debit" ? "credit" : "debit";
  return base[other].account === tax[other].account && base[other].book === tax[other].book;
}

function rowOf(
  { date }: JournalEntry,
  line: LineWithTax,
  number: number,
  naming: Naming,
): readonly Cell[] {
  return [
    "[明細行]",
    date.replaceAll("-", "/"),
    number,
    "",
    ...sideOf(line, "debit", naming),
    ...sideOf(line, "credit", naming),
    naming.summary,
  ];
}

const TAXES = { sale: "課税売上10%", return: "課税売返10%" } as const;

function sideOf(
  line: LineWithTax,
  side: "debit" | "credit",
  { department, nameOf }: Naming,
): readonly Cell[] {
  const { name, sub } = accountNames(line[side], "freee", nameOf);
  const isTaxed = line.taxed?.side === side && line[side].account !== "output_tax";
  return [
    ...[name, "", sub, "", "", department, "", "", "", "", ""],
    line.amountYen,
    isTaxed ? TAXES[line.taxed.as] : "対象外",
    isTaxed ? line.taxYen : 0,
  ];
}
