import path from "node:path";
import { z } from "zod";
import { isId } from "../../foundation/ids/index.ts";
import { openLines, replaceFile } from "../files/index.ts";

const outcome = z.enum(["done", "refused", "unknown"]);
const line = z.discriminatedUnion("step", [
  z.object({ step: z.literal("begun"), dutyId: z.string(), kind: z.string() }),
  z.object({
    ...{ step: z.literal("ended"), dutyId: z.string(), outcome },
    detail: z.string().max(200).optional(),
  }),
  z.object({ step: z.literal("told"), dutyId: z.string() }),
]);
type Line = z.infer<typeof line>;

export interface Ended {
  readonly dutyId: string;
  readonly outcome: z.infer<typeof outcome>;
  readonly detail?: string;
}

/** How far a duty came, by what stands on the disk. */
export type Progress =
  | { readonly step: "begun"; readonly kind: string }
  | { readonly step: "ended" | "told"; readonly ended: Ended };

export interface DutyLog {
  of(dutyId: string): Progress | undefined;
  /** On the disk before it answers: from here on it is never begun again. */
  begin(dutyId: string, kind: string): void;
  end(ended: Ended): void;
  told(dutyId: string): void;
  /** Ended, and the house has not heard of it. */
  untold(): readonly Ended[];
  close(): void;
}

const KEPT_MAX = 500;

/**
 * What was begun and not ended when the program went down: a slip may be printed or not; a restart
 * has taken place by now; whether another version runs is for the versions to say.
 */
export function afterCrash(kind: string): Pick<Ended, "outcome" | "detail"> | undefined {
  if (kind === "restart") return { outcome: "done" };
  if (kind === "update") return undefined;
  return { outcome: "unknown", detail: "the program ended in the middle of it" };
}

export function openDutyLog(stateDir: string): DutyLog {
  const file = path.join(stateDir, "duties.jsonl");
  const old = openLines(file);
  const progress = new Map<string, Progress>();
  for (const found of old.found) {
    const parsed = line.safeParse(found);
    if (parsed.success) note(progress, parsed.data);
  }
  old.close();
  const kept = [...progress].slice(-KEPT_MAX).flatMap(([dutyId, one]) => linesOf(dutyId, one));
  replaceFile(file, kept.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const lines = openLines(file);
  const write = (one: Line) => {
    lines.append(one);
    note(progress, one);
  };
  for (const [dutyId, one] of progress) {
    const fate = one.step === "begun" ? afterCrash(one.kind) : undefined;
    if (fate !== undefined) write({ step: "ended", dutyId, ...fate });
  }
  return {
    of: (dutyId) => progress.get(dutyId),
    begin: (dutyId, kind) => write({ step: "begun", dutyId, kind }),
    end: (ended) => write({ step: "ended", ...ended }),
    told: (dutyId) => write({ step: "told", dutyId }),
    untold: () =>
      [...progress.values()].flatMap((one) => (one.step === "ended" ? [one.ended] : [])),
    close: () => lines.close(),
  };
}

function note(progress: Map<string, Progress>, one: Line): void {
  const { dutyId } = one;
  const before = progress.get(dutyId);
  if (!isId(dutyId)) return;
  // A duty that happens last stands last: the oldest are forgotten first.
  progress.delete(dutyId);
  switch (one.step) {
    case "begun":
      progress.set(dutyId, { step: "begun", kind: one.kind });
      return;
    case "ended": {
      const { step: _, detail, ...ended } = one;
      const said = detail === undefined ? ended : { ...ended, detail };
      progress.set(dutyId, { step: "ended", ended: said });
      return;
    }
    case "told":
      if (before?.step === "ended") progress.set(dutyId, { ...before, step: "told" });
      else if (before !== undefined) progress.set(dutyId, before);
  }
}

function linesOf(dutyId: string, one: Progress): readonly Line[] {
  if (one.step === "begun") return [{ step: "begun", dutyId, kind: one.kind }];
  const ended: Line = { step: "ended", ...one.ended };
  return one.step === "told" ? [ended, { step: "told", dutyId }] : [ended];
}
