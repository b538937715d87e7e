import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { lineById } from "../../../business/lines/index.ts";
import { openHandOver } from "../../../business/renewals/index.ts";
import { addHours, JST, localDate, nextMidnight } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { handOverTexts } from "./texts/index.ts";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

const web = await testWeb();
const act = web.db.act();
const town = await buildTown(act);

async function visit(line: TownLine, language = "en") {
  const jar: Jar = new Map();
  const sent = await web.get(`/${language}/r/${line.renewalCode}`, { jar });
  const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
  return { jar, at };
}

describe("the hand-over card", () => {
  it("is scanned off the page as what was chosen, in each language", async () => {
    const line = await town.line();
    const { msisdn, iccid } = (await lineById(act, line.lineId))!;
    for (const language of LANGUAGES) {
      const { jar, at } = await visit(line, language);
      const date = localDate(addHours(act.clock.now(), 24 * 5), JST);
      const query = `plan=week&leaves=${date}T18:30&use=heavy`;
      const answer = await web.get(`${at}/hand-over?${query}`, { jar });
      const html = await answer.text();
      const scanned = await openHandOver(act, await scan(html));
      expect(scanned).toMatchObject({
        value: {
          ...{ lineId: line.lineId, planCode: "week", language, wish: "renew" },
          trip: { use: "heavy" },
        },
      });
      expect(html).toContain('<section lang="ja"><p class="handed-say">このSIM');
      expect(html).toContain(`<section lang="${language}">`);
      for (const own of new Set(["ja", language] as const)) {
        expect(html).toContain(handOverTexts[own].leaves);
      }
      expect(html).toContain("1,980円");
      expect(html).toContain('<meta name="robots" content="noindex"/>');
      expect(answer.headers.get("cache-control")).toMatch(/^private,/);
      expect(html).toContain(`•••• ${(msisdn ?? iccid).slice(-4)}`);
      for (const secret of [iccid, line.renewalCode, line.lineId, msisdn!.slice(3)]) {
        expect(html.includes(secret)).toBe(false);
      }
    }
  });

  it("asks for advice, with the plan that was looked at or with none", async () => {
    const line = await town.line();
    const { jar, at } = await visit(line, "ko");
    for (const [query, planCode] of [
      ["", undefined],
      ["?plan=week&wish=advice", "week"],
    ] as const) {
      const html = await (await web.get(`${at}/hand-over${query}`, { jar })).text();
      expect(html).toContain(handOverTexts.ko.advice);
      expect(html).toContain(handOverTexts.ja.advice);
      expect(html).not.toContain("1,980円");
      const opened = await openHandOver(act, await scan(html));
      if (!opened.ok) return expect.fail(opened.refusal);
      expect(opened.value).toMatchObject({ wish: "advice", language: "ko" });
      expect(opened.value.planCode).toBe(planCode);
    }
  });

  it("is no stranger's, and none for what the line cannot take", async () => {
    const line = await town.line();
    const { jar, at } = await visit(line);
    const stranger = await web.get(`${at}/hand-over?plan=week`, { jar: new Map() });
    expect(stranger.headers.get("location")).toBe("/en?say=find-again");
    const none = await web.get(`${at}/hand-over?plan=no-such-plan`, { jar });
    expect(none.headers.get("location")).toContain(`${at}/plans`);
    // A date that is none is left out, as the plans' page would say.
    const odd = await web.get(`${at}/hand-over?plan=week&leaves=2001-01-01`, { jar });
    expect((await openHandOver(act, await scan(await odd.text()))).ok).toBe(true);
  });

  it("says until when the end holds, where midnight comes before the card is over", async () => {
    const now = web.clock.now();
    const tomorrow = nextMidnight(now, JST);
    const told = async (hours: number) => {
      web.clock.moveTo(addHours(tomorrow, hours));
      const { jar, at } = await visit(await town.line(), "ja");
      const html = await (await web.get(`${at}/hand-over?plan=week`, { jar })).text();
      return html.includes("お支払いの場合");
    };
    expect([await told(20), await told(10)]).toEqual([true, false]);
    web.clock.moveTo(now);
  });

  it("is where plans and confirmation lead, and leads to the board of sentences", async () => {
    const { jar, at } = await visit(await town.line());
    const pages = ["/plans", "/confirm?plan=week", "/hand-over?plan=week"];
    const [plans, confirm, card] = await Promise.all(
      pages.map(async (page) => (await web.get(at + page, { jar })).text()),
    );
    for (const html of [plans, confirm]) expect(html).toContain(`${at}/hand-over?use=normal`);
    expect(plans).toContain("wish=advice");
    expect(card).toContain('href="/en/phrases"');
    const board = await web.get("/en/phrases");
    expect(board.headers.get("cache-control")).toMatch(/^public,/);
    expect((await board.text()).match(/<li><span>/g)!.length).toBeGreaterThanOrEqual(25);
  });
});

/** Reads the code as a scanner would, from the path that draws it. */
async function scan(html: string): Promise<string> {
  const size = Number(/viewBox="-4 -4 (\d+) /.exec(html)![1]) - 8;
  const [unit, quiet] = [4, 4];
  const width = (size + 2 * quiet) * unit;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < unit; row++) {
      const line = (Number(y) + quiet) * unit + row;
      const from = (line * width + (Number(x) + quiet) * unit) * 4;
      for (let i = 0; i < Number(length) * unit; i++) data.fill(0, from + i * 4, from + i * 4 + 3);
    }
  }
  const picture = { data, width, height: width, colorSpace: "srgb" };
  const found = await readBarcodes(picture as Parameters<typeof readBarcodes>[0], {
    formats: ["QRCode"],
  });
  return found[0]?.text ?? "";
}
