import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { readTable } from "../../foundation/tables/index.ts";
import {
  closePoint,
  findKnownPlace,
  findPoints,
  importPoints,
  pointsSaying,
  readCoordinates,
  readPoint,
  STATE_FRESH_MINUTES,
  tellPointState,
  type Point,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const DEMO = readFileSync(path.join(import.meta.dirname, "../../../database/seed/points.csv"));
const TOKYO = { latitude: 35.6812, longitude: 139.7671 };

beforeEach(async () => {
  const codes = (await everyPoint()).map(({ pointId }) => pointId);
  for (const pointId of codes) await closePoint(act, pointId);
});

describe("a spreadsheet", () => {
  test("the demo's points are all taken, in five languages, and found from Tokyo Station", async () => {
    const outcome = await importPoints(act, tableOf(DEMO.toString()));
    expect(outcome).toMatchObject({ ok: true, value: { created: 45, problems: [] } });
    const found = await findPoints(act, { near: TOKYO, limit: 3 });
    expect(found[0]!.point.code).toBe("demo-tyo");
    expect(found[0]).toMatchObject({ metres: 0, walkMinutes: 0 });
    expect(found[1]!.walkMinutes).toBeGreaterThan(0);
    for (const { point } of await findPoints(act, { near: TOKYO, limit: 100 })) {
      expect(point.source).toEqual({ name: "demo", licence: "own" });
      for (const language of LANGUAGES) expect(point.names[language]).toMatch(/^[【[]/u);
    }
  });

  test("the same again changes nothing, a changed row changes its point, a closed one comes back", async () => {
    expect(await take(CSV)).toMatchObject({ created: 1 });
    expect(await take(CSV)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await take(CSV.replace("24/7", "Mo-Su 07:00-23:00"))).toMatchObject({ updated: 1 });
    const [point] = await everyPoint();
    expect(point).toMatchObject({ hours: "Mo-Su 07:00-23:00", does: ["takes_slips"] });
    await closePoint(act, point!.pointId);
    expect(await everyPoint()).toEqual([]);
    expect(await take(CSV)).toMatchObject({ updated: 1 });
    expect((await everyPoint()).map(({ pointId }) => pointId)).toEqual([point!.pointId]);
  });

  test.each([
    ["latitude", CSV.replace("35.69", "abc"), "not_a_number"],
    ["latitude", CSV.replace("35.69,139.70", "139.70,35.69"), "not_in_japan"],
    ["kind", CSV.replace("コンビニ", "pub"), "not_one_of"],
    ["does", CSV.replace("払込票", "coffee"), "not_one_of"],
    ["credit", CSV.replace("own", "CC-BY-4.0"), "credit_missing"],
  ])("what is wrong is named by its column: %s", async (_column, csv, problem) => {
    const outcome = await importPoints(act, tableOf(csv));
    expect(outcome).toMatchObject({ value: { isWritten: false, problems: [{ row: 2, problem }] } });
    expect(await everyPoint()).toEqual([]);
  });

  test("hours that nobody can read are left out, and said so", async () => {
    const report = await take(CSV.replace("24/7", "immer"));
    expect(report.warnings.map(({ problem }) => problem)).toContain("hours_unreadable");
    expect((await everyPoint())[0]!.hours).toBeUndefined();
  });
});

describe("what map programs export", () => {
  test("Overpass JSON, with what it cannot know set for all rows", async () => {
    const json = {
      version: 0.6,
      generator: "Overpass API",
      elements: [
        {
          ...{ type: "node", id: 123, lat: 35.681, lon: 139.767 },
          tags: {
            ...{ shop: "convenience", name: "サンプル東京", "name:en": "Sample Tokyo" },
            ...{ opening_hours: "24/7", "payment:cash": "yes", "payment:suica": "yes" },
            ...{ internet_access: "wlan", level: "-1", "addr:city": "千代田区" },
          },
        },
        {
          ...{ type: "way", id: 9, center: { lat: 35.7, lon: 139.7 } },
          tags: { shop: "mobile_phone", name: "見本ショップ" },
        },
      ],
    };
    const report = await take(JSON.stringify(json), { does: "takes_slips" });
    expect(report).toMatchObject({ created: 2, credits: ["© OpenStreetMap contributors"] });
    const [one, other] = (await everyPoint()).toSorted((a, b) => a.code.length - b.code.length);
    expect([one!.code, other!.code]).toEqual(["osm:way/9", "osm:node/123"]);
    expect(one).toMatchObject({ kind: "telecom_shop", place: { latitude: 35.7 } });
    expect(other).toMatchObject({
      kind: "convenience_store",
      hours: "24/7",
      payments: ["cash", "transit"],
      hasWifi: true,
      address: "千代田区",
      source: {
        name: "OpenStreetMap",
        licence: "ODbL-1.0",
        credit: "© OpenStreetMap contributors",
      },
    });
    expect(other!.names).toMatchObject({
      ja: "サンプル東京",
      en: "Sample Tokyo",
      ko: "Sample Tokyo",
    });
    expect(other!.hints).toMatchObject({ ja: "B1F", en: "B1F" });
  });

  test("GeoJSON of All the Places, under its own codes", async () => {
    const json = collection({
      "@spider": "sample_jp",
      ref: "0042",
      brand: "サンプル",
      branch: "新宿店",
      shop: "convenience",
      "addr:full": "東京都新宿区",
      opening_hours: "Mo-Su 07:00-23:00",
    });
    const report = await take(json, { does: "takes_slips", payments: "cash" });
    expect(report).toMatchObject({ created: 1, credits: ["All the Places"] });
    expect((await everyPoint())[0]).toMatchObject({
      code: "sample_jp:0042",
      place: { latitude: 35.69, longitude: 139.7 },
      address: "東京都新宿区",
      payments: ["cash"],
      source: { licence: "CC0-1.0" },
    });
  });

  test("plain GeoJSON in our own words, areas left out", async () => {
    const json = JSON.parse(
      collection({ code: "k-1", kind: "kiosk", name: "端末", does: "renews", hours: "24/7" }),
    ) as { features: object[] };
    const area = { type: "Polygon", coordinates: [[[139, 35]]] };
    json.features.push({ type: "Feature", geometry: area, properties: { code: "k-2" } });
    expect(await take(JSON.stringify(json))).toMatchObject({ rows: 1, created: 1 });
    expect((await everyPoint())[0]).toMatchObject({ code: "k-1", kind: "kiosk", does: ["renews"] });
  });
});

describe("looking for a point", () => {
  test("filters narrow what is near, and what is told is shown while it is news", async () => {
    await importPoints(act, tableOf(DEMO.toString()));
    const kiosks = await findPoints(act, { near: TOKYO, filter: { kinds: ["kiosk"] }, limit: 2 });
    expect(kiosks.map(({ point }) => point.kind)).toEqual(["kiosk", "kiosk"]);
    const { pointId } = kiosks[0]!.point;
    await tellPointState(act, { pointId, state: "out_of_order", waitMinutes: 4 });
    const told = await readPoint(act, pointId);
    expect(told?.state).toMatchObject({ state: "out_of_order", waitMinutes: 4 });
    act.clock.moveTo(addMinutes(act.clock.now(), STATE_FRESH_MINUTES));
    expect((await readPoint(act, pointId))?.state).toBeUndefined();
    expect(await tellPointState(act, { pointId, state: "works", waitMinutes: 9999 })).toMatchObject(
      { refusal: "wait_unbelievable", field: "waitMinutes" },
    );
  });

  test("a place is known by its name in each language, and around other words", () => {
    for (const typed of [
      "東京駅",
      "东京站",
      "Tokyo station",
      "도쿄역",
      "TOKYO STATION, Yaesu side",
    ]) {
      expect(findKnownPlace(typed, "en")?.label).toBe("Tokyo Station");
    }
    expect(findKnownPlace("大阪", "ko")?.label).toBe("오사카");
    expect(findKnownPlace("shinjuku", "ja")?.label).toBe("新宿");
    expect(findKnownPlace("関西空港駅", "en")?.label).toBe("Kansai Airport");
    for (const typed of ["", "?", "x", "Paris"])
      expect(findKnownPlace(typed, "en")).toBeUndefined();
  });

  test("coordinates are read as maps give them, in Japan alone", () => {
    expect(readCoordinates("35.6812, 139.7671")).toEqual(TOKYO);
    expect(readCoordinates("３５．６８１２　１３９．７６７１")).toEqual(TOKYO);
    for (const typed of ["48.85, 2.35", "139.7, 35.6", "35", "35.6812;139", "a,b"]) {
      expect(readCoordinates(typed)).toBeUndefined();
    }
  });

  test("a point is found by what stands in its name, address or hint", async () => {
    await importPoints(act, tableOf(DEMO.toString()));
    const codes = async (typed: string) => (await pointsSaying(act, typed)).map(({ code }) => code);
    expect(await codes("雷門")).toEqual(["demo-asa"]);
    expect(await codes("Bus Terminal")).toEqual(["demo-sjk-bus"]);
    expect(await codes("%")).toEqual([]);
    expect(await codes("_____")).toEqual([]);
  });
});

const CSV = `コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス
s-1,コンビニ,見本店,35.69,139.70,24/7,払込票,現金,operator,own`;

function collection(properties: object): string {
  const geometry = { type: "Point", coordinates: [139.7, 35.69] };
  return JSON.stringify({
    type: "FeatureCollection",
    features: [{ type: "Feature", geometry, properties }],
  });
}

function tableOf(content: string, set: Readonly<Record<string, string>> = {}) {
  const table = readTable(new TextEncoder().encode(content));
  if (!table.ok) throw new Error(table.refusal);
  const { columns, rows } = table.value;
  return {
    ...table.value,
    columns: [...columns, ...Object.keys(set)],
    rows: rows.map((row) => ({ ...row, cells: [...row.cells, ...Object.values(set)] })),
  };
}

async function take(content: string, set?: Readonly<Record<string, string>>) {
  const outcome = await importPoints(act, tableOf(content, set));
  if (!outcome.ok) throw new Error(outcome.refusal);
  expect(outcome.value.problems).toEqual([]);
  return outcome.value;
}

async function everyPoint(): Promise<readonly Point[]> {
  return (await findPoints(act, { near: TOKYO, limit: 1000 })).map(({ point }) => point);
}
