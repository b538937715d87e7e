import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import type { DailyWindow } from "../catalogue/index.ts";
import type { UsageRow } from "./usage-store.ts";

export interface WindowRow extends DailyWindow {
  readonly lineId: string;
  readonly bucketId: string;
  readonly usedBytes: Bytes;
  readonly measuredAt: Instant;
}

/** Sets many hours in one piece, where measuring would add to them. */
export function putHours(rows: readonly UsageRow[]): Part {
  return {
    text: `insert into usage (line_id, bucket_id, hour, used_bytes)
      select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[])
      on conflict (line_id, bucket_id, hour) do update set used_bytes = excluded.used_bytes`,
    values: [
      rows.map((row) => row.lineId),
      rows.map((row) => row.bucketId),
      rows.map((row) => row.hour),
      rows.map((row) => row.usedBytes),
    ],
    expects: "any",
  };
}

/** Sets what went through the windows of daily plans. */
export function putWindows(rows: readonly WindowRow[]): Part {
  return {
    text: `insert into daily_windows
        (line_id, bucket_id, opens_at, closes_at, used_bytes, measured_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[],
        $5::bigint[], $6::timestamptz[])
      on conflict (line_id, bucket_id, opens_at)
      do update set used_bytes = excluded.used_bytes, measured_at = excluded.measured_at`,
    values: [
      rows.map((row) => row.lineId),
      rows.map((row) => row.bucketId),
      rows.map((row) => row.opensAt),
      rows.map((row) => row.closesAt),
      rows.map((row) => row.usedBytes),
      rows.map((row) => row.measuredAt),
    ],
    expects: "any",
  };
}
