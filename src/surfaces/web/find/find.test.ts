import { describe, expect, it } from "vitest";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { homeTexts } from "../home/texts/index.ts";
import { CARD, layCard, UNKNOWN_ICCID } from "./card.fixture.ts";
import { findTexts } from "./texts/index.ts";

const config = readConfig({ PUBLIC_URL: "http://tsunagu.test", TRUSTED_PROXIES: "1" });
const web = await testWeb({ ground: { config } });
await layCard(web.db.act());

const newJar = (): Jar => new Map();
let visitors = 0;

/** A visitor from an address of their own, so that no limit of another test is theirs. */
function visitor() {
  visitors += 1;
  return { jar: newJar(), headers: { "x-forwarded-for": `198.51.100.${visitors}` } };
}

async function typed(number: string, language = "en", as = visitor()) {
  return web.post(`/${language}/find`, { number }, as);
}

describe("a number that says it all", () => {
  it.each([
    CARD.renewalCode,
    CARD.renewalCode.toLowerCase(),
    `https://x.example/r/${CARD.renewalCode}`,
  ])("leads to the line: %s", async (number) => {
    const response = await typed(number, "ja");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/ja\/line\/[\w-]{8}$/);
  });

  it("gives one visitor one ref, and each visitor another", async () => {
    const mine = visitor();
    const places = [
      await typed(CARD.renewalCode, "en", mine),
      await typed(CARD.renewalCode, "en", mine),
      await typed(CARD.renewalCode),
    ].map((response) => response.headers.get("location"));
    expect(places[0]).toBe(places[1]);
    expect(places[2]).not.toBe(places[0]);
  });

  it("works as the link in the pack's QR, in the browser's language", async () => {
    const link = await web.get(`/r/${CARD.renewalCode}`, {
      headers: { "accept-language": "zh-TW,zh;q=0.9" },
    });
    expect([link.status, link.headers.get("location")]).toEqual([
      302,
      `/zh-Hant/r/${CARD.renewalCode}`,
    ]);
    const line = await web.get(`/zh-Hant/r/${CARD.renewalCode}`, visitor());
    expect(line.headers.get("location")).toMatch(/^\/zh-Hant\/line\//);
  });
});

describe("a printed number", () => {
  it.each([CARD.iccid, CARD.msisdn, CARD.eid, CARD.lpa])(
    "asks for a second thing: %s",
    async (n) => {
      const response = await typed(n, "ko");
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toMatch(/^\/ko\/find\/second\?asked=[\w-]+$/);
    },
  );

  it("stands in no address", async () => {
    const location = (await typed(CARD.iccid)).headers.get("location") ?? "";
    expect(location).not.toContain(CARD.iccid);
    expect(Buffer.from(location.split("=")[1] ?? "", "base64url").toString()).not.toContain("8981");
  });

  it("is answered alike whether it is ours or not", async () => {
    const pages = await Promise.all(
      [CARD.iccid, UNKNOWN_ICCID].map(async (number) => {
        const as = visitor();
        const to = (await typed(number, "en", as)).headers.get("location") ?? "";
        const page = await (await web.get(to, as)).text();
        return page.replaceAll(number, "NUMBER").replaceAll(/[\w-]{150,}/g, "TOKEN");
      }),
    );
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain(findTexts.en.second.title);
  });

  it("opens with the last digits of the other number, or with the renewal code", async () => {
    for (const second of ["5678", "５６７８", CARD.renewalCode]) {
      const as = visitor();
      const asked = askedIn(await typed(CARD.iccid, "en", as));
      const response = await web.post("/en/find/second", { asked, second }, as);
      expect(response.headers.get("location")).toMatch(/^\/en\/line\//);
    }
  });

  it("stays closed with wrong digits, alike for known and unknown, and keeps what was typed", async () => {
    for (const number of [CARD.iccid, UNKNOWN_ICCID]) {
      const as = visitor();
      const asked = askedIn(await typed(number, "ja", as));
      const response = await web.post("/ja/find/second", { asked, second: "0000" }, as);
      const page = await response.text();
      expect(response.status).toBe(422);
      expect(page).toContain(findTexts.ja.second.noMatch);
      expect(page).toContain('href="#f-second"');
      expect(page).toContain(number);
    }
  });

  it("waits after many wrong second things, and says how long", async () => {
    const as = visitor();
    const asked = askedIn(await typed("8981040000000000100", "zh-Hans", as));
    const second = async () => web.post("/zh-Hans/find/second", { asked, second: "1111" }, as);
    for (let i = 0; i < 12; i++) expect((await second()).status).toBe(422);
    const refused = await second();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.text()).toContain("短时间内尝试的次数有些多");
  });

  it("starts again kindly when the question is forged or half an hour old", async () => {
    const asked = askedIn(await typed(CARD.iccid));
    const before = web.clock.now();
    for (const token of ["", "nonsense", `x${asked}`]) {
      const response = await web.post("/en/find/second", { asked: token, second: "5678" });
      expect(response.headers.get("location")).toBe("/en?say=too-late");
    }
    web.clock.moveTo(addMinutes(before, 31));
    const late = await web.get(`/en/find/second?asked=${asked}`);
    web.clock.moveTo(before);
    expect(late.headers.get("location")).toBe("/en?say=too-late");
    expect(await (await web.get("/en?say=too-late")).text()).toContain(
      homeTexts.en.say["too-late"].title,
    );
  });
});

