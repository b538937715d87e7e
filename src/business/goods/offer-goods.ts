import type { Act } from "../../foundation/act/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { sellerOf, type Seller } from "../catalogue/index.ts";
import { allBatches, ARRANGEMENTS, batchByCode, readSerial, type PinBatch } from "../pins/index.ts";
import type { Till } from "../tills/index.ts";
import { allGoods } from "./goods-store.ts";
import { itemsBySerial, itemsOn, sumStock } from "./stock-store.ts";
import {
  isSame,
  readStockSerial,
  shelfOf,
  type Good,
  type StockItem,
  type StockKind,
} from "./stock.ts";

/** What a till could sell of its shelf, with its price and whose receipt it will be. */
export interface GoodsOffer {
  readonly kind: StockKind;
  /** Batch or pack. */
  readonly label: string;
  /** Of a pack. */
  readonly names?: LocalText;
  readonly seller: Seller;
  readonly pieces: number;
  readonly pieceYen: Yen;
  readonly totalYen: Yen;
}

/** A consignment or resale is sold by an agent; what its seller sells himself, over his own counter. */
export function isFit({ arrangement }: PinBatch, { agentId }: Pick<Till, "agentId">): boolean {
  return (ARRANGEMENTS[arrangement].commission === "none") === (agentId === undefined);
}

/** The till's shelf by batch and pack, as far as this till may sell it. */
export async function offersAt(act: Act, till: Till): Promise<readonly GoodsOffer[]> {
  const [sums, batches, goods] = await Promise.all([sumStock(act), allBatches(act), allGoods(act)]);
  const here = sums.filter(({ place }) => isSame(place, shelfOf(till.agentId)));
  const offers = await Promise.all(
    here.map(async ({ batchCode, goodId, count }) => {
      const batch = batches.find(({ code }) => code === batchCode);
      if (batch !== undefined) return isFit(batch, till) ? pinOffer(act, batch, count) : undefined;
      const good = goods.find((one) => one.goodId === goodId);
      return good?.isOnSale === true ? packOffer(act, good, count) : undefined;
    }),
  );
  return offers.filter((offer) => offer !== undefined);
}

export type OfferRefusal =
  | "serial_unreadable"
  | "not_in_stock"
  | "not_on_sale"
  | "arrangement_unfit";

/** What the piece of that serial costs at this till, or so many of a batch of PINs. */
export async function offerOf(
  act: Act,
  till: Till,
  wanted: { readonly serial: string } | { readonly batchCode: string; readonly count: number },
): Promise<Outcome<GoodsOffer, OfferRefusal>> {
  const shelf = shelfOf(till.agentId);
  if ("batchCode" in wanted) {
    const { batchCode, count } = wanted;
    const of = { kind: "pin", batchCode, limit: Math.max(count, 1) } as const;
    const items = await itemsOn(act, shelf, of);
    const isThere = count >= 1 && items.length === count;
    return isThere ? pinsOffer(act, till, batchCode, count) : refused("not_in_stock");
  }
  const serial = readStockSerial(wanted.serial);
  if (serial === undefined) return refused("serial_unreadable", { field: "serial" });
  const [item] = await foundBy(act, serial);
  if (item === undefined || !isSame(item.place, shelf)) {
    return refused("not_in_stock", { field: "serial" });
  }
  if (item.batchCode !== undefined) return pinsOffer(act, till, item.batchCode, 1);
  const good = (await allGoods(act)).find(({ goodId }) => goodId === item.goodId);
  if (good?.isOnSale !== true) return refused("not_on_sale", { field: "serial" });
  return done(await packOffer(act, good, 1));
}

async function foundBy(act: Act, serial: string): Promise<readonly StockItem[]> {
  return itemsBySerial(act, readSerial(serial) === undefined ? "pack" : "pin", [serial]);
}

async function pinsOffer(
  act: Act,
  till: Till,
  batchCode: string,
  count: number,
): Promise<Outcome<GoodsOffer, OfferRefusal>> {
  const batch = await batchByCode(act, batchCode);
  if (batch === undefined) return refused("not_in_stock", { field: "serial" });
  if (!isFit(batch, till)) return refused("arrangement_unfit", { field: "serial" });
  return done(await pinOffer(act, batch, count));
}

async function pinOffer(act: Act, batch: PinBatch, pieces: number): Promise<GoodsOffer> {
  return {
    ...{ kind: "pin", label: batch.code, seller: await sellerOf(act, batch.sellerId), pieces },
    ...{ pieceYen: batch.faceYen, totalYen: yen(batch.faceYen * pieces) },
  };
}

async function packOffer(act: Act, good: Good, pieces: number): Promise<GoodsOffer> {
  return {
    ...{ kind: "pack", label: good.code, names: good.names, pieces },
    ...{ seller: await sellerOf(act, good.sellerId) },
    ...{ pieceYen: good.priceYen, totalYen: yen(good.priceYen * pieces) },
  };
}
