import { afterAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import { orderTexts } from "../../src/surfaces/web/order/texts/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { autoStages } from "./auto-stages.ts";
import { demoShop } from "./demo-shop.ts";
import { familyStages } from "./family-stages.ts";
import { incidentStages } from "./incident-stages.ts";
import {
  DEAD_ENDS,
  lineStages,
  OPEN_STAGES,
  openStage,
  orderStages,
  pinStages,
  type Stage,
} from "./stages.ts";

const shop = await demoShop();
const stages = [
  ...(await orderStages(shop)),
  ...(await pinStages(shop)),
  ...(await lineStages(shop)),
  ...(await familyStages(shop)),
  ...(await autoStages(shop)),
  ...(await incidentStages(shop)),
  ...OPEN_STAGES,
];
const url = await shop.web.listen();
const browser = await openBrowser();
const light = await browser.newPage({ widthPx: 320 });
const dark = await browser.newPage({ colorScheme: "dark", widthPx: 1280 });
afterAll(async () => Promise.all([light, dark].map(async (page) => page.context().close())));

// Each state in one language by turns, and in another in the dark: together all of both.
const languageOf = (stage: Stage, shift: number): Language =>
  LANGUAGES[(stages.indexOf(stage) + shift) % LANGUAGES.length]!;

describe("every page in every state", () => {
  it("shows each face of an order", () => {
    const shown = stages.map(({ name }) => name);
    for (const face of Object.keys(orderTexts.en.faces)) expect(shown).toContain(`order-${face}`);
  });

  it.each(stages)("$name: axe finds nothing, and nothing is cut at 320 px", async (stage) => {
    const language = languageOf(stage, 0);
    await openStage(light, { url, stage, language });
    expect(await light.locator("h1").count()).toBe(1);
    if (stage.name.startsWith("order-")) await expectFace(light, stage);
    await stopReloading(light);
    await keep(light, `${stage.name}.${language}`);
    await expectNoAxeFindings(light);
    await expectNoScrollSideways(light);
  });

  it.each(stages)("$name: is as good in the dark, and with text twice as large", async (stage) => {
    const language = languageOf(stage, 2);
    await dark.setViewportSize({ width: 1280, height: 800 });
    await openStage(dark, { url, stage, language });
    await stopReloading(dark);
    await keep(dark, `${stage.name}.${language}.dark`);
    await expectNoAxeFindings(dark);
    // As a browser zoomed to 200 % sees it, and as a phone with large text does.
    await dark.setViewportSize({ width: 640, height: 400 });
    await expectNoScrollSideways(dark);
    await dark.setViewportSize({ width: 360, height: 800 });
    await dark.evaluate("document.documentElement.style.fontSize = '200%'");
    await expectNoScrollSideways(dark);
  });
});

describe("a dead end", () => {
  it.each(Object.entries(DEAD_ENDS))(
    "%s leads to the adviser, who is told: %s",
    async (name, why) => {
      const { path, jar } = stages.find((stage) => stage.name === name)!;
      for (const language of LANGUAGES) {
        const at = path.replace("/en", `/${language}`);
        const page = await shop.web.get(at, jar === undefined ? {} : { jar: new Map(jar) });
        const html = await page.text();
        expect(html).toContain(`<a href="/${language}/advise?why=${why}">`);
      }
    },
  );
});

describe("the language", () => {
  it("can be switched on every page, and one stays where one is", async () => {
    for (const { name, path, jar, prepare } of stages) {
      // What was sent and refused is not sent again; the page it was sent from is there.
      if (prepare !== undefined) continue;
      const cookies = jar === undefined ? {} : { jar: new Map(jar) };
      const here = await (await shop.web.get(path, cookies)).text();
      const href = /<a href="([^"]+)" lang="ko"/.exec(here)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const there = await (await shop.web.get(href, cookies)).text();
      expect([name, there.includes('<html lang="ko">')]).toEqual([name, true]);
      if (path === "/outbox") continue;
      expect([name, href]).toEqual([name, path.replace("/en", "/ko")]);
      expect([name, shapeOf(there)]).toEqual([name, shapeOf(here)]);
    }
  });
});

/** What a page is made of, whatever its language. */
function shapeOf(html: string): readonly string[] {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const parts = main.matchAll(/<(?:h[1-3]|form|section|dl|button|input)\b(?:[^>]* name="\w+")?/g);
  return [...parts].map(([part]) => part.replaceAll(/ (?:value|action)="[^"]*"/g, ""));
}

/** SCREENSHOTS names a folder to look through. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/**
 * A page that waits for an answer reloads itself where no script runs; that is what it is for, so
 * axe's rule against it is not asked. Where there is a form to fill in, nothing reloads.
 */
async function stopReloading(page: Page): Promise<void> {
  const reloads = page.locator("meta[http-equiv=refresh]");
  if ((await reloads.count()) === 0) return;
  expect(await page.locator("main form").count(), `${page.url()} reloads a form`).toBe(0);
  await page.evaluate(`document.querySelector("meta[http-equiv=refresh]").remove()`);
}

async function expectFace(page: Page, stage: Stage): Promise<void> {
  const state = (await page.locator("#watch").getAttribute("data-state")) ?? "";
  const face = stage.name.slice("order-".length);
  if (face in orderTexts.en.faces) expect(state.split(" ").at(-1)).toBe(face);
}

async function expectNoScrollSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(`(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > room + 1)
      .map((one) => one.outerHTML.slice(0, 120));
  })()`);
  expect(wide, `${page.url()} scrolls sideways`).toEqual([]);
}
