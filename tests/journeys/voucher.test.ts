import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { casesOf } from "../../src/business/cases/index.ts";
import { showOrderNumber } from "../../src/business/renewals/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { answering, orderOn } from "../orders.ts";
import { buildTown } from "../town.ts";
import { testWeb } from "../web.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
const line = await town.line();
const order = await orderOn(act, line, answering(act));
const url = await web.listen();
const browser = await openBrowser({ language: "ja" });

it("without script, a slip leads to its order, and a problem to a number, in Japanese", async () => {
  const page = await browser.newPage();
  await page.goto(`${url}/ja`);
  await page.getByRole("link", { name: "控え番号で確認" }).click();
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

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`main input[name=${name}]`).fill(value);
  }
  await page.locator("main form button").click();
}
