import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_SECRETS } from "../../../../tests/database.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { PROOFS, type LineId, type Proof } from "../../../business/lines/index.ts";
import {
  importPoints,
  placeOfPrefecture,
  pointsSaying,
  tellPointState,
} from "../../../business/points/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { addHours, instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { paths } from "../routes.ts";
import { openingWords } from "./point-words.ts";
import { pointPageTexts, pointsTexts } from "./texts/index.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-photos-"));
afterAll(() => rmSync(folder, { recursive: true }));
const web = await testWeb({
  ground: {
    config: readConfig({ PUBLIC_URL: "http://tsunagu.test", TSUNAGU_DATA_DIR: folder }),
  },
});
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
    for (const wanted of [
      texts.services.renews,
      pointPageTexts[lang].needsPassport,
      "© OpenStreetMap contributors",
    ]) {
      expect(text).toContain(wanted);
    }
    expect(html).not.toContain("<b>");
    expect(text).not.toContain("9. ");
    expect(gzipSync(html).length).toBeLessThan(7000);
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

describe.each(LANGUAGES)("a point's page in %s", (lang) => {
  const [texts, more] = [pointsTexts[lang], pointPageTexts[lang]];

  test("has the week, what to bring, the way there, a map, in few bytes", async () => {
    const response = await web.get(`/${lang}/points/demo-nrt-t1`);
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const words of [more.week, texts.passport, more.kinds.airport_counter, more.mapCredit]) {
      expect(html).toContain(words);
    }
    expect(html).toContain("06:30–23:00");
    // The usual eight minutes are seven at noon in Japan.
    expect(html).toContain(texts.waitUsual(7));
    expect(html).toContain(`<title>${more.map}</title>`);
    expect(html).toMatch(/href="geo:35\.7653,140\.3856\?q=/u);
    expect(gzipSync(html).length).toBeLessThan(6000);
  });
});

test("a point shows its photo, its waits by the hour and what it tells; a strange name nothing", async () => {
  const own =
    "コード,種類,名称,緯度,経度,できること,写真,時間帯別の待ち時間,営業時間\n" +
    "own/1,端末,写真店,35.6,139.7,更新,shop-1.jpg,9-10:5 12:15,Mo-Fr 09:00-18:00; PH off\n";
  const table = readTable(new TextEncoder().encode(own));
  if (!table.ok) throw new Error(table.refusal);
  const act = web.db.act({ clock: web.clock });
  await importPoints(act, table.value);
  const [point] = await pointsSaying(act, "写真店");
  await tellPointState(act, { pointId: point!.pointId, state: "limited", waitMinutes: 7 });
  const at = paths.point("en", point!);
  expect(at).toBe(`/en/points/${point!.pointId}`);
  const html = await (await web.get(at)).text();
  expect(html).toContain('<img src="/photos/shop-1.jpg"');
  expect(html).toContain("12:00–13:00");
  for (const words of ["about 15 min", "about 7 min now", "Some functions", "holiday", "Closed"]) {
    expect(html).toContain(words);
  }
  expect((await web.get("/photos/shop-1.jpg")).status).toBe(404);
  mkdirSync(path.join(folder, "photos"), { recursive: true });
  writeFileSync(path.join(folder, "photos", "shop-1.jpg"), "a picture");
  const photo = await web.get("/photos/shop-1.jpg");
  expect([photo.status, photo.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  for (const name of ["%2e%2e%2fsecret", "nobody", "a%00b", "x".repeat(200)]) {
    expect((await web.get(`/en/points/${name}`)).status).toBe(404);
    expect((await web.get(`/photos/${name}.jpg`)).status).toBe(404);
  }
});

test("only the holder of a line is offered where it was last", async () => {
  const act = web.db.act({ clock: web.clock });
  const town = await buildTown(act);
  const { lineId } = await town.line();
  await web.db.database.run({
    text: "insert into line_areas (line_id, prefecture, seen_at) values ($1, 26, $2)",
    values: [lineId, web.clock.now()],
  });
  const seen = async (proof: Proof) => {
    const jar = visitWith({ lineId, proof });
    const [finder, adviser] = await Promise.all(
      ["/ja/points", "/ja/advise"].map(async (at) => (await web.get(at, { jar })).text()),
    );
    return [finder!.includes("京都"), adviser!.includes("京都")];
  };
  for (const proof of PROOFS) {
    const isHolder = proof === "owner" || proof === "own_connection";
    expect([proof, await seen(proof)]).toEqual([proof, [isHolder, isHolder]]);
  }
  expect(PREFECTURE_CODES.every((code) => placeOfPrefecture(code, "ja") !== undefined)).toBe(true);
  expect(placeOfPrefecture(48, "ja")).toBeUndefined();
  expect(placeOfPrefecture(28, "en")?.label).toBe("Hyogo");
});

/** A browser that has proven a line in that way. */
function visitWith({ lineId, proof }: { lineId: LineId; proof: Proof }): Jar {
  const at = web.clock.now();
  const content = [newId<"visitor">(), [["line-ref", lineId, proof, at]], []];
  const token = TEST_SECRETS.sealToken(content, { purpose: "visit", expiresAt: addHours(at, 1) });
  return new Map([["visit", token]]);
}

const PREFECTURE_CODES = Array.from({ length: 47 }, (_, i) => i + 1);

test("more are a link away, and what lies too far is no place to go to now", async () => {
  const first = await (await web.get("/en/points?place=Shinjuku&pay=cash")).text();
  const more = /<a href="([^"]+more=yes)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(new URLSearchParams(more.split("?")[1]).get("pay")).toBe("cash");
  const all = await (await web.get(more)).text();
  expect(all).toContain("9. ");
  expect(all).not.toContain(pointPageTexts.en.showMore);
  expect(all).not.toMatch(/[1-9]\d\d(?:\.\d)? km/);
  const far = await (await web.get("/en/points?place=43.9%2C144.2")).text();
  expect(far.match(/<li>\s*<h3>/g)).toHaveLength(3);
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
  const midnight = { kind: "open", until: instant("2026-11-22T15:00:00Z") } as const;
  expect(openingWords(midnight, now, "en")).toBe("Open until 24:00");
  const closed = { kind: "closed", opensAt: instant("2026-11-23T01:00:00Z") } as const;
  expect(openingWords(closed, now, "en")).toBe("Closed, opens Mon 23 Nov 2026 10:00");
});
