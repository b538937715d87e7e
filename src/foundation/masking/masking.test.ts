import fc from "fast-check";
import { expect, test } from "vitest";
import { fitsLuhn, maskCards } from "./index.ts";

/** Card numbers of every length, with the check digit that fits. */
const anyCard = fc
  .tuple(fc.constantFrom("2", "3", "4", "5", "6"), fc.integer({ min: 11, max: 17 }))
  .chain(([head, length]) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((rest) => withCheck(head + rest.join(""))),
  );

function withCheck(body: string): string {
  return body + [..."0123456789"].find((digit) => fitsLuhn(body + digit))!;
}

const wide = (text: string) =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

test("every card number goes but for its last four digits, however it is written", () => {
  const anySeparator = fc.constantFrom("", " ", "-", "－", "  ", ".");
  const anyEvery = fc.integer({ min: 3, max: 19 });
  fc.assert(
    fc.property(anyCard, anySeparator, anyEvery, fc.boolean(), (card, between, every, isWide) => {
      const grouped = card.match(new RegExp(`.{1,${every}}`, "gu"))!.join(between);
      const typed = `我的卡 ${isWide ? wide(grouped) : grouped}。`;
      const masked = maskCards(typed);
      expect(masked).toBe(`我的卡 •••• ${card.slice(-4)}。`);
    }),
  );
});

test("what stands beside a card number stays", () => {
  expect(maskCards("4111 1111 1111 1111 12/29 123")).toBe("•••• 1111 12/29 123");
  expect(maskCards("call 03-1234-5678 about 4111111111111111")).toContain("03-1234-5678");
});

test("a card number glued to other digits goes with them", () => {
  expect(maskCards("00004111111111111111")).not.toContain("411111");
});

test("numbers of cards in phones, orders and telephones stay as they are", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 17n - 1n }), (rest) => {
      const iccid = withCheck(`89${String(rest)}`);
      expect(maskCards(`ICCID ${iccid}`)).toBe(`ICCID ${iccid}`);
    }),
  );
  for (const text of ["+81 70-1234-5678", "K7M2Q-3PXA9", "2026-11-22 13:40", "12,000円"]) {
    expect(maskCards(text)).toBe(text);
  }
});

test("nothing is masked twice, and a text without digits is untouched", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(maskCards(maskCards(text))).toBe(maskCards(text));
    }),
  );
});

test("a text made to take long takes no longer than another", () => {
  const text = "1 2 ".repeat(5000);
  const before = performance.now();
  expect(maskCards(text).length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(5000);
});
