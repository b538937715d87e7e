import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { LineId } from "../lines/index.ts";
import type { FeedId } from "./line-calendar.ts";

interface CalendarTables {
  line_calendars: { line_id: string; feed_id: string; made_at: Instant };
}

export async function feedOfLine(
  act: Act,
  lineId: LineId,
): Promise<{ readonly feedId: FeedId; readonly madeAt: Instant } | undefined> {
  const row = await tables(act)
    .selectFrom("line_calendars")
    .selectAll()
    .where("line_id", "=", lineId)
    .executeTakeFirst();
  return row && { feedId: row.feed_id as FeedId, madeAt: row.made_at };
}

/** Gives a line a calendar, in place of the one it had. */
export function putFeed(act: Act, lineId: LineId, feedId: FeedId): Part {
  const fresh = { feed_id: feedId, made_at: act.clock.now() };
  return part(
    tables(act)
      .insertInto("line_calendars")
      .values({ line_id: lineId, ...fresh })
      .onConflict((conflict) => conflict.columns(["line_id"]).doUpdateSet(fresh)),
  );
}

export function deleteFeed(act: Act, lineId: LineId): Part {
  return part(tables(act).deleteFrom("line_calendars").where("line_id", "=", lineId), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<CalendarTables>();
}
