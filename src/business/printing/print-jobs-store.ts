import type { Act } from "../../foundation/act/index.ts";
import { addMinutes, addSeconds, type Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { slipShape } from "../../foundation/paper/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import {
  ANSWER_SECONDS_MAX,
  GOOD_MINUTES,
  PRINT_STEPS,
  type PrintJob,
  type PrintJobId,
  type PrintState,
  type PrintStepName,
  type PrintSubject,
} from "./print-job.ts";
import type { PrinterId } from "./printer.ts";

interface PrintTables {
  print_jobs: PrintJobRow;
  print_wishes: PrintWishRow;
}

interface PrintJobRow {
  job_id: string;
  printer_id: string;
  once_key: string;
  subject: PrintSubject;
  reference: string;
  is_reissue: boolean;
  slip_sealed: Buffer | null;
  state: PrintState;
  made_by: string;
  made_at: Instant;
  good_until: Instant;
  sent_at: Instant | null;
  ended_at: Instant | null;
  due_at: Instant | null;
}

interface PrintWishRow {
  renewal_id: string;
  device_id: string;
  made_at: Instant;
}

/** A second job of the same once-key undoes its statement. */
export function insertJob(act: Act, job: PrintJob, onceKey: string): Part {
  return part(
    tables(act)
      .insertInto("print_jobs")
      .values({
        job_id: job.jobId,
        printer_id: job.printerId,
        once_key: onceKey,
        subject: job.subject,
        reference: job.reference,
        is_reissue: job.isReissue,
        slip_sealed: act.secrets.seal(JSON.stringify(job.slip)),
        state: job.state,
        made_by: `${act.actor.kind}:${act.actor.id}`,
        made_at: job.madeAt,
        good_until: job.goodUntil,
        sent_at: null,
        ended_at: null,
        due_at: job.goodUntil,
      }),
  );
}

/** Moves a job on, only from the state that it was read in. */
export function stepJob(act: Act, job: PrintJob, step: PrintStepName): Part {
  const now = act.clock.now();
  const state = PRINT_STEPS[step].to;
  const times = {
    waiting: { ended_at: null, due_at: job.goodUntil },
    sent: { sent_at: now, ended_at: null, due_at: addSeconds(now, ANSWER_SECONDS_MAX) },
    unknown: { ended_at: null, due_at: null },
    printed: { ended_at: now, due_at: null },
    failed: { ended_at: now, due_at: null },
    cancelled: { ended_at: now, due_at: null },
    lapsed: { ended_at: now, due_at: null },
  } satisfies Readonly<Record<PrintState, Partial<PrintJobRow>>>;
  return part(
    tables(act)
      .updateTable("print_jobs")
      .set({ state, ...times[state], ...(isSecretOver(job, state) ? { slip_sealed: null } : {}) })
      .where("job_id", "=", job.jobId)
      .where("state", "=", job.state),
  );
}

// The digits of recharge PINs are worth money to whoever reads them: nothing keeps them that will
// not be sent any more.
function isSecretOver({ subject }: PrintJob, state: PrintState): boolean {
  return subject === "pins" && state !== "waiting" && state !== "sent";
}

export async function jobById(act: Act, jobId: string): Promise<PrintJob | undefined> {
  const row = await select(act).where("job_id", "=", jobId).executeTakeFirst();
  return row === undefined ? undefined : readJob(act, row);
}

export async function jobByOnceKey(act: Act, onceKey: string): Promise<PrintJob | undefined> {
  const row = await select(act).where("once_key", "=", onceKey).executeTakeFirst();
  return row === undefined ? undefined : readJob(act, row);
}

/** The one that is under way at a printer. */
export async function jobUnderWay(act: Act, printerId: string): Promise<PrintJob | undefined> {
  const row = await select(act)
    .where("printer_id", "=", printerId)
    .where("state", "=", "sent")
    .executeTakeFirst();
  return row === undefined ? undefined : readJob(act, row);
}

