import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPinDigits, PIN_DIGITS, readPinDigits, showPinDigits } from "./digits.ts";

const RUNS = 200;
const anyDigits = fc.constant(null).map(() => newPinDigits());
const place = fc.nat(PIN_DIGITS - 1);

describe("the digits of a PIN", () => {
  test("are sixteen, begin with no zero, fit their check and never come twice", () => {
    const all = Array.from({ length: 20_000 }, newPinDigits);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((digits) => /^[1-9]\d{15}$/.test(digits))).toBe(true);
    expect(all.every((digits) => readPinDigits(digits).ok)).toBe(true);
  });

  test("are spread evenly, each digit at each place but the first and the last", () => {
    const count = 20_000;
    const seen = Array.from({ length: PIN_DIGITS }, () => Array<number>(10).fill(0));
    for (let i = 0; i < count; i++) {
      for (const [at, digit] of [...newPinDigits()].entries()) seen[at]![Number(digit)]! += 1;
    }
    expect(seen[0]![0]).toBe(0);
    // Ten standard deviations: never by chance.
    const bound = 10 * Math.sqrt(count * 0.1 * 0.9);
    for (const counts of seen.slice(1)) {
      for (const one of counts) expect(Math.abs(one - count / 10)).toBeLessThan(bound);
    }
  });

  test("with one digit wrong are mistyped", () => {
    fc.assert(
      fc.property(anyDigits, place, fc.integer({ min: 1, max: 9 }), (digits, at, step) => {
        const wrong = String((Number(digits[at]) + step) % 10);
        const typed = digits.slice(0, at) + wrong + digits.slice(at + 1);
        expect(readPinDigits(typed)).toMatchObject({ refusal: "pin_mistyped", field: "pin" });
      }),
      { numRuns: RUNS },
    );
  });

  test("with two neighbours swapped are mistyped, 09 and 90 too", () => {
    fc.assert(
      fc.property(anyDigits, fc.nat(PIN_DIGITS - 2), (digits, at) => {
        fc.pre(digits[at] !== digits[at + 1]);
        const typed = digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2);
        expect(readPinDigits(typed)).toMatchObject({ refusal: "pin_mistyped" });
      }),
      { numRuns: RUNS },
    );
  });

  test("are read in any width, however they are grouped", () => {
    const separators = [" ", "-", "‐", "–", "　", "ー", "－", ".", "・", "\u200e", "\t", "_"];
    fc.assert(
      fc.property(
        anyDigits,
        fc.constantFrom(...separators),
        fc.integer({ min: 1, max: 16 }),
        fc.boolean(),
        (digits, between, every, isWide) => {
          const grouped = digits.match(new RegExp(`.{1,${every}}`, "gu"))!.join(between);
          const typed = isWide ? widened(grouped) : grouped;
          expect(readPinDigits(`  ${typed}\n`)).toEqual({ ok: true, value: digits });
        },
      ),
      { numRuns: RUNS },
    );
    const digits = newPinDigits();
    expect(readPinDigits(showPinDigits(digits))).toEqual({ ok: true, value: digits });
    expect(showPinDigits(digits)).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/);
  });

  test("are nothing else, and whatever is typed is answered", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const answer = readPinDigits(typed);
        const told = answer.ok ? answer.value : answer.refusal;
        expect(told).toMatch(/^(?:\d{16}|pin_unreadable|pin_mistyped)$/);
      }),
    );
    for (const typed of ["", "1234", "x".repeat(16), `${newPinDigits()}1`, "１２３４"]) {
      expect(readPinDigits(typed)).toMatchObject({ refusal: "pin_unreadable", field: "pin" });
    }
  });
});

function widened(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
