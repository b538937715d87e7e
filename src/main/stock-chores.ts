import type { Act } from "../foundation/act/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import {
  addGood,
  agentRefusal,
  listStock,
  shiftStock,
  takeCount,
  takeStock,
  type GoodWords,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";

/** What lies on shelves, by serial number. Throws Problem. */
export async function addGoodChore(words: GoodWords): Promise<void> {
  await tell(async (act) => addGood(act, words));
}

export async function listStockChore(at: string | undefined): Promise<void> {
  await tell(async (act) => listStock(act, at));
}

export async function takeStockChore(words: Parameters<typeof takeStock>[1]): Promise<void> {
  await tell(async (act) => takeStock(act, words));
}

export async function shiftStockChore(words: Parameters<typeof shiftStock>[1]): Promise<void> {
  await tell(async (act) => shiftStock(act, words));
}

export async function countStockChore(words: Parameters<typeof takeCount>[1]): Promise<void> {
  await tell(async (act) => takeCount(act, words));
}

async function tell(ask: (act: Act) => Promise<Outcome<string, string>>): Promise<void> {
  await withHouse(async ({ act }) => {
    const answer = await ask(act);
    if (!answer.ok) throw new Problem(agentRefusal(answer));
    process.stdout.write(answer.value);
  });
}
