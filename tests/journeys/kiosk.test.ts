import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { recentRenewals, workRenewal } from "../../src/business/renewals/index.ts";
import { addHours } from "../../src/foundation/clock/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testCounter } from "../counter.ts";
import { testKiosks, WELL } from "../kiosk.ts";
import { answering } from "../orders.ts";

const counter = await testCounter((_, act) => {
  const outside = answering(act);
  return { payments: [outside.provider("sandbox")], carriers: [outside.carrier("sandbox")] };
});
const { act, clock, ground, outside, town } = counter;
const kiosks = testKiosks(ground, act);
const url = await counter.listen(kioskScreens(ground));
const browser = await openBrowser({ javaScript: true });

const UPRIGHT = { widthPx: 1080, heightPx: 1920 };
const LYING = { widthPx: 1920, heightPx: 1080 };
interface Measured {
  readonly tall: number;
  readonly wide: number;
  /** The smaller side of each, and how far down it begins. */
  readonly targets: readonly (readonly [px: number, top: number])[];
}
const MEASURED = `({
  tall: document.documentElement.scrollHeight - innerHeight,
  wide: document.documentElement.scrollWidth - innerWidth,
  targets: [...document.querySelectorAll("button, summary, input:not([type=hidden])")]
    .map((one) => one.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ width, height, top }) => [Math.min(width, height), top / innerHeight]),
})`;
// 15 mm at 96 dots an inch.
const TARGET_PX = 57;

it.each([
  ["ja", UPRIGHT],
  ["zh-Hans", LYING],
] as const)("leads a customer from the language to the connection: %s", async (language, size) => {
  const { page, machine } = await screenOf(size);
  const name = `${language}-${size.widthPx}`;
  await look(page, `${name}-1-rest`);
  await page.locator(`button[value="${language}"]`).click();
  await page.locator("#typed").waitFor();
  await look(page, `${name}-2-find`);
  const line = await town.line();
  await town.bucket(line);
  for (const key of line.renewalCode.replaceAll("-", "")) {
    await page.locator(`[data-key="${key}"]`).click();
  }
  expect(await page.locator("[data-echo]").textContent()).toContain(line.renewalCode.slice(-4));
  await page.locator(".entry button").click();
  await look(page, `${name}-3-have`, "have");
  await page.locator("button.main").click();
  await look(page, `${name}-4-choose`, "choose");
  await page.goBack().catch(() => null);
  expect(new URL(page.url()).pathname).toMatch(/^\/kiosk$|blank$/u);
  await page.goto(`${url}/kiosk`);
  await page.locator('button[name="plan"][value="week"]').click();
  await look(page, `${name}-5-confirm`, "confirm");
  await page.locator("button.main").click();
  await look(page, `${name}-6-pay`, "pay");
  await page.locator('button[name="way"]').first().click();
  await look(page, `${name}-7-asked`, "asked");
  const [order] = await recentRenewals(act, line.lineId, addHours(clock.now(), -1));
  await machine.ask("/heartbeat", WELL);
  await workRenewal(act, outside, order!);
  // By itself.
  await page.clock.runFor(4000);
  await look(page, `${name}-8-result`, "result");
  await page.locator("summary").click();
  expect(await page.locator(".help").textContent()).toContain("North exit");
  await page.locator("summary").click();
  await page.clock.fastForward(61_000);
  await page.locator("dialog[open]").waitFor();
  await look(page, `${name}-9-idle`, "result");
  await page.locator("dialog button").click();
  await page.locator("dialog:not([open])").waitFor({ state: "attached" });
  await page.clock.fastForward(61_000);
  await page.locator("dialog[open]").waitFor();
  await page.clock.fastForward(31_000);
  await page.locator("body.rest").waitFor();
  expect(await page.content()).not.toContain(order!.number);
  await machine.ask("/heartbeat", { ...WELL, service: "out" });
  await page.clock.runFor(4000);
  await look(page, `${name}-10-shut`, "rest:has(.shut)");
  await page.context().close();
});

async function screenOf(size: typeof UPRIGHT) {
  const machine = await kiosks.machine({ name: "North exit", reader: "tmr_1" });
  const { key } = (await machine.ask("/page-key", {})).body;
  const page = await browser.newPage({ ...size, javaScript: true });
  await page.clock.install();
  await page.goto(`${url}/kiosk?key=${String(key)}`);
  return { page, machine };
}

/** Whole on the screen, to be pressed by a finger in the lower two thirds, and read by anybody. */
async function look(page: Page, name: string, screen?: string): Promise<void> {
  if (screen !== undefined) await page.locator(`body.${screen}`).waitFor();
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  const seen = (await page.evaluate(MEASURED)) as Measured;
  expect([name, seen.tall, seen.wide]).toEqual([name, 0, 0]);
  for (const [px, top] of seen.targets) {
    expect([name, px >= TARGET_PX, top >= 0.33]).toEqual([name, true, true]);
  }
  // Lying it is the same page.
  if (name.startsWith("ja")) await expectNoAxeFindings(page);
}
