import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  fitsPasscode,
  hashPasscode,
  newPasscode,
  passcodeFault,
  readDigits,
  type PasscodeRefusal,
} from "./passcode.ts";
import { newSecondFactor, stepOfCode } from "./second-factor.ts";
import {
  changePasscode,
  changeStaffRow,
  closeSessionsOf,
  insertStaff,
  setSecondFactor,
  staffKeysOf,
} from "./staff-store.ts";
import type { Staff, StaffId } from "./staff.ts";

export const STAFF_NAME_LENGTH_MAX = 60;

export type HireRefusal =
  | "staff_number_unreadable"
  | "staff_number_taken"
  | "staff_name_unreadable";

/** Takes somebody on. The passcode is handed over once and changed at the first log-in. */
export async function hireStaff(
  act: Act,
  wish: Pick<Staff, "number" | "name" | "role" | "agentId" | "language">,
): Promise<Outcome<{ readonly staff: Staff; readonly passcode: string }, HireRefusal>> {
  const number = readDigits(wish.number);
  if (!/^\d{3,8}$/.test(number)) return refused("staff_number_unreadable", { field: "number" });
  const name = wish.name.normalize("NFC").trim();
  if (!isStaffName(name)) return refused("staff_name_unreadable", { field: "name" });
  const taken = refused("staff_number_taken", { field: "number" });
  if ((await staffKeysOf(act, { number })) !== undefined) return taken;
  const passcode = newPasscode(number);
  const staff: Staff = {
    ...wish,
    ...{ staffId: newId(), number, name, isPasscodeOwn: false, hasSecondFactor: false },
    state: "working",
  };
  try {
    await writeHouse(
      act,
      {
        name: "staff.hired",
        thing: staff.staffId,
        after: { role: staff.role, agentId: staff.agentId },
      },
      [insertStaff(act, staff, await hashPasscode(passcode))],
    );
  } catch (error) {
    if ((error as { code?: string }).code === "23505") return taken;
    throw error;
  }
  return done({ staff, passcode });
}

export function isStaffName(name: string): boolean {
  return name !== "" && [...name].length <= STAFF_NAME_LENGTH_MAX;
}

/** Another role, shop or state; whoever may do less afterwards logs in anew. */
export async function changeStaff(
  act: Act,
  staffId: string,
  change: Partial<Pick<Staff, "name" | "role" | "language" | "state">>,
): Promise<Outcome<Staff, "staff_unknown">> {
  const before = (await staffKeysOf(act, { staffId }))?.staff;
  if (before === undefined) return refused("staff_unknown");
  const after: Staff = { ...before, ...change };
  await writeHouse(
    act,
    {
      name: "staff.changed",
      thing: staffId,
      before: { role: before.role, state: before.state },
      after: { role: after.role, state: after.state },
    },
    [changeStaffRow(act, before, after), closeSessionsOf(act, { staffId })],
  );
  return done(after);
}

/** A new passcode handed over by a manager, for somebody who has forgotten the own one. */
export async function resetPasscode(
  act: Act,
  staffId: string,
): Promise<Outcome<{ readonly passcode: string }, "staff_unknown">> {
  const keys = await staffKeysOf(act, { staffId });
  if (keys === undefined) return refused("staff_unknown");
  const passcode = newPasscode(keys.staff.number);
  const after = await hashPasscode(passcode);
  const change = { staffId: keys.staff.staffId, before: keys.passcodeHash, after, isOwn: false };
  await writeHouse(act, { name: "staff.passcode_reset", thing: staffId }, [
    changePasscode(act, change),
    closeSessionsOf(act, { staffId }),
  ]);
  return done({ passcode });
}

/** The own passcode, chosen by whoever knows the present one. */
export async function choosePasscode(
  act: Act,
  staffId: string,
  typed: { readonly present: string; readonly passcode: string },
): Promise<Outcome<null, PasscodeRefusal | "passcode_wrong">> {
  const keys = await staffKeysOf(act, { staffId });
  const fits = await fitsPasscode(readDigits(typed.present), keys?.passcodeHash);
  if (keys === undefined || !fits) return refused("passcode_wrong", { field: "present" });
  const passcode = readDigits(typed.passcode);
  const fault = passcodeFault(passcode, keys.staff);
  if (fault !== undefined) return fault;
  if (await fitsPasscode(passcode, keys.passcodeHash)) {
    return refused("passcode_too_simple", { field: "passcode" });
  }
  const after = await hashPasscode(passcode);
  const change = { staffId: keys.staff.staffId, before: keys.passcodeHash, after, isOwn: true };
  await writeHouse(act, { name: "staff.passcode_chosen", thing: staffId }, [
    changePasscode(act, change),
  ]);
  return done(null);
}

/** A secret for an authenticator app; it counts once a code of it was given back. */
export function offerSecondFactor(): string {
  return newSecondFactor();
}

export async function takeSecondFactor(
  act: Act,
  staffId: StaffId,
  typed: { readonly secret: string; readonly code: string },
): Promise<Outcome<null, "second_factor_wrong">> {
  const step = stepOfCode(typed.secret, readDigits(typed.code), { now: act.clock.now() });
  if (step === undefined) return refused("second_factor_wrong", { field: "code" });
  await writeHouse(act, { name: "staff.second_factor_set", thing: staffId }, [
    setSecondFactor(act, staffId, typed.secret, step),
  ]);
  return done(null);
}
