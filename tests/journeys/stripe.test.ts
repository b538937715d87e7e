import { afterAll, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import type { AttemptId } from "../../src/business/payments/index.ts";
import { keyOfNumber, readOrder } from "../../src/business/renewals/index.ts";
import { openBrowser } from "../browser.ts";
import { startStripe } from "../fakes/stripe/start.ts";
import { testHouse } from "../house.ts";
import { customerAt } from "./customer.ts";

const stripe = await startStripe();
const house = await testHouse({
  env: {
    STRIPE_SECRET_KEY: stripe.key,
    STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(","),
    STRIPE_METHODS: "card,konbini,alipay",
    STRIPE_API_URL: stripe.url,
    STRIPE_CHECKOUT_URL: stripe.url,
    SANDBOX_PAYMENTS_URL: "",
  },
});
await stripe.sendWebhooksTo(`${house.url}/webhooks/payments/stripe`);
afterAll(async () => stripe.stop());
const browser = await openBrowser();
const { town, act, until } = house;

it.each(["card", "alipay"] as const)(
  "pays by %s on Stripe's page, and is connected",
  async (by) => {
    const line = await town.line();
    const mei = await customerAt(house, browser, { line, language: "zh-Hans" });
    const { page } = mei;
    await order(mei, `stripe:${by}`);
    await page.waitForURL((to) => to.href.startsWith(`${stripe.url}/c/pay/`));
    if (by === "card") {
      await page.locator("input[name=number]").fill("4000 0000 0000 3220");
      await page.locator("button").click();
      await page.waitForURL(/\/challenge$/);
      await page.locator("button[value=complete]").click();
    } else {
      await page.locator("button[value=approve]").click();
    }
    await page.waitForURL(/\/orders\/[0-9A-Z]{10}$/);
    await page.locator("a[href$='/receipt']").waitFor();
    expect(await chargedOnce(mei.number())).toBe(true);
  },
);

it("shows the codes of each shop, and connects when the cash has come", async () => {
  const line = await town.line();
  const mei = await customerAt(house, browser, { line, language: "ja" });
  const { page } = mei;
  await order(mei, "stripe:konbini");
  await page.waitForURL(/\/orders\/[0-9A-Z]{10}/);
  const shown = (await page.textContent("main")) ?? "";
  for (const shop of ["FamilyMart", "LAWSON", "MINISTOP", "Seicomart"]) {
    expect(shown).toContain(shop);
  }
  const { attemptId } = (await attemptsOf(mei.number()))[0]!;
  await stripe.atShop(attemptId as AttemptId, "register");
  await until(async () => {
    await page.reload();
    return (await page.locator("a[href$='/receipt']").count()) > 0 ? true : undefined;
  });
  expect(await chargedOnce(mei.number())).toBe(true);
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

async function order(mei: Awaited<ReturnType<typeof customerAt>>, method: string) {
  const { page } = mei;
  await mei.open();
  await page.locator("a[href$='/plans']").first().click();
  await page.locator("a.button[href*='plan=week']").click();
  await page.locator("input[name=email]").fill("mei@example.com");
  await page.locator(`input[value='${method}']`).check();
  await page.locator("form:has(input[name=email]) button").click();
}

async function attemptsOf(number: string) {
  const key = (await keyOfNumber(act, number))!;
  return (await readOrder(act, key))!.attempts;
}

async function chargedOnce(number: string): Promise<boolean> {
  const attempts = await attemptsOf(number);
  const books = await Promise.all(attempts.map(async (one) => stripe.books(one.attemptId)));
  return books.reduce((sum, { receivedYen }) => sum + receivedYen, 0) === 1980;
}
