import type { Device } from "../../../business/staff/index.ts";
import { latestSession, tillById, type Till } from "../../../business/tills/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** The till that stands beside this device. */
export async function tillOf(act: Act, { tillId }: Device): Promise<Till | undefined> {
  return tillId === undefined ? undefined : tillById(act, tillId);
}

export async function tillStateOf(
  act: Act,
  { tillId }: Device,
): Promise<"open" | "closed" | "none"> {
  if (tillId === undefined) return "none";
  return (await latestSession(act, tillId))?.state === "open" ? "open" : "closed";
}
