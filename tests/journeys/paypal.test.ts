import { afterAll, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { keyOfNumber, readOrder } from "../../src/business/renewals/index.ts";
import type { Language } from "../../src/foundation/language/index.ts";
import { openBrowser } from "../browser.ts";
import type { Instrument } from "../fakes/paypal/order.ts";
import { CLIENT_ID, WEBHOOK_ID } from "../fakes/paypal/signature.ts";
import { receivedByPaypal, startPaypal } from "../fakes/paypal/start.ts";
import { testHouse } from "../house.ts";
import { customerAt } from "./customer.ts";

const paypal = await startPaypal();
const house = await testHouse({
  env: {
    PAYPAL_CLIENT_ID: CLIENT_ID,
    PAYPAL_CLIENT_SECRET: paypal.key,
    PAYPAL_WEBHOOK_ID: WEBHOOK_ID,
    PAYPAL_API_URL: paypal.url,
    SANDBOX_PAYMENTS_URL: "",
  },
});
await paypal.sendWebhooksTo(`${house.url}/webhooks/payments/paypal`);
afterAll(async () => paypal.stop());
const browser = await openBrowser();
const { town, act } = house;

it.each(["zh-Hans", "ja", "ko"] as const)(
  "agrees on PayPal's page, is captured and connected, in %s",
  async (language) => {
    const mei = await atPaypal(language);
    await agree(mei, "balance");
    await mei.page.waitForURL(ORDER);
    await mei.page.locator("a[href$='/receipt']").waitFor();
    expect(await received(mei.number())).toBe(1980);
  },
);

it("whose card is declined is told so, goes back and takes another", async () => {
  const mei = await atPaypal("en");
  await agree(mei, "declined_card");
  await mei.page.waitForURL(ORDER);
  const again = mei.page.locator(`a[href^='${paypal.url}/checkoutnow']`);
  await house.until(async () => {
    await mei.page.reload();
    const isTold = /declined/i.test((await mei.page.textContent("main")) ?? "");
    return isTold ? true : undefined;
  });
  expect(await received(mei.number())).toBe(0);
  await again.click();
  await agree(mei, "balance");
  await mei.page.waitForURL(ORDER);
  await mei.page.locator("a[href$='/receipt']").waitFor();
  expect(await received(mei.number())).toBe(1980);
});

it("who turns back may go on, and pays nothing meanwhile", async () => {
  const mei = await atPaypal("zh-Hant");
  await mei.page.locator("button[value=cancel]").click();
  await mei.page.waitForURL(ORDER);
  await mei.page.locator(`a[href^='${paypal.url}/checkoutnow']`).click();
  await agree(mei, "balance");
  await mei.page.waitForURL(ORDER);
  await mei.page.locator("a[href$='/receipt']").waitFor();
  expect(await received(mei.number())).toBe(1980);
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
  expect(await paypal.violations()).toEqual([]);
});

const ORDER = /\/orders\/[0-9A-Z]{10}/;

type Customer = Awaited<ReturnType<typeof customerAt>>;

/** A customer who has ordered a week and stands on PayPal's page. */
async function atPaypal(language: Language): Promise<Customer> {
  const mei = await customerAt(house, browser, { line: await town.line(), language });
  const { page } = mei;
  await mei.open();
  await page.locator("a[href$='/plans']").first().click();
  await page.locator("a.button[href*='plan=week']").click();
  await page.locator("input[name=email]").fill("mei@example.com");
  await page.locator("input[value='paypal:paypal']").check();
  await page.locator("form:has(input[name=email]) button").click();
  await page.waitForURL((to) => to.href.startsWith(`${paypal.url}/checkoutnow`));
  return mei;
}

async function agree({ page }: Customer, instrument: Instrument): Promise<void> {
  await page.locator(`input[value=${instrument}]`).check();
  await page.locator("button[value=approve]").click();
}

async function received(number: string): Promise<number> {
  const key = (await keyOfNumber(act, number))!;
  const { attempts } = (await readOrder(act, key))!;
  return receivedByPaypal(
    paypal,
    attempts.map(({ attemptId }) => attemptId),
  );
}
