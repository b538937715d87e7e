import { retentionText } from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";

/** Prints the schedule of retention and its last reports. */
export async function retentionChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await retentionText(act));
  });
}
