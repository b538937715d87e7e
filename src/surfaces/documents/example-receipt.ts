import { composeReceipt, type Receipt, type ReceiptId } from "../../business/receipts/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";

/** A receipt to test and look at documents with; its token is of the usual length, unsigned. */
export function exampleReceipt(): Receipt {
  const content = composeReceipt({
    kind: "receipt",
    orderNumber: "7K2M9QXA4T",
    at: instant("2026-11-22T03:00:00Z"),
    seller: {
      names: {
        "zh-Hans": "樱花旅行卡",
        "zh-Hant": "櫻花旅行卡",
        ja: "さくらトラベルSIM",
        en: "Sakura Travel SIM",
        ko: "사쿠라 트래블 SIM",
      },
      legalName: "株式会社つなぐ旅通信",
      address: "東京都千代田区丸の内一丁目9番1号 丸の内中央ビル 7階",
      phone: "03-1234-5678",
    },
    issuer: { status: "registered", registrationNumber: "T7000012050002" },
    taxRounding: "floor",
    items: [
      {
        names: {
          "zh-Hans": "7天 10 GB 高速流量",
          "zh-Hant": "7天 10 GB 高速流量",
          ja: "7日間 10 GB プラン",
          en: "7 days, 10 GB at full speed",
          ko: "7일 10 GB 요금제",
        },
        totalYen: yen(1980),
        ratePerMille: 100,
        startsAt: instant("2026-11-22T03:00:00Z"),
        endsAt: instant("2026-11-29T15:00:00Z"),
      },
    ],
    paymentMethod: "card",
  });
  return {
    lineId: newId<"line">(),
    receiptId: newId<"receipt">() satisfies ReceiptId,
    renewalId: newId<"renewal">(),
    ordinal: 1,
    content,
    issuedAt: instant("2026-11-22T03:00:05Z"),
    reissues: 0,
    token: `${"WyJ0c3VuYWd1".repeat(11)}.k3y1dXYZ.${"c2lnbmF0dXJl".repeat(7)}w`,
  };
}
