import { createHash } from "node:crypto";
import { z } from "zod";

/** Yen that a note or a coin of Japan is worth; 2,000-yen notes are legal tender and rare. */
export const DENOMINATIONS_YEN = [
  1, 5, 10, 50, 100, 500, 1000, 2000, 5000, 10_000,
] as const satisfies readonly number[];

export type DenominationYen = (typeof DENOMINATIONS_YEN)[number];

const id = z.uuid();
const yen = z.int().min(0).max(10_000_000);
const denominationYen = z.literal(DENOMINATIONS_YEN);
const pieces = z.int().min(1).max(5000);
const piece = { denominationYen, pieces } as const;
/** Where money lies: what came in and stays, or what change is given out of. */
const place = z.enum(["box", "dispenser"]);
const money = { intakeId: id, ...piece } as const;

/**
 * What happened to money in a machine. `intakeId` is the house's name for one customer's putting in,
 * `payoutId` for one giving out. In the order of a machine's life:
 * - `escrowed`: held by the acceptor, not ours yet; it ends as `stacked` or `handed_back`.
 * - `stacking`: written before a note in escrow is sent to the stacker. One that ended without the
 *   validator's word, as when the power was cut on its way, is `stacked` with `isPresumed`: its
 *   customer is credited, and the next count says whether it is there.
 * - `payout_begun`: written before a motor turns. Without its `payout_ended` nobody knows what came out.
 * - `payout_ended`: `dispensed` entries before it say what came out; `short` when the rest cannot,
 *   `unknown` when the machine was off or jammed meanwhile and its counters do not tell.
 * - `refilled`, `collected`: by the person whose badge it was; refilled is the dispenser.
 * - `counted`: what a person found to be there; from here on it is that, and the difference is told.
 */
const happening = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("escrowed"), ...money }),
  z.object({ kind: z.literal("stacking"), ...money }),
  z.object({
    kind: z.literal("stacked"),
    ...money,
    /** Where it lies now; the box, unless the machine says that it gives it out again. */
    into: place.optional(),
    isPresumed: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal("handed_back"), ...money }),
  z.object({ kind: z.literal("payout_begun"), payoutId: id, intakeId: id, yen }),
  z.object({ kind: z.literal("dispensed"), payoutId: id, intakeId: id, ...piece }),
  z.object({
    kind: z.literal("payout_ended"),
    payoutId: id,
    intakeId: id,
    outcome: z.enum(["complete", "short", "unknown"]),
    /** What surely came out, all `dispensed` of this payout together. */
    yen,
  }),
  z.object({ kind: z.literal("refilled"), ...piece, by: z.string().max(40) }),
  z.object({
    kind: z.literal("collected"),
    ...piece,
    by: z.string().max(40),
    from: place.default("box"),
  }),
  z.object({
    kind: z.literal("counted"),
    denominationYen,
    pieces: z.int().min(0).max(5000),
    by: z.string().max(40),
    place,
  }),
  z.object({ kind: z.enum(["started", "door_opened", "door_closed", "tampered"]) }),
]);

/** One line of the journal: numbered from 1 without gaps, chained by SHA-256 over the line before. */
export const cashEntry = z.object({
  seq: z.int().min(1),
  /** By the machine's clock: told, never decided by. */
  at: z.iso.datetime({ offset: false }),
  happening,
  /** Hex SHA-256 of the line before; 64 zeros in the first. */
  before: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CashEntry = z.infer<typeof cashEntry>;
export type CashHappening = z.infer<typeof happening>;

/** The bytes of one line, without its end: both sides work out the chain over these. */
export function lineOfEntry(entry: CashEntry): string {
  return JSON.stringify(cashEntry.parse(entry));
}

/** What the line after `entry` carries as `before`; of none, what the first carries. */
export function hashOfEntry(entry: CashEntry | undefined): string {
  if (entry === undefined) return "0".repeat(64);
  return createHash("sha256").update(lineOfEntry(entry)).digest("hex");
}

/** `POST /kiosk/api/journal`: up to 100 lines that the house has not confirmed; answered by `upTo`. */
export const journalReport = z.object({ entries: z.array(cashEntry).min(1).max(100) });
export const journalAnswer = z.object({
  /** The house holds every line up to this one. */
  upTo: z.int().min(0),
});

/**
 * `POST /kiosk/api/may-stack`: whether a note in escrow may become ours. Without an answer in two
 * seconds it goes back to the customer.
 */
export const stackQuestion = z.object({ intakeId: id, denominationYen });
export const stackAnswer = z.object({ mayStack: z.boolean() });
