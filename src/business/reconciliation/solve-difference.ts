import { onLine, type Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { bookId } from "../ledger/index.ts";
import type { Difference } from "./difference.ts";
import { differenceOf, solveDifferencePart } from "./differences-store.ts";

export type SolveRefusal = "difference_unknown" | "already_solved" | "why_missing";

const WHY_MAX = 500;

/** Says why a difference may stand, or what was done about it. It books nothing. */
export async function solveDifference(
  act: Act,
  wish: { readonly differenceId: string; readonly why: string },
): Promise<Outcome<Difference, SolveRefusal>> {
  const why = wish.why.trim().slice(0, WHY_MAX);
  if (why === "") return refused("why_missing", { field: "why" });
  const unknown = refused("difference_unknown", { field: "differenceId" } as const);
  const found = isId(wish.differenceId) ? await differenceOf(act, wish.differenceId) : undefined;
  if (found === undefined) return unknown;
  return onLine(act, bookId(`provider:${found.provider}`), async (turn) => {
    const difference = await differenceOf(act, found.differenceId);
    if (difference === undefined) return unknown;
    if (difference.state === "solved") {
      return refused("already_solved", { facts: { by: difference.solvedBy ?? "" } });
    }
    const { differenceId, provider, kind, subject } = difference;
    await turn.write(
      { name: "difference.solved", thing: differenceId, after: { provider, kind, subject, why } },
      [solveDifferencePart(act, difference, why)],
    );
    const solved = { state: "solved", solvedAt: act.clock.now(), solvedBy: act.actor.id } as const;
    return done({ ...difference, ...solved, why });
  });
}
