import { journalAnswer } from "../../foundation/kiosk-wire/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { CashGround } from "../devices/index.ts";
import type { Journal } from "../journal/index.ts";

export interface Report {
  /** There are lines that the house lacks. */
  wake(): void;
  /** The house answered, or did not: whoever else asked it says so too. */
  note(heard: "answered" | "silent"): void;
  /** Since when every question to the house was in vain; undefined when the last was not. */
  awayMs(): number;
  close(): Promise<void>;
}

export interface ReportGround {
  readonly journal: Journal;
  readonly ask: CashGround["ask"];
  readonly log: Log;
  /** After a question in vain; twice as long after each, to `againMsMax`. */
  readonly againMs: number;
  readonly againMsMax: number;
}

const LINES_MAX = 100;
const WAIT_MS = 10_000;

/** Tells the house each line until it holds it: at least once, in order, over any outage. */
export function openReport({ journal, ask, log, againMs, againMsMax }: ReportGround): Report {
  let isOpen = true;
  let awaySince: number | undefined;
  let sleeper = Promise.withResolvers<void>();
  const note = (heard: "answered" | "silent") => {
    awaySince = heard === "answered" ? undefined : (awaySince ?? performance.now());
  };
  const sleep = async (ms: number | undefined) => {
    const timer = ms === undefined ? undefined : setTimeout(() => sleeper.resolve(), ms);
    await sleeper.promise;
    clearTimeout(timer);
    sleeper = Promise.withResolvers();
  };
  const run = async () => {
    let waitMs = againMs;
    while (isOpen) {
      const before = journal.confirmedUpTo;
      const entries = journal.after(before, LINES_MAX);
      if (entries.length === 0) {
        await sleep(undefined);
        continue;
      }
      const answer = journalAnswer.safeParse(await ask("/journal", { entries }, WAIT_MS));
      note(answer.success ? "answered" : "silent");
      if (answer.success) journal.confirm(answer.data.upTo);
      if (journal.fault !== undefined) log.error({ fault: journal.fault }, "cash journal");
      const isOn = answer.success && journal.confirmedUpTo > before;
      waitMs = isOn ? againMs : Math.min(2 * waitMs, againMsMax);
      if (!isOn && isOpen) await sleep(waitMs);
    }
  };
  const running = run();
  return {
    wake: () => sleeper.resolve(),
    note,
    awayMs: () => (awaySince === undefined ? 0 : performance.now() - awaySince),
    async close() {
      isOpen = false;
      sleeper.resolve();
      await running;
    },
  };
}
