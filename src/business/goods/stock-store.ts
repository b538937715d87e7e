import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { placeText, type Shelf, type StockItem, type StockKind, type StockPlace } from "./stock.ts";

interface StockTables {
  stock_items: ItemRow;
}

interface ItemRow {
  kind: string;
  serial: string;
  good_id: string | null;
  batch_code: string | null;
  place: string;
  agent_id: string | null;
  moves: number;
}

export interface MoveWords {
  readonly what: string;
  readonly to: StockPlace;
  readonly byId: string;
  readonly causeId?: string;
}

/** All of them, or none: a serial that is known already undoes the whole statement. */
export function insertItems(act: Act, items: readonly StockItem[]): Part {
  return part(
    tables(act)
      .insertInto("stock_items")
      .values(
        items.map((item) => ({
          kind: item.kind,
          serial: item.serial,
          good_id: item.goodId ?? null,
          batch_code: item.batchCode ?? null,
          place: item.place.at,
          agent_id: item.place.at === "agent" ? item.place.agentId : null,
          moves: item.moves,
        })),
      ),
  );
}

/** The move of each, as it was read: whoever moved one meanwhile undoes the whole statement. */
export function insertMoves(act: Act, items: readonly StockItem[], words: MoveWords): Part {
  const { what, to, byId, causeId } = words;
  return {
    text: `insert into stock_moves
      (kind, serial, move_number, what, from_place, to_place, cause_id, by_id, at)
      select k, s, n, $5, f, $6, $7::uuid, $8, $9::timestamptz
      from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as t (k, s, n, f)`,
    values: [
      items.map(({ kind }) => kind),
      items.map(({ serial }) => serial),
      items.map(({ moves }) => moves + 1),
      items.map(({ moves, place }) => (moves === 0 ? "outside" : placeText(place))),
      what,
      placeText(to),
      causeId ?? null,
      byId,
      act.clock.now(),
    ],
    expects: "one",
  };
}

export function moveItems(items: readonly StockItem[], to: StockPlace): Part {
  return {
    text: `update stock_items as i set place = $4, agent_id = $5::uuid, moves = i.moves + 1
      from unnest($1::text[], $2::text[], $3::int[]) as t (k, s, n)
      where i.kind = k and i.serial = s and i.moves = n`,
    values: [
      items.map(({ kind }) => kind),
      items.map(({ serial }) => serial),
      items.map(({ moves }) => moves),
      to.at,
      to.at === "agent" ? to.agentId : null,
    ],
    expects: "one",
  };
}

export async function itemsBySerial(
  act: Act,
  kind: StockKind,
  serials: readonly string[],
): Promise<readonly StockItem[]> {
  const rows = await tables(act)
    .selectFrom("stock_items")
    .selectAll()
    .where("kind", "=", kind)
    .where("serial", "=", sql<string>`any(${[...serials]}::text[])`)
    .orderBy("serial")
    .execute();
  return rows.map(readItem);
}

/** All that lies on a shelf, by serial; of one batch or pack, and not more than the limit. */
export async function itemsOn(
  act: Act,
  shelf: Shelf,
  of: {
    readonly kind?: StockKind;
    readonly batchCode?: string;
    readonly goodId?: string;
    readonly limit: number;
  },
): Promise<readonly StockItem[]> {
  let query = tables(act).selectFrom("stock_items").selectAll().where("place", "=", shelf.at);
  if (shelf.at === "agent") query = query.where("agent_id", "=", shelf.agentId);
  if (of.kind !== undefined) query = query.where("kind", "=", of.kind);
  if (of.batchCode !== undefined) query = query.where("batch_code", "=", of.batchCode);
  if (of.goodId !== undefined) query = query.where("good_id", "=", of.goodId);
  return (await query.orderBy("kind").orderBy("serial").limit(of.limit).execute()).map(readItem);
}

export interface ShelfSum {
  readonly place: StockPlace;
  readonly kind: StockKind;
  readonly batchCode?: string;
  readonly goodId?: string;
  readonly count: number;
}

/** How many of what lie where. */
export async function sumStock(act: Act): Promise<readonly ShelfSum[]> {
  const rows = await tables(act)
    .selectFrom("stock_items")
    .select(["place", "agent_id", "kind", "batch_code", "good_id"])
    .select((select) => select.fn.countAll<number>().as("count"))
    .groupBy(["place", "agent_id", "kind", "batch_code", "good_id"])
    .orderBy("kind")
    .execute();
  return rows.map((row) => ({
    place: readPlace(row),
    kind: row.kind as StockKind,
    count: Number(row.count),
    ...(row.batch_code === null ? {} : { batchCode: row.batch_code }),
    ...(row.good_id === null ? {} : { goodId: row.good_id }),
  }));
}

function readItem(row: ItemRow): StockItem {
  return {
    kind: row.kind,
    serial: row.serial,
    place: readPlace(row),
    moves: row.moves,
    ...(row.good_id === null ? {} : { goodId: row.good_id }),
    ...(row.batch_code === null ? {} : { batchCode: row.batch_code }),
  } as StockItem;
}

function readPlace(row: Pick<ItemRow, "place" | "agent_id">): StockPlace {
  if (row.agent_id !== null) return { at: "agent", agentId: row.agent_id };
  return { at: row.place } as StockPlace;
}

function tables(act: Act) {
  return act.database.tables<StockTables>();
}
