import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectNoAxeFindings } from "../../../../../../tests/axe.ts";
import { openBrowser, type TestBrowser } from "../../../../../../tests/browser.ts";
import {
  catchWebhooks,
  type WebhookCatcher,
} from "../../../../../../tests/contracts/webhook-catcher.ts";
import { startSandboxes, type Sandboxes } from "../../../../../../tests/sandboxes.ts";
import { addHours } from "../../../../../foundation/clock/index.ts";
import { newId } from "../../../../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../../../../foundation/language/index.ts";
import { yen } from "../../../../../foundation/money/index.ts";

let sandboxes: Sandboxes;
let shop: WebhookCatcher;
let browser: TestBrowser;
beforeAll(async () => {
  [sandboxes, shop, browser] = await Promise.all([
    startSandboxes(),
    catchWebhooks(),
    openBrowser({ widthPx: 320 }),
  ]);
});
afterAll(async () => {
  await sandboxes.stop();
  await shop.stop();
});

it("is paid through a challenge by keyboard alone, without a script, and leads to the shop", async () => {
  const page = await browser.newPage();
  await page.goto(await pageUrl("card", "zh-Hant"));
  await page.locator("#number").press("4");
  await page.locator("#number").fill("4000 0000 0000 3220");
  await page.locator("#number").press("Tab");
  await page.keyboard.type("12/39");
  await page.keyboard.press("Tab");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/challenge?*");
  await page.locator("button").press("Enter");
  await page.waitForURL(`${shop.url}/orders/X`);
  expect(await sandboxes.payments.charges()).toMatchObject([{ status: "succeeded" }]);
});

it.each([...LANGUAGES.map((language) => [language, "light"] as const), ["ja", "dark"] as const])(
  "has nothing for axe to find and fits 320 px in %s, %s",
  async (language, colorScheme) => {
    const page = await browser.newPage({ colorScheme });
    const reader = language === "ja" ? ["card_reader"] : [];
    for (const method of ["card", "alipay", "paypal", "konbini", ...reader]) {
      await page.goto(await pageUrl(method, language));
      expect(await overflowPx(page)).toBe(0);
    }
    await page.goto(await pageUrl("card", language));
    for (const number of ["1", "4000000000000002", "4000000000101008"]) {
      await submit(page, { number, expiry: "12/39", cvc: "123" });
      expect(await overflowPx(page)).toBe(0);
    }
    await page.locator("button").click();
    expect(await overflowPx(page)).toBe(0);
    await page.close();
  },
);

async function overflowPx(page: Page): Promise<number> {
  await expectNoAxeFindings(page);
  const overflow = "Math.max(0, document.documentElement.scrollWidth - window.innerWidth)";
  return (await page.evaluate(overflow)) as number;
}

async function submit(page: Page, card: { number: string; expiry: string; cvc: string }) {
  for (const [id, value] of Object.entries(card)) await page.locator(`#${id}`).fill(value);
  await page.locator("form button").click();
}

async function pageUrl(method: string, language: Language): Promise<string> {
  const answer = await sandboxes.payments.provider().begin({
    attemptId: newId<"attempt">(),
    lineId: newId<"line">(),
    method,
    amountYen: yen(1980),
    description: "b-mobile 7 days, 3 GB",
    orderNumber: "K7Q2-MX4D",
    language,
    startedAt: sandboxes.now(),
    expiresAt: addHours(sandboxes.now(), 1),
    returnUrl: `${shop.url}/orders/X`,
    ...(method === "card_reader" ? { reader: newId() } : {}),
  });
  if (answer.kind !== "begun") throw new Error(`not begun: ${answer.kind}`);
  const { next } = answer;
  if (next.kind === "redirect" || next.kind === "reader") return next.url!;
  return next.kind === "slip" ? next.voucherUrl! : "";
}
