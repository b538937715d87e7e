import { describe, expect, test } from "vitest";
import { burntDots, readEscpos } from "../../../../tests/fakes/printer/read-escpos.ts";
import { composePinReceipt } from "../../../business/receipts/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { escposInk, textOf } from "../../../foundation/paper/index.ts";
import { exampleReceipt } from "../example-receipt.ts";
import { goodsSheet } from "../goods-sheet.ts";
import { receiptSheet } from "../receipt-sheet.ts";
import { kioskSlipTexts } from "../texts/kiosk-slip.ts";
import { kioskSlip, type KioskSlipWish } from "./kiosk-slip.ts";
import { payOutSlip } from "./order-slips.ts";
import { goodsSlip } from "./goods-slip.ts";
import { rechargePinSlip } from "./pin-slips.ts";
import { receiptSlip } from "./receipt-slip.ts";
import { testSlip } from "./test-slip.ts";

const PUBLIC_URL = "https://tsunagu.example";
const JAPANESE = { paperMm: 80, codePages: ["shiftjis"] } as const;
const NAMES = { "zh-Hans": "樱花", "zh-Hant": "櫻花", ja: "さくら", en: "Sakura", ko: "사쿠라" };
const tidy = (text: string) => text.replaceAll(/\s+/gu, "");

describe("a receipt on a strip of paper", () => {
  test.each(LANGUAGES)("says in %s what the law asks of it", (language) => {
    const receipt = exampleReceipt();
    const slip = receiptSlip(receiptSheet(receipt, { language, publicUrl: PUBLIC_URL }));
    const { seller, number } = receipt.content;
    for (const paperMm of [58, 80] as const) {
      const text = tidy(textOf(slip, paperMm));
      for (const fact of [seller.legalName, seller.registrationNumber!, number, "領収書", "10%"]) {
        expect(text).toContain(tidy(fact));
      }
      expect(text).toContain("1,980");
      expect(text).not.toContain("再発行");
    }
    expect(slip.lines).toContainEqual({
      kind: "code",
      text: `${PUBLIC_URL}/verify/${receipt.token}`,
    });
  });

  test("made out again is marked, in Japanese whatever the language", () => {
    const reissued = {
      ...exampleReceipt(),
      reissues: 1,
      reissuedAt: instant("2026-11-23T03:00:00Z"),
    };
    for (const language of LANGUAGES) {
      const slip = receiptSlip(receiptSheet(reissued, { language, publicUrl: PUBLIC_URL }));
      expect(textOf(slip, 80)).toContain("再発行");
    }
  });

  test("goes out in Japanese as letters, in Chinese beside Japanese as a picture", async () => {
    const slipIn = (language: "ja" | "zh-Hans") =>
      receiptSlip(receiptSheet(exampleReceipt(), { language, publicUrl: PUBLIC_URL }));
    const japanese = readEscpos(await escposInk(slipIn("ja"), JAPANESE));
    expect(tidy(japanese.text)).toContain("適格簡易請求書");
    expect(japanese.strays).toEqual([]);
    const chinese = readEscpos(await escposInk(slipIn("zh-Hans"), JAPANESE));
    expect(chinese.text).toBe("");
    expect(chinese.pictures.map(({ dots }) => burntDots(dots) > 500)).not.toContain(false);
  });
});

describe("the slip of a kiosk", () => {
  const endsAt = instant("2026-11-29T15:00:00Z");
  const slipIn = (language: Language, more: object = {}, isReminded = false) =>
    kioskSlip({
      order: {
        renewal: {
          ...{ language, number: "7K2M9QXA4T", state: "active", totalYen: yen(1980) },
          ...{ quote: { ends: { kind: "at", at: endsAt } }, ...more },
        },
        plan: { names: NAMES, terms: { duration: { unit: "days", count: 7 } } },
        seller: { names: NAMES, phone: "03-0000-0000" },
      } as unknown as KioskSlipWish["order"],
      ...{ isReminded, isReissue: false, machine: "K1", publicUrl: PUBLIC_URL },
      at: instant("2026-11-22T03:00:00Z"),
    });

  test.each(LANGUAGES)(
    "says in %s until when to renew, and whether one is reminded",
    (language) => {
      const { next } = kioskSlipTexts[language];
      for (const paperMm of [58, 80] as const) {
        const text = tidy(textOf(slipIn(language), paperMm));
        for (const words of [next.by, "23:59", next.before, next.remind]) {
          expect(text).toContain(tidy(words));
        }
        expect(text).not.toContain(tidy(next.isReminded));
        expect(tidy(textOf(slipIn(language, {}, true), paperMm))).toContain(tidy(next.isReminded));
      }
    },
  );

  test("says nothing of it while nothing is certain, nor once it is over", () => {
    const { by } = kioskSlipTexts.en.next;
    for (const more of [
      { state: "awaiting_payment" },
      { state: "refunded" },
      { quote: { ends: { kind: "on_first_use", by: endsAt } } },
      { quote: { ends: { kind: "at", at: instant("2026-11-22T03:00:00Z") } } },
    ]) {
      expect(textOf(slipIn("en", more), 80)).not.toContain(by);
    }
  });
});

test("a recharge PIN is printed in groups that can be read out", () => {
  const pin = { pin: "1234-5678-9012-3456", serial: "S-1", faceYen: yen(3000), termDays: 180 };
  expect(tidy(textOf(rechargePinSlip(pin, "ko"), 58))).toContain("1234-5678-9012-3456");
  expect(textOf(rechargePinSlip(pin, "en"), 58)).toContain("180 days");
  expect(textOf(rechargePinSlip(pin, "ja"), 80)).toContain("S-1");
});

test("a pay-out slip has a line to sign on, the voucher and the sum", () => {
  const at = instant("2026-11-22T03:00:00Z");
  const payOut = { voucher: "ABC-1234-DEFG", orderNumber: "7K2M9QXA4T", amountYen: yen(1980), at };
  const text = textOf(payOutSlip(payOut, "en"), 80);
  expect(text).toContain("ABC-1234-DEFG");
  expect(text).toContain("7K2M9-QXA4T");
  expect(tidy(text)).toContain("1,980");
  expect(text.trimEnd()).toMatch(/-{48}$/u);
});

test("the receipt for PINs names no tax, and every serial", () => {
  const soldAt = instant("2026-11-22T03:00:00Z");
  const content = composePinReceipt({
    ...{ number: "P-7", soldAt, seller: exampleReceipt().content.seller, tax: "outside" },
    ...{ faceYen: yen(1980), serials: ["P-0001"], paymentMethod: "cash" },
    expiresAt: instant("2027-05-20T15:00:00Z"),
  });
  const sheet = goodsSheet(content, ["P-0001"], "en");
  expect(textOf(goodsSlip(sheet, { isReissue: true }), 58)).toContain("再発行");
  const text = textOf(goodsSlip(sheet, { isReissue: false }), 58);
  expect(text).not.toContain("再発行");
  expect(text).toContain("P-0001");
  expect(text).not.toContain("10%");
});

test("the test page shows every language", () => {
  const printer = { name: "Desk", code: "P1" };
  const text = textOf(testSlip(printer, { language: "en", publicUrl: PUBLIC_URL }), 80);
  for (const word of ["打印机", "印表機", "プリンタ", "printer", "프린터"])
    expect(text).toContain(word);
});
