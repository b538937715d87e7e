import { onHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { pinBySerial, readSerial, voidPins } from "../pins/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { handOutCash, tillById } from "../tills/index.ts";
import { decideAgain } from "./again.ts";
import type { GoodsSale } from "./goods-sale.ts";
import { goodsSaleById, markReturned } from "./goods-store.ts";
import { insertMoves, itemsBySerial, moveItems } from "./stock-store.ts";
import { shelfOf, type StockPlace } from "./stock.ts";

export type UndoRefusal =
  | "not_allowed"
  | "sale_unknown"
  | "till_unknown"
  | "till_closed"
  | "cash_missing"
  | "pin_not_voidable";

/**
 * Undoes a sale on the word of a manager: cash back from an open till of the same shop, PINs out of
 * use for ever, a pack back on its shelf. Undone before, it is done. Of several PINs each has its own
 * statement: cut off, the next call goes on; one that was paid with stops it (`pin_not_voidable`).
 */
export async function undoSale(
  act: Act,
  by: Staff,
  wish: { readonly saleId: string; readonly tillId: string },
): Promise<Outcome<GoodsSale, UndoRefusal>> {
  if (!may(by, "approve_refund") || !may(by, "sell")) return refused("not_allowed");
  const sale = await goodsSaleById(act, wish.saleId);
  const till = await tillById(act, wish.tillId);
  if (sale === undefined || sale.agentId !== by.agentId) return refused("sale_unknown");
  if (till === undefined || till.agentId !== sale.agentId) return refused("till_unknown");
  if (sale.returnedAt !== undefined) return done(sale);
  const undoing = { sale, tillId: wish.tillId };
  // Whoever undoes it at the same moment books the same movement of the till: one is decided anew.
  return decideAgain(async () =>
    sale.kind === "pin" ? undoPins(act, by, undoing) : undoPack(act, by, undoing),
  );
}

interface Undoing {
  readonly sale: GoodsSale;
  readonly tillId: string;
}

async function undoPack(
  act: Act,
  by: Staff,
  { sale, tillId }: Undoing,
): Promise<Outcome<GoodsSale, UndoRefusal>> {
  return onHouse(act, async (turn) => {
    const { saleId, totalYen, taxYen, sellerId } = sale;
    if ((await goodsSaleById(act, saleId))?.returnedAt !== undefined) return done(sale);
    const out = { tillId, amountYen: totalYen, refundId: saleId, byId: by.staffId, sellerId };
    const handed = await handOutCash(act, out);
    if (!handed.ok) return handed;
    const at = act.clock.now();
    const { money, parts } = handed.value;
    const booked = { what: "goods_returned" as const, saleId, sellerId, money, totalYen, taxYen };
    await turn.write({ name: "goods.returned", thing: saleId, after: { totalYen, tillId } }, [
      ...parts,
      ...insertTransfers(act, transfersFor({ ...booked, at })),
      ...(await takenBack(act, by, sale, { serial: sale.serials[0]!, to: shelfOf(sale.agentId) })),
      markReturned(act, saleId),
    ]);
    return done(sale);
  });
}

async function undoPins(
  act: Act,
  by: Staff,
  { sale, tillId }: Undoing,
): Promise<Outcome<GoodsSale, UndoRefusal>> {
  const { sellerId, saleId } = sale;
  for (const [i, serial] of sale.serials.entries()) {
    const isLast = i === sale.serials.length - 1;
    const pin = (await pinBySerial(act, serial))?.pin;
    if (pin?.state === "voided" && !isLast) continue;
    const voided = await voidPins(act, {
      ...{ batchCode: sale.label, serials: [readSerial(serial)!.serial], reason: "sale_undone" },
      async handOut(turn, { pinId, totalYen }) {
        const out = { tillId, amountYen: totalYen, refundId: pinId, byId: by.staffId, sellerId };
        const handed = await handOutCash(turn, out);
        if (!handed.ok) return handed;
        const parts = [
          ...handed.value.parts,
          ...(await takenBack(turn, by, sale, { serial, to: { at: "gone" } })),
          ...(isLast ? [markReturned(turn, saleId)] : []),
        ];
        return done({ money: handed.value.money as never, parts });
      },
    });
    if (voided.ok) continue;
    if (voided.refusal !== "cash_refused")
      return refused("pin_not_voidable", { facts: { serial } });
    return refused(voided.facts?.["why"] === "cash_missing" ? "cash_missing" : "till_closed");
  }
  return done(sale);
}

async function takenBack(
  act: Act,
  by: Staff,
  sale: GoodsSale,
  { serial, to }: { readonly serial: string; readonly to: StockPlace },
) {
  const items = await itemsBySerial(act, sale.kind, [serial]);
  const words = { what: "taken_back", to, byId: by.staffId, causeId: sale.saleId };
  return [insertMoves(act, items, words), moveItems(items, to)];
}
