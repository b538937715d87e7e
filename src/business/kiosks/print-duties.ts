import type { Act } from "../../foundation/act/index.ts";
import { escposInk } from "../../foundation/paper/index.ts";
import {
  canPrint,
  hearOutcome,
  hearPrinter,
  jobOfPrinter,
  jobUnderWay,
  kioskPrinter,
  nextJob,
  takeJob,
  type PrintAnswer,
  type PrintJob,
  type Printer,
} from "../printing/index.ts";
import type { DutyDone, DutySource } from "./duty-source.ts";

/**
 * What is to come out of the printer in a machine, for the duties door. The job's id is the duty's:
 * a machine that is told of it again, after a lost answer, prints it once.
 */
export const printDuties: DutySource = {
  async duties(act, deviceId) {
    const printer = await kioskPrinter(act, deviceId);
    if (printer === undefined) return [];
    const job = await jobFor(act, printer);
    const bytes = job === undefined ? undefined : await inkOf(job, printer);
    return bytes === undefined ? [] : [{ kind: "print", dutyId: job!.jobId, bytes }];
  },
  async tell(act, deviceId, { dutyId }) {
    const printer = await kioskPrinter(act, deviceId);
    if (printer === undefined) return false;
    const job = await jobOfPrinter(act, printer, dutyId);
    if (job?.state === "sent") return true;
    const isTaken = (await takeJob(act, printer, dutyId)) !== undefined;
    if (isTaken) act.failpoint("kiosk.print_told");
    return isTaken;
  },
  async hear(act, deviceId, { dutyId, outcome }) {
    const printer = await kioskPrinter(act, deviceId);
    const job = printer === undefined ? undefined : await jobOfPrinter(act, printer, dutyId);
    if (printer === undefined || job === undefined) return false;
    // Until it says that it is well again, it is asked for nothing more.
    if (outcome === "refused") await hearPrinter(act, printer.printerId, "offline");
    await hearOutcome(act, job.jobId, ANSWERS[outcome]);
    drawn.delete(job.jobId);
    return true;
  },
};

const ANSWERS: Readonly<Record<DutyDone["outcome"], PrintAnswer["kind"]>> = {
  done: "printed",
  // A machine refuses before its motor turns, and for good: wanted again, it is another job.
  refused: "failed",
  unknown: "unknown",
};

/** The one that the machine was told of and has not answered, else the next one. */
async function jobFor(act: Act, printer: Printer): Promise<PrintJob | undefined> {
  const underWay = await jobUnderWay(act, printer.printerId);
  if (underWay !== undefined) return underWay;
  return canPrint(printer.state) ? nextJob(act, printer.printerId) : undefined;
}

/** Doors are asked every second: what was drawn for a job is kept until the next ones come. */
const drawn = new Map<string, string>();
const DRAWN_MAX = 20;

async function inkOf(job: PrintJob, printer: Printer): Promise<string | undefined> {
  const known = drawn.get(job.jobId);
  if (known !== undefined) return known;
  if (job.slip === undefined) return undefined;
  // Paper that cannot be drawn now must not hold up money: it lapses, and the screen says so.
  const ink = await escposInk(job.slip, printer).catch(() => undefined);
  if (ink === undefined) return undefined;
  const bytes = Buffer.from(ink).toString("base64");
  for (const oldest of [...drawn.keys()].slice(0, drawn.size - DRAWN_MAX + 1)) drawn.delete(oldest);
  drawn.set(job.jobId, bytes);
  return bytes;
}
