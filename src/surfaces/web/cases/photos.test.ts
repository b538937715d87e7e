import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { got } from "../../../../tests/counter.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  addPhoto,
  caseOfNumber,
  casesOf,
  closeCase,
  eraseOldCases,
  photoFile,
  photosOf,
  WORDS_KEPT_DAYS,
  type Case,
} from "../../../business/cases/index.ts";
import { gatherMine, mineFile } from "../../../business/privacy/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { hireStaff } from "../../../business/staff/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import { photoTexts } from "./texts/photos.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const EMAIL = "wang@example.com";
let order: Renewal;
let digits: string;

const DOT = await grey(20);

beforeAll(async () => {
  const town = await buildTown(act);
  const line = await town.line();
  order = await orderOn(act, line, answering(act));
  digits = line.iccid.slice(-4);
});

/** A browser that has just reported something, and its case. */
async function reporter(lang = "en"): Promise<{ readonly jar: Jar; readonly one: Case }> {
  const jar: Jar = new Map();
  await web.post(`/${lang}/voucher`, { number: order.number, digits }, { jar });
  const form = { cause: "other", text: newId(), email: EMAIL, once: newId() };
  const sent = await web.post(`/${lang}/voucher/${order.number}/problem`, form, { jar });
  const number = sent.headers.get("location")!.split("/").at(-1)!;
  return { jar, one: (await caseOfNumber(act, number))! };
}

async function send(path: string, content: Uint8Array | undefined, jar: Jar): Promise<Response> {
  const form = new FormData();
  if (content !== undefined) {
    form.append("photo", new File([content as never], "IMG_0001.jpg", { type: "image/jpeg" }));
  }
  return web.post(path, form, { jar });
}

test.each(LANGUAGES)("in %s a photo is added once and shown to its holder", async (lang) => {
  const { jar, one } = await reporter(lang);
  const path = paths.casePhotos(lang, one.number);
  const texts = photoTexts[lang];
  expect(await (await web.get(paths.cases(lang, one.number), { jar })).text()).toContain(texts.add);
  for (let i = 0; i < 2; i++) expect((await send(path, DOT, jar)).status).toBe(303);
  expect(await photosOf(act, one)).toMatchObject([{ ordinal: 1, widthPx: 8, heightPx: 8 }]);
  const shown = await web.get(paths.casePhoto(lang, one.number, 1), { jar });
  expect(shown.headers.get("content-type")).toBe("image/jpeg");
  expect(new Uint8Array(await shown.arrayBuffer()).slice(0, 3)).toEqual(
    new Uint8Array([0xff, 0xd8, 0xff]),
  );
  const wrong = await send(path, new TextEncoder().encode("<svg/>"), jar);
  const said = await wrong.text();
  expect([wrong.status, said.includes(texts.errors.no_picture)]).toEqual([422, true]);
  expect(said).toContain('href="#f-photo"');
  const none = await send(path, undefined, jar);
  expect([none.status, (await none.text()).includes(texts.errors.photo_missing)]).toEqual([
    422,
    true,
  ]);
  await closeAll();
});

async function tell(jar: Jar, lang: string, fields: Readonly<Record<string, string | Uint8Array>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ cause: "other", email: EMAIL, ...fields })) {
    form.append(name, typeof value === "string" ? value : new File([value as never], "a.jpg"));
  }
  return web.post(`/${lang}/voucher/${order.number}/problem`, form, { jar });
}

test.each(LANGUAGES)("in %s a photo comes with the report itself, both once", async (lang) => {
  const { jar } = await reporter(lang);
  const once = newId();
  const report = { text: `see ${once}`, once, photo: DOT };
  const sent = await Promise.all([1, 2].map(async () => tell(jar, lang, report)));
  const places = sent.map((answer) => answer.headers.get("location"));
  expect(places[0]).toMatch(new RegExp(`^/${lang}/cases/[0-9A-Z]{9}$`, "u"));
  expect(places[1]).toBe(places[0]);
  const one = (await caseOfNumber(act, places[0]!.split("/").at(-1)!))!;
  expect(await photosOf(act, one)).toMatchObject([{ ordinal: 1, widthPx: 8, heightPx: 8 }]);
  const shown = await web.get(paths.casePhoto(lang, one.number, 1), { jar });
  expect(shown.headers.get("content-type")).toBe("image/jpeg");
  await closeAll();
});

