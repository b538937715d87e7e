import type { Refused } from "../../foundation/outcome/index.ts";
import type {
  ColumnRefusal,
  ImportReport,
  RowProblem,
  TableRefusal,
} from "../../foundation/tables/index.ts";
import { REASONS, type ImportProblem, type Reasons } from "./reasons/index.ts";

type Words = keyof typeof REASONS;

/** Every bad row on a line of its own, then what is odd, then the counts. */
export function drawReport(
  report: ImportReport<ImportProblem> & {
    readonly codesMade?: readonly unknown[];
    readonly adopted?: number;
    readonly credits?: readonly string[];
  },
  options: { readonly language: Words; readonly seconds: number; readonly codesFile?: string },
): string {
  const words = REASONS[options.language];
  const codes = report.codesMade?.length ?? 0;
  const { adopted = 0, credits = [] } = report;
  return lines([
    ...report.problems.map((problem) => drawProblem(problem, words)),
    ...drawWarnings(report.warnings, words),
    ...(report.ignoredColumns.length === 0
      ? []
      : [words.ignored(report.ignoredColumns.join(", "))]),
    ...(options.codesFile === undefined ? [] : [words.codes(codes, options.codesFile)]),
    ...(adopted === 0 ? [] : [words.adopted(adopted)]),
    ...(credits.length === 0 ? [] : [words.credits(credits.join("; "))]),
    `${words.counts(report)} (${options.seconds.toFixed(1)} s)`,
    ...(report.isWritten ? [] : [words.nothingWritten]),
  ]);
}

export function drawRefusal(
  refusal: Refused<ColumnRefusal | TableRefusal>,
  language: Words,
): string {
  return lines([REASONS[language].refusals[refusal.refusal](refusal.facts ?? {})]);
}

export function drawUnreadableFile(error: NodeJS.ErrnoException, language: Words): string {
  const reason = error.code ?? error.message;
  return lines([REASONS[language].refusals.file_unreadable({ reason })]);
}

function drawProblem(problem: RowProblem<ImportProblem>, words: Reasons): string {
  const where = words.row(problem.row, problem.column, problem.value);
  return `${where}: ${words.problems[problem.problem](problem.facts ?? {})}`;
}

// A whole column may be odd in the same way: told once, with how often and where first.
function drawWarnings(
  warnings: readonly RowProblem<ImportProblem>[],
  words: Reasons,
): readonly string[] {
  const alike = Map.groupBy(warnings, ({ column, problem }) => `${column} ${problem}`);
  return [...alike.values()].map((group) => {
    const [first] = group;
    const odd = words.oddCells(first!.column ?? "", group.length, first!.row);
    return `${odd}: ${words.problems[first!.problem](first!.facts ?? {})}`;
  });
}

function lines(texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
