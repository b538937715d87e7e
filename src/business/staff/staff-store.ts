import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Lock } from "./locking.ts";
import type { Staff, StaffId } from "./staff.ts";

interface StaffTables {
  staff: StaffRow;
  staff_sessions: {
    session_hash: Buffer;
    staff_id: string;
    device_id: string;
    opened_at: Instant;
    seen_at: Instant;
    closed_at: Instant | null;
  };
}

interface StaffRow {
  staff_id: string;
  number: string;
  name_sealed: Buffer;
  role: string;
  agent_id: string | null;
  language: string;
  passcode_hash: string;
  is_passcode_own: boolean;
  second_factor_sealed: Buffer | null;
  second_factor_step: number | null;
  state: string;
  wrong_tries: number;
  locked_until: Instant | null;
  hired_at: Instant;
}

/** What opens a session, beside what everybody may know of the person. */
export interface StaffKeys {
  readonly staff: Staff;
  readonly passcodeHash: string;
  readonly lock: Lock;
  readonly secondFactor?: string;
  readonly usedStep?: number;
}

export function insertStaff(act: Act, staff: Staff, passcodeHash: string): Part {
  return part(
    tables(act)
      .insertInto("staff")
      .values({
        staff_id: staff.staffId,
        number: staff.number,
        name_sealed: act.secrets.seal(staff.name),
        role: staff.role,
        agent_id: staff.agentId ?? null,
        language: staff.language,
        passcode_hash: passcodeHash,
        is_passcode_own: staff.isPasscodeOwn,
        second_factor_sealed: null,
        second_factor_step: null,
        state: staff.state,
        wrong_tries: 0,
        locked_until: null,
        hired_at: act.clock.now(),
      }),
  );
}

/** Role, state, name, agent, language; from the state it was read in. */
export function changeStaffRow(act: Act, before: Staff, after: Staff): Part {
  return part(
    tables(act)
      .updateTable("staff")
      .set({
        name_sealed: act.secrets.seal(after.name),
        role: after.role,
        agent_id: after.agentId ?? null,
        language: after.language,
        state: after.state,
      })
      .where("staff_id", "=", before.staffId)
      .where("state", "=", before.state),
  );
}

/**
 * Touches whoever decides about another, while they still are what they decide as: of two who shut
 * each other out at the same moment, one comes too late.
 */
export function holdRuler(act: Act, { staffId, role, state }: Staff): Part {
  return part(
    tables(act)
      .updateTable("staff")
      .set({ state })
      .where("staff_id", "=", staffId)
      .where("role", "=", role)
      .where("state", "=", "working"),
  );
}

export function changePasscode(
  act: Act,
  of: { staffId: StaffId; before: string; after: string; isOwn: boolean },
): Part {
  // Handed over anew, it takes the authenticator app with it: the app is paired anew as well.
  const app = of.isOwn ? {} : { second_factor_sealed: null, second_factor_step: null };
  return part(
    tables(act)
      .updateTable("staff")
      .set({
        passcode_hash: of.after,
        is_passcode_own: of.isOwn,
        wrong_tries: 0,
        locked_until: null,
        ...app,
      })
      .where("staff_id", "=", of.staffId)
      .where("passcode_hash", "=", of.before),
  );
}

export function setSecondFactor(act: Act, staffId: StaffId, secret: string, step: number): Part {
  return part(
    tables(act)
      .updateTable("staff")
      .set({ second_factor_sealed: act.secrets.seal(secret), second_factor_step: step })
      .where("staff_id", "=", staffId),
  );
}

/** Uses a code up: a second use of its step, or of an earlier one, touches nothing. */
export function useStep(act: Act, staffId: StaffId, step: number): Part {
  return part(
    tables(act)
      .updateTable("staff")
      .set({ second_factor_step: step, wrong_tries: 0, locked_until: null })
      .where("staff_id", "=", staffId)
      .where((where) =>
        where.or([where("second_factor_step", "is", null), where("second_factor_step", "<", step)]),
      ),
  );
}

export function changeLock(act: Act, of: StaffKeys, after: Lock): Part {
  return part(
    tables(act)
      .updateTable("staff")
      .set({ wrong_tries: after.wrongTries, locked_until: after.lockedUntil ?? null })
      .where("staff_id", "=", of.staff.staffId)
      .where("wrong_tries", "=", of.lock.wrongTries),
  );
}

