export {
  canMove,
  compareStock,
  placeText,
  readStockSerial,
  shelfOf,
  STOCK_KINDS,
  STOCK_MOVES,
  type Good,
  type Shelf,
  type StockCount,
  type StockItem,
  type StockKind,
  type StockMove,
  type StockPlace,
} from "./stock.ts";
export { goodsNumber, isGoodsSaleId, type GoodsSale, type GoodsSaleId } from "./goods-sale.ts";
export {
  countStock,
  leaveShelves,
  makeGood,
  moveStock,
  receiveStock,
  type GoodRefusal,
  type StockReceipt,
  type StockRefusal,
  type StockWish,
} from "./move-stock.ts";
export {
  goodsSaleIdOf,
  PINS_AT_ONCE_MAX,
  sellPack,
  sellPins,
  type PinsToSell,
  type GoodsSaleWish,
  type SellRefusal,
} from "./sell-goods.ts";
export { offerOf, offersAt, type GoodsOffer, type OfferRefusal } from "./offer-goods.ts";
export { undoSale, type UndoRefusal } from "./undo-sale.ts";
export { allGoods, goodByCode, goodsSaleById } from "./goods-store.ts";
export { itemsBySerial, itemsOn, sumStock, type ShelfSum } from "./stock-store.ts";
