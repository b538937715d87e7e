import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { describe, expect, it } from "vitest";
import { expectNoAxeFindings } from "../../../../tests/axe.ts";
import { openBrowser } from "../../../../tests/browser.ts";
import { testWeb } from "../../../../tests/web.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { GUIDE_TOPICS, paths } from "../routes.ts";
import { CARD, layCard } from "./card.fixture.ts";
import { findTexts } from "./texts/index.ts";

const web = await testWeb();
await layCard(web.db.act());
const url = await web.listen();
const browser = await openBrowser();
const REF = /^\/(en|ko)\/line\/[\w-]{8}$/;

describe("somebody without script", () => {
  it("finds a line by a printed number and four digits, by keyboard alone", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/en`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type(CARD.iccid);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/find/second?*");
    await expectNoAxeFindings(page);
    await page.getByLabel(findTexts.en.second.label.msisdn).fill("5678");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/line/*");
  });

  it("is led from the message to the field at fault", async () => {
    const page = await browser.newPage({ colorScheme: "dark" });
    await page.goto(`${url}/zh-Hans`);
    await page.locator("#f-number").fill("12345");
    await page.keyboard.press("Enter");
    await page.locator("#errors a").click();
    expect(await page.evaluate("document.activeElement.id")).toBe("f-number");
    expect(await page.locator("#f-number").inputValue()).toBe("12345");
    await expectNoAxeFindings(page);
  });

  it("is told after wrong digits what may be the reason", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/ja`);
    await page.locator("#f-number").fill(CARD.iccid);
    await page.keyboard.press("Enter");
    await page.locator("#f-second").fill("0000");
    await page.keyboard.press("Enter");
    await page.getByText(findTexts.ja.second.noMatchHelp[2]).waitFor();
    await expectNoAxeFindings(page);
  });

  it("sends a photo of the QR", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/ko`);
    await page.locator("summary", { hasText: "사진" }).click();
    await page.locator("#f-photo").setInputFiles(await photoOf(CARD.renewalCode));
    await page.locator("form[enctype] button").click();
    await page.waitForURL("**/ko/line/*");
    expect(new URL(page.url()).pathname).toMatch(REF);
  });
});

describe("somebody with script", () => {
  it("scans the QR with the camera where the browser can", async () => {
    const page = await browser.newPage({ javaScript: true });
    await page.addInitScript(cameraThatSees(CARD.renewalCode));
    await page.goto(`${url}/en`);
    await page.locator("[data-scan-open]").click();
    await page.waitForURL("**/en/line/*");
    expect(new URL(page.url()).pathname).toMatch(REF);
  });

  it("keeps the photo where the browser has no reader, made small before it is sent", async () => {
    const page = await browser.newPage({ javaScript: true });
    await page.goto(`${url}/en`);
    expect(await page.locator("[data-scan-open]").isVisible()).toBe(false);
    await page.locator("summary", { hasText: "photo" }).click();
    await page.locator("#f-photo").setInputFiles(await photoOf(CARD.renewalCode, 4000));
    const chosen = "document.getElementById('f-photo').files[0].name";
    await expect.poll(() => page.evaluate(chosen)).toBe("photo.jpg");
    await page.locator("form[enctype] button").click();
    await page.waitForURL("**/en/line/*");
  });
});

const documentsIn = (language: Language) => [
  paths.home(language),
  paths.home(language, "find-again"),
  paths.guide(language),
  ...GUIDE_TOPICS.map((topic) => paths.guideTopic(language, topic)),
  paths.legal(language),
  paths.privacy(language),
  paths.terms(language),
  `/${language}/nowhere`,
];

describe("pages to read", () => {
  it.each([
    ["light", "ja"],
    ["dark", "zh-Hans"],
  ] as const)("have no axe findings, in the %s", async (colorScheme, language) => {
    const page = await browser.newPage({ colorScheme });
    for (const path of documentsIn(language)) {
      await page.goto(url + path);
      await expectNoAxeFindings(page);
    }
  });

  it.each(LANGUAGES)("fit a small phone and a thumb, in %s", async (language) => {
    const page = await browser.newPage({ widthPx: 320 });
    for (const path of documentsIn(language)) {
      await page.goto(url + path);
      expect([path, await widthOf(page)]).toEqual([path, 320]);
      expect([path, await smallTargets(page)]).toEqual([path, []]);
    }
  });
});

async function widthOf(page: Page): Promise<unknown> {
  return page.evaluate("document.documentElement.scrollWidth");
}

/** What is pressed but lower than 44 px; links inside sentences are as high as their line. */
async function smallTargets(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll("button, input, select, summary, nav a, .button")]
    .filter((it) => it.offsetParent !== null && it.type !== "hidden")
    .filter((it) => it.getBoundingClientRect().height < 44)
    .map((it) => it.outerHTML.slice(0, 80))`);
}

async function photoOf(text: string, widthPx = 600) {
  const buffer = await toBuffer(text, { width: widthPx });
  return { name: "big.png", mimeType: "image/png", buffer };
}

/** Script for a page: a camera that shows a blank picture and a reader that sees `text` in it. */
function cameraThatSees(text: string): { content: string } {
  return {
    content: `
      navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
      HTMLMediaElement.prototype.play = async () => {};
      window.BarcodeDetector = class {
        static async getSupportedFormats() { return ["qr_code"]; }
        async detect() { return [{ rawValue: ${JSON.stringify(text)} }]; }
      };`,
  };
}
