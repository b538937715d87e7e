import { onHouse, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { taxInside, yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { issuerStatusAt, sellerOf, taxRateAt } from "../catalogue/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  activatePins,
  batchByCode,
  readSerial,
  type ActivationRefusal,
  type TakeForPins,
} from "../pins/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { takeIntoTill, tillById, type TakeCashRefusal, type Till } from "../tills/index.ts";
import { decideAgain } from "./again.ts";
import { packDocument, pinDocument } from "./documents.ts";
import { allGoods, goodsSaleById, insertSale, lastNumber } from "./goods-store.ts";
import { goodsNumber, type GoodsSale, type GoodsSaleId } from "./goods-sale.ts";
import { isFit } from "./offer-goods.ts";
import { insertMoves, itemsBySerial, itemsOn, moveItems } from "./stock-store.ts";
import { isSame, readStockSerial, shelfOf, type Good, type StockItem } from "./stock.ts";

export interface GoodsSaleWish {
  readonly clerk: Staff;
  readonly deviceId: string;
  readonly tillId: string;
  /** Of the form: sent again it is the same sale. */
  readonly onceKey: string;
  /** As typed; untrusted. */
  readonly handed: unknown;
}

/** The cards that a clerk has in hand, by what is printed on them; or so many of a batch. */
export type PinsToSell =
  | { readonly serials: readonly string[] }
  | { readonly batchCode: string; readonly count: number };

export type SellRefusal =
  | TakeCashRefusal
  | "not_allowed"
  | "till_unknown"
  | "serial_unreadable"
  | "serials_of_several_batches"
  | "not_in_stock"
  | "not_on_sale"
  | "arrangement_unfit";

export const PINS_AT_ONCE_MAX = 20;

/** The same for the same form, so that a lost answer sells nothing twice. */
export function goodsSaleIdOf({
  deviceId,
  onceKey,
}: Pick<GoodsSaleWish, "deviceId" | "onceKey">): GoodsSaleId {
  return idOfName(`goods sale ${deviceId} ${onceKey}`);
}

/**
 * Sells PINs from the shelf of a till, for cash: sold, taken off the shelf, booked, documented and
 * usable in one statement. Of two clerks with the same card one sells it.
 */
export async function sellPins(
  act: Act,
  at: GoodsSaleWish,
  wanted: PinsToSell,
): Promise<Outcome<GoodsSale, SellRefusal | ActivationRefusal>> {
  return orEarlier(act, at, async () => {
    const begun = await beginSale(act, at);
    if (!begun.ok) return begun;
    if ("sale" in begun.value) return done(begun.value.sale);
    const { till } = begun.value;
    const chosen = await choosePins(act, till, wanted);
    if (!chosen.ok) return chosen;
    const { batchCode, serials } = chosen.value;
    const batch = await batchByCode(act, batchCode);
    if (batch === undefined) return refused("batch_unknown", { field: "serial" });
    if (!isFit(batch, till)) return refused("arrangement_unfit", { field: "serial" });
    const saleId = goodsSaleIdOf(at);
    let sale: GoodsSale | undefined;
    const take: TakeForPins<SellRefusal> = async (turn, asked) => {
      const written = await takeForPins(turn, at, till, { ...asked, saleId });
      if (!written.ok) return written;
      sale = written.value.sale;
      return done(written.value);
    };
    const wish = { batchCode, serials, take, saleId: saleId as never };
    const sold = await activatePins<SellRefusal>(act, wish);
    if (!sold.ok) return sold;
    if (sale === undefined) throw new Error(`${saleId} was sold without a sale`);
    return done(sale);
  });
}

/** Sells a pack by its serial, for cash: revenue with its tax, under the seller of the pack. */
export async function sellPack(
  act: Act,
  at: GoodsSaleWish,
  typed: string,
): Promise<Outcome<GoodsSale, SellRefusal>> {
  return orEarlier(act, at, async () =>
    onHouse(act, async (turn) => {
      const begun = await beginSale(act, at);
      if (!begun.ok) return begun;
      if ("sale" in begun.value) return done(begun.value.sale);
      const { till } = begun.value;
      const serial = readStockSerial(typed);
      if (serial === undefined) return refused("serial_unreadable", { field: "serial" });
      const [item] = await itemsBySerial(act, "pack", [serial]);
      const good = (await allGoods(act)).find(({ goodId }) => goodId === item?.goodId);
      if (item === undefined || good === undefined || !isOnShelf(item, till)) {
        return refused("not_in_stock", { field: "serial" });
      }
      if (!good.isOnSale) return refused("not_on_sale", { field: "serial" });
      const saleId = goodsSaleIdOf(at);
      const taken = await takeIntoTill(act, {
        ...{ tillId: till.tillId, handed: at.handed, amountYen: good.priceYen, causeId: saleId },
        sellerId: good.sellerId,
      });
      if (!taken.ok) return taken;
      const sale = await packSale(act, at, { till, good, serial, ...taken.value });
      const { sellerId, totalYen, taxYen, soldAt } = sale;
      const { money } = taken.value;
      const booked = { what: "goods_sold" as const, saleId, sellerId, money, totalYen, taxYen };
      const after = { kind: "pack", good: good.code, serial, totalYen, tillId: till.tillId };
      await turn.write({ name: "goods.sold", thing: saleId, after }, [
        ...taken.value.parts,
        ...soldParts(act, sale, [item]),
        ...insertTransfers(act, transfersFor({ ...booked, at: soldAt })),
      ]);
      return done(sale);
    }),
  );
}

// The same form, sent at the same moment, may have sold the piece while this one was deciding.
async function orEarlier<R extends string>(
  act: Act,
  at: GoodsSaleWish,
  decide: () => Promise<Outcome<GoodsSale, R>>,
): Promise<Outcome<GoodsSale, R>> {
  const decided = await decideAgain(decide);
  if (decided.ok) {
    act.failpoint("goods.after_taking");
    return decided;
  }
  const earlier = await goodsSaleById(act, goodsSaleIdOf(at));
  return earlier === undefined ? decided : done(earlier);
}

async function beginSale(
  act: Act,
  at: GoodsSaleWish,
): Promise<
  Outcome<{ readonly till: Till } | { readonly sale: GoodsSale }, "not_allowed" | "till_unknown">
> {
  if (!may(at.clerk, "sell")) return refused("not_allowed");
  const sale = await goodsSaleById(act, goodsSaleIdOf(at));
  if (sale !== undefined) return done({ sale });
  const till = await tillById(act, at.tillId);
  if (till === undefined || till.agentId !== at.clerk.agentId) return refused("till_unknown");
  return done({ till });
}

async function choosePins(
  act: Act,
  till: Till,
  wanted: PinsToSell,
): Promise<
  Outcome<
    { readonly batchCode: string; readonly serials: readonly number[] },
    "serial_unreadable" | "serials_of_several_batches" | "not_in_stock"
  >
> {
  if ("batchCode" in wanted) {
    const { batchCode, count } = wanted;
    const isCount = Number.isInteger(count) && count >= 1 && count <= PINS_AT_ONCE_MAX;
    if (!isCount) return refused("not_in_stock", { field: "count" });
    const of = { kind: "pin", batchCode, limit: count } as const;
    const items = await itemsOn(act, shelfOf(till.agentId), of);
    if (items.length < count) return refused("not_in_stock", { field: "count" });
    return done({ batchCode, serials: items.map(({ serial }) => readSerial(serial)!.serial) });
  }
  const read = wanted.serials.map((typed) => readSerial(readStockSerial(typed) ?? ""));
  const known = read.filter((one) => one !== undefined);
  if (known.length === 0 || known.length !== read.length || known.length > PINS_AT_ONCE_MAX) {
    return refused("serial_unreadable", { field: "serial" });
  }
  const { batchCode } = known[0]!;
  if (known.some((one) => one.batchCode !== batchCode)) {
    return refused("serials_of_several_batches", { field: "serial" });
  }
  return done({ batchCode, serials: known.map(({ serial }) => serial) });
}

async function takeForPins(
  act: Act,
  at: GoodsSaleWish,
  till: Till,
  asked: Omit<Parameters<TakeForPins<never>>[1], "saleId"> & { readonly saleId: GoodsSaleId },
) {
  const { batch, serials, saleId } = asked;
  const items = await itemsBySerial(act, "pin", serials);
  if (items.length < serials.length || !items.every((item) => isOnShelf(item, till))) {
    return refused("not_in_stock" as const, { field: "serial" });
  }
  const totalYen = yen(asked.totalYen);
  const taken = await takeIntoTill(act, {
    ...{ tillId: till.tillId, handed: at.handed, amountYen: totalYen, causeId: saleId },
    sellerId: batch.sellerId,
  });
  if (!taken.ok) return taken;
  const { money, sessionId, handedYen } = taken.value;
  const number = (await lastNumber(act, till.tillId)) + 1;
  const soldAt = act.clock.now();
  const sale: GoodsSale = {
    ...baseOf(at, till, { number, sessionId, handedYen, soldAt }),
    ...{ saleId, kind: "pin", sellerId: batch.sellerId, label: batch.code },
    ...{ serials, totalYen, taxYen: yen(0) },
    document: await pinDocument(act, {
      ...{ batch, serials, soldAt, number: goodsNumber(till.code, number) },
      ...{ agentId: till.agentId, expiresAt: asked.expiresAt },
    }),
  };
  const parts = [...taken.value.parts, ...soldParts(act, sale, items)];
  return done({ sale, money: money as never, parts });
}

interface PackTaken {
  readonly till: Till;
  readonly good: Good;
  readonly serial: string;
  readonly sessionId: string;
  readonly handedYen: Yen;
}

async function packSale(act: Act, at: GoodsSaleWish, of: PackTaken): Promise<GoodsSale> {
  const { till, good, serial, sessionId, handedYen } = of;
  const soldAt = act.clock.now();
  const [seller, status, ratePerMille, last] = await Promise.all([
    sellerOf(act, good.sellerId),
    issuerStatusAt(act, good.sellerId, soldAt),
    taxRateAt(act, good.taxCategory, soldAt),
    lastNumber(act, till.tillId),
  ]);
  const isTaxed = status?.status === "registered";
  const number = goodsNumber(till.code, last + 1);
  return {
    ...baseOf(at, till, { number: last + 1, sessionId, handedYen, soldAt }),
    ...{ saleId: goodsSaleIdOf(at), kind: "pack", sellerId: good.sellerId, label: good.code },
    ...{ serials: [serial], totalYen: good.priceYen },
    taxYen: isTaxed ? taxInside(good.priceYen, ratePerMille, seller.taxRounding) : yen(0),
    document: packDocument({ good, seller, status, ratePerMille, number, soldAt }),
  };
}

function baseOf(
  { clerk, deviceId }: GoodsSaleWish,
  { tillId, agentId }: Till,
  of: Pick<GoodsSale, "number" | "sessionId" | "handedYen" | "soldAt">,
) {
  const agent = agentId === undefined ? {} : { agentId };
  return { ...of, ...agent, tillId, clerkId: clerk.staffId, deviceId };
}

function soldParts(act: Act, sale: GoodsSale, items: readonly StockItem[]): readonly Part[] {
  const to = { at: "sold" } as const;
  const words = { what: "sold", to, byId: sale.clerkId, causeId: sale.saleId };
  return [insertSale(act, sale), insertMoves(act, items, words), moveItems(items, to)];
}

function isOnShelf({ place }: StockItem, { agentId }: Till): boolean {
  return isSame(place, shelfOf(agentId));
}
