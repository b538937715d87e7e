import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { importPoints } from "../../../business/points/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { openingWords } from "./point-words.ts";
import { pointsTexts } from "./texts/index.ts";

const web = await testWeb();
const demo = path.join(import.meta.dirname, "../../../../database/seed/points.csv");

beforeAll(async () => {
  const table = readTable(readFileSync(demo));
  if (!table.ok) throw new Error(table.refusal);
  const own = "コード,種類,名称,緯度,経度,できること,出典,ライセンス,クレジット\n";
  const mapped = `osm:1,コンビニ,見本 <b>店</b>,35.6813,139.7672,払込票,OpenStreetMap,ODbL-1.0,© OpenStreetMap contributors`;
  const other = readTable(new TextEncoder().encode(own + mapped));
  if (!other.ok) throw new Error(other.refusal);
  for (const one of [table.value, other.value]) {
    const taken = await importPoints(web.db.act({ clock: web.clock }), one);
    if (!taken.ok || !taken.value.isWritten) throw new Error("the points were not taken");
  }
});

describe.each(LANGUAGES)("the finder in %s", (lang) => {
  const texts = pointsTexts[lang];
  const open = async (query: string) => web.get(`/${lang}/points${query}`);

  test("asks where one is, and needs no script for it", async () => {
    const html = await (await open("")).text();
    expect(html).toContain(`<form action="/${lang}/points" method="get"`);
    expect(html).toContain('name="place"');
    expect(html).not.toContain("<h2>1.");
  });

  test("shows the nearest first, with distance, hours and what they do, in few bytes", async () => {
    const response = await open("?place=%E6%9D%B1%E4%BA%AC%E9%A7%85");
    expect(response.status).toBe(200);
    const html = await response.text();
    const text = html.replaceAll(/<[^>]+>/g, " ");
    expect(text).toMatch(/1\. (?:【|\[)/u);
    expect(text.indexOf("1. ")).toBeLessThan(text.indexOf("2. "));
    for (const wanted of [texts.services.renews, texts.passport, "© OpenStreetMap contributors"]) {
      expect(text).toContain(wanted);
    }
    expect(html).not.toContain("<b>");
    expect(gzipSync(html).length).toBeLessThan(9000);
  });

  test("names the field when nobody knows the place, and keeps what was typed", async () => {
    const response = await open("?place=Atlantis&pay=cash");
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(texts.unknownPlace);
    expect(html).toContain('href="#f-place"');
    expect(html).toContain('value="Atlantis"');
    expect(html).toMatch(/<option value="cash" selected/u);
  });
});

test("filters leave out what does not fit, and say so when nothing does", async () => {
  const found = async (query: string) =>
    (await web.get(`/en/points?place=Shinjuku${query}`)).text();
  expect(await found("&does=takes_slips")).not.toContain("Shinjuku Station");
  expect(await found("&does=renews")).toContain("Shinjuku Station");
  web.clock.moveTo(instant("2026-11-22T19:00:00Z"));
  const night = await found("&open=yes");
  expect(night).toContain("Shinjuku Bus Terminal");
  expect(night).not.toContain("Shinjuku East");
  expect(await found("&does=takes_slips&pay=wechat_pay")).toContain(pointsTexts.en.none);
});

test("coordinates, a point's own words and nonsense are all answered", async () => {
  for (const [place, status] of [
    ["35.6812,139.7671", 200],
    ["雷門", 200],
    ["48.85, 2.35", 422],
    ["%00%ff", 200],
    ["x".repeat(5000), 422],
  ] as const) {
    const response = await web.get(`/en/points?place=${place}&does=%27&pay=%00&speaks=xx`);
    expect(response.status).toBe(status);
  }
});

test("an hour before it closes a place says in how long", () => {
  const now = instant("2026-11-22T03:00:00Z");
  const opening = { kind: "open", until: instant("2026-11-22T03:40:00Z") } as const;
  expect(openingWords(opening, now, "en")).toBe("Open, closes in 40 minutes");
  const later = { kind: "open", until: instant("2026-11-22T05:00:00Z") } as const;
  expect(openingWords(later, now, "ja")).toBe("営業中（14:00まで）");
  const closed = { kind: "closed", opensAt: instant("2026-11-23T01:00:00Z") } as const;
  expect(openingWords(closed, now, "en")).toBe("Closed, opens Mon 23 Nov 2026 10:00");
});
