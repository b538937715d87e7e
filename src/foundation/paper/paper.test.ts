import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { burntDots, readEscpos } from "../../../tests/fakes/printer/read-escpos.ts";
import { codePageFor, CODE_PAGES } from "./code-pages.ts";
import { isBurnt, type Bitmap } from "./bitmap.ts";
import { drawSlip } from "./draw-slip.ts";
import {
  eposInk,
  escposInk,
  STAR_MEDIA,
  starInk,
  starMediaOf,
  svgOf,
  textOf,
  type Paper,
  type Slip,
  type SlipLine,
} from "./index.ts";

const JAPANESE: Paper = { paperMm: 80, codePages: ["shiftjis"] };

function slipOf(...lines: readonly SlipLine[]): Slip {
  return { language: "ja", title: "領収書", lines: [...lines] };
}

const plain = (text: string): SlipLine => ({ kind: "text", text });

const RECEIPT = slipOf(
  { kind: "text", text: "さくら SIM", size: 2, align: "center" },
  { kind: "pair", left: "合計", right: "¥1,980", weight: "bold" },
  { kind: "rule" },
  { kind: "code", text: "https://tsunagu.example/verify/abc" },
);

const MIXED = slipOf(plain("領収書"), plain("收据 续费"), plain("영수증"), plain("Ünïcode"));

describe("layout", () => {
  test("what is written is what stands there, whatever the markup means by it", () => {
    const signs = fc.constantFrom(...'\\|{}~_"`^;=-:,#あ한A1 ');
    const written = fc.array(signs, { maxLength: 20 }).map((all) => all.join("").trim());
    fc.assert(
      fc.property(written, written, (left, right) => {
        const lines = [plain(left), { kind: "pair", left, right } as const];
        const seen = textOf(slipOf(...lines), 80);
        const tidy = (text: string) => text.replaceAll(/\s+/gu, "");
        expect(tidy(seen)).toBe(tidy(left + left + right));
      }),
      { numRuns: 60 },
    );
  });

  test("a value that is too long for its line stands at the right of the next one", () => {
    const pair = { kind: "pair", left: "受付番号", right: "ABCDE-FGHJK-MNPQR-STVWX-YZ" } as const;
    expect(textOf(slipOf(pair), 80).trimEnd().split("\n")).toHaveLength(1);
    const [first, second] = textOf(slipOf(pair), 58).split("\n");
    expect(first!.trim()).toBe("受付番号");
    expect(second).toBe(pair.right.padStart(32));
  });
});

describe("code pages", () => {
  test("a page is chosen only if it has every letter", () => {
    expect(codePageFor("Total ¥1,980", CODE_PAGES)).toBe("shiftjis");
    expect(codePageFor("Total 1,980", CODE_PAGES)).toBe("ascii");
    expect(codePageFor("收据 续费", ["ascii", "shiftjis", "gb18030"])).toBe("gb18030");
    expect(codePageFor("收據 加值", ["shiftjis", "big5"])).toBe("big5");
    expect(codePageFor("영수증", ["ascii", "shiftjis", "ksc5601"])).toBe("ksc5601");
    expect(codePageFor("領収書 영수증", CODE_PAGES)).toBeUndefined();
    expect(codePageFor("a\\b", ["shiftjis"])).toBeUndefined();
  });
});

describe("ESC/POS", () => {
  test("Japanese goes out as the printer's own letters, with a cut", async () => {
    const printed = readEscpos(await escposInk(RECEIPT, JAPANESE));
    expect(printed.text).toContain("さくら SIM");
    expect(printed.text).toMatch(/合計\s*\\1,980/);
    expect(printed).toMatchObject({ cuts: 1, strays: [] });
    expect(printed.pictures.length).toBe(1);
  });

  test.each([58, 80] as const)(
    "scripts that no page holds together are drawn, %i mm",
    async (paperMm) => {
      const printed = readEscpos(await escposInk(MIXED, { ...JAPANESE, paperMm }));
      expect(printed).toMatchObject({ text: "", cuts: 1, strays: [] });
      expect(printed.pictures[0]!.width).toBe(paperMm === 58 ? 384 : 576);
      expect(burntDots(printed.pictures[0]!.dots)).toBeGreaterThan(1000);
    },
  );
});

describe("Star", () => {
  test("letters where a page has them, and always a picture", async () => {
    expect(starMediaOf(MIXED, JAPANESE)).toEqual([STAR_MEDIA.picture]);
    expect(starMediaOf(RECEIPT, JAPANESE)).toEqual(Object.values(STAR_MEDIA));
    const letters = Buffer.from(await starInk(RECEIPT, JAPANESE, STAR_MEDIA.starprnt));
    expect(letters.includes(Buffer.from([0x82, 0xb3, 0x82, 0xad]))).toBe(true);
    const png = Buffer.from(await starInk(MIXED, JAPANESE, STAR_MEDIA.picture));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(576);
  });
});

describe("ePOS-Print XML", () => {
  test("is a picture in bands and a cut", async () => {
    const xml = await eposInk(MIXED, { ...JAPANESE, paperMm: 58 });
    const [, width, packed] = /<image width="(\d+)"[^>]*>([^<]+)</u.exec(xml)!;
    expect(width).toBe("384");
    expect(burntDots(Buffer.from(packed!, "base64"))).toBeGreaterThan(1000);
    expect(xml.endsWith('<cut type="feed"/></epos-print>')).toBe(true);
  });
});

describe("pictures", () => {
  test("each script is drawn, and none as the mark of a missing letter", () => {
    const missing = drawSlip(slipOf(plain("\u{F0000}")), 58);
    for (const text of ["領", "续", "續", "영", "A", "ü", "あ"]) {
      const drawn = drawSlip(slipOf(plain(text)), 58);
      expect(burntDots(drawn.dots)).toBeGreaterThan(20);
      expect(Buffer.from(drawn.dots).equals(missing.dots)).toBe(false);
    }
  });

  test("the code on it is read by a scanner", async () => {
    const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
    const drawn = drawSlip(slipOf({ kind: "code", text: "https://tsunagu.example/v/1" }), 58);
    const [code] = await readBarcodes(imageOf(drawn), { formats: ["QRCode"] });
    expect(code?.text).toBe("https://tsunagu.example/v/1");
  });
});

test("the picture for a screen fetches nothing and holds what was written as text", () => {
  const svg = svgOf(slipOf(plain("A & <B>"), plain("領収書")), 80);
  expect(svg).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)/u);
  expect(svg).toContain("&lt;");
  expect(svg).toContain("領</tspan>");
});

/** As a camera sees it: grey dots with a margin of white. */
function imageOf(drawn: Bitmap): Parameters<typeof readBarcodes>[0] {
  const margin = 40;
  const [width, height] = [drawn.width + 2 * margin, drawn.height + 2 * margin];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < drawn.height; y++) {
    for (let x = 0; x < drawn.width; x++) {
      if (!isBurnt(drawn, x, y)) continue;
      data.fill(
        0,
        ((y + margin) * width + x + margin) * 4,
        ((y + margin) * width + x + margin) * 4 + 3,
      );
    }
  }
  return { data, width, height, colorSpace: "srgb" } as Parameters<typeof readBarcodes>[0];
}
