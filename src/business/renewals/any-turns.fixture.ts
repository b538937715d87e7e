import fc from "fast-check";
import type { Zone } from "../../foundation/clock/index.ts";

/** What the outside answers, whomever it is asked; each side takes from it what it can say. */
export const ANSWERS = ["yes", "no", "later", "approved", "unknown", "never_seen"] as const;
export type Answer = (typeof ANSWERS)[number];

/** What may befall an order from outside its worker. */
export type Turn =
  | { readonly does: "begin"; readonly answer: Answer; readonly by?: "slip" }
  | {
      readonly does:
        | "hear"
        | "cancel"
        | "refund"
        | "replace"
        | "wait"
        | "bucket_moves"
        | "lapse"
        | "claim"
        | "dispute"
        | "dispute_ends";
    }
  | { readonly does: "time"; readonly seconds: number }
  | { readonly does: "visit"; readonly answers: readonly Answer[] };

const anyAnswer = fc.constantFrom(...ANSWERS);
const anyVisit = fc
  .array(anyAnswer, { minLength: 1, maxLength: 8 })
  .map((answers): Turn => ({ does: "visit", answers }));

const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 3, arbitrary: anyAnswer.map((answer): Turn => ({ does: "begin", answer })) },
  {
    weight: 1,
    arbitrary: anyAnswer.map((answer): Turn => ({ does: "begin", answer, by: "slip" })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        ...[
          "hear",
          "hear",
          "cancel",
          "refund",
          "replace",
          "wait",
          "bucket_moves",
          "lapse",
          "claim",
          "dispute",
          "dispute_ends",
        ],
      )
      .map((does): Turn => ({ does }) as Turn),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(0, 1, 1, 30, 30, 60, 60, 601, 1801, 3 * 3600, 86_400, 8 * 86_400)
      .map((seconds): Turn => ({ does: "time", seconds })),
  },
  { weight: 8, arbitrary: anyVisit },
);

// By chance alone few walks would come far.
const BEGINNINGS: readonly (readonly Turn[])[] = [
  [],
  [{ does: "begin", answer: "unknown" }],
  [{ does: "begin", answer: "yes" }, { does: "begin", answer: "yes" }, { does: "hear" }],
  [
    { does: "begin", answer: "yes" },
    { does: "time", seconds: 31 },
    { does: "visit", answers: ["yes", "later"] },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "begin", answer: "unknown" },
    { does: "hear" },
    { does: "visit", answers: ["yes", "unknown", "unknown"] },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes", "later"] },
    { does: "refund" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes", "unknown"] },
    { does: "replace" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "bucket_moves" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "refund" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "lapse" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "refund" },
    { does: "visit", answers: ["no"] },
    { does: "claim" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "dispute" },
    { does: "refund" },
  ],
  [
    { does: "begin", answer: "yes" },
    { does: "hear" },
    { does: "visit", answers: ["yes"] },
    { does: "dispute" },
    { does: "refund" },
  ],
  [
    { does: "begin", answer: "yes", by: "slip" },
    { does: "time", seconds: 2 * 86_400 },
    { does: "visit", answers: ["later"] },
  ],
  [
    { does: "begin", answer: "yes", by: "slip" },
    { does: "time", seconds: 2 * 86_400 },
    { does: "visit", answers: ["unknown"] },
    { does: "begin", answer: "yes", by: "slip" },
    { does: "time", seconds: 86_400 - 3600 },
  ],
];

const anyZone = fc.constantFrom("Asia/Tokyo", "America/New_York", "Europe/Paris", "Asia/Shanghai");

export interface AnyWalk {
  readonly viewerZone: Zone;
  /** The plan waits for another before it runs. */
  readonly isQueue: boolean;
  /** Never used in time, its money goes back. */
  readonly isFirstUse: boolean;
  readonly turns: readonly Turn[];
}

export const anyWalk: fc.Arbitrary<AnyWalk> = fc
  .tuple(
    fc.boolean(),
    fc.boolean(),
    anyZone,
    fc.constantFrom(...BEGINNINGS),
    fc.array(anyTurn, { maxLength: 20 }),
  )
  .map(([isQueue, isFirstUse, viewerZone, beginning, turns]) => ({
    ...{ isQueue, isFirstUse, viewerZone },
    turns: [...beginning, ...turns],
  }));
