import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { StaffDuty, StaffDutyKind, StaffDutyState, StaffDutyWish } from "./staff-duty.ts";

interface DutyTables {
  kiosk_duties: DutyRow;
}

interface DutyRow {
  duty_id: string;
  device_id: string;
  kind: StaffDutyKind;
  content: unknown;
  state: StaffDutyState;
  asked_by: string;
  asked_at: Instant;
  ends_at: Instant;
  changed_at: Instant;
  detail: string | null;
}

export function insertDuty(act: Act, duty: StaffDuty): Part {
  const { kind, ...content } = duty.wish;
  return part(
    tables(act)
      .insertInto("kiosk_duties")
      .values({
        duty_id: duty.dutyId,
        device_id: duty.deviceId,
        kind,
        content: JSON.stringify(content),
        state: duty.state,
        asked_by: duty.askedBy,
        asked_at: duty.askedAt,
        ends_at: duty.endsAt,
        changed_at: duty.changedAt,
        detail: null,
      }),
  );
}

/** Moves a duty on, from the state it was read in. */
export function moveDuty(
  act: Act,
  before: StaffDuty,
  after: { readonly state: StaffDutyState; readonly detail?: string | undefined },
): Part {
  return part(
    tables(act)
      .updateTable("kiosk_duties")
      .set({ state: after.state, changed_at: act.clock.now(), detail: after.detail ?? null })
      .where("duty_id", "=", before.dutyId)
      .where("state", "=", before.state),
  );
}

export async function dutyById(act: Act, dutyId: string): Promise<StaffDuty | undefined> {
  const row = await tables(act)
    .selectFrom("kiosk_duties")
    .selectAll()
    .where("duty_id", "=", dutyId)
    .executeTakeFirst();
  return row === undefined ? undefined : readDuty(row);
}

/** What this machine is to do now, the oldest first. */
export async function waitingDuties(act: Act, deviceId: string): Promise<readonly StaffDuty[]> {
  const { rows } = await act.database.run({
    text: `select * from kiosk_duties where device_id = $1 and state in ('asked', 'told')
      and ends_at > $2 order by asked_at, duty_id limit 20`,
    values: [deviceId, act.clock.now()],
    isFrequent: true,
  });
  return (rows as DutyRow[]).map(readDuty);
}

/** Those that wait although their time is over. */
export async function endedDuties(act: Act): Promise<readonly StaffDuty[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_duties")
    .selectAll()
    .where("state", "in", ["asked", "told"])
    .where("ends_at", "<=", act.clock.now())
    .limit(200)
    .execute();
  return rows.map(readDuty);
}

/** The last ones that staff asked of a machine, the newest first. */
export async function recentDuties(act: Act, deviceId: string): Promise<readonly StaffDuty[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_duties")
    .selectAll()
    .where("device_id", "=", deviceId)
    .orderBy("asked_at", "desc")
    .limit(5)
    .execute();
  return rows.map(readDuty);
}

function tables(act: Act) {
  return act.database.tables<DutyTables>();
}

function readDuty(row: DutyRow): StaffDuty {
  return {
    dutyId: row.duty_id,
    deviceId: row.device_id,
    wish: { kind: row.kind, ...(row.content as object) } as StaffDutyWish,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endsAt: row.ends_at,
    changedAt: row.changed_at,
    ...(row.detail === null ? {} : { detail: row.detail }),
  };
}
