import type { Store } from "../../../sandbox/index.ts";
import type { SavedCard } from "./saved-card.ts";

export const SAVED_CARDS_SCHEMA = `
  create table if not exists saved_cards (
    id text primary key, reference text not null unique, body text not null
  ) without rowid;
`;

export type SavedCardsStore = ReturnType<typeof openSavedCardsStore>;

/** The cards that shops keep here. */
export function openSavedCardsStore({ sqlite }: Store) {
  const sql = {
    byId: sqlite.prepare("select body from saved_cards where id = ?"),
    byReference: sqlite.prepare("select body from saved_cards where reference = ?"),
    all: sqlite.prepare("select body from saved_cards order by id"),
    put: sqlite.prepare(
      `insert into saved_cards (id, reference, body) values (?, ?, ?)
       on conflict (id) do update set body = excluded.body`,
    ),
  };
  return {
    byId: (id: string) => read(sql.byId.get(id)),
    byReference: (reference: string) => read(sql.byReference.get(reference)),
    all: () => sql.all.all().map((row) => read(row)!),
    put: (card: SavedCard) => {
      sql.put.run(card.id, card.reference, JSON.stringify(card));
    },
  };
}

function read(row: unknown): SavedCard | undefined {
  return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as SavedCard);
}
