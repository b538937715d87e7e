import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import type { PrinterId } from "./printer.ts";

export type PrintJobId = Id<"print_job">;

export const PRINT_SUBJECTS = [
  "receipt",
  "return",
  "order",
  "pay_out",
  "pins",
  "till_report",
  "test",
] as const;
/** What kind of paper it is. */
export type PrintSubject = (typeof PRINT_SUBJECTS)[number];

export const PRINT_STATES = [
  "waiting",
  "sent",
  "printed",
  "unknown",
  "failed",
  "cancelled",
  "lapsed",
] as const;
export type PrintState = (typeof PRINT_STATES)[number];

interface PrintStep {
  readonly from: readonly PrintState[];
  readonly to: PrintState;
}

/**
 * The whole life of a job, one line a step. Only what is waiting is ever sent, so nothing is sent
 * twice: a slip that may have come out is `unknown` until somebody looks, and one that is wanted
 * again is another job, marked as reissued.
 */
export const PRINT_STEPS = {
  /** Written before the first byte leaves. */
  "print_job.sent": { from: ["waiting"], to: "sent" },
  /** The printer says so, be it late; or somebody holds it in the hand. */
  "print_job.printed": { from: ["sent", "unknown"], to: "printed" },
  /** The printer says that nothing came out: it gets it again when it is ready. */
  "print_job.held": { from: ["sent"], to: "waiting" },
  /** No answer, or one that leaves it open. */
  "print_job.lost": { from: ["sent"], to: "unknown" },
  /** The printer cannot print this, ever. */
  "print_job.failed": { from: ["sent", "unknown"], to: "failed" },
  "print_job.cancelled": { from: ["waiting", "unknown"], to: "cancelled" },
  /** The customer is long gone: nothing comes out the next morning. */
  "print_job.lapsed": { from: ["waiting"], to: "lapsed" },
} as const satisfies Readonly<Record<string, PrintStep>>;
export type PrintStepName = keyof typeof PRINT_STEPS;

export function canStep(step: PrintStepName, state: PrintState): boolean {
  return (PRINT_STEPS[step].from as readonly PrintState[]).includes(state);
}

export interface PrintJob {
  readonly jobId: PrintJobId;
  readonly printerId: PrinterId;
  readonly subject: PrintSubject;
  /** What it belongs to: an order's number, a voucher's, a till's id; never a name. */
  readonly reference: string;
  /** Marked 再発行 on paper. */
  readonly isReissue: boolean;
  /** Gone a day after it was made. */
  readonly slip?: Slip;
  readonly state: PrintState;
  readonly madeAt: Instant;
  /** The last time, also of one that came back and waits again. */
  readonly sentAt?: Instant;
  readonly endedAt?: Instant;
  /** From then on a waiting one lapses. */
  readonly goodUntil: Instant;
}

/** So long a printer may take for one slip before nobody knows how it went. */
export const ANSWER_SECONDS_MAX = 60;

/** How long a slip waits for a printer that cannot print. */
export const GOOD_MINUTES = 120;

/** At a machine nobody waits longer: what waited for paper must not come out for the next one. */
export const KIOSK_SLIP_MINUTES = 3;

/** What stood on a slip is forgotten so long after it was made, and its row after so many days. */
export const SLIP_KEPT_HOURS = 24;
export const JOB_KEPT_DAYS = 90;