describe("doubts", () => {
  it("are only told, never a reason to refuse: check digits and prefix", async () => {
    for (const [number, warning] of [
      ["8910300000040030312", "iccid_check_digit"],
      ["9981040000000000014", "iccid_prefix"],
      ["89049032007108882600137544319617", "eid_check_digits"],
    ] as const) {
      const as = visitor();
      const to = (await typed(number, "en", as)).headers.get("location") ?? "";
      expect(await (await web.get(to, as)).text()).toContain(findTexts.en.warnings[warning]);
    }
  });

  it("name the probable issuer of a card of another brand, in the reader's language", async () => {
    for (const [language, text] of [
      ["zh-Hans", "China Mobile（中国）"],
      ["ja", "China Mobile（中国）"],
      ["en", "China Mobile (China)"],
      ["ko", "China Mobile(중국)"],
    ] as const) {
      const as = visitor();
      const to = (await typed("89860012345678901236", language, as)).headers.get("location") ?? "";
      expect(await (await web.get(to, as)).text()).toContain(text);
    }
  });
});

describe("what is no number of a card", () => {
  const cases = [
    ["", findTexts.en.reasons.empty],
    ["hello", findTexts.en.unreadable],
    ["12345", findTexts.en.reasons.too_short],
    ["9".repeat(600), findTexts.en.reasons.too_long],
    ["356938035643809", findTexts.en.reasons.imei],
    ["https://evil.example/x", findTexts.en.reasons.foreign_link],
    ["8.98104E+18", findTexts.en.reasons.spreadsheet_damage],
    ["4902777323176", findTexts.en.productBarcode],
    ["https://x.example/h/abc", findTexts.en.handOverCard],
    ["LPA:1$rsp.example.com$AAAABBBBCCCCDDDDEEEE", findTexts.en.lpaNotOurs],
    [mistyped(CARD.renewalCode), findTexts.en.codeMistyped],
  ] as const;

  it.each(cases)("is explained beside the field: %j", async (number, message) => {
    const response = await typed(number);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain(escaped(message));
    expect(page).toContain('href="#f-number"');
    expect(page).toContain('aria-invalid="true"');
  });

  it("is explained in each language, and what was typed is still there", async () => {
    for (const language of LANGUAGES) {
      const page = await (await typed('<b>"hello"', language)).text();
      expect(page).toContain(escaped(findTexts[language].unreadable));
      expect(page).toContain('value="&lt;b&gt;&quot;hello&quot;"');
    }
  });

  it("never breaks: control characters, lone surrogates, several values", async () => {
    for (const number of ["\u0000", "\uD800", "a\u0000b\u202E", "💥".repeat(100)]) {
      expect((await typed(number)).status).toBe(422);
    }
    const twice = new FormData();
    twice.append("number", "one");
    twice.append("number", "two");
    expect((await web.post("/en/find", twice, visitor())).status).toBe(422);
    expect((await web.get("/en/r/%00%E0%A4", visitor())).status).toBe(422);
  });
});

describe("tries", () => {
  it("are limited by device, wherever they come from", async () => {
    const { jar } = visitor();
    const statuses: number[] = [];
    for (let i = 0; i <= 61; i++) {
      statuses.push((await typed(`hello ${i}`, "en", { ...visitor(), jar })).status);
    }
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([422]));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("addresses that take only a form", () => {
  it("lead home when opened or reloaded", async () => {
    for (const path of ["/ja/find", "/ja/find/photo"]) {
      const response = await web.get(path);
      expect([response.status, response.headers.get("location")]).toEqual([302, "/ja"]);
    }
  });
});

function askedIn(response: Response): string {
  return (response.headers.get("location") ?? "").split("asked=")[1] ?? "";
}

function mistyped(code: string): string {
  const last = code.at(-1) === "A" ? "B" : "A";
  return code.slice(0, -1) + last;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
