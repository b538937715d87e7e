import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { importPoints } from "../../src/business/points/index.ts";
import { readTable } from "../../src/foundation/tables/index.ts";
import { adviseTexts } from "../../src/surfaces/web/advise/texts/index.ts";
import { pointPageTexts } from "../../src/surfaces/web/points/texts/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testWeb } from "../web.ts";

const web = await testWeb();
const url = await web.listen();
const browser = await openBrowser();

beforeAll(async () => {
  const table = readTable(
    readFileSync(path.join(import.meta.dirname, "../../database/seed/points.csv")),
  );
  if (!table.ok) throw new Error(table.refusal);
  await importPoints(web.db.act({ clock: web.clock }), table.value);
});

it("without script: from a number that nobody finds to a counter that is open", async () => {
  const texts = adviseTexts["zh-Hans"];
  const page = await browser.newPage({ language: "zh-Hans", widthPx: 360 });
  await page.goto(`${url}/zh-Hans`);
  await page.locator("input[name=number]").fill("12");
  await page.locator("form[action$='/find'] button").click();
  await page.locator("a[href$='/advise?why=unknown_code']").click();
  expect(await page.textContent("main")).toContain(texts.whys.unknown_code);
  expect(await page.locator("input[name=person]").isChecked()).toBe(true);
  await page.locator("input[name=place]").fill("浅草");
  await page.locator("main form button").last().click();
  await page.waitForURL(/ask=yes/);
  await expectNoAxeFindings(page);
  const best = page.locator(".panel-strong");
  expect(await best.locator("h2").textContent()).toBe(`1. ${texts.channels.store}`);
  await best.locator("a").click();
  await page.waitForURL(/\/points\/demo-/);
  expect(await page.textContent("main")).toContain(pointPageTexts["zh-Hans"].week);
  await page.context().close();
});

it("without script: by the foot of any page, with cash and no data, to the nearest who takes it", async () => {
  const texts = adviseTexts.ja;
  const page = await browser.newPage({ language: "ja", widthPx: 1280 });
  await page.goto(`${url}/ja/guide`);
  await page.locator("footer a[href$='/advise']").click();
  await page.locator("input[name=pay_card]").uncheck();
  await page.locator("input[name=net][value=none]").check();
  await page.locator("input[name=place]").fill("羽田空港");
  await page.locator("main form button").last().click();
  await page.waitForURL(/ask=yes/);
  const best = page.locator(".panel-strong");
  expect(await best.locator("h2").textContent()).toBe(`1. ${texts.channels.store}`);
  expect(await best.textContent()).toContain("現金");
  expect(await page.textContent("main")).toContain(texts.blocks.no_means);
  await page.locator("a[href*='/points?place=']").click();
  await page.waitForURL(/\/points\?place=/);
  await expectNoAxeFindings(page);
  expect(await page.locator("svg title").first().textContent()).toBe(pointPageTexts.ja.map);
  await page.context().close();
});
