import type { Instant } from "../clock/index.ts";
import type { Act, Actor } from "./act.ts";

/** What happened to a thing of the house, as it was written down then. */
export interface PastEvent {
  readonly name: string;
  readonly actor: Actor;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

/** The last events of one thing, the newest first; where visits stood is no part of it. */
export async function historyOf(
  act: Act,
  thing: string,
  limit: number,
): Promise<readonly PastEvent[]> {
  const { rows } = await act.database.run({
    text: `select name, actor_kind, actor_id, before, after, at from house_events
      where thing = $1 and name not like 'kiosk.visit%'
      order by at desc, event_id desc limit $2`,
    values: [thing, limit],
  });
  return (rows as Row[]).map(pastEvent);
}

/** The events of some things of one line, in the order in which they happened. */
export async function lineHistoryOf(
  act: Act,
  lineId: string,
  of: { readonly things: readonly string[]; readonly limit: number },
): Promise<readonly (PastEvent & { readonly seq: number })[]> {
  const { rows } = await act.database.run({
    text: `select seq, name, actor_kind, actor_id, before, after, at from events
      where line_id = $1 and thing_id = any($2::uuid[]) order by seq limit $3`,
    values: [lineId, of.things, of.limit],
  });
  return (rows as (Row & { seq: number })[]).map((row) => ({ seq: row.seq, ...pastEvent(row) }));
}

function pastEvent({ name, actor_kind, actor_id, before, after, at }: Row): PastEvent {
  return {
    ...{ name, at, before: before ?? {}, after: after ?? {} },
    actor: { kind: actor_kind, id: actor_id },
  };
}

/** Since when a field of each thing is as it is, by the last event that changed it. */
export async function changedSince(
  act: Act,
  things: readonly string[],
  field: string,
): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await act.database.run({
    text: `select distinct on (thing) thing, at from house_events
      where thing = any($1::text[]) and name not like 'kiosk.visit%'
        and after->>$2 is distinct from before->>$2
      order by thing, at desc`,
    values: [things, field],
  });
  return new Map((rows as { thing: string; at: Instant }[]).map(({ thing, at }) => [thing, at]));
}

interface Row {
  readonly name: string;
  readonly actor_kind: Actor["kind"];
  readonly actor_id: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly at: Instant;
}
