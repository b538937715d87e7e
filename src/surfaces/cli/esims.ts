import { allSellers } from "../../business/catalogue/index.ts";
import { countProfiles } from "../../business/esims/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { drawTable } from "./draw-table.ts";
import { linesOf } from "./staff.ts";

/** How many eSIMs there are, by whose they are and what became of them. */
export async function listEsims(act: Act): Promise<string> {
  const [counted, sellers] = await Promise.all([countProfiles(act), allSellers(act)]);
  const codes = new Map(sellers.map(({ sellerId, code }): [string, string] => [sellerId, code]));
  const rows = counted.map(({ sellerId, network, state, count }) => [
    ...[codes.get(sellerId) ?? sellerId, network, state.replace("_", " ")],
    String(count),
  ]);
  return linesOf(drawTable(["seller", "network", "state", "eSIMs"], rows, { figures: [3] }));
}
