import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  asOfText,
  cacheOf,
  cameOf,
  fallsBack,
  foreignCaches,
  frozen,
  holderOfCache,
  isStale,
  keptFor,
  keyOf,
  NOBODY,
  newsOf,
  onceOf,
  PAGES_MAX,
  readMark,
  titleOf,
  toForget,
  tooOld,
  toSend,
  WAITS_MS,
  wayOf,
  withLine,
  withList,
  type Kept,
  type Waiting,
} from "./island/rules.ts";
import { WORKER_TEXTS } from "./texts/worker-texts.ts";

const NOW = Date.parse("2026-11-27T12:40:00Z");
const MINUTE = 60_000;

const kept = fc
  .record({
    key: fc.constantFrom("/ja/line/a", "/en/line/a", "/ko/orders/K7M2Q9ABCD", "/ja/line/b"),
    keptAt: fc.integer({ min: NOW - 30 * 86_400_000, max: NOW }),
    seconds: fc.integer({ min: 0, max: 14 * 86_400 }),
  })
  .map(({ key, keptAt, seconds }, i = 0): Kept => {
    return {
      key: `${key}${i === 0 ? "" : i}`,
      keptAt,
      asOf: keptAt,
      until: keptAt + seconds * 1000,
    };
  });

test("only what the server marks is kept, and only of a holder", () => {
  const heads = (of: Record<string, string>) => readMark(new Headers(of));
  expect(heads({})).toEqual({ holder: undefined, keepSeconds: 0 });
  expect(heads({ "offline-ok": "60" })).toEqual({ holder: undefined, keepSeconds: 0 });
  expect(heads({ "offline-holder": "abc" })).toEqual({ holder: "abc", keepSeconds: 0 });
  expect(heads({ "offline-holder": "abc", "offline-ok": "60" })).toEqual({
    ...{ holder: "abc", keepSeconds: 60 },
  });
  expect(heads({ "offline-holder": NOBODY, "offline-ok": "60" }).keepSeconds).toBe(0);
  for (const wrong of ["-1", "1e9", "x", "999999999", " 6 0"]) {
    expect(heads({ "offline-holder": "abc", "offline-ok": wrong }).keepSeconds).toBe(0);
  }
});

test("a holder leaves nobody else's pages, and no others' caches", () => {
  const holder = fc.stringMatching(/^[\w-]{1,16}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(holder), holder, (holders, own) => {
      const names = [...holders.map(cacheOf), "shell", "other"];
      const gone = foreignCaches(names, own);
      const left = names.filter((name) => !gone.includes(name));
      expect(left.map(holderOfCache).filter((one) => one !== undefined && one !== own)).toEqual([]);
      expect(left.includes(cacheOf(own))).toBe(names.includes(cacheOf(own)));
      expect([left.includes("shell"), left.includes("other")]).toEqual([true, true]);
      expect(foreignCaches(names, NOBODY)).toEqual(
        names.filter((name) => holderOfCache(name) !== undefined && name !== cacheOf(NOBODY)),
      );
    }),
  );
});

test("stale pages go, and the oldest above the number; the newest good ones stay", () => {
  fc.assert(
    fc.property(fc.array(kept, { maxLength: 60 }), (all) => {
      const gone = toForget(all, NOW);
      const left = all.filter((one) => !gone.includes(one));
      expect(left.length).toBeLessThanOrEqual(PAGES_MAX);
      expect(left.some((one) => isStale(one, NOW))).toBe(false);
      const wrongly = gone.filter(
        (one) =>
          !isStale(one, NOW) &&
          (left.length < PAGES_MAX || left.some(({ keptAt }) => keptAt < one.keptAt)),
      );
      expect(wrongly).toEqual([]);
    }),
  );
});

test("a page is over at its end exactly, and when the clock was set back", () => {
  const one: Kept = { key: "/ja/line/a", asOf: NOW, keptAt: NOW, until: NOW + MINUTE };
  expect(isStale(one, NOW + MINUTE - 1)).toBe(false);
  expect(isStale(one, NOW + MINUTE)).toBe(true);
  expect(isStale(one, NOW - 2 * MINUTE)).toBe(true);
});

test("a page is found by its address, else in another language, never as another page", () => {
  fc.assert(
    fc.property(fc.array(kept, { maxLength: 20 }), (all) => {
      const found = keptFor("/ja/line/a", all, NOW);
      const good = all.filter((one) => !isStale(one, NOW));
      const has = (key: string) => good.some((one) => one.key === key);
      const wanted = has("/ja/line/a")
        ? "/ja/line/a"
        : has("/en/line/a")
          ? "/en/line/a"
          : undefined;
      expect(found?.key).toBe(wanted);
    }),
  );
  const bare: Kept = { key: "/voucher", asOf: NOW, keptAt: NOW, until: NOW + MINUTE };
  expect(keptFor("/else", [bare], NOW)).toBeUndefined();
});

test("a page is kept without what was only said once", () => {
  const key = (path: string) => keyOf(new URL(path, "https://tsunagu.test"));
  expect(key("/ja/orders/K7M2Q9ABCD/receipt?kind=return&part=2&said=mailed")).toBe(
    "/ja/orders/K7M2Q9ABCD/receipt?kind=return&part=2",
  );
  expect(key("/ja/line/abc?back=yes#x")).toBe("/ja/line/abc");
});

