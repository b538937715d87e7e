import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import type {
  Intake,
  IntakeId,
  IntakeState,
  MachinePayout,
  PayoutState,
  StopReason,
} from "./intake.ts";

interface IntakeTables {
  kiosk_intakes: IntakeRow;
}

interface IntakeRow {
  intake_id: string;
  device_id: string;
  number: string;
  line_id: string | null;
  renewal_id: string | null;
  due_yen: number;
  language: string;
  state: IntakeState;
  stopped: StopReason | null;
  in_yen: number;
  presumed_yen: number;
  out_yen: number;
  taken_yen: number;
  found_yen: number;
  lost_yen: number;
  voucher_yen: number;
  voucher_paid_yen: number;
  voucher_paid_at: Instant | null;
  payout_id: string | null;
  payout_yen: number | null;
  payout_state: PayoutState | null;
  payout_at: Instant | null;
  opened_at: Instant;
  seen_at: Instant;
  ended_at: Instant | null;
  due_at: Instant | null;
  changes: number;
}

/** As it stands here; `changes` is its lock. */
export interface KnownIntake extends Intake {
  readonly changes: number;
}

export function insertIntake(act: Act, one: Intake, dueAt: Instant | undefined): Part {
  return part(
    tables(act)
      .insertInto("kiosk_intakes")
      .values({ ...rowOf(one), due_at: dueAt ?? null, changes: 1 }),
  );
}

/** Writes an intake as it is now, if nobody has changed it since it was read. */
export function putIntake(
  act: Act,
  before: KnownIntake,
  after: Intake,
  dueAt: Instant | undefined,
): Part {
  const { intake_id: intakeId, ...row } = rowOf(after);
  return part(
    tables(act)
      .updateTable("kiosk_intakes")
      .set({ ...row, due_at: dueAt ?? null, changes: before.changes + 1 })
      .where("intake_id", "=", intakeId)
      .where("changes", "=", before.changes),
  );
}

/** Nothing is to be done with it before then, unless it changes. */
export async function restUntil(
  act: Act,
  one: KnownIntake,
  dueAt: Instant | undefined,
): Promise<void> {
  await act.database.run({
    text: `update kiosk_intakes set due_at = $3
      where intake_id = $1 and changes = $2 and due_at is distinct from $3::timestamptz`,
    values: [one.intakeId, one.changes, dueAt ?? null],
    isFrequent: true,
  });
}

export async function intakeById(act: Act, intakeId: string): Promise<KnownIntake | undefined> {
  return (await intakesById(act, [intakeId]))[0];
}

export async function intakesById(
  act: Act,
  intakeIds: readonly string[],
): Promise<readonly KnownIntake[]> {
  if (intakeIds.length === 0) return [];
  const { rows } = await act.database.run({
    text: "select * from kiosk_intakes where intake_id = any($1::uuid[])",
    values: [intakeIds],
    isFrequent: true,
  });
  return (rows as IntakeRow[]).map(readIntake);
}

export async function intakeOfNumber(act: Act, number: string): Promise<KnownIntake | undefined> {
  const row = await tables(act)
    .selectFrom("kiosk_intakes")
    .selectAll()
    .where("number", "=", number)
    .executeTakeFirst();
  return row === undefined ? undefined : readIntake(row);
}

/** Those of a machine that are not over, the oldest first. */
export async function activeIntakes(act: Act, deviceId: string): Promise<readonly KnownIntake[]> {
  const { rows } = await act.database.run({
    text: `select * from kiosk_intakes where device_id = $1 and state in ('open', 'paid', 'giving')
      order by opened_at, intake_id limit 20`,
    values: [deviceId],
    isFrequent: true,
  });
  return (rows as IntakeRow[]).map(readIntake);
}

