import { randomBytes } from "node:crypto";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { isHumanCode, newHumanCode, newId, readHumanCode } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  changeDeviceRow,
  deviceById,
  deviceByPairing,
  deviceByTokenHash,
  insertDevice,
  pairRow,
  revokeRow,
} from "./devices-store.ts";
import { closeSessionsOf } from "./staff-store.ts";
import type { Device, DeviceKind } from "./staff.ts";

export const PAIRING_CODE_LENGTH = 8;
const PAIRING_MINUTES = 15;
export const DEVICE_NAME_LENGTH_MAX = 60;
const READER = /^[\w+-]{1,60}$/;

/** What a device is bound to; a display to a counter, a counter to a till and perhaps a reader. */
export type DeviceWish = Pick<
  Device,
  "kind" | "name" | "agentId" | "pointId" | "tillId" | "reader" | "counterId"
>;

export type DeviceRefusal = "device_name_unreadable" | "reader_unreadable" | "counter_unknown";

export interface PairingOffer {
  readonly device: Device;
  /** Typed on the device once, within the time. */
  readonly code: string;
  readonly endsAt: Instant;
}

/** Makes a device known and the code that pairs it. */
export async function offerPairing(
  act: Act,
  wish: DeviceWish,
): Promise<Outcome<PairingOffer, DeviceRefusal>> {
  const read = await readWish(act, wish);
  if (!read.ok) return read;
  const device: Device = { ...read.value, deviceId: newId() };
  const code = newHumanCode(PAIRING_CODE_LENGTH);
  const endsAt = addMinutes(act.clock.now(), PAIRING_MINUTES);
  await writeHouse(
    act,
    { name: "device.offered", thing: device.deviceId, after: { kind: device.kind } },
    [insertDevice(act, device, { hash: hashOf(act, "pairing", code), endsAt })],
  );
  return done({ device, code, endsAt });
}

async function readWish(act: Act, wish: DeviceWish): Promise<Outcome<DeviceWish, DeviceRefusal>> {
  const name = wish.name.normalize("NFC").trim();
  if (name === "" || [...name].length > DEVICE_NAME_LENGTH_MAX) {
    return refused("device_name_unreadable", { field: "name" });
  }
  if (wish.reader !== undefined && !READER.test(wish.reader)) {
    return refused("reader_unreadable", { field: "reader" });
  }
  if (wish.kind !== "display") return done({ ...wish, name });
  const counter = wish.counterId === undefined ? undefined : await deviceById(act, wish.counterId);
  const isCounter = counter?.kind === "counter" && counter.revokedAt === undefined;
  return isCounter ? done({ ...wish, name }) : refused("counter_unknown", { field: "counter" });
}

/** Another name, or something else beside it; it stays paired. What it is, it stays. */
export async function changeDevice(
  act: Act,
  deviceId: string,
  wish: Omit<DeviceWish, "kind" | "agentId">,
): Promise<Outcome<Device, DeviceRefusal | "device_unknown">> {
  const before = await deviceById(act, deviceId);
  if (before === undefined || before.revokedAt !== undefined) return refused("device_unknown");
  const { kind, agentId } = before;
  const read = await readWish(act, {
    ...wish,
    kind,
    ...(agentId === undefined ? {} : { agentId }),
  });
  if (!read.ok) return read;
  const after: Device = { ...read.value, deviceId: before.deviceId };
  const beside = ({ tillId, pointId, reader, counterId }: Device) => ({
    ...{ tillId, pointId, reader, counterId },
  });
  await writeHouse(
    act,
    { name: "device.changed", thing: deviceId, before: beside(before), after: beside(after) },
    [changeDeviceRow(act, after)],
  );
  return done(after);
}

export type PairRefusal = "pairing_code_unknown" | "too_many_tries";

/**
 * Pairs the machine at which the code was typed. The token is told once and kept by it alone. A
 * code for a machine of another kind stays good.
 */
export async function pairDevice(
  act: Act,
  typed: {
    readonly code: string;
    readonly address: string;
    readonly kinds?: readonly DeviceKind[];
  },
): Promise<Outcome<{ readonly device: Device; readonly token: string }, PairRefusal>> {
  const key = `pair:${act.secrets.blind("limit", typed.address).toString("base64url")}`;
  const turn = await takeTurn(act, [{ key, perWindow: 20, windowSeconds: 3600 }]);
  if (!turn.ok) return turn;
  const code = readHumanCode(typed.code);
  const unknown = refused("pairing_code_unknown", { field: "code" });
  if (!isHumanCode(code, PAIRING_CODE_LENGTH)) return unknown;
  const pairing = hashOf(act, "pairing", code);
  const found = await deviceByPairing(act, pairing);
  if (found === undefined || found.endsAt <= act.clock.now()) return unknown;
  if (typed.kinds?.includes(found.kind) === false) return unknown;
  const token = randomBytes(32).toString("base64url");
  const { endsAt: _, ...device } = found;
  try {
    await writeHouse(act, { name: "device.paired", thing: device.deviceId }, [
      pairRow(act, {
        deviceId: device.deviceId,
        pairing,
        token: hashOf(act, "device token", token),
      }),
    ]);
  } catch (error) {
    // Somebody was faster with the same code.
    if ((error as { code?: string }).code === "22012") return unknown;
    throw error;
  }
  return done({ device, token });
}

/** The device that holds this token, unless it was revoked. */
export async function deviceByToken(act: Act, token: string): Promise<Device | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  return deviceByTokenHash(act, hashOf(act, "device token", token));
}

/** From now on the device opens nothing, and whoever was logged in on it is out. */
export async function revokeDevice(
  act: Act,
  deviceId: string,
): Promise<Outcome<null, "device_unknown">> {
  const device = await deviceById(act, deviceId);
  if (device === undefined) return refused("device_unknown");
  if (device.revokedAt !== undefined) return done(null);
  await writeHouse(act, { name: "device.revoked", thing: deviceId }, [
    revokeRow(act, deviceId),
    closeSessionsOf(act, { deviceId }),
  ]);
  return done(null);
}

function hashOf(act: Act, kind: string, text: string): Buffer {
  return act.secrets.blind(kind, text);
}
