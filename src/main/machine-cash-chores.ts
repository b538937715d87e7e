import { systemClock } from "../foundation/clock/index.ts";
import { handWork, workByHand, type HandReport } from "../machine/cash/index.ts";
import { Problem } from "./problem.ts";
import { machineOf } from "./trial-chores.ts";

export interface HandWish {
  readonly kind: "refill" | "collect" | "count";
  /** `box` or `dispenser`; a refill goes into the dispenser. */
  readonly place?: string;
  /** Whose badge it was. */
  readonly by: string;
  /** Yen and pieces, as in `100=200`. */
  readonly counts: readonly string[];
}

/** Writes into the machine's journal what a person did at its money. Throws Problem. */
export async function handChore(file: string, wish: HandWish): Promise<void> {
  const { stateDir, cash: settings } = machineOf(file);
  if (settings === undefined) throw new Problem(`${file}: cash is not set: there is no money`);
  const work = handWork.safeParse({ ...wish, counts: wish.counts.map(countOf) });
  if (!work.success) {
    const { path, message } = work.error.issues[0]!;
    const [field = "", at] = path;
    const said = field === "counts" && typeof at === "number" ? wish.counts[at] : field;
    throw new Problem(`${String(said)}: ${message}`);
  }
  const report = await workByHand({ stateDir, settings, clock: systemClock() }, work.data);
  if ("refusal" in report) throw new Problem(report.refusal);
  process.stdout.write(linesOf(report));
}

function countOf(said: string) {
  const [, yen, pieces] = /^(\d{1,5})=(\d{1,4})$/.exec(said) ?? [];
  if (pieces === undefined) throw new Problem(`${said}: must be yen and pieces, as in 100=200`);
  return { denominationYen: Number(yen), pieces: Number(pieces) };
}

function linesOf({ found, holdsYen }: HandReport): string {
  const lines = found.map(({ denominationYen, expectedPieces, foundPieces }) => {
    const over = foundPieces - expectedPieces;
    const difference = over === 0 ? "" : `, ${Math.abs(over)} ${over > 0 ? "over" : "short"}`;
    return `${denominationYen} yen: ${expectedPieces} expected, ${foundPieces} found${difference}`;
  });
  const holds = `box ${holdsYen.box} yen, dispenser ${holdsYen.dispenser} yen`;
  return [...lines, holds].map((line) => `${line}\n`).join("");
}
