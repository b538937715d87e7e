import { allSellers } from "../../business/catalogue/index.ts";
import {
  clearEsim,
  countProfiles,
  withdrawnProfiles,
  type ClearRefusal,
} from "../../business/esims/index.ts";
import { linesByIds } from "../../business/lines/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable } from "./draw-table.ts";
import { linesOf } from "./staff.ts";

/** What a refusal means for whoever typed the command. */
export const ESIM_REFUSALS: Readonly<Record<ClearRefusal, string>> = {
  iccid_unreadable: "the ICCID: 18 to 20 digits, as in 8981100000012345678",
  esim_unknown: "no eSIM profile has this ICCID: see `counter esims`",
  esim_not_withdrawn: "this one is not withdrawn: it is in stock, held, given or scrapped",
  esim_awaited: "an order for it may still be paid, or its money is on the way back: wait for that",
};

/** Back into stock, or out of it for good: what the carrier says decides. */
export async function clearListed(
  act: Act,
  wish: { readonly iccid: string; readonly as: "in_stock" | "scrapped" },
): Promise<Outcome<string, ClearRefusal>> {
  const cleared = await clearEsim(act, wish);
  if (!cleared.ok) return cleared;
  return done(wish.as === "in_stock" ? "it is in stock again\n" : "it is scrapped\n");
}

/** How many eSIMs there are, by whose they are and what became of them; who waits for a decision. */
export async function listEsims(act: Act): Promise<string> {
  const [counted, sellers] = await Promise.all([countProfiles(act), allSellers(act)]);
  const codes = new Map(sellers.map(({ sellerId, code }): [string, string] => [sellerId, code]));
  const rows = counted.map(({ sellerId, network, state, count }) => [
    ...[codes.get(sellerId) ?? sellerId, network, state.replace("_", " ")],
    String(count),
  ]);
  const head = ["seller", "network", "state", "eSIMs"];
  return linesOf(drawTable(head, rows, { figures: [3] })) + (await listWithdrawn(act));
}

async function listWithdrawn(act: Act): Promise<string> {
  const lines = await linesByIds(
    act,
    (await withdrawnProfiles(act)).map(({ lineId }) => lineId),
  );
  if (lines.length === 0) return "";
  const rows = lines.map(({ iccid }) => iccid).toSorted();
  return `\nwithdrawn, until you put them back or scrap them:\n${linesOf(rows)}`;
}
