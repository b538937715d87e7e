import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countSms } from "./index.ts";

describe("one text", () => {
  test.each([
    ["nothing", "", { alphabet: "gsm7", parts: 1 }],
    ["160 letters", "a".repeat(160), { alphabet: "gsm7", parts: 1 }],
    ["161 letters", "a".repeat(161), { alphabet: "gsm7", parts: 2 }],
    ["306 letters", "a".repeat(306), { alphabet: "gsm7", parts: 2 }],
    ["307 letters", "a".repeat(307), { alphabet: "gsm7", parts: 3 }],
    ["80 euros, each with its escape", "€".repeat(80), { alphabet: "gsm7", parts: 1 }],
    ["81 euros", "€".repeat(81), { alphabet: "gsm7", parts: 2 }],
    // 153 septets are odd: the 77th euro would be split, and opens the second part instead.
    ["153 euros", "€".repeat(153), { alphabet: "gsm7", parts: 3 }],
    ["a curly quote, which the alphabet does not have", "’", { alphabet: "ucs2", parts: 1 }],
    ["70 signs", "漢".repeat(70), { alphabet: "ucs2", parts: 1 }],
    ["71 signs", "漢".repeat(71), { alphabet: "ucs2", parts: 2 }],
    ["134 signs", "漢".repeat(134), { alphabet: "ucs2", parts: 2 }],
    ["135 signs", "漢".repeat(135), { alphabet: "ucs2", parts: 3 }],
    // A pair of surrogates is two units, and 67 is odd.
    ["67 pictures", "🗻".repeat(67), { alphabet: "ucs2", parts: 3 }],
  ] as const)("of %s", (_what, text, size) => {
    expect(countSms(text)).toEqual(size);
  });
});

const anyText = fc.string({ unit: "grapheme", maxLength: 400 });
const gsmText = fc
  .array(fc.constantFrom("a", "Z", "@", "é", "\n", "€", "[", "^"), { maxLength: 400 })
  .map((letters) => letters.join(""));

test("a longer text never goes in fewer parts", () => {
  fc.assert(
    fc.property(anyText, anyText, (text, more) => {
      expect(countSms(text + more).parts).toBeGreaterThanOrEqual(countSms(text).parts);
    }),
  );
});

test("every part is full but for what would be split, and the last", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, gsmText), (text) => {
      const { alphabet, parts } = countSms(text);
      const escaped = [...text].filter((one) => "\f^{}\\[~]|€".includes(one)).length;
      const units = alphabet === "gsm7" ? [...text].length + escaped : text.length;
      const [alone, joined] = alphabet === "gsm7" ? [160, 153] : [70, 67];
      const [least, most] =
        units <= alone ? [1, 1] : [Math.ceil(units / joined), Math.ceil(units / (joined - 1))];
      expect(parts).toBeGreaterThanOrEqual(least);
      expect(parts).toBeLessThanOrEqual(most);
    }),
  );
});

test("one foreign sign has the whole text sent in wide units", () => {
  fc.assert(
    fc.property(gsmText, (text) => {
      expect(countSms(text).alphabet).toBe("gsm7");
      expect(countSms(`${text}繋`).alphabet).toBe("ucs2");
    }),
  );
});
