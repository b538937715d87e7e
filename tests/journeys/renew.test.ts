import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";

const { url, town, act, boxes } = await testHouse();
const browser = await openBrowser();

it.each(LANGUAGES)("renews a line in %s, without script", async (language) => {
  const line = await town.line();
  await town.bucket(line);
  const page = await browser.newPage({ language });
  await page.goto(`${url}/${language}`);
  await page.locator("input[name=number]").fill(line.renewalCode);
  await page.locator("form:has(input[name=number]) button").first().click();
  await page.waitForURL(/\/line\/[^/]+$/);
  await look(page, `${language}-1-line`);

  await page.locator("a[href$='/plans']").first().click();
  await look(page, `${language}-2-plans`);
  await page.locator("a[href*='plan=week']").click();
  await look(page, `${language}-3-confirm`);
  await page.locator("input[name=email]").fill(`mei.${language.toLowerCase()}@example.com`);
  await page.locator("form button:not([name])").last().click();

  await page.waitForURL((to) => to.href.startsWith(boxes.payments.url));
  await page.locator("input[name=number]").fill("4242 4242 4242 4242");
  await page.locator("input[name=expiry]").fill("12/39");
  await page.locator("input[name=cvc]").fill("123");
  await page.locator("form:has(input[name=number]) button").first().click();

  await page.waitForURL(/\/orders\/[0-9A-Z]{10}/);
  await page.locator("a[href$='/receipt']").waitFor();
  await look(page, `${language}-4-order`);
  expect(await checkLedger(act)).toEqual([]);
});

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await expectNoAxeFindings(page);
}
