import { expect, it } from "vitest";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { jobsOf, makePrinter, setVirtual } from "../../src/business/printing/index.ts";
import { keyOfNumber, renewalOf } from "../../src/business/renewals/index.ts";
import { latestSession, makeTill, movementsOf } from "../../src/business/tills/index.ts";
import { choosePasscode, hireStaff } from "../../src/business/staff/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { got, PASSCODE, pairingOf } from "../counter.ts";
import { testHouse } from "../house.ts";

const { url, town, act } = await testHouse();
const browser = await openBrowser({ language: "ja", widthPx: 1280, heightPx: 800 });

it("sells for cash in Japanese, by keyboard alone, in 12 presses or fewer after the scan", async () => {
  const till = got(await makeTill(act, { code: "TYO9-01", name: "Counter" }));
  const { tillId } = till;
  const virtual = {
    kind: "virtual",
    name: "レジ横",
    paperMm: 80,
    codePages: ["shiftjis"],
  } as const;
  const { printer } = got(await makePrinter(act, { ...virtual, code: "TYO9-P1", tillId }));
  const hired = got(
    await hireStaff(act, { number: "4001", name: "葵", role: "clerk", language: "ja" }),
  );
  const present = hired.passcode;
  got(await choosePasscode(act, hired.staff.staffId, { present, passcode: PASSCODE }));
  const line = await town.line();
  await town.bucket(line);
  const page = await browser.newPage();
  const keys = keyboardOf(page);

  await page.goto(`${url}/counter`);
  await look(page, "1-pair");
  await keys.type(await pairingOf(act, till));
  await keys.send(/log-in$/);
  await look(page, "2-log-in");
  await keys.type("4001");
  await keys.press("Tab");
  await keys.type(PASSCODE);
  await keys.send(/counter$/);
  await look(page, "3-desk-closed");
  await page.goto(`${url}/counter/till`);
  await look(page, "4-till-closed");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.type("10");
  await keys.send(/counter$/);
  await look(page, "5-desk");

  // A scanner is a keyboard that ends with Enter.
  await keys.type(line.renewalCode);
  await keys.send(/\/lines\/[^/]+$/);
  await look(page, "6-line");
  const row = page.locator(".choices li", { has: page.locator("a[href$='plan=week']") });
  const choice = (await row.locator("strong").first().textContent())!.trim();
  const before = keys.presses();
  await keys.type(choice);
  await keys.send(/\/sell\?plan=week$/);
  await look(page, "7-sale");
  await keys.type("10000");
  await keys.send(/\/orders\/[0-9A-Z]{10}$/);
  expect(keys.presses() - before).toBeLessThanOrEqual(12);
  expect(await page.locator(".change").textContent()).toMatch(/8,020/);
  await page.locator("form[action$='/receipt']").waitFor({ state: "attached" });
  const copies = page.locator("form[action$='/print']", { hasText: "再発行" });
  await copies.waitFor({ state: "attached" });
  await page.getByText("印刷済み").waitFor();
  await look(page, "8-order");

  const number = /orders\/([0-9A-Z]{10})/.exec(page.url())![1]!;
  const renewal = (await renewalOf(act, (await keyOfNumber(act, number))!))!;
  expect(renewal).toMatchObject({ state: "active", channel: "counter", tillId: till.tillId });
  const granted = await bucketsOfLine(act, line.lineId);
  expect(granted.filter((one) => one.renewalId !== undefined)).toHaveLength(1);
  const session = (await latestSession(act, till.tillId))!;
  const sales = (await movementsOf(act, session)).filter(({ kind }) => kind === "sale");
  expect(sales).toMatchObject([{ amountYen: 1980, handedYen: 10_000 }]);
  expect(await checkLedger(act)).toEqual([]);
  await page.goto(`${url}/counter/till/count`);
  await look(page, "9-count");

  expect(await jobsOf(act, number)).toMatchObject([{ state: "printed", isReissue: false }]);
  await page.goto(`${url}/counter/printer`);
  await page.locator("figure.paper").waitFor();
  await look(page, "10-printer");
  await page.goto(`${url}/counter/orders/${number}/paper?kind=receipt`);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("h1").isVisible()).toBe(false);
  expect(await page.locator("figure.paper").isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await setVirtual(act, printer, "paper_out");
  await page.goto(`${url}/counter`);
  await look(page, "11-desk-without-paper");
});

/** A keyboard that counts: one press for each character, Tab or Enter. */
function keyboardOf(page: Page) {
  let presses = 0;
  return {
    presses: () => presses,
    async press(key: string): Promise<void> {
      presses += 1;
      await page.keyboard.press(key);
    },
    async type(text: string): Promise<void> {
      presses += text.length;
      await page.keyboard.type(text);
    },
    /** Enter, and whatever field the next page gives the keyboard to. */
    async send(to: RegExp): Promise<void> {
      presses += 1;
      await page.keyboard.press("Enter");
      await page.waitForURL(to);
    },
  };
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
    }
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectNoAxeFindings(page);
}
