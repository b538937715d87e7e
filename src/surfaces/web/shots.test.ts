import { it } from "vitest";
import { openBrowser } from "../../../tests/browser.ts";
import { testWeb } from "../../../tests/web.ts";
import { layCard } from "./find/card.fixture.ts";

const web = await testWeb({ ground: { isDemo: true } });
await layCard(web.db.act());
it("try", async () => {
  const url = await web.listen();
  const browser = await openBrowser();
  for (const [lang, scheme, w] of [
    ["zh-Hans", "light", 360],
    ["ja", "dark", 1280],
    ["ja", "light", 1280],
    ["ko", "light", 360],
    ["en", "dark", 360],
  ] as const) {
    const page = await browser.newPage({ javaScript: true, colorScheme: scheme, widthPx: w });
    const shot = (n: string) =>
      page.screenshot({ path: `/tmp/shots/find-${n}-${lang}-${scheme}-${w}.png`, fullPage: true });
    await page.goto(`${url}/${lang}`);
    await page.locator("#f-number").fill("12345");
    await page.keyboard.press("Enter");
    await shot("error");
    await page.locator("#f-number").fill("89860012345678901239");
    await page.keyboard.press("Enter");
    await shot("second");
    await page.locator("#f-second").fill("1111");
    await page.keyboard.press("Enter");
    await shot("nomatch");
    await page.goto(`${url}/${lang}/legal`);
    await shot("legal");
    await page.goto(`${url}/${lang}`);
    for (const s of await page.locator("details summary").all()) await s.click();
    await shot("open");
    await page.goto(`${url}/${lang}/guide/compare`);
    await shot("compare");
    await page.context().close();
  }
}, 120_000);
