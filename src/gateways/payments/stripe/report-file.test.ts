import { describe, expect, test } from "vitest";
import { parseReport } from "./report-file.ts";

const HEADER =
  "automatic_payout_id,balance_transaction_id,created_utc,created,currency,gross,fee,net," +
  "reporting_category,source_id,charge_id,payment_intent_id,payment_metadata[attempt_id]," +
  "payment_metadata[line_id],refund_metadata[refund_id],refund_metadata[attempt_id]";
const AT = "2026-11-22 03:04:05,2026-11-22 12:04:05";

function parse(...rows: readonly string[]) {
  return parseReport(Buffer.from([HEADER, ...rows].join("\n")));
}

describe("an itemized report", () => {
  test("gives payments by their intent, refunds by their own id", () => {
    const { rows, faults } = parse(
      `po_1,txn_1,${AT},jpy,1980,71,1909,charge,ch_1,ch_1,pi_1,att_1,line_1,,`,
      `po_1,txn_2,${AT},JPY,-500.00,0.00,-500.00,refund,re_1,ch_1,pi_1,att_1,line_1,ref_1,att_1`,
      `po_1,txn_3,${AT},jpy,-1480,1300,-2780,dispute,du_1,ch_1,pi_1,att_1,line_1,,`,
      `,txn_4,${AT},jpy,-100,0,-100,fee,,,,,,,`,
      `po_1,txn_5,${AT},jpy,-1471,0,-1471,payout,po_1,,,,,,`,
      `,txn_6,${AT},jpy,-10,0,-10,climate_order_purchase,,,,,,,`,
    );
    const at = "2026-11-22T03:04:05.000Z";
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        ...{ reference: "txn_1", kind: "payment", ofReference: "pi_1", attemptId: "att_1", at },
        ...{ grossYen: 1980, feeYen: 71, netYen: 1909 },
      },
      {
        ...{ reference: "txn_2", kind: "refund", ofReference: "re_1", refundId: "ref_1", at },
        ...{ attemptId: "att_1", grossYen: -500, feeYen: 0, netYen: -500 },
      },
      {
        ...{ reference: "txn_3", kind: "dispute", ofReference: "pi_1", attemptId: "att_1", at },
        ...{ grossYen: -1480, feeYen: 1300, netYen: -2780 },
      },
      { reference: "txn_4", kind: "fee", grossYen: -100, feeYen: 0, netYen: -100, at },
      { reference: "txn_5", kind: "payout", grossYen: -1471, feeYen: 0, netYen: -1471, at },
      { reference: "txn_6", kind: "other", grossYen: -10, feeYen: 0, netYen: -10, at },
    ]);
  });

  test("names what cannot be read and goes on", () => {
    const { rows, faults } = parse(
      `,txn_1,${AT},usd,19.80,0.71,19.09,charge,ch_1,,,,,,`,
      `,txn_2,2026-22-11 03:04,,jpy,1980,71,1909,charge,ch_1,,,,,,`,
      `,txn_3,${AT},jpy,"1980,00",71,1909,charge,ch_1,,,,,,`,
      `,txn_4,${AT},jpy,1980,71,?,charge,ch_1,,,,,,`,
      `,txn_5,${AT},jpy,1980,71,1909,charge,ch_1,,pi_5,,,,`,
    );
    expect(rows.map(({ reference }) => reference)).toEqual(["txn_5"]);
    expect(faults).toEqual([
      { row: 2, column: "currency", fault: "not_yen" },
      { row: 3, column: "created_utc", fault: "time_unreadable" },
      { row: 4, column: "gross", fault: "amount_unreadable" },
      { row: 5, column: "net", fault: "amount_unreadable" },
    ]);
  });
});

test("the list of balance transactions, as the dashboard exports it, is read as well", () => {
  const file =
    "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC)\n" +
    "txn_1,charge,ch_1,1980,71,1909,jpy,2026-11-22 03:04,2026-11-26 00:00\n";
  expect(parseReport(Buffer.from(file))).toEqual({
    faults: [],
    rows: [
      {
        ...{ reference: "txn_1", kind: "payment", grossYen: 1980, feeYen: 71, netYen: 1909 },
        at: "2026-11-22T03:04:00.000Z",
      },
    ],
  });
});

test("columns that are missing are named, each", () => {
  const { faults } = parseReport(Buffer.from("id,Amount,Currency\ntxn_1,1,jpy\n"));
  expect(faults).toEqual(
    ["reporting_category", "fee", "net", "created_utc"].map((column) => ({
      row: 1,
      column,
      fault: "column_missing",
    })),
  );
});

test.each(["", "%PDF-1.4", "\u0000\u0001"])("%j is no table", (text) => {
  const { rows, faults } = parseReport(Buffer.from(text));
  expect(rows).toEqual([]);
  expect(faults.length).toBeGreaterThan(0);
});
