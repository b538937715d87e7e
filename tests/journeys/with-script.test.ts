import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { CARDS, customerAt } from "./customer.ts";

const house = await testHouse();
const { url, town, boxes, until } = house;
const browser = await openBrowser({ javaScript: true });

const visit = { language: "zh-Hans", javaScript: true } as const;

describe("with script", () => {
  it("a browser that cannot read codes shows no camera, and misses nothing", async () => {
    const page = await browser.newPage({ language: "zh-Hans", javaScript: true });
    const faults = faultsOf(page);
    await page.goto(`${url}/zh-Hans`);
    await page.waitForLoadState("networkidle");
    expect(await page.locator("[data-scan]").isVisible()).toBe(false);
    await page.locator("input[name=number]").fill((await town.line()).renewalCode);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/line\/[^/]+$/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("a browser that can is offered the camera, and told when it is refused", async () => {
    const page = await browser.newPage({ language: "zh-Hans", javaScript: true });
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        BarcodeDetector: class {
          static async getSupportedFormats(): Promise<readonly string[]> {
            return ["qr_code"];
          }
        },
      });
    });
    await page.goto(`${url}/zh-Hans`);
    await page.locator("[data-scan-open]").click();
    await page.locator("[data-scan-blocked]").waitFor();
    await expectNoAxeFindings(page);
    await page.context().close();
  });

  it("the order's page counts down, and turns by itself when the plan works", async () => {
    const line = await town.line("slow");
    const mei = await customerAt(house, browser, { line, ...visit });
    const faults = faultsOf(mei.page);
    await mei.order();
    await mei.payByCard(CARDS.good);
    await mei.seeFace("working");
    const clock = mei.page.locator("[role=timer] strong");
    const first = await clock.textContent();
    expect(first).toMatch(/^(10:00|9:\d\d)$/);
    await until(async () => ((await clock.textContent()) === first ? undefined : true));
    expect(await mei.page.locator("[role=timer]").textContent()).toContain("距承诺的开通时间还有");
    await expectNoAxeFindings(mei.page);
    await boxes.advance(25);
    await mei.page.locator("a[href$='/receipt']").waitFor();
    expect(await mei.page.locator("[data-left]").count()).toBe(0);
    expect(faults).toEqual([]);
    await mei.page.context().close();
  });

  it("who comes back without having paid is asked to pay again, by itself", async () => {
    const mei = await customerAt(house, browser, { line: await town.line(), ...visit });
    await mei.order();
    await mei.page.locator("a.back").click();
    await mei.seeFace("unpaid");
    expect(await mei.page.locator("main a.button-primary").count()).toBe(1);
    await mei.page.context().close();
  });

  it("the viewer's own zone stands beside Japan's from the second page on", async () => {
    const line = await town.line();
    await town.bucket(line);
    const mei = await customerAt(house, browser, { line, ...visit, zone: "Asia/Shanghai" });
    await mei.open();
    await mei.page.locator("a[href$='/plans']").first().click();
    await mei.page.waitForURL(/plans$/);
    expect(await mei.page.textContent("main")).toMatch(/日本时间，即中国时间 \d\d:\d\d/);
    await mei.page.context().close();
  });
});

describe("by keyboard alone, without script", () => {
  it("from the first page to the receipt, always seeing where one is", async () => {
    const line = await town.line();
    await town.bucket(line);
    const page = await browser.newPage({ language: "ja", javaScript: false });
    await page.goto(`${url}/ja`);
    await page.keyboard.press("Tab");
    expect(await focusedIs(page, ".skip")).toBe(true);
    await page.keyboard.press("Enter");
    await tabTo(page, "input[name=number]");
    await page.keyboard.type(line.renewalCode);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/line\/[^/]+$/);
    await press(page, "a[href$='/plans']", /plans$/);
    await tabTo(page, "input[name=date]");
    await press(page, "a.button[href*='plan=week']", /confirm/);
    await tabTo(page, "input[name=email]");
    await page.keyboard.type("keys@example.com");
    await tabTo(page, "input[name=method]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await press(page, "form[action$='/orders'] button", (to) =>
      to.href.startsWith(boxes.payments.url),
    );
    await tabTo(page, "input[name=number]");
    await page.keyboard.type(CARDS.good);
    await tabTo(page, "input[name=expiry]");
    await page.keyboard.type("12/39");
    await tabTo(page, "input[name=cvc]");
    await page.keyboard.type("123");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/orders\/[0-9A-Z]{10}$/);
    await until(async () => {
      if ((await page.locator("a[href$='/receipt']").count()) > 0) return true;
      await page.goto(page.url());
      return undefined;
    });
    await press(page, "a[href$='/receipt']", /receipt$/);
    await page.context().close();
  });

  it("the language is switched", async () => {
    const page = await browser.newPage({ language: "en", javaScript: false });
    await page.goto(`${url}/en/guide/choose`);
    await tabTo(page, ".languages summary");
    await page.keyboard.press("Enter");
    await press(page, ".languages a[lang=ko]", /\/ko\/guide\/choose$/);
    expect(await page.locator("html").getAttribute("lang")).toBe("ko");
    await page.context().close();
  });
});

/** What went wrong in the page's own scripts. */
function faultsOf(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return faults;
}

const TABS_MAX = 60;

/** The element that has the focus and does not show it. */
const UNSEEN_FOCUS = `(() => {
  const { activeElement: one } = document;
  const isSeen = one === document.body || getComputedStyle(one).outlineStyle !== "none";
  return isSeen ? "" : one.outerHTML.slice(0, 200);
})()`;

/** Presses Tab until the focus is there; whatever has it on the way must show so. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < TABS_MAX; i++) {
    if (await focusedIs(page, selector)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(UNSEEN_FOCUS)).toBe("");
  }
  throw new Error(`Tab never reached ${selector} on ${page.url()}`);
}

async function press(page: Page, selector: string, to: RegExp | ((url: URL) => boolean)) {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
}

async function focusedIs(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
}
