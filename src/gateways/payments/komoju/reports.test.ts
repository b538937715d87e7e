import { expect, it } from "vitest";
import type { Call } from "./caller.ts";
import { komojuReports } from "./reports.ts";

const ATTEMPT = "019ab8e0-0000-7000-8000-000000000001";
const REFUND = "019ab8e0-0000-7000-8000-000000000002";
const HEADING =
  "Type,Payment External Order#,Payment UUID,Timestamp,Payment Method,Payment Currency,Description," +
  "Transaction UUID,Clearing UUID,Processing Currency,Transaction Amount,Fee Amount,Fee Tax Amount," +
  "Remittance Currency,Exchange Rate,Settlement Amount,Transfer Date";
const CAPTURE = `Capture,${ATTEMPT},p1,2026-11-23 15:00:00 +0900,konbini,JPY,,p1,,JPY,1980,-54,-5,JPY,,1921,`;
const REFUNDED = `Refund,${ATTEMPT},p1,2026-11-24T00:00:00Z,paypay,JPY,${REFUND},r1,,JPY,-980,0,0,JPY,,-980,`;

const reports = komojuReports(nobody());

it("reads captures and refunds with what they belong to, fees apart", () => {
  const { rows, faults } = parse(HEADING, CAPTURE, REFUNDED);
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    {
      reference: "payment:p1",
      kind: "payment",
      ofReference: "payments/p1",
      attemptId: ATTEMPT,
      grossYen: 1980,
      feeYen: 59,
      netYen: 1921,
      at: "2026-11-23T06:00:00.000Z",
    },
    {
      reference: "refund:r1",
      kind: "refund",
      ofReference: "payments/p1/refunds/r1",
      attemptId: ATTEMPT,
      refundId: REFUND,
      grossYen: -980,
      feeYen: 0,
      netYen: -980,
      at: "2026-11-24T00:00:00.000Z",
    },
  ]);
});

it("takes a chargeback as a dispute, a correction as something else, and another shop's order", () => {
  const chargeback = REFUNDED.replace("Refund", "Chargeback").replace(REFUND, "Bulk 2026-11");
  const correction = CAPTURE.replace("Capture", "Correction").replace(ATTEMPT, "WC-1042");
  const { rows } = parse(HEADING, chargeback, correction);
  expect(rows.map(({ kind, attemptId }) => [kind, attemptId])).toEqual([
    ["dispute", ATTEMPT],
    ["other", undefined],
  ]);
  expect(rows[0]).not.toHaveProperty("refundId");
});

it("knows the columns by their names before June 2025 too", () => {
  const old =
    "Type,External Order#,UUID#,Timestamp,Transaction UUID,Currency,Total Payment Amount,Fee Amount";
  const { rows, faults } = parse(old, `Capture,${ATTEMPT},p1,2026-11-23,p1,JPY,"1,980",-54`);
  expect(faults).toEqual([]);
  expect(rows[0]).toMatchObject({ grossYen: 1980, feeYen: 54, netYen: 1926 });
});

it.each([
  ["Timestamp", CAPTURE.replace("2026-11-23 15:00:00 +0900", "yesterday"), "time_unreadable"],
  ["Transaction Amount", CAPTURE.replace("1980", "a lot"), "amount_unreadable"],
  ["Fee Amount", CAPTURE.replace("-54", "some"), "amount_unreadable"],
  ["Fee Tax Amount", CAPTURE.replace("-5,JPY", "x,JPY"), "amount_unreadable"],
  ["Remittance Currency", CAPTURE.replace("-5,JPY", "-5,USD"), "not_yen"],
  ["Settlement Amount", CAPTURE.replace("1921", "1920"), "amount_unreadable"],
])("names the row and the column when %s cannot be right", (column, line, fault) => {
  const { rows, faults } = parse(HEADING, REFUNDED, line);
  expect(rows.length).toBe(1);
  expect(faults).toEqual([{ row: 3, column, fault }]);
});

it("says which columns are missing, and what is no table at all", () => {
  expect(parse("Type,Timestamp", "Capture,2026-11-23").faults).toMatchObject([
    { row: 1, fault: "column_missing", column: "transaction, amount, fee" },
  ]);
  const file = new Uint8Array([0xff, 0x00, 0x81]);
  expect(reports.parse(file).faults).toMatchObject([{ row: 1, fault: "no_table" }]);
  expect(parse(HEADING)).toEqual({ rows: [], faults: [] });
});

function parse(...lines: readonly string[]) {
  return reports.parse(Buffer.from(`${lines.join("\n")}\n`));
}

function nobody(): Call {
  const asked = () => Promise.reject(new Error("a file needs nobody"));
  return { get: asked, post: asked };
}