test.each([
  ["GET", true, "/ja/line/abc", "page"],
  ["GET", true, "/zh-Hant", "page"],
  ["GET", true, "/counter/till", "none"],
  ["GET", true, "/kiosk", "none"],
  ["GET", true, "/jam", "none"],
  ["GET", true, "/ja/orders/K7M2Q9ABCD/receipt.pdf", "none"],
  ["GET", false, "/ja/orders/K7M2Q9ABCD/events", "none"],
  ["GET", false, "/assets/tsunagu.AbC_-1.css", "asset"],
  ["GET", false, "/assets/kiosk.AbC_-1.js", "none"],
  ["POST", true, "/ja/orders/K7M2Q9ABCD/receipt", "letter"],
  ["POST", true, "/ja/orders/K7M2Q9ABCD/pay", "none"],
  ["POST", true, "/ja/account/log-out", "farewell"],
  ["POST", true, "/ko/offline/forget", "farewell"],
  ["DELETE", true, "/ja/line/abc", "none"],
] as const)("%s (page: %s) %s is %s", (method, isPage, path, way) => {
  expect(wayOf({ method, isPage, path })).toBe(way);
});

test("only the form that is done once waits for a connection", () => {
  expect(onceOf("do=mail&once=0192f0aa-1111-7000-8000-000000000000")).toBe(
    "0192f0aa-1111-7000-8000-000000000000",
  );
  for (const body of ["do=reissue&once=0192f0aa-1111", "do=mail", "do=mail&once=x", "", "%%%"]) {
    expect(onceOf(body)).toBeUndefined();
  }
});

const request: Waiting = {
  ...{ once: "o", holder: "h", url: "/ja/orders/K7M2Q9ABCD/receipt", body: "", at: NOW },
  state: "waits",
};

test("a request goes up for its own holder, while it is young, and only while it waits", () => {
  const sent = { ...request, state: "sent" } as const;
  const foreign = { ...request, holder: "other" };
  const old = { ...request, at: NOW - WAITS_MS };
  const all = [request, sent, foreign, old];
  expect(toSend(all, { holder: "h", now: NOW })).toEqual([request]);
  expect(toSend(all, { holder: undefined, now: NOW })).toEqual([]);
  expect(tooOld(all, NOW)).toEqual([old]);
});

test.each([
  [303, "/ja?said=mailed", "refused"],
  [200, "/ja/orders/K7M2Q9ABCD/receipt?said=mailed", "sent"],
  [200, "/ja/orders/K7M2Q9ABCD/receipt?kind=return&said=mailed", "sent"],
  [200, "/ja?say=find-again", "refused"],
  [403, "/ja/orders/K7M2Q9ABCD/receipt?said=mailed", "refused"],
  [429, "/ja/orders/K7M2Q9ABCD/receipt", "waits"],
  [503, "/ja/orders/K7M2Q9ABCD/receipt", "waits"],
])("an answer %i at %s: %s", (status, url, came) => {
  expect(cameOf({ status, url })).toBe(came);
});

test("a house that cannot be reached is as good as no connection, a fault is not", () => {
  expect([500, 501, 502, 503, 504, 505, 200, 404].filter(fallsBack)).toEqual([502, 503, 504]);
});

test.each(LANGUAGES)(
  "in %s a page says as of when it is, and requests what came of them",
  (lang) => {
    const texts = WORKER_TEXTS[lang];
    expect(asOfText(NOW - MINUTE, NOW, lang)).toBe(texts.asOf("21:39"));
    const yesterday = asOfText(NOW - 86_400_000, NOW, lang);
    expect(yesterday).toMatch(/26/u);
    expect(yesterday).toContain("21:40");
    // Midnight in Japan lies between: another day there, whatever day it is in Europe.
    expect(asOfText(NOW, NOW + 3 * 3_600_000, lang)).toMatch(/27/u);
    const of = (state: Waiting["state"]) => ({ ...request, state });
    expect(newsOf([], lang)).toBeUndefined();
    expect(newsOf([of("sent")], lang)).toBe(texts.sent);
    expect(newsOf([of("sent"), of("waits")], lang)).toBe(texts.waits);
    expect(newsOf([of("sent"), of("waits"), of("refused")], lang)).toBe(texts.refused);
  },
);

const PAGE =
  '<html><head><title>A &amp; B · Tsunagu</title><script type="module" src="/assets/order.x.js"></script>' +
  '<script type="module" src="/assets/offline.y.js"></script></head><body><header class="top"></header>' +
  '<div id="kept"></div></body></html>';

test("what is added to a page cannot be mistaken for its own markup", () => {
  const line = withLine(PAGE, "<b>$& 5 > 4</b>", { url: "/ja", label: '"' });
  expect(line).toContain(
    '<header class="top"><p class="banner" role="status">&lt;b&gt;$&amp; 5 &gt; 4&lt;/b&gt; <a href="/ja">&quot;</a></p>',
  );
  const listed = { key: '/ja/line/a?part="', title: titleOf(PAGE), seen: "<" };
  expect(withList(PAGE, [listed], "ja")).toContain(
    '<a href="/ja/line/a?part=&quot;">A &amp; B</a><br><span class="soft small">&lt;</span>',
  );
  expect(withList(PAGE, [], "ja")).toBe(PAGE);
});

test("a kept page runs nothing but what waits for the connection", () => {
  expect(frozen(PAGE)).not.toContain("order.x.js");
  expect(frozen(PAGE)).toContain("offline.y.js");
});