test.each(LANGUAGES)("in %s a photo that is none loses nothing that was typed", async (lang) => {
  const { jar } = await reporter(lang);
  const texts = photoTexts[lang];
  const before = await casesOf(act, order);
  const large = new Uint8Array(9 * 1024 * 1024);
  for (const [photo, says] of [
    [new TextEncoder().encode("<svg/>"), texts.errors.no_picture],
    [large, texts.errors.picture_too_large],
  ] as const) {
    const sent = await tell(jar, lang, { text: "kept words", once: "k1", photo });
    const page = await sent.text();
    expect([sent.status, page.includes(says), page.includes("kept words")]).toEqual([
      422,
      true,
      true,
    ]);
    for (const part of ['href="#f-photo"', `value="${EMAIL}"`, 'value="k1"']) {
      expect(page).toContain(part);
    }
  }
  const other = await (await tell(jar, lang, { text: "", once: "k1", photo: DOT })).text();
  expect(other).toContain(texts.again);
  expect(await casesOf(act, order)).toHaveLength(before.length);
  await closeAll();
});

test("the same report told again with a photo keeps its number and gets the photo", async () => {
  const { jar } = await reporter();
  const first = await tell(jar, "en", { text: "told", once: newId() });
  const again = await tell(jar, "en", { text: "told", once: newId(), photo: DOT });
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  const one = (await caseOfNumber(act, again.headers.get("location")!.split("/").at(-1)!))!;
  expect(await photosOf(act, one)).toHaveLength(1);
  const mine = JSON.stringify(
    await mineFile(act, await gatherMine(act, { kind: "mailbox", email: EMAIL })),
  );
  expect(mine).toContain((await photoFile(act, one, 1))!.toString("base64"));
  await closeAll();
});

test("a slip's digits open the case, but not its photos; number and address do", async () => {
  const { jar, one } = await reporter();
  await send(paths.casePhotos("en", one.number), DOT, jar);
  const photo = paths.casePhoto("en", one.number, 1);
  expect((await web.get(photo)).status).toBe(303);
  const finder: Jar = new Map();
  await web.post("/en/cases", { number: one.number, contact: digits }, { jar: finder });
  expect((await web.get(paths.cases("en", one.number), { jar: finder })).status).toBe(200);
  expect((await web.get(photo, { jar: finder })).status).toBe(303);
  expect((await send(paths.casePhotos("en", one.number), await grey(240), finder)).status).toBe(
    303,
  );
  expect(await photosOf(act, one)).toHaveLength(1);
  const holder: Jar = new Map();
  await web.post("/en/cases", { number: one.number, contact: EMAIL }, { jar: holder });
  expect((await web.get(photo, { jar: holder })).status).toBe(200);
  expect((await web.get(paths.casePhoto("en", one.number, 2), { jar: holder })).status).toBe(404);
  await closeAll();
});

test("four are enough whoever is faster, a closed case takes none, and all go with its words", async () => {
  const { jar, one } = await reporter();
  const greys = await Promise.all([10, 60, 110, 160, 210].map(grey));
  const added = await Promise.all(greys.map(async (content) => addPhoto(act, one, content)));
  expect(added.filter(({ ok }) => ok)).toHaveLength(4);
  expect(added.find(({ ok }) => !ok)).toMatchObject({ refusal: "enough_photos" });
  expect((await photosOf(act, one)).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
  const raw = "select jpeg_sealed from case_photos where case_id = $1";
  const { rows } = await web.db.database.run({ text: raw, values: [one.caseId] });
  const stored = (rows as { jpeg_sealed: Buffer }[])[0]!.jpeg_sealed;
  expect(stored.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
  const wish = { number: "9501", name: "Sato", role: "operator", language: "ja" } as const;
  const { staff } = got(await hireStaff(act, wish));
  got(await closeCase(act, staff, one.number));
  const page = async () => (await web.get(paths.cases("en", one.number), { jar })).text();
  const [, rate = ""] = /href="(\/en\/rate\/[^"]+)"/.exec(await page()) ?? [];
  expect((await web.post(rate, { stars: "4" }, { jar })).status).toBe(303);
  expect(await page()).not.toContain("/en/rate/");
  expect(await addPhoto(act, one, await grey(240))).toMatchObject({ refusal: "case_moved_on" });
  web.clock.moveTo(addHours(web.clock.now(), WORDS_KEPT_DAYS * 24 + 1));
  await eraseOldCases(act);
  expect(await photosOf(act, one)).toEqual([]);
  expect(await photoFile(act, one, 1)).toBeUndefined();
});

async function grey(level: number): Promise<Uint8Array> {
  const background = { r: level, g: level, b: level };
  return sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Room for the next: five open cases per order are enough. */
async function closeAll(): Promise<void> {
  const closed = "update cases set state = 'closed', closed_at = opened_at";
  await web.db.database.run({ text: closed, values: [] });
}
