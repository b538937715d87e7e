import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { casesOf } from "../../src/business/cases/index.ts";
import { showOrderNumber } from "../../src/business/renewals/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { answering, orderOn } from "../orders.ts";
import { testCounter } from "../counter.ts";
import { testKiosks } from "../kiosk.ts";

const counter = await testCounter();
const { clock, ground, town } = counter;
const act = { ...counter.act, clock };
const kiosks = testKiosks(ground, act);
const line = await town.line();
const order = await orderOn(act, line, answering(act));
const url = await counter.listen(kioskScreens(ground));
const browser = await openBrowser({ language: "ja" });

it("without script, a slip leads to its order, and a problem to a number, in Japanese", async () => {
  const page = await browser.newPage();
  await page.goto(`${url}/ja`);
  await page.locator("main").getByRole("link", { name: "控え番号で確認" }).click();
  await fill(page, { number: showOrderNumber(order.number).toLowerCase(), digits: "12" });
  await page.getByRole("alert").waitFor();
  await expectNoAxeFindings(page);
  await fill(page, { digits: line.iccid.slice(-4) });
  await page.getByRole("heading", { level: 1, name: "開通しています" }).waitFor();
  expect(await page.locator("main").textContent()).toContain("1,980");
  await expectNoAxeFindings(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "領収書（PDF）" }).click();
  expect((await download).suggestedFilename()).toBe(`receipt-${order.number}-R.pdf`);

  await page.getByRole("link", { name: "困ったことを知らせる" }).click();
  await page.locator("main form button").click();
  await page.getByRole("alert").waitFor();
  await expectNoAxeFindings(page);
  await page.getByLabel("支払ったのに通信できない").check();
  await page.locator("textarea").fill("空港では使えました。");
  await page.locator("main form button").click();
  await page.getByRole("heading", { level: 1, name: "受け付けました" }).waitFor();
  await expectNoAxeFindings(page);
  const [reported] = await casesOf(act, order);
  expect(page.url()).toBe(`${url}/ja/cases/${reported!.number}`);

  // From another phone: by its number and the line's digits.
  const other = await browser.newPage();
  await other.goto(`${url}/ja/cases/${reported!.number}`);
  await fill(other, { contact: line.iccid.slice(-4) });
  await other.getByRole("heading", { level: 1, name: "受け付けました" }).waitFor();
  expect(await other.locator("main").textContent()).toContain("空港では使えました。");
});

it("a machine shows all of it at once, upright and lying, to be read by anybody", async () => {
  const machine = await kiosks.machine({ name: "North exit" });
  const { key } = (await machine.ask("/page-key", {})).body;
  const page = await browser.newPage({ widthPx: 1920, heightPx: 1080, javaScript: true });
  await page.goto(`${url}/kiosk?key=${String(key)}`);
  await page.locator("button[value=ja]").click();
  await look(page, "find");
  await page.locator("form:has(input[value=voucher]) button").click();
  await type(page, "voucher", `${url}/ja/voucher?number=${order.number}`);
  await type(page, "digits", line.iccid.slice(-4));
  await look(page, "shown");
  await page.locator("form:has(input[value=voucherProblem]) button").click();
  await look(page, "problem");
  await page.locator("button[value=slip_missing]").click();
  await look(page, "reported");
  const causes = (await casesOf(act, order)).map(({ cause, channel }) => `${channel} ${cause}`);
  expect(causes).toContain("kiosk slip_missing");
});

const SIZES = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
] as const;

// How far the work reaches below the top of the foot, and the page beyond the screen.
const BEYOND = `[
  Math.max(...[...document.querySelectorAll(".work *")].map((one) => one.getBoundingClientRect().bottom)) >
    document.querySelector("footer").getBoundingClientRect().top,
  document.documentElement.scrollHeight - innerHeight,
  document.documentElement.scrollWidth - innerWidth,
]`;

/** Nothing is scrolled at a machine. */
async function look(page: Page, screen: string): Promise<void> {
  await page.locator(`body.${screen}`).waitFor();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const seen = await page.evaluate(BEYOND);
    expect([screen, size.width, seen]).toEqual([screen, size.width, [false, 0, 0]]);
  }
  await expectNoAxeFindings(page);
}

async function type(page: Page, screen: string, text: string): Promise<void> {
  await page.locator(`body.${screen} #typed`).fill(text);
  await page.keyboard.press("Enter");
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`main input[name=${name}]`).fill(value);
  }
  await page.locator("main form button").click();
}
