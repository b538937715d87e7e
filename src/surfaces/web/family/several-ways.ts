import { isSoldAsPin } from "../../../business/pins/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { Way, Ways } from "../ways/index.ts";

/** The ways that pay for several orders at once, and whether one is left out that pays for one. */
export interface SeveralWays extends Ways {
  readonly leavesOutPin: boolean;
}

/** By a page or a slip: the house takes a PIN for the one order whose plan it is. */
export function isForSeveral({ kind }: Pick<Way, "kind">): boolean {
  return kind === "redirect" || kind === "slip";
}

export async function severalWays(
  act: Act,
  ways: Ways,
  sellerIds: readonly Parameters<typeof isSoldAsPin>[1][],
): Promise<SeveralWays> {
  const sold = await Promise.all([...new Set(sellerIds)].map(async (id) => isSoldAsPin(act, id)));
  return {
    ...ways,
    offered: ways.offered.filter(isForSeveral),
    leavesOutPin: sold.includes(true),
  };
}
