import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { receiptMailTexts } from "../receipt/texts/receipt-mail-texts.ts";
import { voucherPageTexts } from "../voucher/texts/index.ts";
import { LIST, NOBODY, readMark, TOP } from "./island/rules.ts";
import { offlineTexts } from "./texts/index.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let line: TownLine;
let order: Renewal;
let known: Jar;

beforeAll(async () => {
  line = await town.line();
  order = await orderOn(act, line, answering(act));
  known = (await opened()).jar;
});

async function opened(): Promise<{ readonly jar: Jar; readonly lineUrl: string }> {
  const jar: Jar = new Map();
  const led = await web.get(`/ja/r/${line.renewalCode}`, { jar });
  await web.post("/ja/orders", { number: order.number, email: "wang@example.com" }, { jar });
  return { jar, lineUrl: led.headers.get("location")! };
}

const markAt = async (path: string, jar?: Jar) =>
  readMark((await web.get(path, jar === undefined ? {} : { jar })).headers);

describe("what may be kept", () => {
  test("is what one's visit opens, for two weeks, under one key", async () => {
    const { jar, lineUrl } = await opened();
    const at = `/ja/orders/${order.number}`;
    const marks = [];
    for (const path of [lineUrl, at, `${at}/receipt`, `/ja/voucher/${order.number}`]) {
      marks.push(await markAt(path, jar));
    }
    expect(new Set(marks.map(({ holder }) => holder)).size).toBe(1);
    expect(marks.map(({ keepSeconds }) => keepSeconds)).toEqual(Array(4).fill(14 * 86_400));
    expect(marks[0]?.holder).toMatch(/^[\w-]{16}$/u);
  });

  test("is for an hour what a slip opened, and nothing of what asks or shows no one's page", async () => {
    const jar: Jar = new Map();
    const digits = line.iccid.slice(-4);
    await web.post("/ja/voucher", { number: order.number, digits }, { jar });
    expect((await markAt(`/ja/voucher/${order.number}`, jar)).keepSeconds).toBe(3600);
    for (const path of ["/ja", "/ja/guide", "/ja/offline", "/ja/account/log-in", "/ja/nowhere"]) {
      expect([path, (await markAt(path, jar)).keepSeconds]).toEqual([path, 0]);
    }
    const wrong = await web.post("/ja/voucher", { number: "1", digits }, { jar });
    expect(wrong.headers.get("offline-ok")).toBeNull();
  });

  test("another visit, another log-in and no visit at all are other holders", async () => {
    const [mine, other] = [await opened(), await opened()];
    const loggedIn: Jar = new Map([...mine.jar, ["tsunagu.session_token", "abc.def"]]);
    const holders = [
      (await markAt(mine.lineUrl, mine.jar)).holder,
      (await markAt(other.lineUrl, other.jar)).holder,
      (await markAt(mine.lineUrl, loggedIn)).holder,
      (await markAt("/ja")).holder,
    ];
    expect(new Set(holders).size).toBe(4);
    expect(holders[3]).toBe(NOBODY);
  });
});

describe("leaving", () => {
  test.each(["/ja/account/log-out", "/ja/offline/forget"])("%s clears the device", async (path) => {
    const { jar, lineUrl } = await opened();
    const before = await markAt(lineUrl, jar);
    const left = await web.post(path, {}, { jar });
    expect(left.status).toBe(303);
    expect(left.headers.get("clear-site-data")).toBe('"cache", "storage"');
    const next = await web.get(left.headers.get("location")!, { jar });
    expect(readMark(next.headers).holder).not.toBe(before.holder);
    expect((await web.get(lineUrl, { jar })).status).toBe(303);
  });
});

