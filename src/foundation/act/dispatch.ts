import type { Instant } from "../clock/index.ts";
import type { Log } from "../log/index.ts";
import type { Act } from "./act.ts";

/** An event as a subscriber gets it: after its commit, in the order of its line, at least once. */
export interface EventRow {
  readonly lineId: string | null;
  readonly seq: number | null;
  readonly eventId: string;
  readonly name: string;
  readonly thing: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly at: Instant;
}

export interface Subscription {
  readonly event: string;
  /** Must bear repetition: a crash between its work and the mark delivers the event again. */
  handle(act: Act, event: EventRow): Promise<void>;
}

const BATCH = 200;

/** Hands pending events to their subscribers; answers how many were handed out. */
export async function dispatchEvents(
  act: Act,
  subscriptions: readonly Subscription[],
  log: Log,
): Promise<number> {
  const lines = Map.groupBy(await pendingOnLines(act), ({ lineId }) => lineId);
  let delivered = 0;
  for (const events of lines.values()) {
    for (const event of events.toSorted((a, b) => a.seq! - b.seq!)) {
      // A line's later news waits for its earlier one.
      if (!(await deliver(act, subscriptions, event, log))) break;
      delivered += 1;
    }
  }
  for (const event of await pendingInHouse(act)) {
    if (await deliver(act, subscriptions, event, log)) delivered += 1;
  }
  return delivered;
}

async function deliver(
  act: Act,
  subscriptions: readonly Subscription[],
  event: EventRow,
  log: Log,
): Promise<boolean> {
  try {
    for (const subscription of subscriptions) {
      if (subscription.event === event.name) await subscription.handle(act, event);
    }
  } catch (error) {
    log.error({ err: error, event: event.name, eventId: event.eventId }, "subscriber failed");
    return false;
  }
  act.failpoint("dispatch.before_mark");
  await markDelivered(act, event);
  return true;
}

async function markDelivered(act: Act, event: EventRow): Promise<void> {
  if (event.lineId === null) {
    await act.database.run({
      text: "update house_events set is_pending = false where event_id = $1",
      values: [event.eventId],
      isFrequent: true,
    });
    return;
  }
  await act.database.run({
    text: "update events set is_pending = false where line_id = $1 and seq = $2",
    values: [event.lineId, event.seq],
    isFrequent: true,
  });
}

const COLUMNS = `event_id as "eventId", name, before, after, at`;

// Of each line that has old news all of it: by the clocks of several processes alone, a line's
// later event may look older.
async function pendingOnLines(act: Act): Promise<readonly EventRow[]> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", seq, thing_id as thing, ${COLUMNS} from events
      where is_pending and line_id in (
        select line_id from events where is_pending order by at limit ${BATCH})
      order by at`,
    values: [],
    isFrequent: true,
  });
  return rows as EventRow[];
}

async function pendingInHouse(act: Act): Promise<readonly EventRow[]> {
  const { rows } = await act.database.run({
    text: `select null as "lineId", null as seq, thing, ${COLUMNS} from house_events
      where is_pending order by at limit ${BATCH}`,
    values: [],
    isFrequent: true,
  });
  return rows as EventRow[];
}
