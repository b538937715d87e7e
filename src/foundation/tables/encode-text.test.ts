import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";
import { encodeShiftJis } from "./encode-text.ts";

function back(text: string): string {
  return new TextDecoder("shift_jis", { fatal: true }).decode(encodeShiftJis(text));
}

it("writes Japanese as Windows does", () => {
  expect([...encodeShiftJis("売上高,ABC")]).toEqual([
    ...[0x94, 0x84, 0x8f, 0xe3, 0x8d, 0x82, 0x2c, 0x41, 0x42, 0x43],
  ]);
  expect([...encodeShiftJis("ｶﾅ")]).toEqual([0xb6, 0xc5]);
  // 髙 and ① are extensions of Windows; their first codes are 0xfbfc and 0x8740.
  expect([...encodeShiftJis("髙①")]).toEqual([0xfb, 0xfc, 0x87, 0x40]);
});

it("is read back as it was, by the reader of this room too", () => {
  const text = "日付,摘要\r\n2026/11/22,更新代金の受領 №１２～３４－Ａ\r\n";
  expect(back(text)).toBe(text);
  expect(decodeText(encodeShiftJis(text))).toMatchObject({ ok: true, value: { text } });
});

it("writes what looks the same, and marks what there is no code for", () => {
  expect(back("10〜20−5¥")).toBe("10～20－5￥");
  expect(back("김치 🍣 简")).toBe("〓〓 〓 〓");
  expect(back("か\u3099")).toBe("が");
});

it("never breaks whatever it is given, and loses no character that can be written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const once = back(text);
      expect(back(once)).toBe(once);
      expect([...once]).toHaveLength([...text.normalize("NFC")].length);
    }),
  );
});
