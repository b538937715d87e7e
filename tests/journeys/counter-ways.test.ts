import { afterAll, afterEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { recentRenewals } from "../../src/business/renewals/index.ts";
import { logIn, pairDevice } from "../../src/business/staff/index.ts";
import { latestSession, movementsOf } from "../../src/business/tills/index.ts";
import { instant } from "../../src/foundation/clock/index.ts";
import { openBrowser } from "../browser.ts";
import { got, pairingOf, peopleOf } from "../counter.ts";
import { testHouse } from "../house.ts";
import { printedBatch } from "../pins.ts";
import type { TownLine } from "../town.ts";

const OK_CARD = "4242424242424242";
const DECLINED_CARD = "4000000000000002";
const READER = "desk-9";

const { url, town, act, boxes } = await testHouse();
const people = peopleOf(act);
const till = await people.till();
const clerk = await people.person("clerk");
const manager = await people.person("manager");
const { digits } = await printedBatch(act, { pinCount: 2, sold: 1 });
const browser = await openBrowser({ widthPx: 1280, heightPx: 800 });
const page = await browser.newPage();
afterAll(async () => page.context().close());
await enter();

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

it("sells by card in English, by keyboard alone, after a card that was declined", async () => {
  const line = await town.line();
  await speak("en");
  const keys = keyboardOf(page);
  await scan(line.renewalCode);
  await keys.type(await numberOf("week"));
  await keys.send(/\/sell\?plan=week$/);
  // Cash has the keyboard; the reader is its second neighbour.
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.send(/\/orders\/[0-9A-Z]{10}$/);
  expect(keys.presses()).toBeLessThanOrEqual(12);
  await page.getByText("hold, insert or swipe the card").waitFor();
  await boxes.payments.atReader(READER, { card: DECLINED_CARD });
  await page.getByText("The card was declined. Nothing was charged.").waitFor();
  await page.getByRole("button", { name: "Card on the reader" }).click();
  await page.getByText("hold, insert or swipe the card").waitFor();
  await boxes.payments.atReader(READER, { card: OK_CARD });
  await connected();
  await expectOnePlan(line);
  const charges = await boxes.payments.charges();
  expect(charges.filter(({ amount_received }) => amount_received > 0)).toHaveLength(1);
});

it("sells by recharge PIN in Japanese", async () => {
  const line = await town.line();
  await speak("ja");
  await scan(line.renewalCode);
  const keys = keyboardOf(page);
  await keys.type(await numberOf("week"));
  await keys.send(/\/sell\?plan=week$/);
  await page.getByLabel("リチャージPIN").fill(digits[0]!);
  await keys.send(/\/orders\/[0-9A-Z]{10}$/);
  await connected();
  await expectOnePlan(line);
});

it("whose answer never came is sent again, and is the same sale", async () => {
  const line = await town.line();
  await speak("ja");
  await page.goto(`${url}/counter/lines/${line.lineId}/sell?plan=week`);
  const before = (await movements("sale")).length;
  const address = `**/lines/${line.lineId}/sell`;
  await page.route(address, async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
  const cut = page.waitForEvent("requestfailed");
  await page.locator("button[name=quick]").first().click({ noWaitAfter: true });
  await cut;
  await page.unroute(address);
  expect((await movements("sale")).length).toBe(before + 1);
  await page.goto(`${url}/counter/lines/${line.lineId}`);
  const [order] = await recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z"));
  // What is certain stands there, whether the form is sent again or the line is looked up.
  await page.locator(`a[href$='/orders/${order!.number}']`).click();
  await connected();
  expect((await movements("sale")).length).toBe(before + 1);
  await expectOnePlan(line);
});

it("gives cash back in Japanese when a manager agrees, against the voucher and a document", async () => {
  const line = await town.line();
  await town.bucket(line);
  await speak("ja");
  await page.goto(`${url}/counter/lines/${line.lineId}/sell?plan=queue`);
  await page.locator("button[name=quick]").first().click();
  await connected();
  await page.getByRole("link", { name: "返金", exact: true }).click();
  await page.getByLabel("プランの間違い").check();
  const keys = await people.keysOf(manager);
  await page.locator("input[name=number]").fill(keys.number);
  await page.locator("input[name=passcode]").fill(keys.passcode);
  await page.locator("input[name=code]").fill(keys.code);
  await page.getByRole("button", { name: "返金する" }).click();
  const voucher = page.locator("a[href*='/counter/vouchers/']");
  await reloadUntil(async () => (await voucher.count()) > 0);
  await voucher.click();
  await page.locator("input[name=issuer]").fill("UTO");
  await page.locator("input[name=number]").fill("L898902C3");
  await page.locator("input[name=expires]").fill("2039-01-31");
  await page.getByRole("button", { name: "現金を渡す" }).click();
  await page.getByText("お渡し済みです").waitFor();
  expect(await movements("refund")).toMatchObject([{ amountYen: -2980 }]);
});

/** A browser that is paired to the till and the reader, with the clerk logged in. */
async function enter(): Promise<void> {
  const code = await pairingOf(act, till, READER);
  const { device, token } = got(await pairDevice(act, { code, address: "192.0.2.1" }));
  const opened = got(await logIn(act, device, await people.keysOf(clerk)));
  const cookies = { counter_device: token, counter_session: opened.token };
  await page
    .context()
    .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

async function speak(language: "ja" | "en"): Promise<void> {
  await page.goto(`${url}/counter/language?to=${language}&back=/counter`);
}

/** A scanner is a keyboard that ends with Enter. */
async function scan(code: string): Promise<void> {
  await page.locator("input[name=typed]:focus").waitFor();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/lines\/[^/]+$/);
}

async function numberOf(plan: string): Promise<string> {
  const row = page.locator(".choices li", { has: page.locator(`a[href$='plan=${plan}']`) });
  return (await row.locator("strong").first().textContent())!.trim();
}

function keyboardOf(at: Page) {
  let presses = 0;
  return {
    presses: () => presses,
    async press(key: string): Promise<void> {
      await at.locator(":focus:not(body)").waitFor();
      presses += 1;
      await at.keyboard.press(key);
    },
    async type(text: string): Promise<void> {
      await at.locator("input:focus").waitFor();
      presses += text.length;
      await at.keyboard.type(text);
    },
    async send(to: RegExp): Promise<void> {
      presses += 1;
      await at.keyboard.press("Enter");
      await at.waitForURL(to);
    },
  };
}

/** The page looks again by itself; here it is not waited for. */
async function connected(): Promise<void> {
  await page.waitForURL(/\/orders\//);
  await reloadUntil(async () => (await page.locator(".tag-good").count()) > 0);
}

async function reloadUntil(isThere: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100 && !(await isThere()); i++) await page.reload();
}

async function movements(kind: "sale" | "refund") {
  const session = (await latestSession(act, till.tillId))!;
  return (await movementsOf(act, session)).filter((one) => one.kind === kind);
}

async function expectOnePlan({ lineId }: TownLine): Promise<void> {
  const granted = await bucketsOfLine(act, lineId);
  expect(granted.filter(({ renewalId }) => renewalId !== undefined)).toHaveLength(1);
}
