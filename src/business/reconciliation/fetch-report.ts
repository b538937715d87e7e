import type { Act } from "../../foundation/act/index.ts";
import { addDays, JST, startOfDate, type LocalDate } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { PaymentProvider } from "../payments/index.ts";
import { matchReports } from "./match-reports.ts";
import { takeReport, type Taken } from "./take-report.ts";

export type FetchRefusal = "no_reports" | "day_not_over" | "not_ready";

/**
 * Reads what moved on one day in Japan from the provider, and matches it. Refuses `no_reports`
 * where it can only be downloaded, `day_not_over`, and `not_ready` while the provider does not
 * tell yet or does not answer: to be asked again.
 */
export async function fetchReport(
  act: Act,
  provider: PaymentProvider,
  day: LocalDate,
): Promise<Outcome<Taken, FetchRefusal>> {
  const { name, reports } = provider;
  if (reports?.read === undefined) return refused("no_reports");
  const covers = { from: startOfDate(day, JST), until: startOfDate(addDays(day, 1), JST) };
  if (act.clock.now() < covers.until) return refused("day_not_over", { field: "day" });
  const reading = await reports.read(covers);
  act.failpoint("reconciliation.read");
  if (reading.kind === "unknown") return refused("not_ready");
  const told = { provider: name, source: "fetch", rows: reading.rows, covers } as const;
  const taken = await takeReport(act, told);
  act.failpoint("reconciliation.taken");
  await matchReports(act, name);
  return done(taken);
}
