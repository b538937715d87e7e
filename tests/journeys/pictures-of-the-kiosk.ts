import path from "node:path";
import type { Page } from "playwright-core";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import { offerPairing } from "../../src/business/staff/index.ts";
import type { TestBrowser } from "../browser.ts";
import { got } from "../counter.ts";
import type { TestHouse } from "../house.ts";
import { WELL } from "../kiosk.ts";

interface Studio extends Pick<TestHouse, "act" | "url" | "boxes" | "until"> {
  readonly browser: TestBrowser;
  readonly folder: string;
  payByCard(page: Page): Promise<void>;
}

const SIZES = {
  upright: { widthPx: 1080, heightPx: 1920, shownPx: 252 },
  lying: { widthPx: 1920, heightPx: 1080, shownPx: 448 },
} as const;

// Five lines of the demo, each sold to twice.
const CODES: Readonly<Record<Language, string>> = {
  "zh-Hans": "DEM0-0001-TKYS",
  "zh-Hant": "DEM0-0009-TKY4",
  ja: "DEM0-0012-TKYB",
  en: "DEM0-0013-TKYM",
  ko: "DEM0-0014-TKYX",
};

/** A visit from the language to the connection, in each language and on both screens: a sheet each. */
export async function takeKiosk(studio: Studio): Promise<void> {
  for (const [size, { widthPx, heightPx, shownPx }] of Object.entries(SIZES)) {
    const page = await studio.browser.newPage({ widthPx, heightPx, javaScript: true });
    await page.goto(`${studio.url}/kiosk?key=${await pairedKey(studio, size)}`);
    for (const language of LANGUAGES) {
      const shots = await visit(studio, page, language);
      const file = path.join(studio.folder, `kiosk-${language.toLowerCase()}-${size}.png`);
      await layOut(studio, { shots, file, shownPx });
    }
    await page.context().close();
  }
}

async function pairedKey({ act, url }: Studio, size: string): Promise<string> {
  const { code } = got(await offerPairing(act, { kind: "kiosk", name: `North exit (${size})` }));
  const ask = async (to: string, body: unknown, token = "") => {
    const response = await fetch(`${url}/kiosk/api${to}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { readonly token?: string; readonly key?: string };
  };
  const { token = "" } = await ask("/pair", { code, keep: "token" });
  await ask("/heartbeat", WELL, token);
  return (await ask("/page-key", {}, token)).key ?? "";
}

async function visit(studio: Studio, page: Page, language: Language): Promise<readonly string[]> {
  const shots: string[] = [];
  const shoot = async (screen: string) => {
    await page.locator(`body.${screen}`).waitFor();
    shots.push((await page.screenshot()).toString("base64"));
  };
  await shoot("rest");
  await page.locator(`button[value="${language}"]`).first().click();
  await shoot("find");
  await page.locator("#typed").fill(CODES[language]);
  await page.keyboard.press("Enter");
  await shoot("have");
  await page.locator("button.main").click();
  await shoot("choose");
  await page.locator('button[name="plan"]').first().click();
  await shoot("confirm");
  await page.locator("button.main").click();
  await page.locator("body.first, body.pay").waitFor();
  if ((await page.locator("body.first").count()) > 0) {
    await page.locator("form:has(input[value=beside]) button").click();
    await page.locator("body.confirm").waitFor();
    await page.locator("button.main").click();
  }
  await shoot("pay");
  await page.locator('button[name="way"][value="sandbox:card"]').click();
  await shoot("asked");
  await payOnPhone(studio);
  await page.locator("body.result button.main").waitFor({ timeout: 30_000 });
  await shoot("result");
  await page.locator("button.main").click();
  return shots;
}

async function payOnPhone(studio: Studio): Promise<void> {
  const { rows } = await studio.act.database.run({
    text: `select next_action ->> 'url' as url from payment_attempts
      order by started_at desc limit 1`,
    values: [],
  });
  const phone = await studio.browser.newPage({ widthPx: 360 });
  await phone.goto((rows as readonly { readonly url: string }[])[0]!.url);
  await studio.payByCard(phone);
  await phone.context().close();
}

/** The screens of one visit beside each other. */
async function layOut(
  { browser }: Studio,
  { shots, file, shownPx }: { shots: readonly string[]; file: string; shownPx: number },
): Promise<void> {
  const page = await browser.newPage({ widthPx: 4 * (shownPx + 12) + 12, heightPx: 400 });
  const pictures = shots.map((shot) => `<img src="data:image/png;base64,${shot}" alt="">`);
  await page.setContent(
    `<style>body{margin:0;padding:12px;display:grid;gap:12px;background:#d8dee4;
      grid-template-columns:repeat(4,${shownPx}px)}img{width:100%;display:block}</style>
    ${pictures.join("")}`,
  );
  await page.screenshot({ path: file, fullPage: true });
  await page.context().close();
}
