import { onHouse, writeHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { allSellers } from "../catalogue/index.ts";
import { batchByCode, pinsOf, readSerial } from "../pins/index.ts";
import { decideAgain } from "./again.ts";
import { goodByCode, insertGood } from "./goods-store.ts";
import { insertItems, insertMoves, itemsBySerial, itemsOn, moveItems } from "./stock-store.ts";
import {
  canMove,
  compareStock,
  placeText,
  readStockSerial,
  type Good,
  type Shelf,
  type StockCount,
  type StockItem,
  type StockKind,
  type StockMove,
  type StockPlace,
} from "./stock.ts";

/** A file or a shelf of more is taken in parts. */
export const STOCK_AT_ONCE_MAX = 5000;
export const GOOD_YEN_MAX = 100_000;

export type GoodRefusal = "good_code_unreadable" | "good_code_taken" | "price_unreadable";

/** Makes a pack known that is sold by the piece. */
export async function makeGood(
  act: Act,
  wish: { code: string; sellerCode: string; names: LocalText; priceYen: number },
): Promise<Outcome<Good, GoodRefusal | "seller_unknown">> {
  const code = wish.code.normalize("NFKC").trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{1,31}$/.test(code)) return refused("good_code_unreadable");
  const { priceYen } = wish;
  if (!Number.isSafeInteger(priceYen) || priceYen < 1 || priceYen > GOOD_YEN_MAX) {
    return refused("price_unreadable", { field: "price" });
  }
  const seller = (await allSellers(act)).find((one) => one.code === wish.sellerCode);
  if (seller === undefined) return refused("seller_unknown", { field: "seller" });
  if ((await goodByCode(act, code)) !== undefined) return refused("good_code_taken");
  const good: Good = {
    ...{ goodId: newId(), code, sellerId: seller.sellerId, names: wish.names },
    ...{ priceYen: yen(priceYen), taxCategory: "standard", isOnSale: true },
    madeAt: act.clock.now(),
  };
  await writeHouse(act, { name: "good.made", thing: good.goodId, after: { code, priceYen } }, [
    insertGood(act, good),
  ]);
  return done(good);
}

/** `facts.serial` names the first in the way, `facts.place` where it is. */
export type StockRefusal =
  | "serials_missing"
  | "too_many_at_once"
  | "serial_unreadable"
  | "serial_known"
  | "serial_unknown"
  | "serial_elsewhere"
  | "pin_not_printed"
  | "good_unknown";

export interface StockReceipt {
  readonly kind: StockKind;
  /** Of packs. */
  readonly goodCode?: string;
  readonly serials: readonly string[];
  readonly shelf: Shelf;
}

/** Puts pieces on a shelf that come from outside, all or none; PINs must be printed and unsold. */
export async function receiveStock(
  act: Act,
  wish: StockReceipt,
): Promise<Outcome<{ readonly count: number }, StockRefusal>> {
  const read = readSerials(wish.serials);
  if (!read.ok) return read;
  const serials = read.value;
  const good = wish.goodCode === undefined ? undefined : await goodByCode(act, wish.goodCode);
  if (wish.kind === "pack" && good === undefined) return refused("good_unknown", { field: "good" });
  if (wish.kind === "pin") {
    const unprinted = await firstUnprinted(act, serials);
    if (unprinted !== undefined) {
      return refused("pin_not_printed", { field: "serials", facts: { serial: unprinted } });
    }
  }
  return decideAgain(async () => {
    const [known] = await itemsBySerial(act, wish.kind, serials);
    if (known !== undefined) {
      const facts = { serial: known.serial, place: placeText(known.place) };
      return refused("serial_known", { field: "serials", facts });
    }
    const items = serials.map((serial): StockItem => ({
      ...{ kind: wish.kind, serial, place: wish.shelf, moves: 1 },
      ...(wish.kind === "pack"
        ? { goodId: good!.goodId }
        : { batchCode: readSerial(serial)!.batchCode }),
    }));
    const fresh = items.map((item) => ({ ...item, moves: 0 }));
    const words = { what: "received", to: wish.shelf, byId: act.actor.id };
    const after = { kind: wish.kind, count: items.length, to: placeText(wish.shelf) };
    await writeHouse(act, { name: "stock.received", after }, [
      insertItems(act, items),
      insertMoves(act, fresh, words),
    ]);
    return done({ count: items.length });
  });
}

export interface StockWish {
  readonly kind: StockKind;
  readonly serials: readonly string[];
  readonly what: Exclude<StockMove, "sold" | "taken_back">;
  readonly from: StockPlace;
  readonly to: StockPlace;
}

