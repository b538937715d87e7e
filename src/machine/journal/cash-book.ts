import type {
  CashEntry,
  CashHappening,
  DenominationYen,
} from "../../foundation/kiosk-wire/index.ts";

/** Pieces of each denomination: yen → how many. Below zero where more went out than was told in. */
export type Pieces = ReadonlyMap<number, number>;
export type CashPlace = "box" | "dispenser";

export interface CashPiece {
  readonly denominationYen: DenominationYen;
  readonly pieces: number;
}

export interface EscrowedNote extends CashPiece {
  readonly intakeId: string;
  /** The line that told of it. */
  readonly seq: number;
  /** It was, or was about to be, sent to the stacker. */
  readonly isSent: boolean;
}

export interface IntakeBook {
  /** Ours now: stacked. */
  readonly inYen: number;
  /** What surely came out for it, of all its payouts. */
  readonly outYen: number;
}

export interface PayoutBook {
  readonly intakeId: string;
  readonly yen: number;
  /** `begun`: nobody knows yet what came out beyond `dispensedYen`. */
  readonly state: "begun" | "complete" | "short" | "unknown";
  readonly dispensedYen: number;
}

/** What a person counted that was not what the journal said. */
export interface Difference {
  readonly seq: number;
  readonly place: CashPlace;
  readonly denominationYen: number;
  readonly expectedPieces: number;
  readonly countedPieces: number;
  readonly by: string;
}

/** All that a machine's journal says about its money, up to line `seq`. */
export interface CashBook {
  readonly seq: number;
  readonly intakes: ReadonlyMap<string, IntakeBook>;
  readonly payouts: ReadonlyMap<string, PayoutBook>;
  readonly held: { readonly box: Pieces; readonly dispenser: Pieces };
  /** Held by the acceptor, not ours. */
  readonly escrow?: EscrowedNote;
  /** Taken for stacked without the validator's word, until another note comes or it is told of. */
  readonly presumed?: CashPiece & { readonly intakeId: string };
  /** Whose money it was that moved last: what an acceptor did by itself is told for it. */
  readonly lastIntakeId?: string;
  readonly differences: readonly Difference[];
  readonly isDoorOpen: boolean;
  /** Until somebody with a badge has been at the money. */
  readonly isTampered: boolean;
}

export interface Layout {
  /** Denominations that are given out again after they came in: their pieces lie in the dispenser. */
  readonly recyclesYen: readonly number[];
}

export const EMPTY_BOOK: CashBook = {
  seq: 0,
  intakes: new Map(),
  payouts: new Map(),
  held: { box: new Map(), dispenser: new Map() },
  differences: [],
  isDoorOpen: false,
  isTampered: false,
};

/** More than a machine sees in a year; of older ones the house knows. */
const REMEMBERED_MAX = 20_000;
const DIFFERENCES_MAX = 200;

/**
 * `book` with the entries that it does not hold yet: those told twice change nothing. They are in
 * order and without gaps; the journal saw to that.
 */
export function cashBook(
  entries: readonly CashEntry[],
  layout: Layout,
  book: CashBook = EMPTY_BOOK,
): CashBook {
  const fresh = entries.filter(({ seq }) => seq > book.seq);
  if (fresh.length === 0) return book;
  const open = writable(book);
  for (const { seq, happening } of fresh) {
    enter(open, happening, { seq, layout });
    open.seq = seq;
  }
  return open;
}

/** What lies in a place, in yen. */
export function yenOf(pieces: Pieces): number {
  return [...pieces].reduce((sum, [denominationYen, count]) => sum + denominationYen * count, 0);
}

interface OpenBook extends CashBook {
  seq: number;
  escrow?: EscrowedNote;
  presumed?: CashPiece & { readonly intakeId: string };
  lastIntakeId?: string;
  isDoorOpen: boolean;
  isTampered: boolean;
  readonly differences: Difference[];
  readonly intakes: Map<string, IntakeBook>;
  readonly payouts: Map<string, PayoutBook>;
  readonly held: { readonly box: Map<number, number>; readonly dispenser: Map<number, number> };
}

function writable(book: CashBook): OpenBook {
  return {
    ...book,
    differences: book.differences.slice(-DIFFERENCES_MAX),
    intakes: lastOf(book.intakes),
    payouts: lastOf(book.payouts),
    held: { box: new Map(book.held.box), dispenser: new Map(book.held.dispenser) },
  };
}

function lastOf<V>(all: ReadonlyMap<string, V>): Map<string, V> {
  if (all.size <= REMEMBERED_MAX) return new Map(all);
  return new Map([...all].slice(all.size - REMEMBERED_MAX));
}

