import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { pinProvider } from "../../src/business/pins/index.ts";
import { importPoints, pointsByCodes } from "../../src/business/points/index.ts";
import { recentRenewals, workRenewal } from "../../src/business/renewals/index.ts";
import { offerPairing } from "../../src/business/staff/index.ts";
import { addHours } from "../../src/foundation/clock/index.ts";
import { readTable } from "../../src/foundation/tables/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { got, PASSCODE, testCounter } from "../counter.ts";
import { fakeReader } from "../fake-reader.ts";
import { testKiosks, WELL } from "../kiosk.ts";
import { GAP_PX, look, LYING, measure, shoot, TARGET_PX, UPRIGHT } from "../kiosk-look.ts";
import type { Jar } from "../web.ts";
import { answering } from "../orders.ts";
import { printedBatch } from "../pins.ts";

const WALLETS = ["alipay", "wechat_pay", "paypay"];
const counter = await testCounter((clock, act) => {
  const outside = answering(act);
  const sandbox = outside.provider("sandbox");
  const wallets = WALLETS.map((method) => ({ ...sandbox.methods[0]!, method }));
  const reader = fakeReader(clock);
  const accepts = ["visa", "mastercard", "jcb", "unionpay", "transit"];
  return {
    payments: [
      { ...sandbox, methods: [...sandbox.methods, ...wallets] },
      { ...reader, methods: reader.methods.map((one) => ({ ...one, accepts })) },
    ],
    house: [pinProvider()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, clock, ground, outside, town } = counter;
const kiosks = testKiosks(ground, act);
const pointId = await aPoint();
const desk = await aCounter();
const url = await counter.listen(kioskScreens(ground));
const browser = await openBrowser({ javaScript: true });
await printedBatch(act, { pinCount: 1, sold: 1 });

// A machine that does much beside takes its time over fifteen screens and their axe.
const TIMEOUT_MS = 90_000;

it.each([
  ["ja", UPRIGHT, "paypay"],
  ["zh-Hans", LYING, "alipay"],
] as const)(
  "leads a customer from the language to the connection: %s",
  async (language, size, by) => {
    const { page, machine } = await screenOf(size);
    const shot = (name: string) => `${language}-${size.widthPx}-${name}`;
    await look(page, shot("01-rest"));
    await page.locator(`button[value="${language}"]`).click();
    await look(page, shot("02-find"), "find");
    const line = await town.line();
    await town.bucket(line);
    for (const key of line.renewalCode.replaceAll("-", "")) {
      await page.locator(`[data-key="${key}"]`).click();
    }
    const echo = await page.locator("[data-echo]").textContent();
    expect(echo).toContain(line.renewalCode.slice(-4));
    expect(echo).not.toContain(line.renewalCode.slice(0, 4));
    await page.locator(".entry button").click();
    await look(page, shot("03-have"), "have");
    await page.locator("button.main").click();
    await look(page, shot("04-choose"), "choose");
    await page.locator("button.when").click();
    await look(page, shot("05-day"), "day");
    await page.goBack().catch(() => null);
    await page.locator('button[value="2026-11-24"]').focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await look(page, shot("06-choose-trip"), "choose");
    expect(await page.locator("button.best").count()).toBe(1);
    await page.locator('button[name="plan"][value="week"]').click();
    await look(page, shot("07-confirm"), "confirm");
    await page.locator("button.main").click();
    await look(page, shot("08-pay"), "pay");
    await page.locator(`button[name="way"][value="sandbox:${by}"]`).click();
    await look(page, shot("09-asked"), "asked");
    await page.locator('[data-verb="help"] button').click();
    await look(page, shot("10-help"), "help");
    expect(await page.locator("dl").textContent()).toContain("North exit");
    await page.locator('[data-verb="call"] button').click();
    await page.locator(".told").waitFor();
    const waiting = await page.locator(".told").textContent();
    await answerCalls();
    await page.clock.runFor(4000);
    await page.locator(`.told:not(:text-is("${waiting}"))`).waitFor();
    await page.locator('[data-verb="helped"] button').click();
    await page.locator("body.asked").waitFor();
    const [order] = await recentRenewals(act, line.lineId, addHours(clock.now(), -1));
    await machine.ask("/heartbeat", WELL);
    await workRenewal(act, outside, order!);
    // By itself.
    await page.clock.runFor(4000);
    await look(page, shot("11-result"), "result");
    await page.locator('[data-verb="mail"] button').click();
    await look(page, shot("12-mail"), "mail");
    await page.locator("#typed").pressSequentially("wang@example.com", { delay: 0 });
    await page.locator(".entry button").click();
    await look(page, shot("13-result-mailed"), "result");
    expect(await page.content()).not.toContain("wang@example.com");
    await page.clock.fastForward(61_000);
    await page.locator("dialog[open]").waitFor();
    await look(page, shot("14-idle"), "result");
    await page.locator("dialog button").click();
    await page.locator("dialog:not([open])").waitFor({ state: "attached" });
    await page.clock.fastForward(61_000);
    await page.locator("dialog[open]").waitFor();
    await page.clock.fastForward(31_000);
    await page.locator("body.rest").waitFor();
    expect(await page.content()).not.toContain(order!.number);
    expect(await page.evaluate("history.length")).toBeLessThanOrEqual(3);
    await machine.ask("/heartbeat", { ...WELL, service: "out" });
    await page.clock.runFor(4000);
    await look(page, shot("15-shut"), "rest:has(.shut)");
    await page.context().close();
  },
  TIMEOUT_MS,
);

it(
  "comes lower, larger and clearer, is read out, and goes by a keypad; for one customer",
  async () => {
    const { page } = await screenOf(LYING);
    const ease = async (name: string) => {
      const button = page.locator(`button[name="ease"][value="${name}"]`);
      const was = await button.getAttribute("aria-pressed");
      await button.click();
      await page.locator(`button[value="${name}"][aria-pressed="${was !== "true"}"]`).waitFor();
    };
    const seen = async (name: string) => {
      await shoot(page, `ease-${name}`);
      const { tall, wide, targets, gap } = await measure(page);
      expect([name, tall, wide, gap >= GAP_PX]).toEqual([name, 0, 0, true]);
      for (const [px] of targets) expect([name, px >= TARGET_PX]).toEqual([name, true]);
      await expectNoAxeFindings(page);
      return targets;
    };
    await ease("contrast");
    await seen("1-rest");
    await ease("voice");
    await page.locator('[data-digit="4"]').waitFor({ state: "attached" });
    await page.keyboard.press("4");
    await page.clock.runFor(500);
    await page.locator("body.find").waitFor();
    await page.locator("#typed").pressSequentially("ABCD", { delay: 0 });
    await ease("large");
    expect(await page.locator("#typed").inputValue()).toBe("ABCD");
    await seen("2-find");
    await nothingOfTheBrowserOpens(page);
    await page.locator("#typed").fill((await town.line()).renewalCode);
    await page.keyboard.press("Enter");
    await page.locator("body.have").waitFor();
    const title = String(await page.locator("h1").textContent());
    expect(await page.locator("[data-caption]").textContent()).toContain(title);
    await page.locator("button.main").focus();
    const main = String(await page.locator("button.main").textContent());
    expect(await page.locator("[data-caption]").textContent()).toBe(`1: ${main}`);
    // A code that is scanned where none is asked for chooses nothing, and neither does its Enter.
    await page.keyboard.type("4902102072457");
    await page.keyboard.press("Enter");
    await page.clock.runFor(1000);
    expect(await page.locator("body.have").count()).toBe(1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("F2");
    await page.locator('button[value="voice"][aria-pressed="false"]').waitFor();
    await page.locator("button.main").click();
    await page.locator("body.choose").waitFor();
    await ease("large");
    await ease("low");
    for (const [, top] of await seen("3-choose-low")) expect(top).toBeGreaterThan(0.58);
    await page.locator("button.when").click();
    await page.locator("body.day").waitFor();
    await shoot(page, "ease-4-day-low");
    await page.keyboard.press("Escape");
    await page.locator("body.choose").waitFor();
    await page.locator('[data-verb="reset"] button').first().click();
    await page.locator("body.rest").waitFor();
    expect(await page.locator("html").getAttribute("class")).not.toMatch(/low|contrast/u);
    await page.context().close();
  },
  TIMEOUT_MS,
);

// F1 to F4 and F6 are the buttons at the foot; the rest is a browser's, and does nothing here.
const KEYS = [
  ...["F5", "F7", "F8", "F9", "F10", "F11", "F12", "ContextMenu"],
  ...[..."wntplrsufdhj+-0"].map((key) => `Control+${key}`),
  ...["Control+Shift+I", "Control+Shift+N", "Control+Shift+T", "Control+Tab"],
  ...["Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Home", "Alt+F4", "Meta+l"],
];

async function nothingOfTheBrowserOpens(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.passed = [];
    const note = (event) => event.defaultPrevented || window.passed.push(event.key ?? event.type);
    for (const name of ["keydown", "contextmenu", "wheel"]) window.addEventListener(name, note);
  })()`);
  const before = await page.locator("body").getAttribute("class");
  for (const key of KEYS) await page.keyboard.press(key);
  await page.mouse.click(900, 600, { button: "right" });
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, 100);
  await page.keyboard.up("Control");
  // By itself it does nothing.
  const passed = (await page.evaluate("window.passed")) as readonly string[];
  expect(passed.filter((key) => key !== "Shift")).toEqual([]);
  expect([page.url(), await page.locator("body").getAttribute("class")]).toEqual([
    ...[`${url}/kiosk`, before],
  ]);
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.evaluate("[document.fullscreenElement, devicePixelRatio]")).toEqual([null, 1]);
}

async function screenOf(size: typeof UPRIGHT) {
  const machine = await kiosks.machine({ name: "North exit", reader: "tmr_1", pointId });
  const { key } = (await machine.ask("/page-key", {})).body;
  const page = await browser.newPage({ ...size, javaScript: true });
  await page.clock.install();
  await page.goto(`${url}/kiosk?key=${String(key)}`);
  return { page, machine };
}

/** As staff do, at the counter of the point. */
async function answerCalls(): Promise<void> {
  const page = await (await counter.get("/counter", desk)).text();
  expect(page).toContain("North exit");
  for (const [, path = ""] of page.matchAll(/action="([^"]*kiosk-calls[^"]*)"/gu)) {
    expect((await counter.post(path, {}, desk)).status).toBe(303);
  }
}

async function aCounter() {
  const { code } = got(await offerPairing(act, { kind: "counter", name: "Desk", pointId }));
  const jar: Jar = new Map();
  await counter.post("/counter/pair", { code }, jar);
  const { staff } = await counter.person("clerk");
  await counter.post("/counter/log-in", { number: staff.number, passcode: PASSCODE }, jar);
  return jar;
}

async function aPoint(): Promise<string> {
  const table = `コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス
k-1,端末,北口の更新機,35.6900,139.7000,24/7,更新,カード,operator,own`;
  got(await importPoints(act, got(readTable(new TextEncoder().encode(table)))));
  return (await pointsByCodes(act, ["k-1"])).get("k-1")!.pointId;
}
