import type { Act } from "../../foundation/act/index.ts";
import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import type { Language, LocalText } from "../../foundation/language/index.ts";
import { tidyName } from "./find-place.ts";
import type { Point, PointId, PointState } from "./point.ts";

interface PointTables {
  points: PointRow;
  point_states: {
    point_id: string;
    state: PointState["state"];
    wait_minutes: number | null;
    told_at: Instant;
  };
}

interface PointRow {
  point_id: string;
  code: string;
  kind: string;
  names: unknown;
  latitude: number;
  longitude: number;
  address: string;
  hints: unknown;
  directions: unknown;
  hours: string | null;
  does: string[];
  payments: string[];
  languages: string[];
  needs_id: boolean;
  has_wifi: boolean;
  photo_url: string | null;
  usual_wait_minutes: number | null;
  usual_waits: (number | null)[] | null;
  source: string;
  licence: string;
  credit: string | null;
  verified_on: LocalDate | null;
  search: string;
  closed_at: Instant | null;
}

/** Writes points as they are now, new ones and known ones: one statement. */
export function putPoints(points: readonly Point[]): Part {
  return {
    text: `insert into points select * from jsonb_populate_recordset(null::points, $1::jsonb)
      on conflict (point_id) do update set ${SET_EACH}`,
    values: [JSON.stringify(points.map(rowOf))],
    expects: points.length === 0 ? "any" : "one",
  };
}

const SET_EACH = (
  [
    ...(["code", "kind", "names", "latitude", "longitude", "address", "hints"] as const),
    ...(["directions", "hours", "does", "payments", "languages", "needs_id"] as const),
    ...([
      "has_wifi",
      "photo_url",
      "usual_wait_minutes",
      "usual_waits",
      "source",
      "licence",
    ] as const),
    ...(["credit", "verified_on", "search", "closed_at"] as const),
  ] satisfies readonly (keyof PointRow)[]
)
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

/** They are no longer there; found again by their code, should they come back. */
export function closePoints(act: Act, pointIds: readonly string[]): Part {
  return part(
    tables(act)
      .updateTable("points")
      .set({ closed_at: act.clock.now() })
      .where("point_id", "in", [...pointIds]),
    { expects: pointIds.length === 0 ? "any" : "one" },
  );
}

/** Tells every process that its index is old. */
export function countChange(): Part {
  return { text: "update point_changes set changes = changes + 1", values: [], expects: "one" };
}

export async function changesSoFar(act: Act): Promise<number> {
  const { rows } = await act.database.run({
    text: "select changes from point_changes",
    values: [],
    isFrequent: true,
  });
  return Number((rows[0] as { changes: string } | undefined)?.changes ?? 0);
}

const READ_AT_ONCE = 5000;

/** Every point that is not closed, read in parts so that nobody waits long behind it. */
export async function allPoints(act: Act): Promise<readonly Point[]> {
  const all: Point[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await act.database.run({
      text: `select * from points where closed_at is null and point_id > $1
        order by point_id limit $2`,
      values: [after, READ_AT_ONCE],
    });
    all.push(...(rows as PointRow[]).map(readPoint));
    if (rows.length < READ_AT_ONCE) return all;
    after = all.at(-1)!.pointId;
  }
}

/** What points have told since a moment, the last of each. */
export async function freshStates(
  act: Act,
  since: Instant,
): Promise<ReadonlyMap<string, PointState>> {
  const { rows } = await act.database.run({
    text: `select point_id, state as told_state, wait_minutes as told_wait_minutes, told_at
      from point_states where told_at > $1`,
    values: [since],
    isFrequent: true,
  });
  return new Map(
    (rows as (Told & { point_id: string })[]).map((row) => [row.point_id, toldIn(row).told!]),
  );
}

export interface ToldPoint {
  readonly point: Point;
  readonly told?: PointState;
}

/** The points of these ids that are not closed, with what each told last. */
export async function pointsByIds(
  act: Act,
  pointIds: readonly string[],
): Promise<readonly ToldPoint[]> {
  if (pointIds.length === 0) return [];
  const { rows } = await act.database.run({
    text: `select p.*, s.state as told_state, s.wait_minutes as told_wait_minutes, s.told_at
      from points as p left join point_states as s on s.point_id = p.point_id
      where p.point_id = any($1::uuid[]) and p.closed_at is null`,
    values: [pointIds],
    isFrequent: true,
  });
  return (rows as (PointRow & Told)[]).map((row) => ({ point: readPoint(row), ...toldIn(row) }));
}

interface Told {
  readonly told_state: PointState["state"] | null;
  readonly told_wait_minutes: number | null;
  readonly told_at: Instant | null;
}

