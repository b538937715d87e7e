import { z } from "zod";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { planById, sellerOf, type Seller } from "../catalogue/index.ts";
import { lineById, type Line, type LineId } from "../lines/index.ts";
import { calendarDates, type CalendarDate } from "./calendar.ts";
import { deleteFeed, feedOfLine, putFeed } from "./calendars-store.ts";

export type FeedId = Id<"calendar_feed">;

/** What the calendar of a line says, for whoever has its address. */
export interface LineCalendar {
  readonly feedId: FeedId;
  readonly madeAt: Instant;
  readonly line: Pick<Line, "iccid" | "msisdn">;
  readonly seller: Pick<Seller, "names">;
  readonly dates: readonly (CalendarDate & { readonly planNames?: LocalText })[];
}

const PURPOSE = "line calendar";
/** An address of a calendar is kept for years, until somebody ends it. */
const GOOD_DAYS = 10 * 366;

const content = z.tuple([z.uuid(), z.uuid()]);

/** A new calendar for a line; the address of the one before is over. */
export async function makeCalendar(act: Act, lineId: LineId): Promise<void> {
  await writeHouse(act, { name: "calendar.made", after: { lineId } }, [
    putFeed(act, lineId, newId<"calendar_feed">()),
  ]);
}

/** No calendar any more; doing it again changes nothing. */
export async function endCalendar(act: Act, lineId: LineId): Promise<void> {
  await writeHouse(act, { name: "calendar.ended", after: { lineId } }, [deleteFeed(act, lineId)]);
}

/** What stands in the address of a line's calendar; undefined when it has none. */
export async function calendarToken(act: Act, lineId: LineId): Promise<string | undefined> {
  const feed = await feedOfLine(act, lineId);
  if (feed === undefined) return undefined;
  const expiresAt = addHours(feed.madeAt, 24 * GOOD_DAYS);
  return act.secrets.sealToken([lineId, feed.feedId], { purpose: PURPOSE, expiresAt });
}

/** What an address opens; undefined when it is none of ours, ended, or of a recycled line. */
export async function readCalendar(act: Act, token: string): Promise<LineCalendar | undefined> {
  const now = act.clock.now();
  const opened = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  if (!opened.success) return undefined;
  const lineId = opened.data[0] as LineId;
  const [line, feed, buckets] = await Promise.all([
    lineById(act, lineId),
    feedOfLine(act, lineId),
    bucketsOfLine(act, lineId),
  ]);
  if (line === undefined || line.status === "recycled") return undefined;
  if (feed?.feedId !== opened.data[1]) return undefined;
  const seller = await sellerOf(act, line.sellerId);
  const dates = calendarDates(buckets, now).map(async (date) => {
    const planId = buckets.find(({ bucketId }) => bucketId === date.bucketId)?.planId;
    const plan = planId === undefined ? undefined : await planById(act, planId);
    return { ...date, ...(plan === undefined ? {} : { planNames: plan.names }) };
  });
  return { ...feed, line, seller, dates: await Promise.all(dates) };
}
