import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { exampleReceipt } from "../example-receipt.ts";
import { receiptSheet } from "../receipt-sheet.ts";
import { drawReceipt } from "./draw-receipt.ts";
import { receiptPdf } from "./receipt-pdf.ts";

const publicUrl = "https://renew.example.jp";
const receipt = exampleReceipt();

test.each(LANGUAGES)("the receipt in %s reads back as what its sheet says", async (language) => {
  const sheet = receiptSheet({ ...receipt, addressee: "Acme, Inc." }, { language, publicUrl });
  const { text } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
  const wanted = [
    sheet.title.own,
    sheet.title.japanese ?? "",
    sheet.legalKind!.own,
    sheet.addressee!,
    sheet.amount.value,
    ...sheet.facts.flatMap(({ label, value }) => [label.own, label.japanese ?? "", value]),
    ...sheet.items.flatMap(({ name, period }) => [name.own, name.japanese ?? "", period!]),
    ...sheet.totals.flatMap(({ label, value }) => [label.own, value]),
    ...sheet.sellerLines,
    sheet.verify.own,
  ];
  for (const words of wanted) expect(squeeze(text)).toContain(squeeze(words));
});

test.each([
  [1, 1],
  [2, 1],
  [6, 2],
])(
  "one over %i orders takes %i sheets of paper, and nothing is drawn below them",
  async (orders, sheets) => {
    const [item] = receipt.content.items;
    const items = Array.from({ length: orders }, (_, i) => ({
      ...item!,
      orderNumber: `ORDER0000${i}`,
    }));
    const content = { ...receipt.content, items: orders === 1 ? [item!] : items };
    const named = { ...receipt, content, addressee: "山田商事", reissuedAt: receipt.issuedAt };
    const sheet = receiptSheet(named, { language: "zh-Hans", publicUrl });
    const pdf = await receiptPdf(sheet, receipt.issuedAt);
    expect(
      Buffer.from(pdf)
        .toString("latin1")
        .match(/\/Type \/Page\b/gu),
    ).toHaveLength(sheets);
    const { text, lowestPt } = readPdf(pdf);
    for (const { order = "" } of sheet.items) expect(squeeze(text)).toContain(squeeze(order));
    expect(lowestPt).toBeGreaterThan(14);
  },
);

describe("the same Han character is drawn as its reader writes it", () => {
  test.each([
    ["zh-Hans", "收据", "NotoSansSC"],
    ["zh-Hant", "收據", "NotoSansTC"],
    ["ja", "領収書", "NotoSansJP"],
    ["ko", "영수증", "NotoSansKR"],
  ] as const)("%s: %s in %s", async (language, title, font) => {
    const sheet = receiptSheet(receipt, { language, publicUrl });
    const { fonts } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
    expect(charactersOf(fonts, `${font}-Bold`)).toEqual(expect.arrayContaining([...title]));
    expect(charactersOf(fonts, "NotoSansJP-Regular")).toEqual(expect.arrayContaining([..."領収"]));
  });

  test("four scripts stand in one document, each font a subset", async () => {
    const named = { ...receipt, addressee: "王晓明 山田 김철수 Nguyễn" };
    const sheet = receiptSheet(named, { language: "zh-Hant", publicUrl });
    const pdf = await receiptPdf(sheet, receipt.issuedAt);
    const { fonts } = readPdf(pdf);
    expect(charactersOf(fonts, "NotoSansKR-Regular")).toEqual([..."김철수"]);
    expect(charactersOf(fonts, "NotoSansTC-Regular")).toContain("稅");
    expect([...fonts.keys()].every((name) => /^[A-Z]{6}\+/.test(name))).toBe(true);
    expect(pdf.length).toBeLessThan(150_000);
  });
});

test("a character that no font has is marked, and nothing is lost around it", async () => {
  const sheet = receiptSheet({ ...receipt, addressee: "A😀B" }, { language: "en", publicUrl });
  const { text } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
  expect(text).toContain("A〓B");
});

test("a reissued receipt is marked in the reader's language and in Japanese", async () => {
  const again = { ...receipt, reissuedAt: receipt.issuedAt, reissues: 1 };
  const sheet = receiptSheet(again, { language: "ko", publicUrl });
  const { text } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
  expect(text).toContain("재발행 2026년");
  expect(text).toContain("再発行");
});

test("the same receipt is the same file", async () => {
  const sheet = receiptSheet(receipt, { language: "ja", publicUrl });
  const [one, two] = [
    await receiptPdf(sheet, receipt.issuedAt),
    await receiptPdf(sheet, receipt.issuedAt),
  ];
  expect(Buffer.compare(one, two)).toBe(0);
});

