import { trainingConfig } from "../foundation/config/index.ts";
import { pairCounter, STAFF_REFUSALS } from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";
import { start } from "./start.ts";

/** Runs the world in which staff practise, beside the real one. Throws Problem. */
export async function startTraining(): Promise<void> {
  await start(() => trainingConfig());
}

/** The code that pairs a browser to a till of that world. Throws Problem. */
export async function pairTraining(wish: {
  readonly name: string;
  readonly till: string;
}): Promise<void> {
  await withHouse(async ({ act, config }) => {
    const paired = await pairCounter(act, { ...wish, publicUrl: config.publicUrl });
    if (!paired.ok) throw new Problem(STAFF_REFUSALS[paired.refusal]);
    process.stdout.write(paired.value);
  }, trainingConfig());
}
