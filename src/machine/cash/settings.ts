import { z } from "zod";
import { BadConfig } from "../../foundation/config/index.ts";
import { DENOMINATIONS_YEN } from "../../foundation/kiosk-wire/index.ts";

const host = z.string().min(1).max(255);
const port = z.int().min(1).max(65_535);
/** The wire that all parts hang on. */
const wire = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("serial"),
    path: z.string().startsWith("/", "must be a path, as in /dev/ttyUSB0").max(200),
    baud: z.int().min(300).max(4_000_000).default(9600),
  }),
  z.strictObject({ kind: z.literal("tcp"), host, port }),
  /** Parts that are played at over the bench, and speak the bytes of real ones. */
  z.strictObject({ kind: z.literal("simulator") }),
]);

const address = z.int().min(2).max(255);
const denominationYen = z.literal(DENOMINATIONS_YEN);

const cashSettings = z.strictObject({
  wire,
  notes: z
    .strictObject({
      address: address.default(40),
      /** What this validator does at power-up with a note in escrow, as its manual says. */
      atPowerUp: z.enum(["hands_back", "stacks"]).default("hands_back"),
      /** Its accept count is of notes in the stacker and outlives power, as its manual says. */
      countsIn: z.boolean().default(false),
    })
    .optional(),
  coins: z.strictObject({ address: address.default(2) }).optional(),
  hoppers: z
    .array(
      z.strictObject({
        denominationYen,
        address,
        /** Fewer than this is told as low. */
        lowBelow: z.int().min(0).max(5000).default(20),
      }),
    )
    .max(8)
    .default([]),
  /** Denominations whose coins fall from the acceptor into their hopper. */
  recyclesYen: z.array(denominationYen).max(8).default([]),
  /** With money in, so long without the house: no more is taken, and a slip is printed. */
  awaySeconds: z.int().min(1).max(600).default(30),
  pollEveryMs: z.int().min(5).max(1000).default(100),
  answerWithinMs: z.int().min(20).max(2000).default(250),
  /** A payout that was cut off is looked into so long before it is told as unknown. */
  recoverSeconds: z.int().min(1).max(3600).default(120),
});
export type CashSettings = z.infer<typeof cashSettings>;

/** Throws BadConfig with the setting's name. */
export function readCashSettings(given: unknown): CashSettings {
  const parsed = cashSettings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new BadConfig(`${["cash", ...issue.path].join(".")}: ${issue.message}`);
  }
  const twice = twiceIn(addressesOf(parsed.data));
  if (twice !== undefined) throw new BadConfig(`cash: two parts have the address ${twice}`);
  return parsed.data;
}

function addressesOf({ notes, coins, hoppers }: CashSettings): readonly number[] {
  return [notes, coins, ...hoppers].flatMap((part) => (part === undefined ? [] : [part.address]));
}

function twiceIn(all: readonly number[]): number | undefined {
  return all.find((each, i) => all.indexOf(each) !== i);
}
