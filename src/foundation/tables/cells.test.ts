import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../clock/index.ts";
import {
  isSpreadsheetDamage,
  readBytesCell,
  readDateCell,
  readInstantCell,
  readUntilCell,
  readWholeCell,
  readYesNoCell,
} from "./index.ts";

describe("a cell", () => {
  it("reads whole numbers as people write them, and nothing else", () => {
    for (const cell of ["1200", "1,200", "１，２００円", "¥1,200", "1200.0"]) {
      expect(readWholeCell(cell)).toBe(1200);
    }
    for (const cell of ["", "1.5", "12e2", "abc", "1234567890123456"]) {
      expect(readWholeCell(cell)).toBeUndefined();
    }
  });

  it("reads volumes in decimal units unless a binary one is named", () => {
    expect(readBytesCell("5GB")).toBe(5_000_000_000);
    expect(readBytesCell("１．５ ギガ")).toBe(1_500_000_000);
    expect(readBytesCell("500 mb")).toBe(500_000_000);
    expect(readBytesCell("1GiB")).toBe(1_073_741_824);
    expect(readBytesCell("1,234")).toBe(1234);
    expect(readBytesCell("lots")).toBeUndefined();
    expect(readBytesCell("5 euros")).toBeUndefined();
  });

  it("reads dates in the ways of a Japanese office, real ones only", () => {
    for (const cell of ["2026-02-03", "2026/2/3", "2026年2月3日", "20260203", "２０２６．２．３"]) {
      expect(readDateCell(cell)).toBe("2026-02-03");
    }
    for (const cell of ["2026-02-29", "2026-13-01", "03/02/2026", "46056"]) {
      expect(readDateCell(cell)).toBeUndefined();
    }
    expect(readDateCell("2028-02-29")).toBe("2028-02-29");
  });

  it("reads a moment as Japan time unless it names an offset", () => {
    const noon = instant("2026-11-22T03:00:00Z");
    for (const cell of [
      "2026-11-22 12:00",
      "2026/11/22 12:00:00",
      "2026年11月22日 12時00分",
      "2026-11-22T03:00:00.000Z",
      "2026-11-22T11:00:00+08:00",
      "2026-11-22T11:00:00+0800",
    ]) {
      expect(readInstantCell(cell)).toBe(noon);
    }
    expect(readInstantCell("2026-11-22")).toBe(instant("2026-11-21T15:00:00Z"));
    expect(readInstantCell("2026-11-22 25:00")).toBeUndefined();
    expect(readInstantCell("tomorrow")).toBeUndefined();
  });

  it("reads an end as the first moment that is not covered", () => {
    const midnight = instant("2026-11-22T15:00:00Z");
    for (const cell of [
      "2026-11-22",
      "2026/11/22 23:59",
      "2026-11-22 23:59:59",
      "2026-11-23 0:00",
    ]) {
      expect(readUntilCell(cell)).toBe(midnight);
    }
    expect(readUntilCell("2026-11-22 16:00")).toBe(instant("2026-11-22T07:00:00Z"));
  });

  it("reads yes and no in both languages", () => {
    expect(["はい", "TRUE", "○", "1"].map(readYesNoCell)).toEqual([true, true, true, true]);
    expect(["いいえ", "no", "×", "0"].map(readYesNoCell)).toEqual([false, false, false, false]);
    expect(readYesNoCell("maybe")).toBeUndefined();
  });

  it("knows the digits that a spreadsheet destroyed", () => {
    for (const cell of ["8.98111E+18", "8.98111e18", "８．９８Ｅ＋１８", "9E+18", "8,98111E+18"]) {
      expect(isSpreadsheetDamage(cell)).toBe(true);
    }
    for (const cell of ["8981110000000000001", "12E4X", "E+18"]) {
      expect(isSpreadsheetDamage(cell)).toBe(false);
    }
  });

  it("never throws, whatever stands in it", () => {
    const readers = [readBytesCell, readDateCell, readInstantCell, readUntilCell, readWholeCell];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (cell) => {
        for (const read of readers) expect(() => read(cell)).not.toThrow();
      }),
    );
  });
});
