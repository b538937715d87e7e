import { mkdirSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { takeKiosk } from "./pictures-of-the-kiosk.ts";
import { takeStore } from "./pictures-of-the-store.ts";

// `npm run pictures` takes the README's pictures anew, from the demo town as it is.
const folder = process.env["PICTURES"];
const studio =
  folder === undefined
    ? undefined
    : { house: await testHouse({ filledWith: "demo" }), browser: await openBrowser() };

it.runIf(folder !== undefined)(
  "takes the pictures of the README",
  async () => {
    mkdirSync(folder!, { recursive: true });
    const { house, browser } = studio!;
    const { url, boxes } = house;
    const visit = async (language: string, code: string, widthPx = 360) => {
      const page = await browser.newPage({
        language,
        widthPx,
        heightPx: widthPx === 360 ? 780 : 720,
      });
      await page.goto(`${url}/${language}/r/${code}`);
      return page;
    };
    const home = await browser.newPage({ language: "zh-Hans", heightPx: 780 });
    await home.goto(`${url}/zh-Hans`);
    await take(home, "find-zh-hans");
    await take(await visit("ja", "DEM0-0009-TKY4"), "line-ja");
    await take(await visit("ja", "DEM0-0009-TKY4", 1200), "desktop-ja");
    const plans = await visit("en", "DEM0-0012-TKYB");
    const leaves = new Date(Date.parse(boxes.now()) + 5 * 86_400_000).toISOString().slice(0, 10);
    await plans.goto(`${plans.url()}/plans?date=${leaves}&time=18:30&use=normal&currency=USD`);
    await take(plans, "plans-en");
    for (const language of ["zh-Hans", "ja", "ko"]) await buy(language);
    await takeStore({ act: house.act, url, browser, take });
    await takeKiosk({ ...house, browser, folder: folder!, payByCard });
    expect(readdirSync(folder!)).toHaveLength(22);

    async function buy(language: string): Promise<void> {
      const code = { "zh-Hans": "DEM0-0001-TKYS", ja: "DEM0-0012-TKYB", ko: "DEM0-0013-TKYM" }[
        language
      ]!;
      const page = await visit(language, code);
      await page.goto(`${page.url()}/plans`);
      await page.locator("a[href*='/confirm?']").first().click();
      await page.waitForURL(/confirm/);
      if (language === "zh-Hans") await take(page, "confirm-zh-hans");
      await page.locator("input[name=email]").fill("mei@example.com");
      await page.locator("input[value='sandbox:card']").check();
      for (const tick of await page.locator("input[name^=accept_]").all()) await tick.check();
      await page.locator("form:has(input[name=email]) button").click();
      await page.waitForURL((to) => to.href.startsWith(boxes.payments.url));
      await payByCard(page);
      await page.locator("a[href$='/receipt']").first().waitFor();
      if (language === "ja") await take(page, "order-ja");
      await page.locator("a[href$='/receipt']").first().click();
      await page.waitForURL(/receipt$/);
      if (language === "ko") await take(page, "receipt-ko");
    }
  },
  240_000,
);

async function payByCard(page: Page): Promise<void> {
  await page.locator("input[name=number]").fill("4242 4242 4242 4242");
  await page.locator("input[name=expiry]").fill("12/39");
  await page.locator("input[name=cvc]").fill("123");
  await page.locator("form:has(input[name=number]) button").first().click();
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png` });
}