function toldIn({ told_state, told_wait_minutes, told_at }: Told): { readonly told?: PointState } {
  if (told_state === null || told_at === null) return {};
  const wait = told_wait_minutes === null ? {} : { waitMinutes: told_wait_minutes };
  return { told: { state: told_state, toldAt: told_at, ...wait } };
}

/** The open point that has this id or this code. */
export async function pointCalled(act: Act, name: string): Promise<ToldPoint | undefined> {
  if (isId(name)) return (await pointsByIds(act, [name]))[0];
  const row = await tables(act)
    .selectFrom("points")
    .select("point_id")
    .where("code", "=", name)
    .executeTakeFirst();
  return row === undefined ? undefined : (await pointsByIds(act, [row.point_id]))[0];
}

/** Known ones by code, the closed ones too. */
export async function pointsByCodes(
  act: Act,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Point & { readonly isClosed: boolean }>> {
  const { rows } = await act.database.run({
    text: "select * from points where code = any($1::text[])",
    values: [codes],
  });
  return new Map(
    (rows as PointRow[]).map((row) => [
      row.code,
      { ...readPoint(row), isClosed: row.closed_at !== null },
    ]),
  );
}

/** Points whose name, address or hint holds a text, in any language. */
export async function pointsSaying(act: Act, typed: string): Promise<readonly Point[]> {
  const wanted = tidyName(typed);
  if (wanted.length < 2) return [];
  const rows = await tables(act)
    .selectFrom("points")
    .selectAll()
    .where("closed_at", "is", null)
    .where("search", "like", `%${wanted}%`)
    .orderBy("code")
    .limit(5)
    .execute();
  return rows.map(readPoint);
}

export function putPointState(act: Act, pointId: string, state: PointState): Part {
  const row = {
    point_id: pointId,
    state: state.state,
    wait_minutes: state.waitMinutes ?? null,
    told_at: state.toldAt,
  };
  const { point_id: _, ...told } = row;
  return part(
    tables(act)
      .insertInto("point_states")
      .values(row)
      .onConflict((conflict) => conflict.column("point_id").doUpdateSet(told)),
  );
}

/** It told again what it had told. */
export async function hearAgain(act: Act, pointId: string): Promise<void> {
  await act.database.run({
    text: "update point_states set told_at = $2 where point_id = $1",
    values: [pointId, act.clock.now()],
    isFrequent: true,
  });
}

function tables(act: Act) {
  return act.database.tables<PointTables>();
}

function rowOf(point: Point): Record<keyof PointRow, unknown> {
  return {
    point_id: point.pointId,
    code: point.code,
    kind: point.kind,
    names: point.names,
    latitude: point.place.latitude,
    longitude: point.place.longitude,
    address: point.address,
    hints: point.hints ?? null,
    directions: point.directions ?? null,
    hours: point.hours ?? null,
    does: point.does,
    payments: point.payments,
    languages: point.languages,
    needs_id: point.needsId,
    has_wifi: point.hasWifi,
    photo_url: point.photoUrl ?? null,
    usual_wait_minutes: point.usualWaitMinutes ?? null,
    usual_waits: point.usualWaits ?? null,
    source: point.source.name,
    licence: point.source.licence,
    credit: point.source.credit ?? null,
    verified_on: point.verifiedOn ?? null,
    search: searchText(point),
    closed_at: null,
  };
}

function searchText({ names, address, hints }: Point): string {
  const texts = [...Object.values(names), address, ...Object.values(hints ?? {})];
  return [...new Set(texts.map(tidyName))].join(" ");
}

function readPoint(row: PointRow): Point {
  return {
    pointId: row.point_id as PointId,
    code: row.code,
    kind: row.kind as Point["kind"],
    names: row.names as LocalText,
    place: { latitude: row.latitude, longitude: row.longitude },
    address: row.address,
    does: row.does as Point["does"],
    payments: row.payments as Point["payments"],
    languages: row.languages as Language[],
    needsId: row.needs_id,
    hasWifi: row.has_wifi,
    source: {
      name: row.source,
      licence: row.licence,
      ...(row.credit === null ? {} : { credit: row.credit }),
    },
    ...(row.hints === null ? {} : { hints: row.hints as LocalText }),
    ...(row.directions === null ? {} : { directions: row.directions as LocalText }),
    ...(row.hours === null ? {} : { hours: row.hours }),
    ...(row.photo_url === null ? {} : { photoUrl: row.photo_url }),
    ...(row.usual_wait_minutes === null ? {} : { usualWaitMinutes: row.usual_wait_minutes }),
    ...(row.usual_waits === null ? {} : { usualWaits: row.usual_waits }),
    ...(row.verified_on === null ? {} : { verifiedOn: row.verified_on }),
  };
}
