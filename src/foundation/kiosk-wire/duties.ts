import { z } from "zod";
import { LANGUAGES } from "../language/index.ts";

const id = z.uuid();
const yen = z.int().min(0).max(10_000_000);

/** What a machine is to do. Those of money and paper are done at most once for each id. */
export const duty = z.discriminatedUnion("kind", [
  /** Let money in until the sum is there, the duty is gone, or its time is over. */
  z.object({
    kind: z.literal("accept"),
    dutyId: id,
    intakeId: id,
    dueYen: yen,
    /** What the house knows to be in: the machine may know of more. */
    inYen: yen,
    /** From the machine's reading of the answer on; the house asks again before. */
    forSeconds: z.int().min(1).max(600),
    /** The customer's, for a slip that the machine has to print by itself. */
    language: z.enum(LANGUAGES).default("ja"),
    /** Print them too: with them a counter pays what this machine may not be able to give back. */
    digits: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  /** Give out change, or all of it; `dutyId` is the payout's id. */
  z.object({ kind: z.literal("pay_out"), dutyId: id, intakeId: id, yen }),
  /** Bytes for the printer as they are, base64; `dutyId` is the print job's id. */
  z.object({ kind: z.literal("print"), dutyId: id, bytes: z.base64().max(2_000_000) }),
  z.object({ kind: z.literal("restart"), dutyId: id, what: z.enum(["browser", "program"]) }),
  /** Another version of the program; the signature is Ed25519 over the package's bytes. */
  z.object({
    kind: z.literal("update"),
    dutyId: id,
    version: z.string().regex(/^[\w.+-]{1,40}$/),
    url: z.url().max(500),
    signature: z.base64().max(200),
  }),
]);
export type Duty = z.infer<typeof duty>;
export type DutyOf<K extends Duty["kind"]> = Extract<Duty, { kind: K }>;

/**
 * `POST /kiosk/api/duties`: answered at once when there is one, else after `waitSeconds` at most.
 * `known` are those under way at the machine: the answer comes as soon as the list is another.
 */
export const dutiesQuestion = z.object({
  waitSeconds: z.int().min(0).max(20),
  known: z.array(id).max(50),
});
export const dutiesAnswer = z.object({ duties: z.array(duty).max(50) });

/**
 * `POST /kiosk/api/duties/done`: how one ended; told until it is answered. Money is told by the
 * journal alone, so `accept` and `pay_out` are never told here.
 */
export const dutyDone = z.object({
  dutyId: id,
  outcome: z.enum(["done", "refused", "unknown"]),
  /** In the machine's own words, for staff. */
  detail: z.string().max(200).optional(),
});
