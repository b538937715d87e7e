import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newRenewalCode, showRenewalCode } from "./identifiers.ts";
import { probableIssuer } from "./issuers.ts";
import { readTyped } from "./read-typed.ts";

describe("what was typed or scanned", () => {
  it("is told apart by its form", () => {
    const code = newRenewalCode();
    const cases: readonly (readonly [string, string, string])[] = [
      [showRenewalCode(code).toLowerCase(), "renewal_code", code],
      [`更新コード：${code}`, "renewal_code", code],
      [`https://renew.example.jp/r/${code}`, "link", code],
      [`https://renew.example.jp/zh-Hans/r/${showRenewalCode(code)}/?utm=pack`, "link", code],
      ["https://renew.example.jp/h/abc_DEF", "hand_over", "abc_DEF"],
      ["8981 1000 0000 0000 018F", "iccid", "8981100000000000018"],
      ["ICCID: 8981100000000000018", "iccid", "8981100000000000018"],
      ["SIM 8981100000000000018 / IMSI 440100000000001", "iccid", "8981100000000000018"],
      ["０７０−１２３４−５６７８", "msisdn", "+817012345678"],
      ["電話番号：070-1234-5678", "msisdn", "+817012345678"],
      ["89049032007108882600137544319616", "eid", "89049032007108882600137544319616"],
      ["LPA:1$rsp.example.jp$K2-94A", "lpa", "LPA:1$rsp.example.jp$K2-94A"],
      ["4901234567894", "ean", "4901234567894"],
      ["036000291452", "ean", "036000291452"],
      ["96385074", "ean", "96385074"],
    ];
    for (const [typed, kind, value] of cases) {
      expect({ typed, ...readTyped(typed) }).toMatchObject({ kind, value });
    }
  });

  it("says why it cannot be read, when that is recognisable", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["  ", "empty"],
      ["12345", "too_short"],
      ["352099001761481", "imei"],
      ["https://example.com/login", "foreign_link"],
      ["8.98111E+18", "spreadsheet_damage"],
      ["9".repeat(501), "too_long"],
      ["hello there", undefined],
    ];
    for (const [typed, reason] of cases) {
      const read = readTyped(typed);
      expect(read.kind).toBe("unreadable");
      expect(read.reason).toBe(reason);
    }
  });

  it("is warned of, not refused, when a check digit does not fit", () => {
    expect(readTyped("8981100000000000011").warnings).toEqual(["iccid_check_digit"]);
    expect(readTyped("89034011560010000000000000000122").warnings).toEqual(["eid_check_digits"]);
    const code = newRenewalCode();
    const wrong = (code.startsWith("A") ? "B" : "A") + code.slice(1);
    expect(readTyped(wrong)).toMatchObject({
      kind: "renewal_code",
      warnings: ["renewal_code_check"],
    });
  });

  it("never throws, and keeps what it could not read short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (typed) => {
        expect(readTyped(typed).value.length).toBeLessThanOrEqual(500);
      }),
    );
  });
});

describe("a probable issuer", () => {
  it("is told by the first digits alone", () => {
    expect(probableIssuer("8981100000000000018")).toEqual({ region: "JP", name: "NTT DOCOMO" });
    expect(probableIssuer("89852245280000942210")).toEqual({ region: "HK" });
    expect(probableIssuer("8943108170005579276")).toEqual({ region: "AT" });
    expect(probableIssuer("8944538532008160222")).toEqual({ region: "GB" });
    expect(probableIssuer("8901260000000000000")).toEqual({ region: "US" });
    expect(probableIssuer("8910300000040030312")).toEqual({ region: "US" });
    expect(probableIssuer("1234567890123456789")).toBeUndefined();
  });
});
