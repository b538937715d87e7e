import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { MachineHealth } from "../../foundation/kiosk-wire/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import {
  silentAt,
  type Heartbeat,
  type Kiosk,
  type KioskMessage,
  type KioskStanding,
} from "./kiosk.ts";

interface KioskRow {
  device_id: string;
  paper: Heartbeat["paper"] | null;
  printer: Heartbeat["printer"] | null;
  reader: Heartbeat["reader"] | null;
  scanner: Heartbeat["scanner"] | null;
  version: string | null;
  service: Heartbeat["service"] | null;
  machine: unknown;
  trouble: string | null;
  heard_at: Instant | null;
  standing: KioskStanding;
  is_stopped: boolean;
  message: unknown;
  told_at: Instant | null;
  due_at: Instant | null;
  changes: number;
}

/** A machine as it stands here, with what was told of it. */
export interface KnownKiosk extends Kiosk {
  /** As was last made known. */
  readonly told: KioskStanding;
  /** When its point was told last. */
  readonly toldAt?: Instant;
  /** How often it changed; 0 for one that nobody has heard of. */
  readonly changes: number;
}

/** What is known of these machines, in any order; one that was never heard of is silent. */
export async function kiosksOf(
  act: Act,
  deviceIds: readonly string[],
): Promise<readonly KnownKiosk[]> {
  if (deviceIds.length === 0) return [];
  const { rows } = await act.database.run({
    text: "select * from kiosks where device_id = any($1::uuid[])",
    values: [deviceIds],
    isFrequent: true,
  });
  const known = new Map((rows as KioskRow[]).map((row) => [row.device_id, readKiosk(row)]));
  return deviceIds.map((deviceId) => known.get(deviceId) ?? unheard(deviceId));
}

/** It is as before: only when it was heard changes, and how much change it has left. */
export async function touch(act: Act, deviceId: string, { machine }: Heartbeat): Promise<void> {
  const now = act.clock.now();
  await act.database.run({
    text: `update kiosks set heard_at = $2,
        due_at = case when is_stopped then null else $3::timestamptz end, machine = $4::jsonb
      where device_id = $1`,
    values: [deviceId, now, silentAt(now), machine === undefined ? null : JSON.stringify(machine)],
    isFrequent: true,
  });
}

/** Writes a machine as it is now, if nobody has changed it since it was read. */
export function putKiosk(before: KnownKiosk, after: Kiosk, told: KioskStanding): Part {
  const { heartbeat } = after;
  const values = [
    ...[after.deviceId, heartbeat?.paper ?? null, heartbeat?.printer ?? null],
    ...[heartbeat?.reader ?? null, heartbeat?.scanner ?? null, heartbeat?.version ?? null],
    ...[heartbeat?.service ?? null, heartbeat?.trouble ?? null, after.heardAt ?? null, told],
    ...[after.isStopped, after.message === undefined ? null : JSON.stringify(after.message)],
    ...[missedAt(after, told), before.changes],
    heartbeat?.machine === undefined ? null : JSON.stringify(heartbeat.machine),
  ];
  return {
    text: `insert into kiosks as k (device_id, paper, printer, reader, scanner, version, service,
        trouble, heard_at, standing, is_stopped, message, due_at, changes,
        machine)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14::integer + 1,
        $15::jsonb)
      on conflict (device_id) do update set
        ${FIELDS.map((field) => `${field} = excluded.${field}`).join(", ")}
        where k.changes = $14::integer`,
    values,
    expects: "one",
  };
}

// What is known to be silent, or was stopped, is not missed.
function missedAt({ heardAt, isStopped }: Kiosk, told: KioskStanding): Instant | null {
  return heardAt === undefined || isStopped || told === "silent" ? null : silentAt(heardAt);
}

const FIELDS = [
  ...(["paper", "printer", "reader", "scanner", "version", "service", "trouble"] as const),
  ...(["heard_at", "standing", "is_stopped", "message", "due_at", "changes"] as const),
  "machine",
] satisfies readonly (keyof KioskRow)[];

/** Its point was told how it is. */
export async function markTold(act: Act, deviceId: string): Promise<void> {
  await act.database.run({
    text: "update kiosks set told_at = $2 where device_id = $1",
    values: [deviceId, act.clock.now()],
    isFrequent: true,
  });
}

/** Leases the machines that have not been heard for too long; answers their ids. */
export async function claimSilent(act: Act, claim: Claim): Promise<readonly string[]> {
  return leaseDue(act.database, { table: "kiosks", key: "device_id" }, claim);
}

function unheard(deviceId: string): KnownKiosk {
  return { deviceId, isStopped: false, told: "silent", changes: 0 };
}

function readKiosk(row: KioskRow): KnownKiosk {
  return {
    deviceId: row.device_id,
    isStopped: row.is_stopped,
    told: row.standing,
    changes: row.changes,
    ...(row.heard_at === null ? {} : { heartbeat: heartbeatIn(row), heardAt: row.heard_at }),
    ...(row.message === null ? {} : { message: row.message as KioskMessage }),
    ...(row.told_at === null ? {} : { toldAt: row.told_at }),
  };
}

function heartbeatIn(row: KioskRow): Heartbeat {
  return {
    ...{ paper: row.paper!, printer: row.printer!, reader: row.reader!, scanner: row.scanner! },
    ...{ version: row.version!, service: row.service! },
    ...(row.trouble === null ? {} : { trouble: row.trouble }),
    ...(row.machine === null ? {} : { machine: row.machine as MachineHealth }),
  };
}
