import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Locator, Page } from "playwright-core";
import { importEsims } from "../../src/business/esims/index.ts";
import { workIntake } from "../../src/business/intakes/index.ts";
import { hearKiosk } from "../../src/business/kiosks/index.ts";
import {
  keyOfNumber,
  nameContact,
  outsideOf,
  recentRenewals,
  workRenewal,
} from "../../src/business/renewals/index.ts";
import { allDevices, offerPairing } from "../../src/business/staff/index.ts";
import { tillMoney } from "../../src/business/tills/index.ts";
import { readTable } from "../../src/foundation/tables/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { addSeconds, instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { got, hiddenOf, pairingOf, testCounter } from "../counter.ts";
import { testMachine } from "../machine.ts";
import { carrierOf } from "../orders.ts";

const counter = await testCounter();
const { act, clock, get, post, town } = counter;
const url = await counter.listen();
const browser = await openBrowser();
const till = await counter.till();
const clerk = await counter.at(till, await counter.person("clerk"));
const [desk] = await allDevices(act);
const wish = { kind: "display", name: "Screen", counterId: desk!.deviceId } as const;

const SIZES = [
  [1280, 800],
  [1024, 768],
  [360, 740],
] as const;

it("follows a sale on the second screen, without script, in the language that was touched", async () => {
  const page = await browser.newPage({ language: "ja" });
  await page.goto(`${url}/counter/display`);
  const { code } = got(await offerPairing(act, wish));
  await page.locator("input[name=code]").fill(code);
  await press(page, page.locator("main button").first());
  await page.waitForURL(/\/counter\/display$/u);
  await look(page, "1-welcome");
  await page.locator('button[value="zh-Hans"]').click();
  await page.locator('html[lang="zh-Hans"] main.welcome').waitFor();

  const line = await town.line();
  const sellUrl = `/counter/lines/${line.lineId}/sell`;
  const form = hiddenOf(await (await get(`${sellUrl}?plan=week`, clerk)).text());
  await look(page, "2-offer");
  const sold = await post(sellUrl, { ...form, handed: "10000" }, clerk);
  await get(sold.headers.get("location")!, clerk);
  await look(page, "3-working");
  expect(await page.locator(".amount").textContent()).toContain("8,020");
  const [order] = await recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z"));
  const outside = outsideOf({ payments: [], carriers: [carrierOf()], house: [tillMoney()] });
  await workRenewal(act, outside, order!);
  await look(page, "4-connected");
  expect(await page.locator("h1").textContent()).toBe("已经连上了");
  for (const language of LANGUAGES) {
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.locator(`button[value="${language}"]`).click();
    await page.locator(`html[lang="${language}"] .amount`).waitFor();
    expect([language, await heightOf(page)]).toEqual([language, 768]);
  }
});

it("is told at once where a script runs", async () => {
  const page = await browser.newPage({ javaScript: true, language: "en" });
  const { code } = got(await offerPairing(act, wish));
  await page.goto(`${url}/counter/display/pair?code=${code}`);
  await press(page, page.locator("main button").first());
  await page.waitForURL(/\/counter\/display$/u);
  await get("/counter", clerk);
  await page.locator("main.welcome").waitFor();
  await get(`/counter/lines/${(await town.line()).lineId}/sell?plan=week`, clerk);
  await page.locator("main.sale .amount").waitFor();
  expect(await page.locator("noscript").count()).toBe(1);
});

it("shows how a new eSIM is installed, at the counter and on the buyer's phone", async () => {
  const head = "iccid,lpa,seller,network,carrier";
  const row = "8981100000012345678,LPA:1$rsp.example.com$NEW-ESIM-1,town,north,sandbox";
  got(await importEsims(act, got(readTable(Buffer.from(`${head}\n${row}\n`)))));
  const page = await browser.newPage({ widthPx: 1280 });
  await page.context().addCookies([...clerk].map(([name, value]) => ({ name, value, url })));
  await page.goto(`${url}/counter/esim`);
  await lookTwice(page, "7-esims-en");
  await page.locator("input[name=plan]").fill("1");
  await press(page, page.locator("main form button").first());
  await lookTwice(page, "8-esim-sale-en");
  await page.locator("input[name=handed]").fill("10000");
  await press(page, page.locator("main form.stack button").first());
  const number = page.url().slice(-10);
  const order = (await keyOfNumber(act, number))!;
  const outside = outsideOf({ payments: [], carriers: [carrierOf()], house: [tillMoney()] });
  await workRenewal(act, outside, order);
  await page.reload();
  expect(await page.locator("#install .code").last().textContent()).toBe("NEW-ESIM-1");
  await lookTwice(page, "9-esim-order-en");
  const email = "mei@example.com";
  got(await nameContact(act, { ...order, email, language: "zh-Hant" }));
  await page.goto(`${url}/zh-Hant/orders`);
  await page.locator("input[name=number]").fill(number);
  await page.locator("input[name=email]").fill(email);
  await press(page, page.locator("main form button").first());
  await page.locator("#install svg").waitFor();
  await lookTwice(page, "10-esim-web-zh-Hant");
});

