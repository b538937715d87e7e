import type { Act, Turn } from "../../foundation/act/index.ts";
import { BY_ITSELF, type Difference, type FoundDifference } from "./difference.ts";
import {
  differencesAbout,
  insertDifference,
  newDifference,
  reopenDifference,
  solveOtherKinds,
} from "./differences-store.ts";

/**
 * Writes differences down, each with its event, unless they are known: what is open stays open,
 * what somebody has solved stays solved, what had solved itself and is back is open again.
 */
export async function writeDifferences(
  act: Act,
  turn: Turn,
  provider: string,
  found: readonly FoundDifference[],
): Promise<void> {
  const known = await differencesAbout(
    act,
    provider,
    found.map(({ subject }) => subject),
  );
  for (const one of found) {
    const stored = known.find(({ kind, subject }) => kind === one.kind && subject === one.subject);
    const difference = stored ?? newDifference(act, provider, one);
    if (stored !== undefined && !mayReopen(stored)) continue;
    const { differenceId, kind, subject, hereYen, thereYen } = difference;
    await turn.write(
      {
        name: "difference.found",
        thing: differenceId,
        after: { provider, kind, subject, hereYen, thereYen },
      },
      [
        stored === undefined ? insertDifference(act, difference) : reopenDifference(act, stored),
        solveOtherKinds(act, provider, one),
      ],
    );
  }
}

function mayReopen({ state, solvedBy }: Difference): boolean {
  return state === "solved" && solvedBy === BY_ITSELF;
}
