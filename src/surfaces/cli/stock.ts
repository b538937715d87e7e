import { readFile } from "node:fs/promises";
import { agentByCode, allAgents } from "../../business/agents/index.ts";
import {
  allGoods,
  countStock,
  makeGood,
  moveStock,
  receiveStock,
  STOCK_KINDS,
  sumStock,
  type Shelf,
  type StockItem,
  type StockKind,
  type StockPlace,
} from "../../business/goods/index.ts";
import { serialText } from "../../business/pins/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readLocalText, readTable, readWholeCell } from "../../foundation/tables/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

type Told = Promise<Outcome<string, string>>;

export interface GoodWords {
  readonly code: string;
  readonly seller: string;
  readonly price: string;
  readonly ja: string;
  readonly en: string;
}

/** Makes a pack known that counters sell by the piece. */
export async function addGood(act: Act, words: GoodWords): Told {
  const { code, seller, price, ja, en } = words;
  const names = readLocalText((language) => (language === "ja" ? ja : language === "en" ? en : ""));
  if (names === undefined) return refused("good_name_missing");
  const priceYen = readWholeCell(price) ?? Number.NaN;
  const made = await makeGood(act, { code, sellerCode: seller, names: names.text, priceYen });
  return made.ok ? done(`${made.value.code} is sold for ${showYen(priceYen)}\n`) : made;
}

/** How many of what lie where. */
export async function listStock(act: Act, only?: string): Told {
  const [sums, agents, goods] = await Promise.all([sumStock(act), allAgents(act), allGoods(act)]);
  const codes = new Map<string, string>(agents.map(({ agentId, code }) => [agentId, code]));
  const named = new Map<string, string>(goods.map(({ goodId, code }) => [goodId, code]));
  const nameOf = (place: StockPlace) =>
    place.at === "agent" ? (codes.get(place.agentId) ?? place.agentId) : place.at;
  const rows = sums
    .map(({ place, kind, batchCode, goodId, count }) => [
      ...[nameOf(place), kind, batchCode ?? named.get(goodId ?? "") ?? "", String(count)],
    ])
    .filter(([place]) => only === undefined || place === only.trim().toUpperCase());
  if (rows.length === 0) return done("nothing lies there\n");
  return done(
    `${drawTable(["place", "kind", "what", "pieces"], rows, { figures: [3] }).join("\n")}\n`,
  );
}

export interface StockWords {
  /** A file with a column `serial`, or serial numbers with commas between. */
  readonly serials: string;
  readonly kind: string;
}

/** Puts pieces on a shelf that come from outside. */
export async function takeStock(
  act: Act,
  words: StockWords & { readonly good?: string; readonly to: string },
): Told {
  const [kind, serials, shelf] = await readWords(act, words, words.to);
  if (!kind.ok || !serials.ok || !shelf.ok) return firstRefusal(kind, serials, shelf);
  const received = await receiveStock(act, {
    ...{ kind: kind.value, serials: serials.value, shelf: shelf.value },
    ...(words.good === undefined ? {} : { goodCode: words.good }),
  });
  return received.ok ? done(`${received.value.count} pieces lie at ${words.to}\n`) : received;
}

/** From shelf to shelf; or lost, found again, given back to whom they came from. */
export async function shiftStock(
  act: Act,
  words: StockWords & {
    readonly what: "transferred" | "lost" | "found" | "returned";
    readonly at: string;
    readonly to?: string;
  },
): Told {
  const [kind, serials, shelf] = await readWords(act, words, words.at);
  if (!kind.ok || !serials.ok || !shelf.ok) return firstRefusal(kind, serials, shelf);
  const { what } = words;
  const target = await readShelf(act, words.to ?? "house");
  if (!target.ok) return target;
  const ways = {
    transferred: [shelf.value, target.value],
    lost: [shelf.value, { at: "lost" }],
    found: [{ at: "lost" }, shelf.value],
    returned: [shelf.value, { at: "gone" }],
  } as const satisfies Record<typeof what, readonly [StockPlace, StockPlace]>;
  const [from, to] = ways[what];
  const wish = { kind: kind.value, serials: serials.value, what, from, to };
  const moved = await moveStock(act, wish);
  return moved.ok ? done(`${moved.value.count} pieces: ${what}\n`) : moved;
}

/** What lies on a shelf by the books, against what was found; changes nothing. */
export async function takeCount(act: Act, words: StockWords & { readonly at: string }): Told {
  const [kind, serials, shelf] = await readWords(act, words, words.at);
  if (!kind.ok || !serials.ok || !shelf.ok) return firstRefusal(kind, serials, shelf);
  const of = { kind: kind.value, shelf: shelf.value, found: serials.value };
  const counted = await countStock(act, of);
  if (!counted.ok) return counted;
  const { found, missing, elsewhere, unknown } = counted.value;
  const serial = ({ serial: one }: StockItem) => one;
  return done(
    `${found} found where they belong\n` +
      told("missing", missing.map(serial)) +
      told("found here, by the books elsewhere", elsewhere.map(serial)) +
      told("found here, never received", unknown),
  );
}

function told(what: string, serials: readonly string[]): string {
  return serials.length === 0 ? "" : `${serials.length} ${what}: ${serials.join(" ")}\n`;
}

async function readWords(act: Act, words: StockWords, at: string) {
  const kind = STOCK_KINDS.find((one) => one === words.kind);
  return [
    kind === undefined ? refused("stock_kind_unknown") : done<StockKind>(kind),
    await readSerialList(words.serials),
    await readShelf(act, at),
  ] as const;
}

function firstRefusal(...outcomes: readonly Outcome<unknown, string>[]): Outcome<string, string> {
  const first = outcomes.find(({ ok }) => !ok);
  if (first === undefined || first.ok) throw new Error("no refusal among them");
  return first;
}

async function readShelf(act: Act, typed: string): Promise<Outcome<Shelf, "agent_unknown">> {
  if (typed.trim().toLowerCase() === "house") return done({ at: "house" });
  const agent = await agentByCode(act, typed);
  if (agent === undefined) return refused("agent_unknown");
  return done({ at: "agent", agentId: agent.agentId });
}

/** `serials.csv`, or `K7M2QX-1..50,K7M2QX-000060`. */
async function readSerialList(
  typed: string,
): Promise<Outcome<readonly string[], "file_unreadable" | "serial_column_missing">> {
  if (!/\.(csv|txt|tsv)$/iu.test(typed)) return done(typed.split(",").flatMap(spread));
  const bytes = await readFile(typed).catch(() => undefined);
  if (bytes === undefined) return refused("file_unreadable");
  const table = readTable(bytes);
  if (!table.ok) return refused("file_unreadable");
  const { columns, rows } = table.value;
  const at = columns.findIndex((name) => /^(serial|iccid|シリアル番号|番号)$/iu.test(name.trim()));
  if (at === -1) return refused("serial_column_missing");
  return done(rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell.trim() !== ""));
}

const RANGE_MAX = 50_000;

function spread(typed: string): readonly string[] {
  const range = /^\s*([0-9A-Z]{6})-(\d{1,6})\.\.(\d{1,6})\s*$/iu.exec(typed);
  if (range === null) return [typed];
  const [from, to] = [Number(range[2]), Number(range[3])];
  const count = Math.min(to - from + 1, RANGE_MAX);
  return Array.from({ length: Math.max(count, 0) }, (_, i) =>
    serialText(range[1]!.toUpperCase(), from + i),
  );
}