/** The last one of an order at a machine. */
export async function intakeOfOrder(
  act: Act,
  of: { readonly deviceId: string; readonly renewalId: string },
): Promise<KnownIntake | undefined> {
  const row = await tables(act)
    .selectFrom("kiosk_intakes")
    .selectAll()
    .where("device_id", "=", of.deviceId)
    .where("renewal_id", "=", of.renewalId)
    .orderBy("opened_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : readIntake(row);
}

/** Those whose payout was told to the machine, and of which nothing more was heard. */
export async function toldIntakes(act: Act, deviceId: string): Promise<readonly KnownIntake[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_intakes")
    .selectAll()
    .where("device_id", "=", deviceId)
    .where("state", "in", ["giving", "unknown"])
    .where("payout_state", "=", "told")
    .execute();
  return rows.map(readIntake);
}

/**
 * What a person has to see to: vouchers that nobody has fetched, payouts that nobody knows of, notes
 * that are presumed to be there.
 */
export async function waitingIntakes(act: Act, limit: number): Promise<readonly KnownIntake[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_intakes")
    .selectAll()
    .where((where) =>
      where.or([
        where("voucher_yen", ">", where.ref("voucher_paid_yen")),
        where("state", "=", "unknown"),
        where("presumed_yen", ">", 0),
      ]),
    )
    .orderBy("opened_at")
    .limit(limit)
    .execute();
  return rows.map(readIntake);
}

/** What somebody has to count for: payouts that nobody knows of, notes that are presumed to be there. */
export async function uncountedIntakes(act: Act, limit: number): Promise<readonly KnownIntake[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_intakes")
    .selectAll()
    .where((where) => where.or([where("state", "=", "unknown"), where("presumed_yen", ">", 0)]))
    .orderBy("opened_at")
    .limit(limit)
    .execute();
  return rows.map(readIntake);
}

/** Leases the intakes that are due; answers their ids. */
export async function claimIntakes(act: Act, claim: Claim): Promise<readonly string[]> {
  return leaseDue(act.database, { table: "kiosk_intakes", key: "intake_id" }, claim);
}

function tables(act: Act) {
  return act.database.tables<IntakeTables>();
}

function rowOf(one: Intake): Omit<IntakeRow, "due_at" | "changes"> {
  return {
    intake_id: one.intakeId,
    device_id: one.deviceId,
    number: one.number,
    line_id: one.order?.lineId ?? null,
    renewal_id: one.order?.renewalId ?? null,
    due_yen: one.dueYen,
    language: one.language,
    state: one.state,
    stopped: one.stopped ?? null,
    in_yen: one.inYen,
    presumed_yen: one.presumedYen,
    out_yen: one.outYen,
    taken_yen: one.takenYen,
    found_yen: one.foundYen,
    lost_yen: one.lostYen,
    voucher_yen: one.voucherYen,
    voucher_paid_yen: one.voucherPaidYen,
    voucher_paid_at: one.voucherPaidAt ?? null,
    payout_id: one.payout?.payoutId ?? null,
    payout_yen: one.payout?.yen ?? null,
    payout_state: one.payout?.state ?? null,
    payout_at: one.payout?.at ?? null,
    opened_at: one.openedAt,
    seen_at: one.seenAt,
    ended_at: one.endedAt ?? null,
  };
}

function readIntake(row: IntakeRow): KnownIntake {
  return {
    intakeId: row.intake_id as IntakeId,
    deviceId: row.device_id,
    number: row.number,
    ...(row.line_id === null || row.renewal_id === null
      ? {}
      : { order: { lineId: row.line_id, renewalId: row.renewal_id } }),
    dueYen: row.due_yen,
    language: row.language as Language,
    state: row.state,
    ...(row.stopped === null ? {} : { stopped: row.stopped }),
    inYen: row.in_yen,
    presumedYen: row.presumed_yen,
    outYen: row.out_yen,
    takenYen: row.taken_yen,
    foundYen: row.found_yen,
    lostYen: row.lost_yen,
    voucherYen: row.voucher_yen,
    voucherPaidYen: row.voucher_paid_yen,
    ...(row.voucher_paid_at === null ? {} : { voucherPaidAt: row.voucher_paid_at }),
    ...payoutIn(row),
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    changes: row.changes,
  };
}

function payoutIn(row: IntakeRow): { readonly payout?: MachinePayout } {
  if (row.payout_id === null || row.payout_state === null) return {};
  const { payout_id: payoutId, payout_state: state } = row;
  return { payout: { payoutId, yen: row.payout_yen ?? 0, state, at: row.payout_at! } };
}
