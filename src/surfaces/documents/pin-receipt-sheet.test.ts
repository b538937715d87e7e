import { expect, test } from "vitest";
import { ARRANGEMENTS, expiryOf } from "../../business/pins/index.ts";
import { composePinReceipt } from "../../business/receipts/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { exampleReceipt } from "./example-receipt.ts";
import { pinReceiptSheet } from "./pin-receipt-sheet.ts";

const soldAt = instant("2026-11-22T03:00:00Z");
const { seller } = exampleReceipt().content;

test.each(LANGUAGES)("in %s it says what was sold, until when it pays, and no tax", (language) => {
  for (const { sale } of Object.values(ARRANGEMENTS)) {
    const content = composePinReceipt({
      ...{ number: "P-7", soldAt, seller, tax: sale.tax, faceYen: yen(1980) },
      ...{ serials: ["ABCDEF-000001", "ABCDEF-000002"], paymentMethod: "cash" },
      expiresAt: expiryOf(soldAt, 180),
    });
    const sheet = pinReceiptSheet(content, language);
    const all = JSON.stringify(sheet);
    for (const wanted of ["3,960", "ABCDEF-000002", "P-7", seller.legalName, "2027"]) {
      expect([wanted, all.includes(wanted)]).toEqual([wanted, true]);
    }
    expect(all).not.toMatch(/T\d{13}|10\s?%|undefined/);
    expect(all).toContain("適格請求書");
    expect(sheet.notes).toHaveLength(3);
  }
});
