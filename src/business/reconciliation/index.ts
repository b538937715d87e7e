export {
  DIFFERENCES,
  type Difference,
  type DifferenceKind,
  type ProposedAction,
} from "./difference.ts";
export { listDifferences, type DifferenceFilter } from "./differences-store.ts";
export { fetchReport, type FetchRefusal } from "./fetch-report.ts";
export { importReport, type ImportedReport } from "./import-report.ts";
export { matchReports } from "./match-reports.ts";
export { reconciliationDesk } from "./reconciliation-desk.ts";
export { reconciledUntil, type ReconciledUntil } from "./accounts-store.ts";
export { solveDifference, type SolveRefusal } from "./solve-difference.ts";
