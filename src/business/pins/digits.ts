import { randomInt } from "node:crypto";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

export const PIN_DIGITS = 16;

/** The digits of a PIN, check digit included: whoever knows them has the money. */
export type PinDigits = string & { readonly [digitsBrand]: true };
declare const digitsBrand: unique symbol;

/**
 * 15 random digits and a check digit. The first is no zero, which a spreadsheet or a till would
 * swallow: 9 × 10^14 numbers remain, so that guessing one of a million sold takes 10^9 tries.
 */
export function newPinDigits(): PinDigits {
  let body = String(randomInt(1, 10));
  for (let i = 1; i < PIN_DIGITS - 1; i++) body += String(randomInt(10));
  return (body + checkDigit(body)) as PinDigits;
}

export type DigitsRefusal = "pin_unreadable" | "pin_mistyped";

/**
 * What somebody typed, pasted or read out: in any width, grouped in any way. `pin_unreadable` is
 * no number of 16 digits, `pin_mistyped` has one digit wrong or two swapped.
 */
export function readPinDigits(typed: string): Outcome<PinDigits, DigitsRefusal> {
  const digits = typed.normalize("NFKC").replaceAll(SEPARATORS, "");
  if (digits.length !== PIN_DIGITS || !/^\d+$/.test(digits)) {
    return refused("pin_unreadable", { field: "pin", facts: { digits: countDigits(digits) } });
  }
  const isRight = checkDigit(digits.slice(0, -1)) === digits.at(-1);
  return isRight ? done(digits as PinDigits) : refused("pin_mistyped", { field: "pin" });
}

// A Japanese keyboard writes a long vowel mark where others write a hyphen.
const SEPARATORS = /[\s\p{Pd}\p{Cf}ー−_.,·・/]/gu;

function countDigits(text: string): number {
  return [...text].filter((sign) => /\d/.test(sign)).length;
}

/** In groups of four, as it is printed: nobody keeps his place in sixteen digits. */
export function showPinDigits(digits: PinDigits): string {
  return digits.match(/\d{4}/g)!.join("-");
}

// Damm, "Total anti-symmetrische Quasigruppen" (2004): one wrong digit and two swapped neighbours
// never fit. Luhn lets 09 and 90 pass for each other.
const QUASIGROUP = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

function checkDigit(body: string): string {
  let interim = 0;
  for (const digit of body) interim = Number(QUASIGROUP[interim]![Number(digit)]);
  return String(interim);
}
