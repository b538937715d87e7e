import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, addSeconds } from "../../foundation/clock/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { JOB_KEPT_DAYS, SLIP_KEPT_HOURS } from "./print-job.ts";
import {
  claimDueJobs,
  deleteJobs,
  deleteWishes,
  jobById,
  nextJob,
  wipeSlips,
} from "./print-jobs-store.ts";
import { hearOutcome, step, takeJob } from "./print.ts";
import type { PrinterGateway } from "./printer-gateway.ts";
import { canPrint, LOOK_SECONDS, type Printer, type PrinterState } from "./printer.ts";
import { claimDuePrinters, printerById, rest } from "./printers-store.ts";
import { hearPrinter } from "./watch.ts";

/** Slips to one visit, so that a visit ends before its lease does. */
const SLIPS_MAX = 3;
/** A printer with waiting slips that cannot print is looked at so often. */
const RETRY_SECONDS = 5;

/** Where the printers that we call are looked at, and given what waits for them. */
export function printerDesk(act: Act, gateways: readonly PrinterGateway[]): Desk<string> {
  return {
    name: "printers",
    claim: async (claim) => claimDuePrinters(act, claim),
    work: async (printerId) => visit(act, gateways, printerId),
  };
}

/** Where slips end that nobody answered for, or that waited too long. */
export function printJobDesk(act: Act): Desk<string> {
  return {
    name: "print jobs",
    claim: async (claim) => claimDueJobs(act, claim),
    async work(jobId) {
      const job = await jobById(act, jobId);
      if (job?.state === "waiting") await step(act, jobId, "print_job.lapsed");
      if (job?.state === "sent") await step(act, jobId, "print_job.lost");
    },
  };
}

/** Forgets old slips, then old jobs and wishes; run by the worker now and then. */
export async function wipePrinting(act: Act): Promise<void> {
  const now = act.clock.now();
  const slipsBefore = addHours(now, -SLIP_KEPT_HOURS);
  const jobsBefore = addHours(now, -24 * JOB_KEPT_DAYS);
  await writeHouse(act, { name: "print_jobs.wiped", after: { slipsBefore, jobsBefore } }, [
    wipeSlips(act, slipsBefore, jobsBefore),
    deleteJobs(act, jobsBefore),
    deleteWishes(act, jobsBefore),
  ]);
}

async function visit(
  act: Act,
  gateways: readonly PrinterGateway[],
  printerId: string,
): Promise<void> {
  const printer = await printerById(act, printerId);
  const gateway = gateways.find(({ kind }) => kind === printer?.kind);
  if (printer === undefined || gateway === undefined) return;
  let state = await gateway.look(printer);
  await hearPrinter(act, printerId, state);
  for (let slips = 0; slips < SLIPS_MAX && canPrint(state); slips++) {
    const after = await printNext(act, gateway, printer);
    if (after === undefined) break;
    state = after;
  }
  const isWanted = (await nextJob(act, printerId)) !== undefined;
  const waitSeconds = isWanted ? (canPrint(state) ? 0 : RETRY_SECONDS) : LOOK_SECONDS;
  await rest(act, printerId, addSeconds(act.clock.now(), waitSeconds));
}

/** How the printer is after a slip; undefined when none waits. */
async function printNext(
  act: Act,
  gateway: PrinterGateway,
  printer: Printer,
): Promise<PrinterState | undefined> {
  const job = await takeJob(act, printer);
  if (job?.slip === undefined) return undefined;
  act.failpoint("printing.before_send");
  const { kind, state } = await gateway.print(printer, job.slip);
  act.failpoint("printing.after_send");
  await hearOutcome(act, job.jobId, kind);
  await hearPrinter(act, printer.printerId, state);
  return state;
}
