import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";

/** A pack with a SIM, as it lies on a shelf: one kind of it, at one price. */
export interface Good {
  readonly goodId: Id<"good">;
  readonly code: string;
  readonly sellerId: Id<"seller">;
  readonly names: LocalText;
  /** With tax. */
  readonly priceYen: Yen;
  readonly taxCategory: string;
  readonly isOnSale: boolean;
  readonly madeAt: Instant;
}

export const STOCK_KINDS = ["pin", "pack"] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** A shelf: the house's own, or an agent's. */
export type Shelf = { readonly at: "house" } | { readonly at: "agent"; readonly agentId: string };

/** Where a serial is: on a shelf, or `sold`, `lost`, `gone` (to whom it came from, or voided). */
export type StockPlace = Shelf | { readonly at: "sold" | "lost" | "gone" };

/** One piece by its serial number; that is in one place. */
export interface StockItem {
  readonly kind: StockKind;
  readonly serial: string;
  readonly goodId?: Id<"good">;
  readonly batchCode?: string;
  readonly place: StockPlace;
  /** How often it was moved: the number of its last move. */
  readonly moves: number;
}

/** What may happen to a piece, from where to where. */
export const STOCK_MOVES = {
  transferred: { from: ["house", "agent"], to: ["house", "agent"] },
  sold: { from: ["house", "agent"], to: ["sold"] },
  taken_back: { from: ["sold"], to: ["house", "agent", "gone"] },
  returned: { from: ["house", "agent"], to: ["gone"] },
  lost: { from: ["house", "agent"], to: ["lost"] },
  found: { from: ["lost"], to: ["house", "agent"] },
} as const satisfies Readonly<
  Record<string, { from: readonly StockPlace["at"][]; to: readonly StockPlace["at"][] }>
>;
export type StockMove = keyof typeof STOCK_MOVES;

export function canMove(what: StockMove, from: StockPlace, to: StockPlace): boolean {
  const { from: froms, to: tos } = STOCK_MOVES[what];
  const has = (places: readonly string[], { at }: StockPlace) => places.includes(at);
  return has(froms, from) && has(tos, to) && !(what === "transferred" && isSame(from, to));
}

/** `house`, `agent:…`, `sold`, `lost`, `gone`. */
export function placeText(place: StockPlace): string {
  return place.at === "agent" ? `agent:${place.agentId}` : place.at;
}

export function isSame(one: StockPlace, other: StockPlace): boolean {
  return placeText(one) === placeText(other);
}

/** The shelf that a till sells from. */
export function shelfOf(agentId: string | undefined): Shelf {
  return agentId === undefined ? { at: "house" } : { at: "agent", agentId };
}

/** What a shelf holds, against what was found there. */
export interface StockCount {
  /** There by the books, and not found. */
  readonly missing: readonly StockItem[];
  /** Found, and by the books somewhere else. */
  readonly elsewhere: readonly StockItem[];
  /** Found, and never received. */
  readonly unknown: readonly string[];
  readonly found: number;
}

/** Compares a shelf with what was found on it; found twice is found once. */
export function compareStock(
  shelf: Shelf,
  known: readonly StockItem[],
  found: readonly string[],
): StockCount {
  const serials = new Set(found);
  const bySerial = new Map(known.map((item) => [item.serial, item]));
  const isHere = (item: StockItem) => isSame(item.place, shelf);
  const seen = [...serials].flatMap((serial) => bySerial.get(serial) ?? []);
  return {
    missing: known.filter((item) => isHere(item) && !serials.has(item.serial)),
    elsewhere: seen.filter((item) => !isHere(item)),
    unknown: [...serials].filter((serial) => !bySerial.has(serial)),
    found: seen.filter(isHere).length,
  };
}

/** As printed, in any width; undefined for what is no serial number. */
export function readStockSerial(typed: string): string | undefined {
  const serial = typed.normalize("NFKC").trim().toUpperCase();
  return /^[0-9A-Z][0-9A-Z-]{3,39}$/.test(serial) ? serial : undefined;
}
