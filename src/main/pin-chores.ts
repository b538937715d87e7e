import type { Act } from "../foundation/act/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import {
  closePins,
  exportPins,
  listPins,
  listUnused,
  makePins,
  pinRefusal,
  sellPins,
  takeOutPins,
  type ActivateWords,
  type MakeWords,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";

/** What staff do about recharge PINs. Never shows a digit of one. Throws Problem. */
export async function makePinsChore(words: MakeWords): Promise<void> {
  await tell(async (act) => makePins(act, words));
}

export async function exportPinsChore(batch: string, file: string): Promise<void> {
  await tell(async (act) => exportPins(act, { batch, file }));
}

export async function activatePinsChore(words: ActivateWords): Promise<void> {
  await tell(async (act) => sellPins(act, words));
}

export async function voidPinsChore(words: {
  readonly batch: string;
  readonly serials: string;
  readonly reason: string;
}): Promise<void> {
  await tell(async (act) => takeOutPins(act, words));
}

export async function listPinsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listPins(act));
  });
}

export async function unusedPinsChore(date: string | undefined): Promise<void> {
  await tell(async (act) => listUnused(act, date));
}

export async function closePinsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await closePins(act));
  });
}

async function tell(ask: (act: Act) => Promise<Outcome<string, string>>): Promise<void> {
  await withHouse(async ({ act }) => {
    const answer = await ask(act);
    if (!answer.ok) throw new Problem(pinRefusal(answer));
    process.stdout.write(answer.value);
  });
}
