import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { DENOMINATIONS_YEN } from "../../foundation/kiosk-wire/index.ts";
import { replaceFile } from "../files/index.ts";
import type { CashBook } from "./cash-book.ts";
import { hashOfText, type LineEnd } from "./line.ts";

/** The book over the lines that lie in the archive, and the line that the next is chained to. */
export interface Carried {
  readonly book: CashBook;
  readonly end: LineEnd;
}

const FILE = "carried.json";

const pieces = z.array(z.tuple([z.int(), z.int()]));
const yen = z.int();
const note = {
  intakeId: z.string(),
  denominationYen: z.literal(DENOMINATIONS_YEN),
  pieces: z.int(),
} as const;
const stored = z.object({
  seq: z.int(),
  hash: z.string(),
  intakes: z.array(z.tuple([z.string(), z.object({ inYen: yen, outYen: yen })])),
  payouts: z.array(
    z.tuple([
      z.string(),
      z.object({
        intakeId: z.string(),
        yen,
        state: z.enum(["begun", "complete", "short", "unknown"]),
        dispensedYen: yen,
      }),
    ]),
  ),
  box: pieces,
  dispenser: pieces,
  escrow: z
    .object({ ...note, seq: z.int().default(0), isSent: z.boolean().default(false) })
    .nullable(),
  presumed: z.object(note).nullable().default(null),
  lastIntakeId: z.string().nullable(),
  differences: z.array(
    z.object({
      seq: z.int(),
      place: z.enum(["box", "dispenser"]),
      denominationYen: z.int(),
      expectedPieces: z.int(),
      countedPieces: z.int(),
      by: z.string(),
    }),
  ),
  isDoorOpen: z.boolean(),
  isTampered: z.boolean(),
});

/** Undefined when nothing was archived yet, `broken` when somebody changed it. */
export function readCarried(directory: string): Carried | "broken" | undefined {
  const file = path.join(directory, FILE);
  if (!existsSync(file)) return undefined;
  const [text, sum] = readFileSync(file, "utf8").split("\n");
  if (text === undefined || sum !== hashOfText(text)) return "broken";
  const read = stored.parse(JSON.parse(text));
  const { hash, box, dispenser, escrow, presumed, lastIntakeId, intakes, payouts, ...rest } = read;
  const book: CashBook = {
    ...rest,
    intakes: new Map(intakes),
    payouts: new Map(payouts),
    held: { box: new Map(box), dispenser: new Map(dispenser) },
    ...(escrow === null ? {} : { escrow }),
    ...(presumed === null ? {} : { presumed }),
    ...(lastIntakeId === null ? {} : { lastIntakeId }),
  };
  return { book, end: { seq: book.seq, hash } };
}

/** On the disk when it returns, or not there at all. */
export function writeCarried(directory: string, { book, end }: Carried): void {
  const { held, intakes, payouts, escrow, presumed, lastIntakeId, ...rest } = book;
  const text = JSON.stringify({
    ...rest,
    hash: end.hash,
    differences: [...book.differences],
    intakes: [...intakes],
    payouts: [...payouts],
    box: [...held.box],
    dispenser: [...held.dispenser],
    escrow: escrow ?? null,
    presumed: presumed ?? null,
    lastIntakeId: lastIntakeId ?? null,
  } satisfies z.infer<typeof stored>);
  replaceFile(path.join(directory, FILE), `${text}\n${hashOfText(text)}\n`);
}
