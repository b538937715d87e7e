import { describe, expect, it } from "vitest";
import { knowColumns, openInspection, readTable, readWholeCell } from "./index.ts";

const NAMES = { iccid: ["SIMカード番号", "card number"], price: ["価格", "税込価格"] } as const;

function known(header: string, required: readonly ("iccid" | "price")[] = ["iccid"]) {
  const table = readTable(new TextEncoder().encode(`${header}\n1,2,3\n`));
  if (!table.ok) throw new Error(table.refusal);
  return knowColumns(table.value, NAMES, required);
}

describe("columns", () => {
  it.each([
    "iccid,price,note",
    "ＩＣＣＩＤ,Price (JPY),備考",
    "SIM カード番号,価格（円）,x",
    "Card_Number,税込価格,x",
    "番号(ICCID),価格,x",
  ])("are known however the header spells them: %s", (header) => {
    const table = known(header);
    if (!table.ok) throw new Error(table.refusal);
    expect(table.value.rows[0]?.cell("iccid")).toBe("1");
    expect(table.value.rows[0]?.cell("price")).toBe("2");
    expect(table.value.ignored).toHaveLength(1);
  });

  it("are refused when a needed one is missing or one is there twice", () => {
    expect(known("a,b,c")).toMatchObject({
      refusal: "columns_missing",
      facts: { missing: "iccid", found: "a, b, c" },
    });
    expect(known("iccid,card number,c")).toMatchObject({
      refusal: "column_twice",
      facts: { first: "iccid", second: "card number" },
    });
  });

  it("name a problem by row and by the file's own header", () => {
    const table = known("ICCID,価格 (円),c");
    if (!table.ok) throw new Error(table.refusal);
    const inspection = openInspection<"iccid" | "price", "not_a_number">(table.value);
    const [row] = table.value.rows;
    inspection.read(row!, "price", "not_a_number", readWholeCell);
    expect(inspection.isBad(row!)).toBe(false);
    inspection.read(row!, "price", "not_a_number", () => undefined);
    expect(inspection.problems).toEqual([
      { row: 2, column: "価格 (円)", problem: "not_a_number", value: "2" },
    ]);
    expect(inspection.isBad(row!)).toBe(true);
  });
});
