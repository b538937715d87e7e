import { onLine, type Act } from "../../foundation/act/index.ts";
import { refused, type Outcome } from "../../foundation/outcome/index.ts";
import { lineByClaim, readIccid } from "../lines/index.ts";
import { changeProfile, profileOf } from "./esims-store.ts";
import { clear, type EsimProfile } from "./profile.ts";
import { ordersOf } from "./stock.ts";

export type ClearRefusal =
  | "iccid_unreadable"
  | "esim_unknown"
  /** It is in stock already, held, given or scrapped. */
  | "esim_not_withdrawn"
  /** An order for it may still be paid, or its money is on the way back. */
  | "esim_awaited";

/** Decides about an eSIM that a refund took out of stock: back into it, or out for good. */
export async function clearEsim(
  act: Act,
  wish: { readonly iccid: string; readonly as: "in_stock" | "scrapped" },
): Promise<Outcome<EsimProfile, ClearRefusal>> {
  const iccid = readIccid(wish.iccid);
  if (iccid === undefined) return refused("iccid_unreadable", { field: "iccid" });
  const line = await lineByClaim(act, { kind: "iccid", value: iccid });
  if (line === undefined) return refused("esim_unknown", { field: "iccid" });
  return onLine(act, line.lineId, async (turn) => {
    const before = await profileOf(act, line.lineId);
    if (before === undefined) return refused("esim_unknown", { field: "iccid" });
    const orders = await ordersOf(act, before);
    const cleared = clear(before, orders, { as: wish.as, now: act.clock.now() });
    if (!cleared.ok) return cleared;
    await turn.write(
      {
        name: `esim.${wish.as}`,
        thing: line.lineId,
        before: { state: before.state },
        after: { state: wish.as },
      },
      [changeProfile(act, before, cleared.value)],
    );
    return cleared;
  });
}
