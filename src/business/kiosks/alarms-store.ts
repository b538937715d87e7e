import type { Act } from "../../foundation/act/index.ts";
import { localDate, type Instant, type LocalDate } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { AlarmBook } from "./alarm.ts";

interface AlarmRow {
  device_id: string;
  faults: AlarmBook["faults"];
  day: LocalDate;
  mails_today: number;
  changes: number;
}

export interface KnownAlarms extends AlarmBook {
  readonly deviceId: string;
  /** How often it was written; 0 for one of which nothing is kept. */
  readonly changes: number;
}

/** In the order of the ids. */
export async function alarmsOf(
  act: Act,
  deviceIds: readonly string[],
): Promise<readonly KnownAlarms[]> {
  if (deviceIds.length === 0) return [];
  const { rows } = await act.database.run({
    text: `select device_id, faults, day::text as day, mails_today, changes from kiosk_alarms
      where device_id = any($1::uuid[])`,
    values: [deviceIds],
    isFrequent: true,
  });
  const known = new Map((rows as AlarmRow[]).map((row) => [row.device_id, row]));
  return deviceIds.map((deviceId) => readAlarms(deviceId, known.get(deviceId), act.clock.now()));
}

function readAlarms(deviceId: string, row: AlarmRow | undefined, now: Instant): KnownAlarms {
  if (row === undefined) {
    const day = localDate(now, "Asia/Tokyo");
    return { deviceId, faults: [], day, mailsToday: 0, changes: 0 };
  }
  const { faults, day, mails_today: mailsToday, changes } = row;
  return { deviceId, faults, day, mailsToday, changes };
}

/** If nobody has written it since it was read. */
export function putAlarms({ deviceId, changes }: KnownAlarms, after: AlarmBook): Part {
  const { faults, day, mailsToday } = after;
  return {
    text: `insert into kiosk_alarms as k (device_id, faults, day, mails_today, changes)
      values ($1, $2::jsonb, $3::date, $4, $5::integer + 1)
      on conflict (device_id) do update set faults = excluded.faults, day = excluded.day,
        mails_today = excluded.mails_today, changes = excluded.changes
        where k.changes = $5::integer`,
    values: [deviceId, JSON.stringify(faults), day, mailsToday, changes],
    expects: "one",
  };
}
