import { mkdirSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { startKomoju } from "../fakes/komoju/start.ts";
import { testHouse } from "../house.ts";
import type { TownLine } from "../town.ts";

const komoju = await startKomoju();
afterAll(async () => komoju.stop());
const { url, town, act, until } = await testHouse({
  env: {
    SANDBOX_PAYMENTS_URL: "",
    KOMOJU_SECRET_KEY: komoju.key,
    KOMOJU_WEBHOOK_SECRETS: komoju.webhookSecrets.join(","),
    KOMOJU_API_URL: komoju.url,
    MAIL_FROM: "Shop <shop@example.jp>",
  },
});
await komoju.sendWebhooksTo(`${url}/webhooks/payments/komoju`);
const browser = await openBrowser();

it.each(LANGUAGES)(
  "in %s a chain is chosen, its number stands on our page, and cash connects",
  async (language) => {
    const line = await town.line();
    const page = await confirmed(line, language);
    await choose(page, "konbini_seven_eleven");
    await look(page, `${language}-1-confirm`);
    await page.locator("form:has(input[name=email]) button").click();
    await page.waitForURL(/\/orders\/[0-9A-Z]{10}$/);
    const [payment] = (await komoju.payments()).toReversed();
    const number = payment!.payment_details.receipt!;
    await page.locator(`text=${number}`).first().waitFor();
    expect(await page.locator("h1 + p").textContent()).toContain("7-Eleven");
    await look(page, `${language}-2-slip`);

    await komoju.payAtRegister(payment!.external_order_num);
    const receipt = page.locator("a[href$='/receipt']");
    await until(async () => {
      await page.reload();
      return (await receipt.count()) > 0 ? true : undefined;
    });
    expect(await bucketsOfLine(act, line.lineId)).toHaveLength(1);
    await look(page, `${language}-3-connected`);
    await page.context().close();
  },
  60_000,
);

it("leads to the provider's page and back for a wallet", async () => {
  const line = await town.line();
  const page = await confirmed(line, "ja");
  await choose(page, "paypay");
  await page.locator("form:has(input[name=email]) button").click();
  await page.waitForURL((to) => to.href.startsWith(`${komoju.url}/sessions/`));
  await page.locator("button[value=pay]").click();
  await page.waitForURL(/\/orders\/[0-9A-Z]{10}/);
  await page.locator("a[href$='/receipt']").waitFor();
  expect(await bucketsOfLine(act, line.lineId)).toHaveLength(1);
});

it("leaves books that balance", async () => {
  expect(await until(async () => ((await checkLedger(act)).length === 0 ? true : undefined))).toBe(
    true,
  );
});

async function confirmed(line: TownLine, language: Language): Promise<Page> {
  const page = await browser.newPage({ language });
  await page.goto(`${url}/${language}/r/${line.renewalCode}`);
  await page.locator("a[href$='/plans']").first().click();
  await page.locator("a.button[href*='plan=week']").click();
  await page.locator("input[name=email]").fill("mei@example.com");
  return page;
}

/** Opens what is folded away, as a tap does. */
async function choose(page: Page, method: string): Promise<void> {
  const option = page.locator(`input[value='komoju:${method}']`);
  const folded = page.locator("details:not([open])").filter({ has: option });
  while ((await folded.count()) > 0) await folded.first().locator("> summary").click();
  await option.check();
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/konbini-${name}.png`, fullPage: true });
  }
  await expectNoAxeFindings(page);
}
