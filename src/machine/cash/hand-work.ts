import { yenOf } from "../journal/index.ts";
import { foundOf, handWork, happeningsOf, type HandReport } from "./by-hand.ts";
import type { CashCore } from "./core.ts";

/** One line of JSON: a HandReport, or `{refusal}`. */
export function answerHand(
  core: Pick<CashCore, "journal" | "write" | "isBroken">,
  line: string,
  moving: "busy" | "free",
): string {
  const work = handWork.safeParse(jsonOf(line));
  if (!work.success) {
    const issue = work.error.issues[0]!;
    return refuse(`${issue.path.join(".")}: ${issue.message}`);
  }
  if (core.isBroken()) return refuse("the journal is broken; see docs/running/kiosk-cash.md");
  if (moving === "busy") return refuse("money is moving; try again in a minute");
  const { book } = core.journal;
  const found = foundOf(work.data, book);
  const isWhole = happeningsOf(work.data, book).every((happening) => core.write(happening));
  if (!isWhole) return refuse("the journal cannot be written");
  const { box, dispenser } = core.journal.book.held;
  const report: HandReport = {
    found,
    holdsYen: { box: yenOf(box), dispenser: yenOf(dispenser) },
  };
  return JSON.stringify(report);
}

function refuse(refusal: string): string {
  return JSON.stringify({ refusal });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
