import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { isHumanCode, newHumanCode, readHumanCode } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { readPoint, type Point } from "../points/index.ts";
import { deviceById, type Device } from "../staff/index.ts";
import {
  countOpened,
  insertOrder,
  insertSign,
  isOrderCounted,
  signByCode,
  signByDevice,
  type SignRow,
} from "./signs-store.ts";

/** A sign beside a device. */
export interface Sign extends SignRow {
  readonly device: Device;
  /** Where the device stands. */
  readonly point?: Point;
}

const CODE_LENGTH = 6;

/** The sign of a device, made when it is asked for the first time. */
export async function signOf(act: Act, device: Device): Promise<Sign> {
  const { deviceId } = device;
  const known = await signByDevice(act, deviceId);
  if (known !== undefined) return around(act, known, device);
  const code = newHumanCode(CODE_LENGTH);
  try {
    await writeHouse(act, { name: "sign.made", thing: code, after: { deviceId } }, [
      insertSign(act, { code, deviceId }),
    ]);
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
  }
  return around(act, (await signByDevice(act, deviceId))!, device);
}

/** What the code of a sign means; undefined for any other text, and once its device was revoked. */
export async function readSign(act: Act, typed: string): Promise<Sign | undefined> {
  const code = readHumanCode(typed.slice(0, 20));
  const row = isHumanCode(code, CODE_LENGTH) ? await signByCode(act, code) : undefined;
  const device = row === undefined ? undefined : await deviceById(act, row.deviceId);
  if (row === undefined || device === undefined || device.revokedAt !== undefined) return undefined;
  return around(act, row, device);
}

/** Somebody opened it; who opens it again and again is counted a few times only. */
export async function followSign(act: Act, { code }: Sign, address: string): Promise<void> {
  const key = `sign:${act.secrets.blind("limit", `${code} ${address}`).toString("base64url")}`;
  const turn = await takeTurn(act, [{ key, perWindow: 10, windowSeconds: 3600 }]);
  if (!turn.ok) return;
  await writeHouse(act, { name: "sign.followed", thing: code }, [countOpened(act, code)]);
}

/** An order was placed by whoever came from a sign. Told again, it is counted once. */
export async function orderBySign(act: Act, { code }: Sign, renewalId: string): Promise<void> {
  if (await isOrderCounted(act, renewalId)) return;
  await writeHouse(act, { name: "sign.ordered", thing: code, after: { renewalId } }, [
    insertOrder(act, { code, renewalId }),
  ]);
}

async function around(act: Act, row: SignRow, device: Device): Promise<Sign> {
  const { pointId } = device;
  const found = pointId === undefined ? undefined : await readPoint(act, pointId);
  return { ...row, device, ...(found === undefined ? {} : { point: found.point }) };
}
