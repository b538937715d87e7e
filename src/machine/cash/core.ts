import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { CashHappening, DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { Journal } from "../journal/index.ts";
import type { KeptCash } from "./kept.ts";

/** What the parts of a machine's cash share. */
export interface CashCore {
  readonly journal: Journal;
  kept(): KeptCash;
  /** As `write`. */
  keep(changed: Partial<KeptCash>): boolean;
  /** What cannot be written down must not happen: no money moves any more. */
  isBroken(): boolean;
  readonly log: Log;
  readonly failpoint: Failpoint;
  /** On the disk when it answers; false when the journal is at fault: then nothing may move. */
  write(happening: CashHappening): boolean;
  /** Something is otherwise: what may come in, what is to go out, what the house lacks. */
  changed(): void;
  /** Whose money it is that comes now. */
  intakeId(): string;
  mayStack(denominationYen: DenominationYen): Promise<boolean>;
}

/** The mark up to which an acceptor's events are in the journal. */
export function heardUpTo(
  { kept, journal }: Pick<CashCore, "kept" | "journal">,
  name: string,
): string | undefined {
  const mark = kept().marks[name];
  if (mark === undefined) return undefined;
  return (journal.book.seq > mark.seq ? mark.mark : mark.before) ?? undefined;
}

/** Before a new life writes its first line: it would pass for the one that a mark waits for. */
export function settleMarks(core: Pick<CashCore, "kept" | "keep" | "journal">): boolean {
  const marks = Object.keys(core.kept().marks).flatMap((name) => {
    const mark = heardUpTo(core, name);
    return mark === undefined ? [] : [[name, { before: mark, mark, seq: -1 }] as const];
  });
  return core.keep({ marks: Object.fromEntries(marks) });
}
