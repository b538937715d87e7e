import type { Context } from "hono";
import type { CheckoutItem } from "../../../business/checkouts/index.ts";
import { ITEMS_MAX } from "../../../business/checkouts/index.ts";
import { maySee } from "../../../business/lines/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { lineOfRef, type VisitedLine } from "../visit.ts";

/** A plan that was chosen for a line of this visit. */
export interface Chosen {
  readonly visited: VisitedLine;
  readonly planCode: string;
}

/**
 * What a form or an address chose, in its order: `item` is a line's ref and a plan's code, from
 * pages that know both; the page of all lines sends ticked lines and a plan for each.
 */
export function readChosen(c: Context, ground: WebGround, input: FormInput): readonly Chosen[] {
  const items = input.texts("item").map((item) => item.split("~"));
  const ticked = input.texts("take").map((ref) => [ref, input.text(`plan_${ref}`)]);
  return [...items, ...ticked].slice(0, ITEMS_MAX + 1).flatMap(([ref = "", planCode = ""]) => {
    const visited = lineOfRef(c, ground, ref);
    return visited !== undefined && maySee(visited.proof, "renew") ? [{ visited, planCode }] : [];
  });
}

export function itemOf({ visited, planCode }: Chosen): string {
  return `${visited.ref}~${planCode}`;
}

export function asItem({ visited, planCode }: Chosen): CheckoutItem {
  return { lineId: visited.lineId, planCode };
}
