import type { Act } from "../../foundation/act/index.ts";
import { refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  findLine,
  type FindLineRefusal,
  type FindLineRequest,
  type FoundLine,
  type LineId,
} from "../lines/index.ts";
import { profileOf } from "./esims-store.ts";
import { settleProfile } from "./profile.ts";
import { ordersOf } from "./stock.ts";

/**
 * Finds a line as `findLine` does, for whoever holds it. The line of an eSIM that nobody bought is
 * nobody's to renew: it is answered as if it did not fit.
 */
export async function findOwnedLine(
  act: Act,
  request: FindLineRequest,
): Promise<Outcome<FoundLine, FindLineRefusal>> {
  const found = await findLine(act, request);
  if (!found.ok || found.value.kind !== "known") return found;
  if (await isOwned(act, found.value.lineId)) return found;
  return refused("no_match", { field: request.second === undefined ? "typed" : "second" });
}

/** Whether somebody holds the line, so that it can be renewed: its eSIM, if it has one, was given. */
export async function isOwned(act: Act, lineId: LineId): Promise<boolean> {
  const profile = await profileOf(act, lineId);
  if (profile === undefined || profile.state === "given") return true;
  // The news that gives it may still be on its way.
  const settled = settleProfile(profile, await ordersOf(act, profile), act.clock.now());
  return settled.state === "given";
}
