import { randomBytes } from "node:crypto";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, addMinutes, msBetween } from "../../foundation/clock/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { afterWrong, isLocked, UNLOCKED } from "./locking.ts";
import { fitsPasscode, readDigits } from "./passcode.ts";
import { stepOfCode } from "./second-factor.ts";
import {
  changeLock,
  closeSession,
  insertSession,
  markSeen,
  openSession,
  staffKeysOf,
  useStep,
  type StaffKeys,
} from "./staff-store.ts";
import { may, needsSecondFactor, type Capability, type Device, type Staff } from "./staff.ts";

export interface TypedKeys {
  readonly number: string;
  readonly passcode: string;
  /** Of the authenticator app, where the role needs it. */
  readonly code?: string;
}

export type KeyRefusal =
  /** Number or passcode: which of the two is not told. */
  | "log_in_wrong"
  | "log_in_locked"
  | "second_factor_missing"
  | "second_factor_wrong"
  | "too_many_tries";

/** Opens a session on a paired device. An unknown number is answered, and takes time, alike. */
export async function logIn(
  act: Act,
  device: Device,
  typed: TypedKeys,
): Promise<Outcome<{ readonly staff: Staff; readonly token: string }, KeyRefusal>> {
  const checked = await checkKeys(act, device, typed);
  if (!checked.ok) return checked;
  const staff = checked.value;
  const token = randomBytes(32).toString("base64url");
  await writeHouse(
    act,
    { name: "staff.logged_in", thing: staff.staffId, after: { deviceId: device.deviceId } },
    [
      insertSession(act, {
        hash: hashOf(act, token),
        staffId: staff.staffId,
        deviceId: device.deviceId,
      }),
    ],
  );
  return done({ staff, token });
}

const SHIFT_HOURS = 14;
const IDLE_MINUTES = 20;
const SEEN_EVERY_MS = 60_000;

/** Who is logged in on this device with this token; a session ends by idleness and by the day. */
export async function staffByToken(
  act: Act,
  device: Device,
  token: string,
): Promise<Staff | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const now = act.clock.now();
  const hash = hashOf(act, token);
  const session = await openSession(act, {
    hash,
    deviceId: device.deviceId,
    openedAfter: addHours(now, -SHIFT_HOURS),
    seenAfter: addMinutes(now, -IDLE_MINUTES),
  });
  if (session === undefined) return undefined;
  const staff = (await staffKeysOf(act, { staffId: session.staffId }))?.staff;
  if (staff?.state !== "working") return undefined;
  if (msBetween(session.seenAt, now) >= SEEN_EVERY_MS) await markSeen(act, hash);
  return staff;
}

export async function logOut(act: Act, staff: Staff, token: string): Promise<void> {
  await writeHouse(act, { name: "staff.logged_out", thing: staff.staffId }, [
    closeSession(act, hashOf(act, token)),
  ]);
}

export type SecondPersonRefusal = KeyRefusal | "same_person" | "not_allowed";

/** A second person beside the one who is logged in, who may do this; for what two must agree on. */
export async function secondPerson(
  act: Act,
  device: Device,
  of: { readonly first: Staff; readonly capability: Capability; readonly typed: TypedKeys },
): Promise<Outcome<Staff, SecondPersonRefusal>> {
  const checked = await checkKeys(act, device, of.typed);
  if (!checked.ok) return checked;
  const second = checked.value;
  if (second.staffId === of.first.staffId) return refused("same_person", { field: "number" });
  return may(second, of.capability) ? checked : refused("not_allowed", { field: "number" });
}

async function checkKeys(
  act: Act,
  device: Device,
  typed: TypedKeys,
): Promise<Outcome<Staff, KeyRefusal>> {
  const key = `staff:${device.deviceId}`;
  const turn = await takeTurn(act, [{ key, perWindow: 120, windowSeconds: 3600 }]);
  if (!turn.ok) return turn;
  const now = act.clock.now();
  const keys = await staffKeysOf(act, { number: readDigits(typed.number) });
  const fits = await fitsPasscode(readDigits(typed.passcode), keys?.passcodeHash);
  // A locked number tells so whether the passcode fits or not, and only to who knows the number.
  if (keys !== undefined && isLocked(keys.lock, now)) {
    const waitSeconds = Math.ceil(msBetween(now, keys.lock.lockedUntil ?? now) / 1000);
    return refused("log_in_locked", { field: "number", facts: { waitSeconds } });
  }
  const isRight = fits && keys?.staff.state === "working";
  if (keys === undefined || !isRight) {
    if (keys !== undefined) await countWrong(act, keys);
    return refused("log_in_wrong", { field: "passcode" });
  }
  return checkSecondFactor(act, keys, typed.code);
}

async function checkSecondFactor(
  act: Act,
  keys: StaffKeys,
  code: string | undefined,
): Promise<Outcome<Staff, KeyRefusal>> {
  const { staff, secondFactor, usedStep, lock } = keys;
  // Whoever has none yet sets it up right after this log-in: until then the surface opens nothing.
  const isAsked = needsSecondFactor(staff) && secondFactor !== undefined;
  if (isAsked && (code === undefined || code.trim() === "")) {
    return refused("second_factor_missing", { field: "code" });
  }
  const now = act.clock.now();
  const step = isAsked ? stepOfCode(secondFactor, readDigits(code!), { now, usedStep }) : undefined;
  if (isAsked && step === undefined) {
    await countWrong(act, keys);
    return refused("second_factor_wrong", { field: "code" });
  }
  const used =
    step !== undefined
      ? useStep(act, staff.staffId, step)
      : lock.wrongTries > 0
        ? { ...changeLock(act, keys, UNLOCKED), expects: "any" as const }
        : undefined;
  if (used === undefined) return done(staff);
  try {
    await writeHouse(act, { name: "staff.keys_used", thing: staff.staffId }, [used]);
  } catch (error) {
    // The same code was used a moment sooner.
    if ((error as { code?: string }).code !== "22012") throw error;
    return refused("second_factor_wrong", { field: "code" });
  }
  return done(staff);
}

// Wrong passcodes typed at the same moment all count: whoever was slower counts anew.
async function countWrong(act: Act, keys: StaffKeys): Promise<void> {
  const after = afterWrong(keys.lock, act.clock.now());
  const { staffId } = keys.staff;
  const news = {
    name: "staff.passcode_wrong",
    thing: staffId,
    after: { tries: after.wrongTries, lockedUntil: after.lockedUntil },
  };
  try {
    await writeHouse(act, news, [changeLock(act, keys, after)]);
  } catch (error) {
    if ((error as { code?: string }).code !== "22012") throw error;
    const now = await staffKeysOf(act, { staffId });
    if (now !== undefined) await countWrong(act, now);
  }
}

function hashOf(act: Act, token: string): Buffer {
  return act.secrets.blind("staff session", token);
}
