import { mkdirSync } from "node:fs";
import type { Clock } from "../../foundation/clock/index.ts";
import { openJournal, type CashBook } from "../journal/index.ts";
import { handReport, type HandReport, type HandWork } from "./by-hand.ts";
import { askHandDoor, openHandDoor } from "./hand-door.ts";
import { answerHand } from "./hand-work.ts";
import { cashFolder } from "./machine-cash.ts";
import { readCashSettings } from "./settings.ts";

export interface HandGround {
  readonly stateDir: string;
  readonly settings: unknown;
  readonly clock: Clock;
}

/** Through the program that runs on this machine, else straight into its journal. */
export async function workByHand(
  ground: HandGround,
  work: HandWork,
): Promise<HandReport | { readonly refusal: string }> {
  const directory = cashFolder(ground.stateDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const line = JSON.stringify(work);
  const answer = (await askHandDoor(directory, line)) ?? (await alone(ground, directory, line));
  const said: unknown = JSON.parse(answer);
  const report = handReport.safeParse(said);
  return report.success ? report.data : (said as { readonly refusal: string });
}

/** Only the program can ask the parts what became of it. */
function isMoving({ escrow, payouts }: CashBook): boolean {
  return escrow !== undefined || [...payouts.values()].some(({ state }) => state === "begun");
}

async function alone(ground: HandGround, directory: string, line: string): Promise<string> {
  const { recyclesYen } = readCashSettings(ground.settings);
  const door = await openHandDoor(directory, () => JSON.stringify({ refusal: "busy" }));
  if (door === "held") return JSON.stringify({ refusal: "another program begins; try again" });
  const journal = openJournal({ directory, layout: { recyclesYen }, clock: ground.clock });
  const core = {
    journal,
    isBroken: () => journal.fault !== undefined,
    write: (happening: Parameters<typeof journal.write>[0]) => {
      journal.write(happening);
      return true;
    },
  };
  try {
    if (isMoving(journal.book)) {
      return JSON.stringify({ refusal: "money was moving when the program ended: begin it first" });
    }
    return answerHand(core, line, "free");
  } finally {
    journal.close();
    await door.close();
  }
}
