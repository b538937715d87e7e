import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";

/** Somebody at a machine asked for staff. */
export interface KioskCall {
  readonly deviceId: string;
  /** Which screen stood there. */
  readonly step: string;
  readonly since: Instant;
  /** Somebody said that they come. */
  readonly answeredAt?: Instant;
}

interface CallRow {
  device_id: string;
  step: string;
  since: Instant;
  answered_at: Instant | null;
}

/** Of these machines, those that called after `since`, the longest waiting first. */
export async function callsOf(
  act: Act,
  of: { readonly deviceIds: readonly string[]; readonly since: Instant },
): Promise<readonly KioskCall[]> {
  if (of.deviceIds.length === 0) return [];
  const { rows } = await act.database.run({
    text: `select device_id, step, since, answered_at from kiosk_calls
      where device_id = any($1::uuid[]) and since > $2 order by since, device_id`,
    values: [of.deviceIds, of.since],
    isFrequent: true,
  });
  return (rows as CallRow[]).map(({ device_id, step, since, answered_at }) => ({
    ...{ deviceId: device_id, step, since },
    ...(answered_at === null ? {} : { answeredAt: answered_at }),
  }));
}

/** Moved when another call, later than `over`, stands there already. */
export function putCall({ deviceId, step, since }: KioskCall, over: Instant): Part {
  return {
    text: `insert into kiosk_calls as k (device_id, step, since) values ($1, $2, $3)
      on conflict (device_id) do update
        set step = excluded.step, since = excluded.since, answered_at = null
        where k.since <= $4`,
    values: [deviceId, step, since, over],
    expects: "one",
  };
}

/** Moved when it is over, or was answered before. */
export function answer(call: KioskCall, answeredAt: Instant): Part {
  return {
    text: `update kiosk_calls set answered_at = $3
      where device_id = $1 and since = $2 and answered_at is null`,
    values: [call.deviceId, call.since, answeredAt],
    expects: "one",
  };
}

export function dropCall(deviceId: string): Part {
  return {
    text: "delete from kiosk_calls where device_id = $1",
    values: [deviceId],
    expects: "any",
  };
}