function enter(
  book: OpenBook,
  happening: CashHappening,
  { seq, layout }: { readonly seq: number; readonly layout: Layout },
): void {
  if ("intakeId" in happening) book.lastIntakeId = happening.intakeId;
  switch (happening.kind) {
    case "escrowed":
    case "stacking":
    case "stacked":
    case "handed_back":
      enterPiece(book, happening, { seq, layout });
      return;
    case "payout_begun":
    case "dispensed":
    case "payout_ended":
      enterPayout(book, happening);
      return;
    case "refilled":
      move(book, "dispenser", happening);
      book.isTampered = false;
      return;
    case "collected":
      move(book, happening.from, { ...happening, pieces: -happening.pieces });
      book.isTampered = false;
      return;
    case "counted":
      setCounted(book, happening, seq);
      book.isTampered = false;
      return;
    case "started":
      return;
    case "door_opened":
    case "door_closed":
      book.isDoorOpen = happening.kind === "door_opened";
      return;
    case "tampered":
      book.isTampered = true;
  }
}

type PieceHappening = Extract<
  CashHappening,
  { kind: "escrowed" | "stacking" | "stacked" | "handed_back" }
>;

function enterPiece(
  book: OpenBook,
  happening: PieceHappening,
  { seq, layout }: { readonly seq: number; readonly layout: Layout },
): void {
  switch (happening.kind) {
    case "escrowed": {
      const { intakeId, denominationYen, pieces } = happening;
      book.escrow = { intakeId, denominationYen, pieces, seq, isSent: false };
      delete book.presumed;
      return;
    }
    case "stacking":
      if (book.escrow !== undefined) book.escrow = { ...book.escrow, isSent: true };
      return;
    case "stacked":
      endEscrow(book, happening.denominationYen);
      if (happening.isPresumed === true) book.presumed = pieceOf(happening);
      addToIntake(book, happening.intakeId, { inYen: worth(happening) });
      move(book, placeOf(happening.denominationYen, layout), happening);
      return;
    case "handed_back":
      if (book.escrow === undefined) delete book.presumed;
      endEscrow(book, happening.denominationYen);
      return;
  }
}

type PayoutHappening = Extract<
  CashHappening,
  { kind: "payout_begun" | "dispensed" | "payout_ended" }
>;

function enterPayout(book: OpenBook, happening: PayoutHappening): void {
  const { payoutId, intakeId } = happening;
  const known = book.payouts.get(payoutId);
  switch (happening.kind) {
    case "payout_begun":
      if (known !== undefined) return;
      book.payouts.set(payoutId, {
        ...{ intakeId, yen: happening.yen, state: "begun", dispensedYen: 0 },
      });
      return;
    case "dispensed": {
      const yen = worth(happening);
      move(book, "dispenser", { ...happening, pieces: -happening.pieces });
      addToIntake(book, intakeId, { outYen: yen });
      if (known === undefined) return;
      book.payouts.set(payoutId, { ...known, dispensedYen: known.dispensedYen + yen });
      return;
    }
    case "payout_ended":
      if (known === undefined || known.state !== "begun") return;
      book.payouts.set(payoutId, { ...known, state: happening.outcome });
  }
}

function setCounted(
  book: OpenBook,
  { place, denominationYen, pieces, by }: Extract<CashHappening, { kind: "counted" }>,
  seq: number,
): void {
  const expectedPieces = book.held[place].get(denominationYen) ?? 0;
  book.held[place].set(denominationYen, pieces);
  if (expectedPieces === pieces) return;
  book.differences.push({
    ...{ seq, place, denominationYen, expectedPieces, countedPieces: pieces, by },
  });
}

function endEscrow(book: OpenBook, denominationYen: number): void {
  if (book.escrow?.denominationYen === denominationYen) delete book.escrow;
}

function pieceOf(happening: CashPiece & { readonly intakeId: string }) {
  const { intakeId, denominationYen, pieces } = happening;
  return { intakeId, denominationYen, pieces };
}

function addToIntake(book: OpenBook, intakeId: string, added: Partial<IntakeBook>): void {
  const { inYen, outYen } = book.intakes.get(intakeId) ?? { inYen: 0, outYen: 0 };
  book.intakes.set(intakeId, {
    inYen: inYen + (added.inYen ?? 0),
    outYen: outYen + (added.outYen ?? 0),
  });
}

function move(book: OpenBook, place: CashPlace, { denominationYen, pieces }: CashPiece): void {
  const held = book.held[place];
  held.set(denominationYen, (held.get(denominationYen) ?? 0) + pieces);
}

/** Says of what came in where it lies, if that is not the box: the house knows no layout. */
export function placed(happening: CashHappening, layout: Layout): CashHappening {
  if (happening.kind !== "stacked") return happening;
  const into = placeOf(happening.denominationYen, layout);
  return into === "box" ? happening : { ...happening, into };
}

function placeOf(denominationYen: number, { recyclesYen }: Layout): CashPlace {
  return recyclesYen.includes(denominationYen) ? "dispenser" : "box";
}

function worth({ denominationYen, pieces }: CashPiece): number {
  return denominationYen * pieces;
}
