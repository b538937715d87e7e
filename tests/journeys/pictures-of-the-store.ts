import type { Page } from "playwright-core";
import { allDevices, offerPairing } from "../../src/business/staff/index.ts";
import { allTills } from "../../src/business/tills/index.ts";
import type { TestBrowser } from "../browser.ts";
import { got, pairingOf } from "../counter.ts";
import type { TestHouse } from "../house.ts";
import { DEMO_STAFF, DEMO_TILL } from "../../src/main/demo-card.ts";

interface Studio extends Pick<TestHouse, "act" | "url"> {
  readonly browser: TestBrowser;
  readonly take: (page: Page, name: string) => Promise<void>;
}

const CODE = "DEM0-0009-TKY4";

/** The README's pictures of finding a place, the card shown there, and a sale at the counter. */
export async function takeStore({ act, url, browser, take }: Studio): Promise<void> {
  const phone = await browser.newPage({ language: "en", widthPx: 360, heightPx: 780 });
  await phone.goto(`${url}/en/points?place=Shinjuku`);
  await phone.locator("main h2").evaluate((heading) => heading.scrollIntoView());
  await take(phone, "points-en");
  await phone.goto(`${url}/zh-Hans/r/${CODE}`);
  await phone.goto(`${phone.url()}/plans`);
  await phone.locator("a[href*='/hand-over?'][href*='plan=']").first().click();
  await phone.waitForURL(/hand-over/);
  await take(phone, "hand-over-zh-hans");

  const desk = await browser.newPage({ language: "ja", widthPx: 1200, heightPx: 720 });
  await logIn(desk, { act, url });
  const screen = await browser.newPage({ language: "ja", widthPx: 1024, heightPx: 640 });
  await pairScreen(screen, { act, url });
  await desk.goto(`${url}/counter`);
  await desk.locator("input[name=typed]").fill(CODE);
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/lines/);
  await desk.locator("input[name=plan]").fill("2");
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/sell/);
  await take(desk, "counter-ja");
  await desk.locator("input[name=handed]").fill("10000");
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/orders/);
  await screen.locator(".amount").waitFor();
  await desk.locator("form[action$='/receipt']").waitFor({ state: "attached" });
  await screen.locator(".qr, figure, img").first().waitFor();
  await take(screen, "display-ja");
  await desk.goto(`${url}/counter/printer`);
  await desk.locator("figure.paper").first().waitFor();
  await desk.locator("figure.paper").first().scrollIntoViewIfNeeded();
  await take(desk, "printer-ja");
}

async function logIn(page: Page, { act, url }: Pick<TestHouse, "act" | "url">): Promise<void> {
  const till = (await allTills(act)).find(({ code }) => code === DEMO_TILL.code)!;
  await page.goto(`${url}/counter/pair`);
  await page.locator("input[name=code]").fill(await pairingOf(act, till));
  await page.keyboard.press("Enter");
  await page.waitForURL(/log-in/);
  const [clerk] = DEMO_STAFF;
  await page.locator("input[name=number]").fill(clerk.number);
  await page.locator("input[name=passcode]").fill(clerk.passcode);
  await page.keyboard.press("Enter");
  await page.waitForURL(/counter$/);
  await page.goto(`${url}/counter/till`);
  await page.locator("main input[inputmode=numeric]").nth(1).fill("10");
  await page.keyboard.press("Enter");
  await page.waitForURL(/counter(?:\?|$)/);
}

async function pairScreen(page: Page, { act, url }: Pick<TestHouse, "act" | "url">): Promise<void> {
  const counter = (await allDevices(act)).find(({ kind }) => kind === "counter")!;
  const wish = { kind: "display", name: "Screen", counterId: counter.deviceId } as const;
  await page.goto(`${url}/counter/display`);
  await page.locator("input[name=code]").fill(got(await offerPairing(act, wish)).code);
  await page.keyboard.press("Enter");
  await page.waitForURL(/display$/);
}