it("lets a manager take on people, pair machines and read tills, in Japanese", async () => {
  const page = await managerPage("ja");
  await lookTwice(page, "1-start-ja");
  await press(page, page.getByRole("link", { name: "スタッフ", exact: true }));
  await page.locator("input[name=number]").fill("12");
  await press(page, page.locator("main form button").first());
  await lookTwice(page, "2-staff-wrong-ja");
  await page.locator("input[name=number]").fill("6001");
  await page.locator("input[name=name]").fill("葵");
  await press(page, page.locator("main form button").first());
  expect(await page.locator("main .code").last().textContent()).toMatch(/^\d{4} \d{4}$/u);
  await page.goto(`${url}/counter/manage/staff`);
  await press(page, page.locator("tbody a").first());
  await lookTwice(page, "3-person-ja");
  await page.goto(`${url}/counter/manage/tills`);
  await press(page, page.locator("tbody a").first());
  await page.locator("details summary").last().click();
  await lookTwice(page, "4-till-ja");
});

it("lets a manager pair a kiosk, open what can be done with it, and see its sign", async () => {
  const page = await managerPage("ja");
  await page.goto(`${url}/counter/manage/kiosks`);
  await page.locator("input[name=name]").fill("北口 1");
  await press(page, page.locator("main form button").first());
  expect(await page.locator("main .code").textContent()).toMatch(/^\w{4}-\w{4}$/u);
  for (const summary of await page.locator("details.disclosure > summary").all()) {
    await summary.click();
  }
  await lookTwice(page, "11-kiosk-ja");
  await press(page, page.getByRole("link", { name: "壁に貼る案内表示" }));
  await page.locator("figure.paper svg").waitFor();
  await lookTwice(page, "12-sign-ja");
  await page.goto(`${url}/counter/manage/kiosks`);
  await lookTwice(page, "13-kiosks-ja");
});

it("leads a manager from what needs a look to the note that is to be counted", async () => {
  const machine = await testMachine(act);
  const intakeId = newId();
  const note = { intakeId, denominationYen: 1000, pieces: 1 } as const;
  await machine.tell([{ kind: "stacked", ...note, isPresumed: true }]);
  clock.moveTo(addSeconds(clock.now(), 200));
  await workIntake(act, counter.outside, intakeId);
  await hearKiosk(act, machine.device, machine.well());
  const page = await managerPage("ja");
  await page.goto(`${url}/counter/manage/kiosk-cash`);
  await lookTwice(page, "14-cash-ja");
  await press(page, page.locator('.notice a[href*="kiosk-cash/"]'));
  await page.locator("input[name=missing]").waitFor();
  expect(await page.locator("main dl").textContent()).toContain("1,000円");
  await lookTwice(page, "15-count-ja");
});

it("shows a manager the code of a new machine, in English", async () => {
  const page = await managerPage("en");
  await page.goto(`${url}/counter/manage/devices`);
  await lookTwice(page, "5-devices-en");
  await page.locator("input[name=name]").fill("Window");
  await page.locator("select[name=till]").selectOption(till.code);
  await press(page, page.locator("main form button").first());
  expect(await page.locator(".change.code").textContent()).toMatch(/^\w{4}-\w{4}$/u);
  await lookTwice(page, "6-pairing-en");
});

/** Presses what leads to another page, and waits until that is whole. */
async function press(page: Page, what: Locator): Promise<void> {
  const loaded = page.waitForEvent("load");
  await what.click();
  await loaded;
}

/** A manager who logged in on a machine of the own. */
async function managerPage(language: "ja" | "en"): Promise<Page> {
  const manager = await counter.person("manager");
  const page = await browser.newPage({ language });
  await page.goto(`${url}/counter/pair?code=${await pairingOf(act, till)}`);
  await press(page, page.locator("main button").first());
  for (const [name, value] of Object.entries(await counter.keysOf(manager))) {
    await page.locator(`input[name=${name}]`).fill(value);
  }
  await press(page, page.locator("main button").first());
  await page.goto(`${url}/counter/language?to=${language}&back=/counter/manage`);
  return page;
}

async function lookTwice(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await keep(page, `manage-${name}-${width}`);
    expect([name, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([
      name,
      width,
    ]);
  }
  await expectNoAxeFindings(page);
}

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function heightOf(page: Page): Promise<unknown> {
  return page.evaluate("document.documentElement.scrollHeight");
}

/** Shown anew, at each size: nothing is cut, and nothing scrolls where a screen lies flat. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.reload();
    await keep(page, `display-${name}-${width}`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    if (width > 360) expect([name, width, await heightOf(page)]).toEqual([name, width, height]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate('document.querySelector("meta[http-equiv=refresh]")?.remove()');
  await expectNoAxeFindings(page);
}
