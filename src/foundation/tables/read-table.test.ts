import { describe, expect, it } from "vitest";
import { readTable, type Table } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function tableOf(content: Uint8Array | string): Table {
  const table = readTable(typeof content === "string" ? encode(content) : content);
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

const cellsOf = (content: Uint8Array | string) => tableOf(content).rows.map((row) => row.cells);

describe("a CSV table", () => {
  it.each([",", "\t", ";"])("is read whichever separator its header uses: %j", (separator) => {
    const text = ["iccid,name", "8981,花子"].join("\r\n").replaceAll(",", separator);
    expect(cellsOf(text)).toEqual([["8981", "花子"]]);
  });

  it("may begin with a byte order mark and end its lines in any way", () => {
    expect(cellsOf("\uFEFFa,b\r\n1,2\r\n3,4")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(tableOf("\uFEFFa,b\n1,2\n").columns).toEqual(["a", "b"]);
  });

  it("is read as Shift_JIS when it is not UTF-8", () => {
    const header = [0x94, 0xd4, 0x8d, 0x86]; // 番号
    const table = tableOf(Uint8Array.from([...header, 0x0a, 0x87, 0x40, 0x0a])); // ① of Windows-31J
    expect(table.encoding).toBe("shift_jis");
    expect(table.columns).toEqual(["番号"]);
    expect(table.rows[0]?.cells).toEqual(["①"]);
  });

  it("is read as UTF-16 when Excel saved Unicode text", () => {
    const text = Buffer.from("\uFEFF番号\t名前\r\n8981\t花子\r\n", "utf16le");
    expect(tableOf(text)).toMatchObject({ encoding: "utf-16le", columns: ["番号", "名前"] });
  });

  it("keeps quoted separators, quotes and line breaks, and unwraps protected digits", () => {
    const text = 'a,b,c\n"1, ""2""","x\ny","=""8981"""\n\'89812,,="0"\n';
    expect(cellsOf(text)).toEqual([
      ['1, "2"', "x\ny", "8981"],
      ["89812", "", "0"],
    ]);
  });

  it("numbers its rows as the spreadsheet does, empty ones included", () => {
    const rows = tableOf("sep=;\na;b\n1;2\n;\n\n3;4\n").rows;
    expect(rows.map((row) => row.row)).toEqual([2, 5]);
  });

  it("marks rows with more cells than its header, and fills those with fewer", () => {
    const rows = tableOf("a,b\n1\n1,2,3\n1,2,\n").rows;
    expect(rows.map((row) => row.hasSurplus)).toEqual([false, true, false]);
    expect(rows[0]?.cells).toEqual(["1", ""]);
  });

  it("is refused by name when nothing can be read from it", () => {
    expect(readTable(encode(""))).toMatchObject({ refusal: "table_empty" });
    expect(readTable(encode("a,b\n"))).toMatchObject({ refusal: "table_empty" });
    expect(readTable(encode('a,b\n"1,2\n'))).toMatchObject({ refusal: "csv_unreadable" });
    expect(readTable(Uint8Array.from([0xff, 0xfd, 0x00, 0x81]))).toMatchObject({
      refusal: "encoding_unreadable",
    });
  });
});

describe("a JSON table", () => {
  it("keeps all digits of a long number and flattens what is nested", () => {
    const text = '[{"iccid": 8981100001234567897, "names": {"ja": "花"}, "eid": null, "ok": true}]';
    const table = tableOf(text);
    expect(table.columns).toEqual(["iccid", "names.ja", "ok"]);
    expect(table.rows).toEqual([
      { row: 1, cells: ["8981100001234567897", "花", "true"], hasSurplus: false },
    ]);
  });

  it("may hold its records in one property", () => {
    expect(cellsOf('{"exported": "today", "lines": [{"a": 1}, {"b": [1, 2]}]}')).toEqual([
      ["1", ""],
      ["", "1, 2"],
    ]);
  });

  it("is refused by name when it holds no records", () => {
    for (const text of ["{", '{"a": 1}', "[1, 2]", '{"a": [], "b": []}']) {
      expect(readTable(encode(text))).toMatchObject({ refusal: "json_unreadable" });
    }
  });
});
