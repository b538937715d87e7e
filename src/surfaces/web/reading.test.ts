import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { testWeb } from "../../../tests/web.ts";
import { openAssets } from "../browser/index.ts";
import { layCard } from "./find/card.fixture.ts";
import { guideTexts } from "./guide/texts/index.ts";
import { homeTexts } from "./home/texts/index.ts";
import { legalTexts } from "./legal/texts/index.ts";
import { GUIDE_TOPICS, paths } from "./routes.ts";

const web = await testWeb();
await layCard(web.db.act());

describe.each(LANGUAGES)("in %s", (language) => {
  it("the first page offers every way to name a card", async () => {
    const page = await textOf(paths.home(language));
    expect(page).toContain(`<h1>${homeTexts[language].title}</h1>`);
    expect(page).toContain(`action="${paths.find(language)}"`);
    expect(page).toContain(`action="${paths.findPhoto(language)}"`);
    for (const { term } of homeTexts[language].where) expect(page).toContain(`<dt>${term}</dt>`);
  });

  it("the guide leads to every topic, and each topic to a page that is there", async () => {
    const overview = await textOf(paths.guide(language));
    for (const topic of GUIDE_TOPICS) {
      const path = paths.guideTopic(language, topic);
      expect(overview).toContain(`href="${path}"`);
      const page = await textOf(path);
      expect(page).toContain(`<h1>${guideTexts[language].topics[topic].title}</h1>`);
      for (const link of linksOf(page)) {
        expect([link, (await web.get(link)).status < 400]).toEqual([link, true]);
      }
    }
  });

  it("the seller stands with all that the law asks for", async () => {
    const page = await textOf(paths.legal(language));
    for (const fact of ["株式会社花", "東京都千代田区1-1", "花田 花子", "T7000012050002"]) {
      expect(page).toContain(fact);
    }
    expect(page).toContain('href="tel:0312345678"');
    expect(page).toContain('href="mailto:shop@hana.example"');
    const texts = legalTexts[language].sellers;
    for (const { term } of [texts.price, texts.otherFees, texts.delivery, texts.cancelling]) {
      expect(page).toContain(term);
    }
  });

  it("privacy and terms have a heading for each of their sections", async () => {
    for (const document of ["privacy", "terms"] as const) {
      const page = await textOf(paths[document](language));
      const headings = legalTexts[language][document].sections.map(({ heading }) => heading);
      for (const heading of headings) expect(page).toContain(`<h2>${heading}</h2>`);
    }
  });
});

describe("what is the same for everybody", () => {
  it("may be kept by caches; what is not, not", async () => {
    const cacheOf = async (path: string) => (await web.get(path)).headers.get("cache-control");
    expect(await cacheOf("/ja/guide")).toBe("public, max-age=300");
    expect(await cacheOf("/ja/legal")).toBe("public, max-age=300");
    expect(await cacheOf("/ja")).toBe("no-store");
  });
});

describe("the weight", () => {
  it("of the first page, its stylesheet and its heaviest guide page stays small", async () => {
    const rows: [string, number][] = [];
    for (const language of LANGUAGES) {
      rows.push([`home ${language}`, await weightOf(paths.home(language))]);
      rows.push([`guide ${language}`, await weightOf(paths.guideTopic(language, "renew"))]);
    }
    for (const name of ["tsunagu.css", "scan.js"]) {
      rows.push([name, openAssets().read(openAssets().fileOf(name))!.gzip.length]);
    }
    process.stdout.write(rows.map(([name, bytes]) => `${name}: ${bytes} B gzip\n`).join(""));
    const weights = Object.fromEntries(rows);
    expect(weights["tsunagu.css"]).toBeLessThanOrEqual(6 * 1024);
    expect(Math.max(...rows.map(([, bytes]) => bytes))).toBeLessThanOrEqual(6 * 1024);
  });
});

async function textOf(path: string): Promise<string> {
  const response = await web.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
}

async function weightOf(path: string): Promise<number> {
  return gzipSync(await textOf(path)).length;
}

/** The addresses inside `main`, without those of other hosts. */
function linksOf(page: string): readonly string[] {
  const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
  return [...main.matchAll(/href="(\/[^"#]*)"/g)].map(([, href]) => href!);
}
