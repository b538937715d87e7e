import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import {
  addDays,
  JST,
  localDate,
  startOfDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import { compose, part, type Part } from "../../foundation/database/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import type { BucketId } from "../buckets/index.ts";
import type { DailyWindow } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";

interface UsageTables {
  usage: { line_id: string; bucket_id: string; hour: string; used_bytes: number };
  daily_windows: {
    line_id: string;
    bucket_id: string;
    opens_at: string;
    closes_at: string;
    used_bytes: number;
    measured_at: string;
  };
}

/** What went through a bucket in the hour that begins at `hour`. */
export interface HourlyUsage {
  readonly bucketId: BucketId;
  readonly hour: Instant;
  readonly usedBytes: Bytes;
}

export interface UsedWindow extends DailyWindow {
  readonly bucketId: BucketId;
  readonly usedBytes: Bytes;
  readonly measuredAt: Instant;
}

/** Hours with use of a line between two instants (exclusive), oldest first. */
export async function hourlyUsage(
  act: Act,
  lineId: string,
  span: { readonly from: Instant; readonly until: Instant },
): Promise<readonly HourlyUsage[]> {
  const rows = await tables(act)
    .selectFrom("usage")
    .select(["bucket_id", "hour", "used_bytes"])
    .where("line_id", "=", lineId)
    .where("hour", ">=", span.from)
    .where("hour", "<", span.until)
    .orderBy("hour")
    .orderBy("bucket_id")
    .execute();
  return rows.map((row) => ({
    bucketId: row.bucket_id as BucketId,
    hour: row.hour as Instant,
    usedBytes: bytes(row.used_bytes),
  }));
}

/** What was used on a calendar date in Japan. */
export interface DayOfUse {
  readonly date: LocalDate;
  readonly usedBytes: Bytes;
}

/** The last days of a line in Japan, today included and last; days without use with zero. */
export async function dailyUse(
  act: Act,
  lineId: string,
  days: number,
): Promise<readonly DayOfUse[]> {
  const today = localDate(act.clock.now(), JST);
  const dates = Array.from({ length: days }, (_, i) => addDays(today, i + 1 - days));
  const from = startOfDate(dates[0] ?? today, JST);
  const hours = await hourlyUsage(act, lineId, {
    from,
    until: startOfDate(addDays(today, 1), JST),
  });
  const used = new Map<LocalDate, number>();
  for (const { hour, usedBytes } of hours) {
    const date = localDate(hour, JST);
    used.set(date, (used.get(date) ?? 0) + usedBytes);
  }
  return dates.map((date) => ({ date, usedBytes: bytes(used.get(date) ?? 0) }));
}

/** Windows of daily plans that close after `from`, oldest first. */
export async function usedWindows(
  act: Act,
  lineId: string,
  from: Instant,
): Promise<readonly UsedWindow[]> {
  const rows = await tables(act)
    .selectFrom("daily_windows")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("closes_at", ">", from)
    .orderBy("opens_at")
    .orderBy("bucket_id")
    .execute();
  return rows.map((row) => ({
    bucketId: row.bucket_id as BucketId,
    opensAt: row.opens_at as Instant,
    closesAt: row.closes_at as Instant,
    usedBytes: bytes(row.used_bytes),
    measuredAt: row.measured_at as Instant,
  }));
}

/** All that was recorded for a bucket, over all its hours. */
export async function recordedBytes(
  act: Act,
  key: { readonly lineId: string; readonly bucketId: string },
): Promise<Bytes> {
  const row = await tables(act)
    .selectFrom("usage")
    .select(sql<number>`coalesce(sum(used_bytes), 0)::bigint`.as("total"))
    .where("line_id", "=", key.lineId)
    .where("bucket_id", "=", key.bucketId)
    .executeTakeFirstOrThrow();
  return bytes(row.total);
}

export interface UsageRow extends HourlyUsage {
  readonly lineId: LineId;
}

/** Adds many hours in one piece; what is there already grows. One row per bucket and hour. */
export function addUsage(rows: readonly UsageRow[]): Part {
  return {
    text: `insert into usage (line_id, bucket_id, hour, used_bytes)
      select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[])
      on conflict (line_id, bucket_id, hour)
      do update set used_bytes = usage.used_bytes + excluded.used_bytes`,
    values: [
      rows.map((row) => row.lineId),
      rows.map((row) => row.bucketId),
      rows.map((row) => row.hour),
      rows.map((row) => row.usedBytes),
    ],
    expects: "any",
  };
}

/** Adds to a daily plan's window. */
export function addToWindow(
  act: Act,
  added: {
    readonly lineId: LineId;
    readonly bucketId: BucketId;
    readonly window: DailyWindow;
    readonly usedBytes: Bytes;
    readonly measuredAt: Instant;
  },
): Part {
  const { window } = added;
  return part(
    tables(act)
      .insertInto("daily_windows")
      .values({
        line_id: added.lineId,
        bucket_id: added.bucketId,
        opens_at: window.opensAt,
        closes_at: window.closesAt,
        used_bytes: added.usedBytes,
        measured_at: added.measuredAt,
      })
      .onConflict((conflict) =>
        conflict.columns(["line_id", "bucket_id", "opens_at"]).doUpdateSet((eb) => ({
          used_bytes: sql<number>`daily_windows.used_bytes + ${eb.ref("excluded.used_bytes")}`,
          measured_at: eb.ref("excluded.measured_at"),
        })),
      ),
  );
}

/** Writes measurements in one statement and without an event, which they never have. */
export async function writeMeasured(act: Act, parts: readonly Part[]): Promise<void> {
  await act.database.run(compose(parts));
}

function tables(act: Act) {
  return act.database.tables<UsageTables>();
}