describe("the app", () => {
  test.each(LANGUAGES)(
    "in %s has its manifest, its icons and its page without network",
    async (lang) => {
      const html = await (await web.get(`/${lang}`)).text();
      const [, manifestUrl = ""] = /<link rel="manifest" href="([^"]+)"/u.exec(html) ?? [];
      const manifest = (await (await web.get(manifestUrl)).json()) as {
        readonly name: string;
        readonly icons: readonly { readonly src: string; readonly sizes: string }[];
      };
      expect(manifest).toMatchObject({ lang, start_url: `/${lang}`, display: "standalone" });
      expect(manifest.name).toBe(offlineTexts[lang].appName);
      for (const { src, sizes } of manifest.icons) {
        expect(`${await sideOf(src)}x${await sideOf(src)}`).toBe(sizes);
      }
      const page = await web.get(`/${lang}/offline`);
      const text = await page.text();
      for (const step of offlineTexts[lang].steps) expect(text).toContain(step.title);
      // What the worker adds to hangs on these.
      for (const mark of [TOP, LIST]) expect(text).toContain(mark);
      expect(page.headers.get("cache-control")).toContain("public");
    },
  );

  test("its icon is the mark, on a ground that goes to the edge", async () => {
    const pixels = await pixelsOf("/app-icons/192.png");
    expect(pixels(0, 0)).toEqual([0xfa, 0xf7, 0xf0]);
    const at = (part: number) => Math.round(((part / 32 - 0.5) * 0.72 + 0.5) * 192);
    expect(pixels(at(7), at(22))).toEqual([0x23, 0x4f, 0x8e]);
    expect(pixels(at(25), at(10))).toEqual([0xb9, 0x3a, 0x21]);
    expect((await web.get("/app-icons/513.png")).status).toBe(404);
  });

  test("its worker may not be kept by the browser, and reaches nobody else", async () => {
    const worker = await web.get("/worker.js");
    expect(worker.headers.get("content-type")).toContain("text/javascript");
    expect(worker.headers.get("cache-control")).toBe("no-cache");
    expect(worker.headers.get("content-security-policy")).toBe(
      "default-src 'none'; connect-src 'self'",
    );
  });
});

describe("the receipt by mail", () => {
  test("is asked for once however often the form comes, and says so", async () => {
    const jar = known;
    const at = `/ko/orders/${order.number}/receipt`;
    const html = await (await web.get(at, { jar })).text();
    const [, once = ""] =
      /name="do" value="mail"[^>]*>.*?name="once" value="([^"]+)"/su.exec(html) ?? [];
    expect(once).not.toBe("");
    expect(html).toContain("w•••@example.com");
    for (let i = 0; i < 2; i++) {
      const sent = await web.post(at, { do: "mail", once }, { jar });
      expect(sent.headers.get("location")).toBe(`${at}?said=mailed`);
    }
    expect(await (await web.get(`${at}?said=mailed`, { jar })).text()).toContain(
      receiptMailTexts.ko.mailed,
    );
    const { rows } = await act.database.run({
      text: "select 1 from events where name = 'letter.asked'",
      values: [],
    });
    expect(rows).toHaveLength(1);
    for (let i = 0; i < 5; i++)
      await web.post(at, { do: "mail", once: `again-${i}-0000` }, { jar });
    const tooMany = await web.post(at, { do: "mail", once: "once-more-0" }, { jar });
    expect([tooMany.status, Number(tooMany.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await tooMany.text()).toContain(receiptMailTexts.ko.tooMany);
  });
});

test.each(LANGUAGES)("in %s the voucher carries its code for the counter", async (lang) => {
  const html = await (await web.get(`/${lang}/voucher/${order.number}`, { jar: known })).text();
  expect(html).toContain(`role="img" aria-label="${voucherPageTexts[lang].code}"`);
});

async function sideOf(path: string): Promise<number> {
  const bytes = Buffer.from(await (await web.get(path)).arrayBuffer());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return bytes.readUInt32BE(16);
}

async function pixelsOf(path: string) {
  const bytes = Buffer.from(await (await web.get(path)).arrayBuffer());
  const side = bytes.readUInt32BE(16);
  const at = bytes.indexOf("IDAT");
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  return (x: number, y: number) => {
    const from = y * (side * 3 + 1) + 1 + x * 3;
    return [...rows.subarray(from, from + 3)];
  };
}
