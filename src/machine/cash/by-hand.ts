import { z } from "zod";
import { DENOMINATIONS_YEN, type CashHappening } from "../../foundation/kiosk-wire/index.ts";
import type { CashBook, CashPlace } from "../journal/index.ts";

const counts = z
  .array(
    z.object({
      denominationYen: z.literal(DENOMINATIONS_YEN),
      pieces: z.int().min(0).max(5000),
    }),
  )
  .min(1)
  .max(10);
const place = z.enum(["box", "dispenser"]);
const by = z.string().min(1).max(40);

/** What a person with a badge does at the money. */
export const handWork = z.discriminatedUnion("kind", [
  /** Into the hoppers. */
  z.object({ kind: z.literal("refill"), by, counts }),
  /** All that lies there was taken out; `counts` is what it was. */
  z.object({ kind: z.literal("collect"), by, place, counts }),
  /** What lies there was counted, and stays. */
  z.object({ kind: z.literal("count"), by, place, counts }),
]);
export type HandWork = z.infer<typeof handWork>;

export const handReport = z.object({
  /** By denomination, what the journal said and what the person found there. */
  found: z.array(
    z.object({ denominationYen: z.int(), expectedPieces: z.int(), foundPieces: z.int() }),
  ),
  /** What lies there from now on, in yen. */
  holdsYen: z.object({ box: z.int(), dispenser: z.int() }),
});
export type HandReport = z.infer<typeof handReport>;

/** The lines that it comes to. What was expected and is not there ends as a difference, once. */
export function happeningsOf(work: HandWork, book: CashBook): readonly CashHappening[] {
  switch (work.kind) {
    case "refill":
      return work.counts
        .filter(({ pieces }) => pieces > 0)
        .map((count) => ({ kind: "refilled", ...count, by: work.by }));
    case "count":
      return work.counts.map((count) => ({
        ...{ kind: "counted", ...count, by: work.by, place: work.place },
      }));
    case "collect":
      return collected(work, book);
  }
}

function collected(
  { by: who, place: from, counts: taken }: Extract<HandWork, { kind: "collect" }>,
  book: CashBook,
): readonly CashHappening[] {
  const lines = taken
    .filter(({ pieces }) => pieces > 0)
    .map((count) => ({ kind: "collected", ...count, by: who, from }) as const);
  const left = foundBy({ taken, place: from, book })
    .filter(({ expectedPieces, foundPieces }) => expectedPieces !== foundPieces)
    .map(
      ({ denominationYen }) =>
        ({ kind: "counted", denominationYen, pieces: 0, by: who, place: from }) as const,
    );
  return [...lines, ...left];
}

export function foundOf(work: HandWork, book: CashBook): HandReport["found"] {
  if (work.kind === "refill") return [];
  const { counts: taken, place: where } = work;
  return work.kind === "collect"
    ? [...foundBy({ taken, place: where, book })]
    : taken.map(({ denominationYen, pieces }) => ({
        denominationYen,
        expectedPieces: expectedIn(book, where, denominationYen),
        foundPieces: pieces,
      }));
}

/** A denomination that nobody named, though some should lie there, was not found. */
function foundBy({
  taken,
  place: where,
  book,
}: {
  readonly taken: HandWork["counts"];
  readonly place: CashPlace;
  readonly book: CashBook;
}) {
  return DENOMINATIONS_YEN.map((denominationYen) => ({
    denominationYen,
    expectedPieces: expectedIn(book, where, denominationYen),
    foundPieces: taken
      .filter((each) => each.denominationYen === denominationYen)
      .reduce((sum, { pieces }) => sum + pieces, 0),
  })).filter(({ expectedPieces, foundPieces }) => expectedPieces !== 0 || foundPieces !== 0);
}

function expectedIn(book: CashBook, where: CashPlace, denominationYen: number): number {
  return book.held[where].get(denominationYen) ?? 0;
}
