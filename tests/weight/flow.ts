import type { Page } from "playwright-core";

export interface FlowOptions {
  /** Where customers reach the program. */
  readonly url: string;
  readonly renewalCode: string;
  readonly language: string;
  readonly cardNumber: string;
  /** Called when a step's pages have loaded. */
  readonly onStep: (name: string) => Promise<void> | void;
}

/** From the link on the pack to the page that says it works, as a customer's browser goes. */
export async function renewInBrowser(page: Page, options: FlowOptions): Promise<void> {
  const { url, renewalCode, language, onStep } = options;
  await page.goto(`${url}/${language}/r/${renewalCode}`);
  await onStep("open the pack's link");
  await follow(page, "/plans");
  await onStep("see the plans");
  await follow(page, "/confirm");
  await onStep("look at the final confirmation");
  await order(page);
  await onStep("place the order");
  await payByCard(page, options.cardNumber);
  await onStep("pay and come back");
}

/** The order's page, once more, when the plan works. */
export async function seeItWorks(page: Page, onStep: FlowOptions["onStep"]): Promise<void> {
  await page.goto(page.url());
  await untilItWorks(page);
  await onStep("see that it works");
}

/** The page reloads itself, or hears of it where script runs. */
export async function untilItWorks(page: Page): Promise<void> {
  const states = ["active", "queued", "completed"].map((state) => `[data-state^="${state}"]`);
  await page.locator(`#watch:is(${states.join()})`).waitFor({ state: "attached" });
}

async function follow(page: Page, to: string): Promise<void> {
  await page.locator(`a[href*="${to}"]`).first().click();
  await page.waitForURL((url) => url.pathname.endsWith(to));
}

async function order(page: Page): Promise<void> {
  const here = new URL(page.url()).origin;
  const form = page.locator('form[action$="/orders"]');
  await form.locator('input[type="email"]').fill("someone@example.com");
  for (const box of await form.locator('input[type="checkbox"]').all()) await box.check();
  await form.locator('input[value="sandbox:card"]').check();
  await form.locator('button:not([name="currency"])').last().click();
  await page.waitForURL((url) => url.origin !== here);
}

async function payByCard(page: Page, cardNumber: string): Promise<void> {
  await page.locator("#number").fill(cardNumber);
  await page.locator("#expiry").fill("12/39");
  await page.locator("#cvc").fill("123");
  await page.locator("main button").first().click();
  await page.waitForURL((url) => /\/orders\/[^/]+$/u.test(url.pathname));
}
