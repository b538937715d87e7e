import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { writeMeasured } from "./usage-store.ts";

/** In which prefecture a line was last, as its carrier says: 1 to 47 (JIS X 0401). */
export interface LineArea {
  readonly lineId: string;
  readonly prefecture: number;
  readonly seenAt: Instant;
}

/** So long it helps to find a place nearby; then it is forgotten. */
export const AREA_KEPT_HOURS = 24;

/** Keeps the latest of each line; no event, since an event would stay. */
export function putAreas(areas: readonly LineArea[]): Part {
  return {
    text: `insert into line_areas (line_id, prefecture, seen_at)
      select * from unnest($1::uuid[], $2::smallint[], $3::timestamptz[])
      on conflict (line_id) do update
      set prefecture = excluded.prefecture, seen_at = excluded.seen_at
      where line_areas.seen_at <= excluded.seen_at`,
    values: [
      areas.map(({ lineId }) => lineId),
      areas.map(({ prefecture }) => prefecture),
      areas.map(({ seenAt }) => seenAt),
    ],
    expects: "any",
  };
}

/** The prefecture of a line within the last day; for whom the disclosure table lets see `area`. */
export async function areaOf(act: Act, lineId: string): Promise<number | undefined> {
  const row = await tables(act)
    .selectFrom("line_areas")
    .select("prefecture")
    .where("line_id", "=", lineId)
    .where("seen_at", ">", forgottenBefore(act))
    .executeTakeFirst();
  return row?.prefecture;
}

/** The same of many lines; without those of which nobody knows. */
export async function areasOf(
  act: Act,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (lineIds.length === 0) return new Map();
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", prefecture from line_areas
      where line_id = any($1::uuid[]) and seen_at > $2`,
    values: [lineIds, forgottenBefore(act)],
    isFrequent: true,
  });
  return new Map(
    (rows as { lineId: string; prefecture: number }[]).map((row) => [row.lineId, row.prefecture]),
  );
}

/** Forgets where lines were a day ago, and earlier. */
export async function forgetAreas(act: Act): Promise<void> {
  const values = [forgottenBefore(act)];
  await writeMeasured(act, [
    { text: "delete from line_areas where seen_at <= $1", values, expects: "any" },
  ]);
}

export function forgottenBefore(act: Act): Instant {
  return addHours(act.clock.now(), -AREA_KEPT_HOURS);
}

function tables(act: Act) {
  return act.database.tables<{
    line_areas: { line_id: string; prefecture: number; seen_at: string };
  }>();
}
