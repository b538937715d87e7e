import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import type { Renewal } from "../../src/business/renewals/index.ts";
import { receiptMailTexts } from "../../src/surfaces/web/receipt/texts/index.ts";
import { offlineTexts, WORKER_TEXTS } from "../../src/surfaces/web/offline/texts/index.ts";
import { voucherPageTexts } from "../../src/surfaces/web/voucher/texts/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { answering, orderOn } from "../orders.ts";
import { buildTown, type TownLine } from "../town.ts";
import { testWeb } from "../web.ts";

vi.setConfig({ testTimeout: 90_000 });

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const url = await web.listen();
const browser = await openBrowser({ javaScript: true, keepsPages: true });
let line: TownLine;
let other: TownLine;
let order: Renewal;
let page: Page;

beforeAll(async () => {
  const town = await buildTown(act);
  [line, other] = [await town.line(), await town.line()];
  order = await orderOn(act, line, answering(act));
  page = await browser.newPage({ language: "ja" });
});

test("what was seen once is read without a connection, and says as of when it is", async () => {
  await page.goto(`${url}/ja/r/${line.renewalCode}`);
  const lineUrl = page.url();
  // The page that let the worker in came before it, and is kept all the same.
  await untilKept("/ja/line/");
  await lookUp();
  const at = `${url}/ja/orders/${order.number}`;
  const seen = [at, `${at}/receipt`, `${url}/ja/voucher/${order.number}`];
  for (const one of seen) await page.goto(one);
  await untilKept(`/ja/voucher/${order.number}`);

  await page.context().setOffline(true);
  for (const one of [lineUrl, ...seen]) {
    await page.goto(one);
    const said = (await page.locator(".banner[role=status]").textContent()) ?? "";
    expect(said).toMatch(/^オフライン：日本時間\d\d:\d\d時点の内容です。/u);
    expect(await page.locator("h1").count()).toBe(1);
    await expectNoAxeFindings(page);
    await shoot(new URL(one).pathname.split("/").slice(2, 3).join("") + seen.indexOf(one));
  }
  expect(await page.getByRole("img", { name: voucherPageTexts.ja.code }).isVisible()).toBe(true);
  // Also in a language in which it was not seen, rather than not at all.
  await page.goto(lineUrl.replace("/ja/", "/ko/"));
  expect(await page.locator(".banner[role=status]").textContent()).toContain("오프라인");
});

test("what was never seen says what to do, and what there is on this phone", async () => {
  await page.goto(`${url}/ja/guide/renew`);
  expect(await page.locator("h1").textContent()).toBe(offlineTexts.ja.title);
  await page.getByRole("heading", { name: WORKER_TEXTS.ja.kept }).waitFor();
  const kept = page.locator(`main li a[href$="/orders/${order.number}/receipt"]`);
  await expectNoAxeFindings(page);
  await shoot("unseen");
  await kept.click();
  await page.waitForURL(/\/receipt$/);
  await page.locator(".banner[role=status]").waitFor();
});

test("a request made without a connection goes up once, when there is one", async () => {
  const send = page.getByRole("button", { name: receiptMailTexts.ja.submit });
  for (let i = 0; i < 2; i++) {
    await send.click();
    await page.locator(".banner", { hasText: WORKER_TEXTS.ja.waits }).waitFor();
    expect(await letters()).toBe(0);
  }
  await expectNoAxeFindings(page);
  await shoot("waits");
  await page.context().setOffline(false);
  // A network that is only played does not always tell the page that it is back.
  await page.evaluate("dispatchEvent(new Event('online'))");
  await until(async () => (await letters()) > 0);
  const told = page.locator(".banner", { hasText: WORKER_TEXTS.ja.sent });
  await until(async () => {
    await page.goto(`${url}/ja/orders/${order.number}`);
    return (await told.count()) > 0;
  });
  await page.goto(`${url}/ja/orders/${order.number}`);
  expect([await told.count(), await letters()]).toEqual([0, 1]);
});

test("whoever clears the device leaves nothing of it there", async () => {
  await page.goto(`${url}/ja/offline`);
  await page.getByRole("button", { name: offlineTexts.ja.forget }).click();
  await page.getByText(offlineTexts.ja.forgotten).waitFor();
  expect(await keptKeys()).toEqual([]);
  await expectNothingOf(order);
});

test("the next person on the same phone sees nothing of the one before", async () => {
  await page.goto(`${url}/ja/r/${line.renewalCode}`);
  const lineUrl = page.url();
  await untilKept("/ja/line/");
  await lookUp();
  await untilKept(`/ja/orders/${order.number}`);
  // Nobody logged out: the visit is over, and another begins.
  await page.context().clearCookies();
  await page.goto(`${url}/ja/r/${other.renewalCode}`);
  await until(async () => (await keptKeys()).length === 1);
  await page.context().setOffline(true);
  await page.goto(lineUrl);
  expect(await page.locator("h1").textContent()).toBe(offlineTexts.ja.title);
  await page.context().setOffline(false);
  await expectNothingOf(order);
});

test("logging out wipes the phone, also when the house does not hear of it", async () => {
  await page.goto(`${url}/ja/r/${line.renewalCode}`);
  await untilKept("/ja/line/");
  await page.context().setOffline(true);
  await page.evaluate(`(() => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/ja/account/log-out";
    document.body.append(form);
    form.submit();
  })()`);
  await expect(page.waitForURL(/log-out$/)).rejects.toThrow(/DISCONNECTED/u);
  await page.context().setOffline(false);
  // The house still knows the visit: only this device has forgotten.
  await page.goto(`${url}/ja/guide`);
  await until(async () => (await keptKeys()).length === 0);
});

async function lookUp(): Promise<void> {
  await page.goto(`${url}/ja/orders`);
  await page.locator("input[name=number]").fill(order.number);
  await page.locator("input[name=email]").fill("wang@example.com");
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/orders/${order.number}$`));
}

async function expectNothingOf({ number }: Renewal): Promise<void> {
  await page.context().setOffline(true);
  for (const path of [`orders/${number}`, `orders/${number}/receipt`, `voucher/${number}`]) {
    await page.goto(`${url}/ja/${path}`).catch(() => undefined);
    const text = await settledContent();
    expect([path, text.includes(number), text.includes("1,980")]).toEqual([path, false, false]);
  }
  await page.context().setOffline(false);
}

/** Without a worker the browser shows an error of its own, after a while on a busy machine. */
async function settledContent(): Promise<string> {
  let text: string | undefined;
  await until(async () => {
    text = await page.content().catch(() => undefined);
    return text !== undefined;
  });
  return text ?? "";
}

async function untilKept(part: string): Promise<void> {
  await until(async () => (await keptKeys()).some((key) => key.startsWith(part)));
}

async function keptKeys(): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("kept."));
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  })()`);
}

async function letters(): Promise<number> {
  const { rows } = await act.database.run({
    text: "select count(*)::int as n from events where name = 'letter.asked'",
    values: [],
  });
  return (rows as { n: number }[])[0]!.n;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await look())) {
    if (performance.now() > end) throw new Error("waited 20 s for nothing");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function shoot(name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (folder === undefined) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}