/** Moves pieces from one place to another, all or none. */
export async function moveStock(
  act: Act,
  wish: StockWish,
): Promise<Outcome<{ readonly count: number }, StockRefusal>> {
  const read = readSerials(wish.serials);
  if (!read.ok) return read;
  return decideAgain(async () =>
    onHouse(act, async (turn) => {
      const { what, from, to, kind } = wish;
      const items = await itemsBySerial(act, kind, read.value);
      const missing = read.value.find((serial) => !items.some((item) => item.serial === serial));
      if (missing !== undefined) {
        return refused("serial_unknown", { field: "serials", facts: { serial: missing } });
      }
      const other = items.find(
        ({ place }) => placeText(place) !== placeText(from) || !canMove(what, place, to),
      );
      if (other !== undefined) {
        const facts = { serial: other.serial, place: placeText(other.place) };
        return refused("serial_elsewhere", { field: "serials", facts });
      }
      const after = { kind, count: items.length, from: placeText(from), to: placeText(to) };
      await turn.write({ name: `stock.${what}`, after }, [
        insertMoves(act, items, { what, to, byId: act.actor.id }),
        moveItems(items, to),
      ]);
      return done({ count: items.length });
    }),
  );
}

/**
 * Pieces that were sold, lost or destroyed without the shelf being asked: what of them lies on one
 * lies there no more. What never lay on one, or left it before, stays as it is.
 */
export async function leaveShelves(
  act: Act,
  of: {
    readonly kind: StockKind;
    readonly serials: readonly string[];
    readonly what: Extract<StockMove, "sold" | "lost" | "returned">;
    readonly causeId?: string;
  },
): Promise<void> {
  const { kind, what, causeId } = of;
  const to = ({ sold: { at: "sold" }, lost: { at: "lost" }, returned: { at: "gone" } } as const)[
    what
  ];
  await decideAgain(async () =>
    onHouse(act, async (turn) => {
      const items = (await itemsBySerial(act, kind, of.serials)).filter(({ place }) =>
        canMove(what, place, to),
      );
      if (items.length === 0) return;
      const words = { what, to, byId: act.actor.id, ...(causeId === undefined ? {} : { causeId }) };
      const after = { kind, count: items.length, to: to.at };
      await turn.write({ name: `stock.${what}`, after }, [
        insertMoves(act, items, words),
        moveItems(items, to),
      ]);
    }),
  );
}

/** Holds a shelf against what was found on it; changes nothing. */
export async function countStock(
  act: Act,
  of: { readonly kind: StockKind; readonly shelf: Shelf; readonly found: readonly string[] },
): Promise<Outcome<StockCount, StockRefusal>> {
  const read = of.found.length === 0 ? done([]) : readSerials(of.found);
  if (!read.ok) return read;
  const [here, named] = await Promise.all([
    itemsOn(act, of.shelf, { kind: of.kind, limit: 100_000 }),
    itemsBySerial(act, of.kind, read.value),
  ]);
  const known = new Map([...here, ...named].map((item) => [item.serial, item]));
  return done(compareStock(of.shelf, [...known.values()], read.value));
}

function readSerials(typed: readonly string[]): Outcome<readonly string[], StockRefusal> {
  const serials: string[] = [];
  for (const one of typed) {
    const serial = readStockSerial(one);
    if (serial === undefined) {
      return refused("serial_unreadable", {
        field: "serials",
        facts: { serial: one.slice(0, 40) },
      });
    }
    serials.push(serial);
  }
  const unique = [...new Set(serials)];
  if (unique.length === 0) return refused("serials_missing", { field: "serials" });
  if (unique.length <= STOCK_AT_ONCE_MAX) return done(unique);
  return refused("too_many_at_once", { field: "serials", facts: { max: STOCK_AT_ONCE_MAX } });
}

async function firstUnprinted(act: Act, serials: readonly string[]): Promise<string | undefined> {
  const named = serials.map((text) => ({ text, read: readSerial(text) }));
  const unread = named.find(({ read }) => read === undefined);
  if (unread !== undefined) return unread.text;
  for (const [code, ofBatch] of Map.groupBy(named, ({ read }) => read!.batchCode)) {
    const batch = await batchByCode(act, code);
    const pins =
      batch === undefined
        ? []
        : await pinsOf(
            act,
            batch,
            ofBatch.map(({ read }) => read!.serial),
          );
    const printed = new Set(
      pins.filter(({ state }) => state === "exported").map(({ serial }) => serial),
    );
    const other = ofBatch.find(({ read }) => !printed.has(read!.serial));
    if (other !== undefined) return other.text;
  }
  return undefined;
}
