import { make } from "covertable";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";

/** The screens of a visit, in their order. */
export const SCREENS = ["find", "have", "choose", "confirm", "pay", "asked", "result"] as const;
export type Screen = (typeof SCREENS)[number];

/** What comes between, on one of the screens. */
export const FAULTS = [
  "power_cut",
  "answer_lost",
  "network_cut",
  "left_alone",
  "scanned_twice",
  "chocolate_bar",
  "lpa_code",
  "line_over",
  "declined",
] as const;
export type Fault = (typeof FAULTS)[number];

export const PAYMENTS = ["phone", "reader", "pin", "cash"] as const;
export type Payment = (typeof PAYMENTS)[number];

/** `jams`: well by its own word, and afterwards nobody knows whether the slip came out. */
export const PRINTERS = ["ready", "paper_low", "paper_out", "down", "jams", "none"] as const;
export type PrinterIs = (typeof PRINTERS)[number];

export const SIZES = ["upright", "lying"] as const;
export type Size = (typeof SIZES)[number];

export interface Row {
  readonly screen: Screen;
  readonly fault: Fault;
  readonly payment: Payment;
  readonly language: Language;
  readonly printer: PrinterIs;
  readonly size: Size;
}

const COLUMNS = {
  screen: SCREENS,
  fault: FAULTS,
  payment: PAYMENTS,
  language: LANGUAGES,
  printer: PRINTERS,
  size: SIZES,
} as const;

/** Every two values of two columns that can meet do so in at least one row. */
export const ROWS: readonly Row[] = completed(
  make(
    {
      screen: [...SCREENS],
      fault: [...FAULTS],
      payment: [...PAYMENTS],
      language: [...LANGUAGES],
      printer: [...PRINTERS],
      size: [...SIZES],
    },
    { preFilter: (row: object) => isPossible(row) },
  ) as readonly Row[],
);

/** Two values of two columns. */
export function pairs(): readonly Partial<Row>[] {
  const columns = Object.entries(COLUMNS);
  return columns.flatMap(([a, firsts], i) =>
    columns
      .slice(i + 1)
      .flatMap(([b, seconds]) =>
        firsts.flatMap((first) => seconds.map((second) => ({ [a]: first, [b]: second }))),
      ),
  );
}

export function has(row: Row, pair: Partial<Row>): boolean {
  return Object.entries(pair).every(([column, value]) => row[column as keyof Row] === value);
}

// Where a rule leaves few rows, the package leaves pairs out.
function completed(rows: readonly Row[]): readonly Row[] {
  const all = [...rows];
  for (const pair of pairs()) {
    if (!isPossible(pair) || all.some((row) => has(row, pair))) continue;
    const like = rows[all.length % rows.length]!;
    const possible = [like, ...rows]
      .flatMap((row) => SCREENS.map((screen) => ({ ...row, screen, ...pair })))
      .find((row) => isPossible(row));
    if (possible !== undefined) all.push(possible);
  }
  return all;
}

/** A line is looked for on one screen, and no to money is said where it is asked for. */
export function isPossible({ screen, fault }: Partial<Row>): boolean {
  if (screen === undefined) return true;
  if (fault === "line_over") return screen === "find";
  return fault !== "declined" || screen === "asked";
}

/** So few rows that each value is in one of them at least. */
export const SHORT: readonly Row[] = cover(ROWS);

function cover(rows: readonly Row[]): readonly Row[] {
  const wanted = new Set(rows.flatMap(valuesOf));
  const chosen: Row[] = [];
  while (wanted.size > 0) {
    const gain = (row: Row) => valuesOf(row).filter((value) => wanted.has(value)).length;
    const best = rows.reduce((most, row) => (gain(row) > gain(most) ? row : most));
    for (const value of valuesOf(best)) wanted.delete(value);
    chosen.push(best);
  }
  return chosen;
}

function valuesOf(row: Row): readonly string[] {
  return Object.entries(row).map(([column, value]) => `${column} ${value}`);
}

/** The rows as docs/running/kiosk-faults.md lists them. */
export function listed(rows: readonly Row[]): string {
  const columns = Object.keys(COLUMNS) as (keyof Row)[];
  const head = [columns, columns.map(() => "---")];
  const body = rows.map((row) => columns.map((column) => row[column].replaceAll("_", " ")));
  return [...head, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
