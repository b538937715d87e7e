import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { PaymentProvider, ReportFault } from "../payments/index.ts";
import { matchReports } from "./match-reports.ts";
import { takeReport, type Taken } from "./take-report.ts";

export type ImportedReport =
  | ({ readonly kind: "taken" } & Taken)
  /** Nothing was taken: every row that cannot be read, with its column and the reason. */
  | { readonly kind: "faulty"; readonly faults: readonly ReportFault[] };

/**
 * Takes in a report as the provider lets staff download it, all or nothing, and matches it.
 * Imported twice, or one that overlaps another, changes nothing. Refuses `no_reports` where the
 * provider has none that can be read.
 */
export async function importReport(
  act: Act,
  provider: PaymentProvider,
  file: Uint8Array,
): Promise<Outcome<ImportedReport, "no_reports">> {
  if (provider.reports === undefined) return refused("no_reports");
  const { rows, faults } = provider.reports.parse(file);
  if (faults.length > 0) return done({ kind: "faulty", faults });
  const taken = await takeReport(act, { provider: provider.name, source: "file", rows });
  act.failpoint("reconciliation.taken");
  await matchReports(act, provider.name);
  return done({ kind: "taken", ...taken });
}
