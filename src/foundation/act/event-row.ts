import type { Part } from "../database/index.ts";
import { newId } from "../ids/index.ts";
import type { Act, News } from "./act.ts";

const EVENT_COLUMNS =
  "event_id, name, actor_kind, actor_id, before, after, at, request_id, is_pending";

/** The event row of a line. Its sequence number is the lock: a second writer of it fails. */
export function lineEvent(act: Act, lineId: string, seq: number, news: News): Part {
  return {
    text: `insert into events (line_id, seq, thing_id, ${EVENT_COLUMNS})
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [lineId, seq, news.thing ?? null, ...eventValues(act, news)],
    expects: "one",
  };
}

export function houseEvent(act: Act, news: News): Part {
  return {
    text: `insert into house_events (thing, ${EVENT_COLUMNS})
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [news.thing ?? null, ...eventValues(act, news)],
    expects: "one",
  };
}

export interface LineNews extends News {
  readonly line: string;
  readonly seq: number;
}

/** Many event rows in one statement, column by column, for imports. */
export function lineEvents(act: Act, many: readonly LineNews[]): Part {
  const rows = many.map((news) => eventValues(act, news));
  const column = (i: number) => rows.map((row) => row[i] ?? null);
  return {
    text: `insert into events (line_id, seq, thing_id, ${EVENT_COLUMNS})
      select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
        $7::text[], $8::jsonb[], $9::jsonb[], $10::timestamptz[], $11::text[], $12::boolean[])`,
    values: [
      many.map((news) => news.line),
      many.map((news) => news.seq),
      many.map((news) => news.thing ?? null),
      ...Array.from({ length: 9 }, (_, i) => column(i)),
    ],
    expects: many.length === 0 ? "any" : "one",
  };
}

function eventValues(act: Act, news: News): readonly unknown[] {
  return [
    newId(),
    news.name,
    act.actor.kind,
    act.actor.id,
    news.before === undefined ? null : JSON.stringify(news.before),
    news.after === undefined ? null : JSON.stringify(news.after),
    act.clock.now(),
    act.requestId ?? null,
    act.isNews(news.name),
  ];
}
