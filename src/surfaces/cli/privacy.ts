import { RETENTION, retentionReports } from "../../business/privacy/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { showExact } from "../html/index.ts";
import { drawTable } from "./draw-table.ts";

const RUNS_SHOWN = 7;

/** How long each kind of personal data is kept, and what the last runs erased and left. */
export async function retentionText(act: Act): Promise<string> {
  const reports = await retentionReports(act, RUNS_SHOWN);
  const schedule = drawTable(
    ["", "kept"],
    RETENTION.map(({ what, kept }) => [what, kept]),
  );
  const runs = reports.map(({ at, rows }) => [
    showExact(at),
    ...RETENTION.map(({ what }) => {
      const row = rows.find((one) => one.what === what);
      return row === undefined ? "-" : `${row.overdue - row.left} erased, ${row.left} left`;
    }),
  ]);
  const drawn = drawTable(["run (Japan)", ...RETENTION.map(({ what }) => what)], runs);
  const past = reports.length === 0 ? ["No run yet: the worker does one a day."] : drawn;
  return `${[...schedule, "", ...past].join("\n")}\n`;
}
