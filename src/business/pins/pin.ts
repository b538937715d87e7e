import {
  addDays,
  JST,
  localDate,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { Account, Book } from "../ledger/index.ts";
import type { Arrangement } from "./arrangement.ts";

export type PinId = Id<"pin">;
export type PinBatchId = Id<"pin_batch">;
export type PinSaleId = Id<"pin_sale">;

export const PIN_STATES = [
  "created",
  "exported",
  "active",
  "redeemed",
  "voided",
  "expired",
] as const;
export type PinState = (typeof PIN_STATES)[number];

/** Every legal step of a PIN; a step that is not here cannot be taken. */
export const PIN_STEPS = {
  "pin.made": { from: [], to: "created" },
  "pin.exported": { from: ["created"], to: "exported" },
  "pin.activated": { from: ["exported"], to: "active" },
  "pin.redeemed": { from: ["active"], to: "redeemed" },
  "pin.given_back": { from: ["redeemed"], to: "active" },
  "pin.voided": { from: ["created", "exported", "active"], to: "voided" },
  "pin.expired": { from: ["active"], to: "expired" },
} as const satisfies Readonly<Record<string, { from: readonly PinState[]; to: PinState }>>;

export type PinStepName = keyof typeof PIN_STEPS;

export function canStep(step: PinStepName, state: PinState): boolean {
  return (PIN_STEPS[step].from as readonly PinState[]).includes(state);
}

/** PINs of one seller, value, arrangement and term, made and printed together. */
export interface PinBatch {
  readonly batchId: PinBatchId;
  /** For people: six letters and digits, the last a check. */
  readonly code: string;
  readonly sellerId: Id<"seller">;
  readonly faceYen: Yen;
  readonly arrangement: Arrangement;
  /** What the agent keeps of the face value; 0 where he keeps nothing. */
  readonly commissionPerMille: number;
  /** The plans it is good for; empty for every plan of the seller at this price. */
  readonly planCodes: readonly string[];
  readonly termDays: number;
  readonly pinCount: number;
  readonly madeAt: Instant;
  readonly exportId?: Id<"pin_export">;
  readonly exportedAt?: Instant;
  readonly version: number;
}

/** A number that pays for one renewal. Its digits are known to its holder alone. */
export interface Pin {
  readonly pinId: PinId;
  readonly batchId: PinBatchId;
  readonly serial: number;
  /** As stored; `standingOf` knows what the clock has made of it. */
  readonly state: PinState;
  readonly saleId?: PinSaleId;
  /** From its sale on, for ever. The first moment at which it is worth nothing. */
  readonly expiresAt?: Instant;
  readonly redeemedAt?: Instant;
  /** The payment that took it, and the line of that. */
  readonly attemptId?: Id<"attempt">;
  readonly lineId?: Id<"line">;
}

/** Where the money of a sale lies: an agent owes it, a till holds it, a bank has it. */
export interface SaleMoney {
  readonly account: Extract<Account, "receivable" | "cash" | "bank">;
  readonly book: Book;
}

/** Not half a year, whichever half: 1 September to 1 March has 181 days. */
export const TERM_DAYS_MAX = 180;
export const BATCH_PINS_MAX = 50_000;

/**
 * When a PIN sold at that moment is worth nothing any more: at the midnight in Japan after so many
 * days, the day of the sale counted. Never moved: whoever has it back has it back with this end.
 */
export function expiryOf(soldAt: Instant, termDays: number): Instant {
  if (!Number.isInteger(termDays) || termDays < 1 || termDays > TERM_DAYS_MAX) {
    throw new RangeError(`a term of ${termDays} days`);
  }
  return startOfDate(addDays(localDate(soldAt, JST), termDays), JST);
}

/** The state that counts at that moment: the clock ends a PIN, whether anybody wrote it down or not. */
export function standingOf({ state, expiresAt }: Pick<Pin, "state" | "expiresAt">, now: Instant) {
  const isOver = state === "active" && expiresAt !== undefined && expiresAt <= now;
  return isOver ? "expired" : state;
}

/** What is printed beside the digits, and all that anybody but its holder may know of it. */
export function serialText(batchCode: string, serial: number): string {
  return `${batchCode}-${String(serial).padStart(6, "0")}`;
}

/** `undefined` for what was never printed as one. */
export function readSerial(
  text: string,
): { readonly batchCode: string; readonly serial: number } | undefined {
  const match = /^([0-9A-Z]{6})-(\d{6})$/.exec(text);
  return match === null ? undefined : { batchCode: match[1]!, serial: Number(match[2]) };
}
