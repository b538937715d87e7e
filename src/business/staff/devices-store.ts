import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Device, DeviceId } from "./staff.ts";

interface DeviceTables {
  devices: DeviceRow;
}

interface DeviceRow {
  device_id: string;
  kind: string;
  name: string;
  agent_id: string | null;
  point_id: string | null;
  till_id: string | null;
  reader: string | null;
  counter_id: string | null;
  pairing_hash: Buffer | null;
  pairing_ends_at: Instant | null;
  token_hash: Buffer | null;
  paired_at: Instant | null;
  revoked_at: Instant | null;
  offered_at: Instant;
}

export function insertDevice(
  act: Act,
  device: Device,
  pairing: { hash: Buffer; endsAt: Instant },
): Part {
  return part(
    tables(act)
      .insertInto("devices")
      .values({
        device_id: device.deviceId,
        kind: device.kind,
        name: device.name,
        agent_id: device.agentId ?? null,
        point_id: device.pointId ?? null,
        till_id: device.tillId ?? null,
        reader: device.reader ?? null,
        counter_id: device.counterId ?? null,
        pairing_hash: pairing.hash,
        pairing_ends_at: pairing.endsAt,
        token_hash: null,
        paired_at: null,
        revoked_at: null,
        offered_at: act.clock.now(),
      }),
  );
}

export async function deviceByPairing(
  act: Act,
  hash: Buffer,
): Promise<(Device & { readonly endsAt: Instant }) | undefined> {
  const row = await tables(act)
    .selectFrom("devices")
    .selectAll()
    .where("pairing_hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row?.pairing_ends_at == null) return undefined;
  return { ...readDevice(row), endsAt: row.pairing_ends_at };
}

/** The code is used up by it: a second use touches nothing. */
export function pairRow(act: Act, of: { deviceId: string; pairing: Buffer; token: Buffer }): Part {
  return part(
    tables(act)
      .updateTable("devices")
      .set({
        token_hash: of.token,
        paired_at: act.clock.now(),
        pairing_hash: null,
        pairing_ends_at: null,
      })
      .where("device_id", "=", of.deviceId)
      .where("pairing_hash", "=", of.pairing),
  );
}

export async function deviceByTokenHash(act: Act, hash: Buffer): Promise<Device | undefined> {
  const row = await tables(act)
    .selectFrom("devices")
    .selectAll()
    .where("token_hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? undefined : readDevice(row);
}

export async function deviceById(act: Act, deviceId: string): Promise<Device | undefined> {
  const row = await tables(act)
    .selectFrom("devices")
    .selectAll()
    .where("device_id", "=", deviceId)
    .executeTakeFirst();
  return row === undefined ? undefined : readDevice(row);
}

/** Every device of the house or of one agent, the one offered last first. */
export async function allDevices(act: Act, agentId?: string): Promise<readonly Device[]> {
  let query = tables(act).selectFrom("devices").selectAll().orderBy("offered_at", "desc");
  if (agentId !== undefined) query = query.where("agent_id", "=", agentId);
  return (await query.limit(1000).execute()).map(readDevice);
}

/** The displays that stand at a counter and show something. */
export async function displaysOf(act: Act, counterId: string): Promise<readonly Device[]> {
  const rows = await tables(act)
    .selectFrom("devices")
    .selectAll()
    .where("counter_id", "=", counterId)
    .where("kind", "=", "display")
    .where("revoked_at", "is", null)
    .execute();
  return rows.map(readDevice);
}

/** What people call it and what stands beside it. */
export function changeDeviceRow(act: Act, after: Device): Part {
  return part(
    tables(act)
      .updateTable("devices")
      .set({
        name: after.name,
        agent_id: after.agentId ?? null,
        point_id: after.pointId ?? null,
        till_id: after.tillId ?? null,
        reader: after.reader ?? null,
        counter_id: after.counterId ?? null,
      })
      .where("device_id", "=", after.deviceId)
      .where("revoked_at", "is", null),
  );
}

export function revokeRow(act: Act, deviceId: string): Part {
  return part(
    tables(act)
      .updateTable("devices")
      .set({ revoked_at: act.clock.now(), pairing_hash: null, pairing_ends_at: null })
      .where("device_id", "=", deviceId)
      .where("revoked_at", "is", null),
  );
}

function tables(act: Act) {
  return act.database.tables<DeviceTables>();
}

function readDevice(row: DeviceRow): Device {
  return {
    deviceId: row.device_id as DeviceId,
    kind: row.kind as Device["kind"],
    name: row.name,
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
    ...(row.point_id === null ? {} : { pointId: row.point_id }),
    ...(row.till_id === null ? {} : { tillId: row.till_id }),
    ...(row.reader === null ? {} : { reader: row.reader }),
    ...(row.counter_id === null ? {} : { counterId: row.counter_id }),
    ...(row.paired_at === null ? {} : { pairedAt: row.paired_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
