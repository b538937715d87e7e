import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "../../../foundation/ids/index.ts";
import { parseActivity } from "./activity-file.ts";
import { dayOrderOf, momentOf } from "./activity-moment.ts";

const lineId = newId<"line">();
const attemptId = newId<"attempt">();
const refundId = newId<"refund">();
const custom = `${lineId},${attemptId}`;

const JAPANESE = `"日付","時間","タイムゾーン","名前","タイプ","ステータス","通貨","合計","手数料","正味","送信者メールアドレス","受信者メールアドレス","取引ID","リファレンス トランザクションID","請求書番号","カスタム番号","残高","件名","備考","国コード","残高への影響"`;
const ENGLISH = `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID","Invoice Number","Custom Number","Balance","Subject","Note","Country Code","Balance Impact"`;

interface Written {
  readonly date: string;
  readonly zone: string;
  readonly type: string;
  readonly gross: string;
  readonly fee?: string;
  readonly status?: string;
  readonly currency?: string;
  readonly id?: string;
  readonly invoice?: string;
  readonly customId?: string;
  readonly impact?: string;
}

describe("an activity report", () => {
  test("of a Japanese account", () => {
    const file = table(JAPANESE, [
      row({ type: "エクスプレス チェックアウト支払い", gross: "1,980", fee: "-111", id: "2GG" }),
      row({ type: "支払いの返金", gross: "-1,980", fee: "71", id: "3RF", invoice: refundId }),
      row({ type: "一般引き出し", gross: "-50,000", id: "4WD", invoice: "", customId: "" }),
    ]);
    const at = "2026-11-22T03:00:05.000Z";
    expect(parseActivity(file)).toEqual({
      faults: [],
      rows: [
        {
          reference: "2GG",
          kind: "payment",
          grossYen: 1980,
          feeYen: 111,
          netYen: 1869,
          at,
          attemptId,
        },
        {
          ...{ reference: "3RF", kind: "refund", grossYen: -1980, feeYen: -71, netYen: -1909, at },
          ...{ attemptId, refundId, ofReference: "3RF" },
        },
        { reference: "4WD", kind: "payout", grossYen: -50_000, feeYen: 0, netYen: -50_000, at },
      ],
    });
  });

  test.each([
    ["Website Payment", "1980", "payment"],
    ["Payment Refund", "-1980", "refund"],
    ["Chargeback", "-1980", "dispute"],
    ["Chargeback Reversal", "1980", "dispute"],
    ["Chargeback Fee", "-1300", "fee"],
    ["Hold on Balance for Dispute Investigation", "-1980", "dispute"],
    ["User Initiated Withdrawal", "-5000", "payout"],
    ["Mass Pay Payment", "-1980", "refund"],
    ["General Currency Conversion", "-1980", "other"],
    ["General Payment", "-1980", "other"],
  ])("of an English account: %s %s is %s", (type, gross, kind) => {
    const written = { date: "11/22/2026", zone: "JST", type, gross, invoice: refundId };
    const { rows, faults } = parseActivity(table(ENGLISH, [row(written)]));
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ kind, at: "2026-11-22T03:00:05.000Z" }]);
  });

  test("knows a payout to a payer by its own id", () => {
    const payoutId = newId<"payout">();
    const paid = row({ type: "マスペイメント", gross: "-1,980", invoice: payoutId, customId: "" });
    expect(parseActivity(table(JAPANESE, [paid])).rows).toMatchObject([
      { kind: "refund", payoutId, grossYen: -1980 },
    ]);
  });

  test("leaves out what has moved nothing", () => {
    const file = table(JAPANESE, [
      row({ type: "承認", gross: "1,980", impact: "メモ" }),
      row({ type: "ウェブサイト支払い", gross: "1,980", status: "保留中" }),
      row({ type: "ウェブサイト支払い", gross: "1,980", status: "拒否" }),
    ]);
    expect(parseActivity(file)).toEqual({ rows: [], faults: [] });
  });

  test("names row and column of what it cannot read, and reads the rest", () => {
    const file = table(JAPANESE, [
      row({ type: "ウェブサイト支払い", gross: "19.80", currency: "USD" }),
      row({ type: "ウェブサイト支払い", gross: "many" }),
      row({ type: "ウェブサイト支払い", gross: "1,980", zone: "somewhere" }),
      row({ type: "ウェブサイト支払い", gross: "1,980" }),
    ]);
    const { rows, faults } = parseActivity(file);
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([
      { row: 2, column: "通貨", fault: "not_yen" },
      { row: 3, column: "合計", fault: "amount_unreadable" },
      { row: 4, column: "日付", fault: "time_unreadable" },
    ]);
  });

  test("that is none says so", () => {
    expect(parseActivity(Buffer.from("")).faults).toEqual([{ row: 1, fault: "no_table" }]);
    expect(parseActivity(Buffer.from("a,b\n1,2\n")).faults).toMatchObject([
      { row: 1, fault: "column_missing" },
    ]);
    expect(parseActivity(table(ENGLISH, []))).toEqual({ rows: [], faults: [] });
  });

  test("is read whatever stands in it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Array.isArray(parseActivity(bytes).rows)).toBe(true);
      }),
    );
  });
});

describe("a day", () => {
  test("is written as all days of its report are", () => {
    expect(dayOrderOf(["2026/11/05"])).toBe("year_first");
    expect(dayOrderOf(["05/11/2026", "22/11/2026"])).toBe("day_first");
    expect(dayOrderOf(["11/05/2026", "11/22/2026"])).toBe("month_first");
    expect(dayOrderOf(["11/05/2026"])).toBe("unclear");
  });

  test("is read in the zone that its row names", () => {
    const read = (date: string, zone: string) => {
      return momentOf({ date, time: "23:30:00", zone }, dayOrderOf([date]));
    };
    expect(read("2026/11/22", "JST")).toBe("2026-11-22T14:30:00.000Z");
    expect(read("22/11/2026", "GMT+09:00")).toBe("2026-11-22T14:30:00.000Z");
    expect(read("11/22/2026", "PST")).toBe("2026-11-23T07:30:00.000Z");
    expect(read("2026/02/30", "JST")).toBeUndefined();
    expect(read("11/05/2026", "JST")).toBeUndefined();
    expect(read("2026/11/22", "CST")).toBeUndefined();
  });
});

function row(own: Partial<Written> & Pick<Written, "type" | "gross">): readonly string[] {
  const written = {
    ...{ date: "2026/11/22", zone: "JST", fee: "0", status: "完了", currency: "JPY", id: "2GG" },
    ...{ invoice: attemptId as string, customId: custom, impact: "クレジット", ...own },
  };
  return [
    ...[written.date, "12:00:05", written.zone, "山田 太郎", written.type, written.status],
    ...[written.currency, written.gross, written.fee, "", "a@example.com", "b@example.com"],
    ...[written.id, "", written.invoice, written.customId, "0", "", "", "JP", written.impact],
  ];
}

function table(header: string, rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  return Buffer.from(`\uFEFF${[header, ...lines].join("\r\n")}\r\n`);
}