test("a document before it does not show in what a character is copied as", async () => {
  const radicals = { ...receipt, addressee: "⼀⼆" };
  const ideographs = { ...receipt, addressee: "一二" };
  for (const one of [radicals, ideographs, radicals]) {
    const sheet = receiptSheet(one, { language: "ja", publicUrl });
    const { text } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
    expect(text).toContain(one.addressee);
  }
});

test("the thread draws the same file", async () => {
  const sheets = LANGUAGES.map((language) => receiptSheet(receipt, { language, publicUrl }));
  const drawn = await Promise.all(sheets.map(async (it) => drawReceipt(it, receipt.issuedAt)));
  for (const [index, sheet] of sheets.entries()) {
    expect(Buffer.compare(drawn[index]!, await receiptPdf(sheet, receipt.issuedAt))).toBe(0);
  }
});

test("one page, tagged, with its language and a title", async () => {
  const sheet = receiptSheet(receipt, { language: "ja", publicUrl });
  const raw = Buffer.from(await receiptPdf(sheet, receipt.issuedAt)).toString("latin1");
  expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(raw).toContain("/Lang (ja)");
  expect(raw).toContain("/Marked true");
  expect(raw).toContain("/DisplayDocTitle true");
});

test("long names and addresses wrap and stay on the page", async () => {
  const { content } = receipt;
  const long = "とても長い名前のプラン（高速データ通信と国内旅行者向け）".repeat(4);
  const item = { ...content.items[0]!, names: { ...content.items[0]!.names, ja: long } };
  const seller = { ...content.seller, address: "東京都千代田区丸の内一丁目".repeat(8) };
  const wide = { ...receipt, content: { ...content, items: [item], seller } };
  const sheet = receiptSheet(wide, { language: "ja", publicUrl });
  const { text, lowestPt } = readPdf(await receiptPdf(sheet, receipt.issuedAt));
  expect(squeeze(text)).toContain(squeeze(long));
  expect(lowestPt).toBeGreaterThan(30);
});

type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>;

function charactersOf(fonts: Fonts, name: string): readonly string[] {
  const found = [...fonts].find(([full]) => full.endsWith(`+${name}`));
  return [...(found?.[1].values() ?? [])].filter((text) => text > " ");
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, "");
}

// Enough of a PDF reader for what pdfkit writes: each font's ToUnicode map, and the text that the
// page's content stream shows through it.
function readPdf(pdf: Uint8Array): { text: string; fonts: Fonts; lowestPt: number } {
  const raw = Buffer.from(pdf).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) objects.set(id!, body!);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  const byResource = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name, id] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objects.get(id!)!;
    const map = unicodeMap(streamOf(objects.get(/\/ToUnicode (\d+)/.exec(font)![1]!)!));
    byResource.set(name!, map);
    fonts.set(/\/BaseFont \/(\S+)/.exec(font)![1]!, map);
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const content = pages
    .map((page) => streamOf(objects.get(/\/Contents (\d+)/.exec(page)![1]!)!))
    .join("\n");
  return { text: shownText(content, byResource), fonts, lowestPt: lowest(content) };
}

function streamOf(body: string): string {
  const packed = /stream\n(.*)\nendstream/s.exec(body)![1]!;
  return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
}

function unicodeMap(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, from, to, list] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    const texts = [...list!.matchAll(/<([\w ]*)>/g)].map(([, hex]) => fromHex(hex!));
    for (let code = parseInt(from!, 16); code <= parseInt(to!, 16); code++) {
      map.set(code, texts[code - parseInt(from!, 16)] ?? "");
    }
  }
  return map;
}

function fromHex(hex: string): string {
  return Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le");
}

function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>) {
  let [text, font, row] = ["", new Map<number, string>() as ReadonlyMap<number, string>, ""];
  const tokens = /\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.-]+ ([\d.-]+) Tm|\[([^\]]*)\] TJ/g;
  for (const [, name, y, shown] of content.matchAll(tokens)) {
    if (name !== undefined) font = fonts.get(name)!;
    else if (y !== undefined) {
      if (y !== row) text += "\n";
      row = y;
    } else {
      const codes = [...shown!.matchAll(/<(\w+)>/g)].flatMap(
        ([, hex]) => hex!.match(/.{4}/g) ?? [],
      );
      text += codes.map((code) => font.get(parseInt(code, 16)) ?? "?").join("");
    }
  }
  return text;
}

function lowest(content: string): number {
  return Math.min(
    ...[...content.matchAll(/1 0 0 1 [\d.-]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y)),
  );
}