/** The one that has waited longest at a printer and is still wanted. */
export async function nextJob(act: Act, printerId: string): Promise<PrintJob | undefined> {
  const row = await select(act)
    .where("printer_id", "=", printerId)
    .where("state", "=", "waiting")
    .where("good_until", ">", act.clock.now())
    .orderBy("made_at")
    .orderBy("job_id")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : readJob(act, row);
}

/** The jobs about one thing, the newest first. */
export async function jobsOf(act: Act, reference: string): Promise<readonly PrintJob[]> {
  const rows = await select(act)
    .where("reference", "=", reference)
    .orderBy("made_at", "desc")
    .orderBy("job_id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => readJob(act, row));
}

/** What a printer was given, the newest first. */
export async function jobsAt(
  act: Act,
  printerId: string,
  limit: number,
): Promise<readonly PrintJob[]> {
  const rows = await select(act)
    .where("printer_id", "=", printerId)
    .orderBy("made_at", "desc")
    .orderBy("job_id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => readJob(act, row));
}

/** Those whose time is over, leased to one worker. */
export async function claimDueJobs(act: Act, claim: Claim): Promise<readonly string[]> {
  return leaseDue(act.database, { table: "print_jobs", key: "job_id" }, claim);
}

/** Forgets what stood on slips made before a moment, but on those that will be deleted. */
export function wipeSlips(act: Act, before: Instant, deletedBefore: Instant): Part {
  return part(
    tables(act)
      .updateTable("print_jobs")
      .set({ slip_sealed: null })
      .where("made_at", "<", before)
      // One statement may not change a row twice.
      .where("made_at", ">=", deletedBefore)
      .where("slip_sealed", "is not", null),
    { expects: "any" },
  );
}

/** Of jobs made before a moment nothing is left but their events, however they stand. */
export function deleteJobs(act: Act, before: Instant): Part {
  return part(tables(act).deleteFrom("print_jobs").where("made_at", "<", before), {
    expects: "any",
  });
}

export function upsertWish(act: Act, renewalId: string, deviceId: string): Part {
  const madeAt = act.clock.now();
  return part(
    tables(act)
      .insertInto("print_wishes")
      .values({ renewal_id: renewalId, device_id: deviceId, made_at: madeAt })
      .onConflict((conflict) =>
        conflict.column("renewal_id").doUpdateSet({ device_id: deviceId, made_at: madeAt }),
      ),
  );
}

export function deleteWish(act: Act, renewalId: string): Part {
  return part(tables(act).deleteFrom("print_wishes").where("renewal_id", "=", renewalId), {
    expects: "any",
  });
}

export function deleteWishes(act: Act, before: Instant): Part {
  return part(tables(act).deleteFrom("print_wishes").where("made_at", "<", before), {
    expects: "any",
  });
}

/** At which device the documents of a renewal are wanted on paper, while its customer is there. */
export async function wishedDevice(act: Act, renewalId: string): Promise<string | undefined> {
  const row = await tables(act)
    .selectFrom("print_wishes")
    .select("device_id")
    .where("renewal_id", "=", renewalId)
    .where("made_at", ">", addMinutes(act.clock.now(), -GOOD_MINUTES))
    .executeTakeFirst();
  return row?.device_id;
}

function select(act: Act) {
  return tables(act).selectFrom("print_jobs").selectAll();
}

function tables(act: Act) {
  return act.database.tables<PrintTables>();
}

function readJob(act: Act, row: PrintJobRow): PrintJob {
  return {
    jobId: row.job_id as PrintJobId,
    printerId: row.printer_id as PrinterId,
    subject: row.subject,
    reference: row.reference,
    isReissue: row.is_reissue,
    state: row.state,
    madeAt: row.made_at,
    goodUntil: row.good_until,
    ...(row.slip_sealed === null
      ? {}
      : { slip: slipShape.parse(JSON.parse(act.secrets.unseal(row.slip_sealed))) }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
