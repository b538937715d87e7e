import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { DENOMINATIONS_YEN } from "../../foundation/kiosk-wire/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { replaceFile } from "../files/index.ts";

const id = z.string().max(60);

/** Beside the journal: what only this program needs to go on where it was. */
const shape = z.object({
  /**
   * For each acceptor the event that was heard last: with the journal's last line beyond `seq` it was
   * written down, else `before` is where to go on.
   */
  marks: z.record(
    z.string(),
    z.object({ before: z.string().nullable(), mark: z.string(), seq: z.int() }),
  ),
  /** Written before the motor turns: what the hopper's own count was. */
  turn: z
    .object({
      payoutId: id,
      denominationYen: z.literal(DENOMINATIONS_YEN),
      pieces: z.int(),
      countBefore: z.int().nullable(),
      dispensedYenBefore: z.int(),
    })
    .nullable(),
  /** What the validator had counted in when the note of line `seq` came into escrow. */
  countAtEscrow: z.object({ seq: z.int(), count: z.int() }).nullable().default(null),
  /** The customer whose money may be in, until the house says that it is settled. */
  intake: z
    .object({
      intakeId: id,
      language: z.enum(LANGUAGES),
      digits: z.string().optional(),
      slip: z.enum(["none", "begun", "printed"]),
    })
    .nullable(),
});
export type KeptCash = z.infer<typeof shape>;

export interface Keeping {
  readonly now: KeptCash;
  /** On the disk when it returns. */
  keep(changed: Partial<KeptCash>): void;
}

const NOTHING: KeptCash = { marks: {}, turn: null, countAtEscrow: null, intake: null };

/** What cannot be read is nothing: then payouts that were cut off are unknown. */
export function openKept(directory: string): Keeping {
  const file = path.join(directory, "kept.json");
  let now = read(file);
  return {
    get now() {
      return now;
    },
    keep(changed) {
      now = { ...now, ...changed };
      replaceFile(file, JSON.stringify(now));
    },
  };
}

function read(file: string): KeptCash {
  if (!existsSync(file)) return NOTHING;
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return NOTHING;
  }
}
