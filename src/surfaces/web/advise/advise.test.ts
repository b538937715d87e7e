import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { importPoints } from "../../../business/points/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { ADVICE_WHYS, adviseTexts } from "./texts/index.ts";

const back = { refunds: "origin" } as const;
const web = await testWeb({
  ground: {
    payments: [
      {
        name: "one",
        methods: [
          { method: "card", kind: "redirect", ...back },
          { method: "konbini", kind: "slip", ...back },
        ],
      } as never,
    ],
  },
});

beforeAll(async () => {
  const demo = path.join(import.meta.dirname, "../../../../database/seed/points.csv");
  const table = readTable(readFileSync(demo));
  if (!table.ok) throw new Error(table.refusal);
  const taken = await importPoints(web.db.act({ clock: web.clock }), table.value);
  if (!taken.ok || !taken.value.isWritten) throw new Error("the points were not taken");
});

const ask = async (query: string, language = "en") => {
  const response = await web.get(`/${language}/advise${query}`);
  const html = await response.text();
  return { status: response.status, html, text: html.replaceAll(/<[^>]+>/g, " ") };
};
const orderIn = (text: string) =>
  ["online", "store", "kiosk"].toSorted((a, b) => placeOf(text, a) - placeOf(text, b));
const placeOf = (text: string, channel: string) =>
  text.search(new RegExp(`[123]\\. ${adviseTexts.en.channels[channel as "online"]}`, "u"));

describe.each(LANGUAGES)("the adviser in %s", (language) => {
  const texts = adviseTexts[language];

  test("asks by a plain form, and shows the table that it reckons by", async () => {
    const { html, text } = await ask("", language);
    expect(html).toContain(`<form action="/${language}/advise" method="get"`);
    for (const words of [texts.pays, texts.how, texts.costs.other_language, texts.unfit]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("1. ");
  });

  test("answers with three ways, reasons and minutes, in few bytes", async () => {
    const query = "?ask=yes&pay_card=yes&net=wifi&id=yes&place=35.6812,139.7671";
    const { html, text, status } = await ask(query, language);
    expect(status).toBe(200);
    for (const channel of Object.values(texts.channels)) expect(text).toContain(`. ${channel}`);
    expect(text).toContain(texts.best);
    expect(text).toContain(texts.within(13));
    expect(html).toMatch(new RegExp(`href="/${language}/points/demo-[a-z0-9-]+"`, "u"));
    expect(gzipSync(html).length).toBeLessThan(7000);
  });

  test("says where one comes from, and keeps what was typed when nobody knows the place", async () => {
    for (const why of ADVICE_WHYS) {
      expect((await ask(`?why=${why}`, language)).text).toContain(texts.whys[why]);
    }
    const { html, status } = await ask("?ask=yes&pay_paypal=yes&place=Atlantis", language);
    expect(status).toBe(422);
    expect(html).toContain('href="#f-place"');
    expect(html).toContain(texts.unknownPlace);
    expect(html).toMatch(/name="pay_paypal"[^>]* checked/u);
    expect(html).not.toMatch(/name="pay_card"[^>]* checked/u);
  });
});

test("the answer follows what is asked", async () => {
  const at = "ask=yes&id=yes&place=Haneda+Airport";
  const first = async (query: string) => orderIn((await ask(`?${at}&${query}`)).text)[0];
  expect(await first("net=wifi&pay_card=yes")).toBe("online");
  expect(await first("net=none&pay_card=yes")).not.toBe("online");
  expect(await first("net=none&pay_cash=yes")).toBe("store");
  expect(await first("net=wifi&pay_card=yes&person=yes")).toBe("store");
  expect(await first("net=wifi&pay_card=yes&why=late")).toBe("store");
  expect(await first("net=wifi&pay_card=yes&why=payments_down")).not.toBe("online");
  expect((await ask("?ask=yes")).text).toContain(adviseTexts.en.nothingFits);
});

test("where no way to pay is left, the confirmation leads here", async () => {
  const act = web.db.act({ clock: web.clock });
  const line = await (await buildTown(act)).line();
  const nobody = await testWeb({ db: web.db });
  nobody.clock.moveTo(web.clock.now());
  const jar: Jar = new Map();
  const sent = await nobody.get(`/ko/r/${line.renewalCode}`, { jar });
  const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
  const html = await (await nobody.get(`${at}/confirm?plan=week`, { jar })).text();
  expect(html).toContain('href="/ko/advise?why=payments_down"');
});

test("a number that nobody finds leads here", async () => {
  const wrong = await web.post("/ja/find", { number: "12" });
  expect(await wrong.text()).toContain('href="/ja/advise?why=unknown_code"');
});
