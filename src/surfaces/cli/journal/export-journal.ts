import { allAgents } from "../../../business/agents/index.ts";
import { allSellers } from "../../../business/catalogue/index.ts";
import { journalOf, type JournalEntry } from "../../../business/ledger/index.ts";
import { orderNumbersOf, showOrderNumber } from "../../../business/renewals/index.ts";
import { allTills } from "../../../business/tills/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addDays, JST, startOfDate, type LocalDate } from "../../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { SUMMARIES, type Software } from "./accounts.ts";
import { freeeFormat } from "./freee.ts";
import { csvRow, type JournalFormat } from "./rows.ts";
import { yayoiFormat } from "./yayoi.ts";

export interface JournalWish {
  /** First and last day, in Japan. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly format: Software;
  /** Only the entries of the brand with this code; `-` for those of none: payouts, fees, tills. */
  readonly seller?: string | undefined;
  /** One entry a day for all that is alike. */
  readonly isByDay?: boolean;
}

export interface WrittenJournal {
  readonly entries: number;
  readonly rows: number;
}

const FORMATS: Readonly<Record<Software, JournalFormat>> = {
  freee: freeeFormat,
  yayoi: yayoiFormat,
};

const AT_ONCE = 500;

/**
 * Writes the journal of some days as accounting software imports it, piece by piece. The same days
 * give the same bytes. Refuses `seller_unknown`, and `days_reversed` where they end before they
 * begin.
 */
export async function exportJournal(
  act: Act,
  wish: JournalWish,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<Outcome<WrittenJournal, "seller_unknown" | "days_reversed">> {
  if (wish.to < wish.from) return refused("days_reversed");
  const names = await namesOf(act);
  if (!isKnownSeller(names, wish.seller)) return refused("seller_unknown");
  const format = FORMATS[wish.format];
  const period = {
    from: startOfDate(wish.from, JST),
    until: startOfDate(addDays(wish.to, 1), JST),
    isByDay: wish.isByDay === true,
  };
  const count = { entries: 0, rows: 0 };
  await write(format.mark);
  await write(format.encode(format.heading.map(csvRow).join("")));
  for await (const entries of inChunks(journalOf(act, period))) {
    const wanted = entries.filter((entry) => isWanted(entry, names, wish.seller));
    const numbers = await orderNumbersOf(
      act,
      wanted.flatMap(({ renewal }) => renewal ?? []),
    );
    let text = "";
    for (const entry of wanted) {
      count.entries += 1;
      const rows = format.rowsOf(entry, count.entries, {
        department: names.sellers.get(entry.sellerId ?? "") ?? "",
        summary: summaryOf(entry, numbers),
        nameOf: names.nameOf,
      });
      count.rows += rows.length;
      text += rows.map(csvRow).join("");
    }
    await write(format.encode(text));
  }
  return done(count);
}

interface Names {
  /** Codes of brands, by their ids. */
  readonly sellers: ReadonlyMap<string, string>;
  nameOf(book: string): string;
}

async function namesOf(act: Act): Promise<Names> {
  const [sellers, tills, agents] = await Promise.all([
    allSellers(act),
    allTills(act),
    allAgents(act),
  ]);
  const agentCodes = new Map<string, string>(agents.map(({ agentId, code }) => [agentId, code]));
  const codes = new Map<string, string>(sellers.map(({ sellerId, code }) => [sellerId, code]));
  const tillCodes = new Map<string, string>(tills.map(({ tillId, code }) => [tillId, code]));
  return {
    sellers: codes,
    nameOf(book) {
      const [kind = "", id = ""] = book.split(":");
      if (kind === "agent") return agentCodes.get(id) ?? id;
      if (kind === "seller") return codes.get(id) ?? id;
      return kind === "till" ? (tillCodes.get(id) ?? id) : id;
    },
  };
}

const NO_SELLER = "-";

function isKnownSeller({ sellers }: Names, code: string | undefined): boolean {
  return code === undefined || code === NO_SELLER || [...sellers.values()].includes(code);
}

function isWanted({ sellerId }: JournalEntry, { sellers }: Names, code?: string): boolean {
  if (code === undefined) return true;
  const own = sellerId === undefined ? NO_SELLER : (sellers.get(sellerId) ?? sellerId);
  return own === code;
}

function summaryOf(
  { what, isReversal, renewal }: JournalEntry,
  numbers: ReadonlyMap<string, string>,
): string {
  const number = renewal === undefined ? undefined : numbers.get(renewal.renewalId);
  return [
    ...(isReversal ? ["取消仕訳"] : []),
    SUMMARIES[what] ?? what,
    ...(number === undefined ? [] : [showOrderNumber(number)]),
  ].join(" ");
}

async function* inChunks<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const one of all) {
    chunk.push(one);
    if (chunk.length < AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
