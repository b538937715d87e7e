import { isDeepStrictEqual } from "node:util";
import { writeBatch, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type ImportOptions,
  type ImportReport,
  type Table,
} from "../../foundation/tables/index.ts";
import { forgetIndex } from "./find-points.ts";
import {
  POINT_COLUMNS,
  POINT_COLUMNS_NEEDED,
  readPointRow,
  type PointColumn,
  type PointDraft,
  type PointProblem,
} from "./point-row.ts";
import type { Point } from "./point.ts";
import { asPointTable } from "./points-of-maps.ts";
import { countChange, pointsByCodes, putPoints } from "./points-store.ts";

/**
 * Takes in points, known again by their code: from a spreadsheet, or from what a map program
 * exported. Each keeps its source, licence and credit line.
 */
export async function importPoints(
  act: Act,
  given: Table,
  options: ImportOptions = {},
): Promise<Outcome<PointReport, ColumnRefusal>> {
  const known = knowColumns(asPointTable(given), POINT_COLUMNS, POINT_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<PointColumn, PointProblem>(known.value);
  const drafts = new Map<string, PointDraft>();
  for (const row of known.value.rows) {
    const draft = readPointRow(row, notes);
    if (draft === undefined) continue;
    if (drafts.has(draft.code)) notes.refuse(row, "code", "twice_in_file");
    else drafts.set(draft.code, draft);
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  const changes = await changesOf(act, [...drafts.values()]);
  await write(act, changes);
  const credits = [...new Set([...drafts.values()].flatMap(({ source }) => source.credit ?? []))];
  return done({ ...importReport(known.value, notes, countKinds(changes)), credits });
}

export interface PointReport extends ImportReport<PointProblem> {
  /** The lines that must be printed wherever these points are shown. */
  readonly credits?: readonly string[];
}

interface Change {
  readonly kind: "created" | "updated" | "unchanged";
  readonly point: Point;
}

async function changesOf(act: Act, drafts: readonly PointDraft[]): Promise<readonly Change[]> {
  const existing = await pointsByCodes(
    act,
    drafts.map(({ code }) => code),
  );
  return drafts.map((draft): Change => {
    const before = existing.get(draft.code);
    if (before === undefined) {
      return { kind: "created", point: { pointId: newId<"point">(), ...draft } };
    }
    const { isClosed, ...was } = before;
    const point = { pointId: was.pointId, ...draft };
    return { kind: !isClosed && isDeepStrictEqual(was, point) ? "unchanged" : "updated", point };
  });
}

const AT_ONCE = 500;

async function write(act: Act, changes: readonly Change[]): Promise<void> {
  const changed = changes.filter(({ kind }) => kind !== "unchanged");
  if (changed.length === 0) return;
  await writeBatch(act, async (batch) => {
    for (let i = 0; i < changed.length; i += AT_ONCE) {
      const some = changed.slice(i, i + AT_ONCE);
      const codes = some.map(({ point }) => point.code);
      const points = some.map(({ point }) => point);
      await batch.writeHouse({ name: "points.imported", after: { codes } }, [putPoints(points)]);
    }
    await batch.writeHouse({ name: "points.changed", after: { count: changed.length } }, [
      countChange(),
    ]);
  });
  forgetIndex(act);
}
