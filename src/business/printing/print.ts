import { onHouse, writeHouse, type Act, type HouseTurn } from "../../foundation/act/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import {
  canStep,
  GOOD_MINUTES,
  type PrintJob,
  type PrintStepName,
  type PrintSubject,
} from "./print-job.ts";
import type { PrintAnswer } from "./printer-gateway.ts";
import {
  deleteWish,
  insertJob,
  jobById,
  jobByOnceKey,
  jobUnderWay,
  nextJob,
  stepJob,
  upsertWish,
  wishedDevice,
} from "./print-jobs-store.ts";
import type { Printer } from "./printer.ts";
import { wake } from "./printers-store.ts";

export interface PrintWish {
  readonly printer: Printer;
  readonly slip: Slip;
  readonly subject: PrintSubject;
  readonly reference: string;
  readonly isReissue: boolean;
  /** Names the wish: asked again, it is the same job, and nothing more is printed. */
  readonly onceKey: string;
  readonly goodMinutes?: number;
}

/** Puts a slip into a printer's queue, once for each once-key. */
export async function askPrint(
  act: Act,
  wish: PrintWish,
): Promise<Outcome<PrintJob, "printer_retired" | "printer_is_browser">> {
  const { printer, onceKey, goodMinutes = GOOD_MINUTES } = wish;
  if (printer.retiredAt !== undefined) return refused("printer_retired");
  if (printer.kind === "browser") return refused("printer_is_browser");
  const before = await jobByOnceKey(act, onceKey);
  if (before !== undefined) return done(before);
  const madeAt = act.clock.now();
  const job: PrintJob = {
    jobId: newId(),
    printerId: printer.printerId,
    subject: wish.subject,
    reference: wish.reference,
    isReissue: wish.isReissue,
    slip: wish.slip,
    state: "waiting",
    madeAt,
    goodUntil: addMinutes(madeAt, goodMinutes),
  };
  const { printerId, subject, isReissue } = job;
  try {
    await writeHouse(
      act,
      { name: "print_job.made", thing: job.jobId, after: { printerId, subject, isReissue } },
      [insertJob(act, job, onceKey), wake(act, printerId)],
    );
    return done(job);
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    const faster = await jobByOnceKey(act, onceKey);
    if (faster === undefined) throw error;
    return done(faster);
  }
}

/**
 * Takes the next slip for a printer, or the one named, and writes down that it leaves; undefined
 * when none waits or another is under way. Whoever has it may send it once.
 */
export async function takeJob(
  act: Act,
  printer: Printer,
  jobId?: string,
): Promise<PrintJob | undefined> {
  try {
    return await onHouse(act, async (turn) => {
      if ((await jobUnderWay(act, printer.printerId)) !== undefined) return undefined;
      const next =
        jobId === undefined
          ? await nextJob(act, printer.printerId)
          : await jobOfPrinter(act, printer, jobId);
      if (next === undefined || !canStep("print_job.sent", next.state)) return undefined;
      if (next.goodUntil <= act.clock.now()) return undefined;
      await write(act, turn, next, "print_job.sent");
      return { ...next, state: "sent", sentAt: act.clock.now() };
    });
  } catch (error) {
    // Somebody else has just sent this printer another one.
    if ((error as { code?: string }).code === "23505") return undefined;
    throw error;
  }
}

/** A job of this printer; undefined for anybody else's. */
export async function jobOfPrinter(
  act: Act,
  { printerId }: Printer,
  jobId: string,
): Promise<PrintJob | undefined> {
  const job = await jobById(act, jobId);
  return job?.printerId === printerId ? job : undefined;
}

const STEP_OF: Readonly<Record<PrintAnswer["kind"], PrintStepName>> = {
  printed: "print_job.printed",
  held: "print_job.held",
  unknown: "print_job.lost",
  failed: "print_job.failed",
};

/** What a printer told of a slip; what no longer fits changes nothing. */
export async function hearOutcome(
  act: Act,
  jobId: string,
  kind: PrintAnswer["kind"],
): Promise<void> {
  await step(act, jobId, STEP_OF[kind]);
}

/** Somebody looked: a slip of unknown outcome lies there, or is not wanted any more. */
export async function settleJob(
  act: Act,
  jobId: string,
  seen: "printed" | "cancelled",
): Promise<Outcome<PrintJob, "print_job_unknown" | "print_job_settled">> {
  const job = await jobById(act, jobId);
  if (job === undefined) return refused("print_job_unknown");
  if (job.state === seen) return done(job);
  if (seen === "printed" && job.state !== "unknown") return refused("print_job_settled");
  const after = await step(act, jobId, `print_job.${seen}`);
  return after?.state === seen ? done(after) : refused("print_job_settled");
}

/** Where the documents of a renewal shall come out as soon as they exist; the last word counts. */
export async function wishPrint(
  act: Act,
  of: { readonly renewalId: string; readonly deviceId: string },
): Promise<void> {
  const { renewalId, deviceId } = of;
  await writeHouse(act, { name: "print.wished", thing: renewalId, after: { deviceId } }, [
    upsertWish(act, renewalId, deviceId),
  ]);
}

/** Whoever wished so is gone: what was not printed by now comes out nowhere. */
export async function unwishPrint(act: Act, renewalId: string): Promise<void> {
  if ((await wishedDevice(act, renewalId)) === undefined) return;
  await writeHouse(act, { name: "print.unwished", thing: renewalId }, [deleteWish(act, renewalId)]);
}

/** Moves a job a step on where that is legal; answers how it stands then. */
export async function step(
  act: Act,
  jobId: string,
  name: PrintStepName,
): Promise<PrintJob | undefined> {
  return onHouse(act, async (turn) => {
    const job = await jobById(act, jobId);
    if (job === undefined || !canStep(name, job.state)) return job;
    await write(act, turn, job, name);
    return jobById(act, jobId);
  });
}

async function write(act: Act, turn: HouseTurn, job: PrintJob, name: PrintStepName): Promise<void> {
  const { jobId, printerId, subject } = job;
  const news = { name, thing: jobId, before: { state: job.state }, after: { printerId, subject } };
  await turn.write(news, [stepJob(act, job, name)]);
}
