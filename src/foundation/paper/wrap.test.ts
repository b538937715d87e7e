import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsFor } from "./widths.ts";
import { wrapped } from "./wrap.ts";

const letters = fc.constantFrom(...[..."漢字かなカッ、。）（「A1 -.한글"]);
const texts = fc.array(letters, { maxLength: 60 }).map((all) => all.join(""));

describe("lines of a slip", () => {
  it("lose no letter, and are as wide as the paper unless one piece is wider", () => {
    const bare = (text: string) => text.replaceAll(/\s+/gu, "");
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 48 }), (text, columns) => {
        const lines = wrapped(text, columns);
        expect(bare(lines.join(""))).toBe(bare(text));
        for (const line of lines.filter((one) => columnsFor(one) > columns)) {
          expect(wrapped(line, 1)).toEqual([line]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("never begin with a mark that closes, nor end with one that opens", () => {
    expect(wrapped("まだ確認できていません。請求は一度だけです。", 22)).toEqual([
      "まだ確認できていませ",
      "ん。請求は一度だけで",
      "す。",
    ]);
    expect(wrapped("料金（税込）です", 6)).toEqual(["料金", "（税", "込）で", "す"]);
    expect(wrapped("お困りのときは 03-1234-5678 へ。", 24)).toEqual([
      "お困りのときは",
      "03-1234-5678 へ。",
    ]);
  });
});