export async function staffKeysOf(
  act: Act,
  by: { readonly number: string } | { readonly staffId: string },
): Promise<StaffKeys | undefined> {
  const query = tables(act).selectFrom("staff").selectAll();
  const row = await (
    "number" in by
      ? query.where("number", "=", by.number)
      : query.where("staff_id", "=", by.staffId)
  ).executeTakeFirst();
  return row === undefined ? undefined : readKeys(act, row);
}

/** Everybody, or the people of one agent, by number. */
export async function allStaff(act: Act, agentId?: string): Promise<readonly Staff[]> {
  let query = tables(act).selectFrom("staff").selectAll().orderBy("number").limit(1000);
  if (agentId !== undefined) query = query.where("agent_id", "=", agentId);
  return (await query.execute()).map((row) => readStaff(act, row));
}

export function insertSession(
  act: Act,
  session: { hash: Buffer; staffId: string; deviceId: string },
): Part {
  return part(
    tables(act).insertInto("staff_sessions").values({
      session_hash: session.hash,
      staff_id: session.staffId,
      device_id: session.deviceId,
      opened_at: act.clock.now(),
      seen_at: act.clock.now(),
      closed_at: null,
    }),
  );
}

export async function openSession(
  act: Act,
  of: { hash: Buffer; deviceId: string; openedAfter: Instant; seenAfter: Instant },
): Promise<{ readonly staffId: string; readonly seenAt: Instant } | undefined> {
  const row = await tables(act)
    .selectFrom("staff_sessions")
    .select(["staff_id", "seen_at"])
    .where("session_hash", "=", of.hash)
    .where("device_id", "=", of.deviceId)
    .where("closed_at", "is", null)
    .where("opened_at", ">", of.openedAfter)
    .where("seen_at", ">", of.seenAfter)
    .executeTakeFirst();
  return row === undefined ? undefined : { staffId: row.staff_id, seenAt: row.seen_at };
}

/** A measure of presence, so it writes no event. */
export async function markSeen(act: Act, hash: Buffer): Promise<void> {
  await act.database.run({
    text: "update staff_sessions set seen_at = $2 where session_hash = $1 and closed_at is null",
    values: [hash, act.clock.now()],
    isFrequent: true,
  });
}

export function closeSession(act: Act, hash: Buffer): Part {
  return part(
    tables(act)
      .updateTable("staff_sessions")
      .set({ closed_at: act.clock.now() })
      .where("session_hash", "=", hash)
      .where("closed_at", "is", null),
    { expects: "any" },
  );
}

export function closeSessionsOf(
  act: Act,
  of: { readonly staffId: string } | { readonly deviceId: string },
): Part {
  const query = tables(act)
    .updateTable("staff_sessions")
    .set({ closed_at: act.clock.now() })
    .where("closed_at", "is", null);
  return part(
    "staffId" in of
      ? query.where("staff_id", "=", of.staffId)
      : query.where("device_id", "=", of.deviceId),
    { expects: "any" },
  );
}

function tables(act: Act) {
  return act.database.tables<StaffTables>();
}

function readKeys(act: Act, row: StaffRow): StaffKeys {
  return {
    staff: readStaff(act, row),
    passcodeHash: row.passcode_hash,
    lock: {
      wrongTries: row.wrong_tries,
      ...(row.locked_until === null ? {} : { lockedUntil: row.locked_until }),
    },
    ...(row.second_factor_sealed === null
      ? {}
      : { secondFactor: act.secrets.unseal(row.second_factor_sealed) }),
    ...(row.second_factor_step === null ? {} : { usedStep: Number(row.second_factor_step) }),
  };
}

function readStaff(act: Act, row: StaffRow): Staff {
  return {
    staffId: row.staff_id as StaffId,
    number: row.number,
    name: act.secrets.unseal(row.name_sealed),
    role: row.role as Staff["role"],
    language: row.language as Staff["language"],
    isPasscodeOwn: row.is_passcode_own,
    hasSecondFactor: row.second_factor_sealed !== null,
    state: row.state as Staff["state"],
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
  };
}
