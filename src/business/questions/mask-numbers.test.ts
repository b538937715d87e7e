import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newHumanCode } from "../../foundation/ids/index.ts";
import { maskNumbers } from "./mask-numbers.ts";

const WORDS = ["My number is", "番号は", "我的号码是", "제 번호는", "ICCID:", "tel."];
const anyWords = fc.constantFrom(...WORDS);
const WIDE = "０１２３４５６７８９";
const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max });

/** Digits as somebody writes them: in groups, wide, with brackets or a country's prefix. */
const anyNumber = fc
  .record({
    all: digits(9, 20),
    between: fc.constantFrom("", " ", "-", "‐", "ー", ".", "/", " - ", "　"),
    group: fc.integer({ min: 1, max: 5 }),
    isWide: fc.boolean(),
    prefix: fc.constantFrom("", "+", "(", "＋"),
  })
  // Short numbers with strokes between them are a list.
  .filter(({ between, group }) => between !== "/" || group > 2)
  .map(({ all, between, group, isWide, prefix }) => {
    const shown = all.map((digit) => (isWide ? WIDE[digit]! : String(digit)));
    const groups = shown.flatMap((digit, i) =>
      i > 0 && i % group === 0 ? [between, digit] : [digit],
    );
    return prefix + groups.join("");
  });

describe("what looks like somebody's number", () => {
  test("is hidden, however it is written and whatever stands around it", () => {
    fc.assert(
      fc.property(anyWords, anyNumber, anyWords, (before, number, after) => {
        const masked = maskNumbers(`${before} ${number}, ${after}`);
        expect(masked).not.toMatch(/[0-9０-９]/u);
        expect(masked).toContain("•••");
        expect(masked.startsWith(before)).toBe(true);
      }),
    );
  });

  test("is hidden also behind a date, and with an address or one of our codes", () => {
    const codes = [9, 10, 11, 12].map((length) => newHumanCode(length));
    for (const secret of [
      "2026-12-01 090-1234-5678",
      "mei.wang+x@example.co.jp",
      "mei＠example.com",
      "mei@example.com@example.org",
      "8981 0400 0000 0000 019",
      "(03) 1234-5678",
      "4242 4242 4242 4242",
      ...codes.filter((code) => /\d/u.test(code)),
      "DEM0-0009-TKY4",
      "DEM0 0009 TKY4",
      "dem0-0009-tky4",
    ]) {
      expect([secret, maskNumbers(`a ${secret} b`)]).toEqual([secret, "a ••• b"]);
    }
  });

  test("twice hidden is once hidden, of any text", () => {
    const parts = fc.oneof(fc.string({ unit: "grapheme" }), anyNumber, anyWords);
    fc.assert(
      fc.property(fc.array(parts), (all) => {
        const once = maskNumbers(all.join(" "));
        expect(maskNumbers(once)).toBe(once);
      }),
    );
  });
});

describe("what a question is about", () => {
  test.each([
    "Does the 3GB plan for 1,980 yen work from 2026-12-01 to 2026-12-08?",
    "2026/12/01 から 2026/12/08 まで、1日500MBで足りますか",
    "iPhone 15 Pro Max 256GB, iOS 18.2.1",
    "到 12月8日 23:59 还能用吗？128 kbps 能打开地图吗",
    "APN settings for Pixel 9, band 1/3/8/18/19/26",
    "5G? eSIM? RADIUS? BACKGROUND data ROAMING",
  ])("stays: %s", (text) => {
    expect(maskNumbers(text)).toBe(text);
  });

  test("stays, whatever the dates, prices and amounts", () => {
    const date = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, date, fc.nat(99_999), fc.nat(999), (from, to, price, size) => {
        const text = `From ${from} to ${to}: ${price} yen, ${size} GB?`;
        expect(maskNumbers(text)).toBe(text);
      }),
    );
  });
});
