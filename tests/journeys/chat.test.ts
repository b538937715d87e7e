import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testCounter } from "../counter.ts";
import { chatWordTexts } from "../../src/surfaces/words/index.ts";

vi.setConfig({ testTimeout: 90_000 });

const counter = await testCounter();
const url = await counter.listen();
const browser = await openBrowser();
const till = await counter.till();
const jar = await counter.at(till, await counter.person("clerk"));
const texts = chatWordTexts["zh-Hans"];
const LONG = { timeout: 20_000 };

/** The clerk's browser: logged in at a paired counter, with script. */
async function clerkPage(): Promise<Page> {
  const page = await browser.newPage({ javaScript: true, widthPx: 1280 });
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url })));
  await page.goto(`${url}/counter/chats`);
  await page.locator("button[value=yes]").first().click();
  await page.locator("button[value=no]").waitFor(LONG);
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator("#say textarea").fill(text);
  await page.locator("#say button").click();
}

async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeFindings(page);
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `chat-${name}.png`), fullPage: true });
}

it("customers with and without script, and a clerk, talk from browser to browser", async () => {
  const clerk = await clerkPage();
  const plain = await browser.newPage({ language: "zh-CN", widthPx: 360 });
  await plain.goto(`${url}/zh-Hans/chat`);
  await look(plain, "1-begin");
  await write(plain, "没有网络");
  await plain.locator("#chat li").waitFor(LONG);
  expect(await plain.locator("#desk").textContent()).toMatch(/分钟/u);

  await clerk.goto(`${url}/counter/chats`);
  await look(clerk, "2-queue");
  await clerk.locator("a.row-link").first().click();
  await clerk.locator("form[action$='/take'] button").click();
  await clerk.waitForURL(/#say$/u);
  await clerk.locator("select[name=canned]").selectOption("airplane");
  await clerk.locator("form:has(select[name=canned]) button").click();
  await clerk.waitForURL(/canned=airplane/u);
  await look(clerk, "3-clerk");
  await clerk.locator("#say button").click();
  await clerk.locator("#chat .chat-staff").waitFor(LONG);

  await plain.getByText(texts.reload).click();
  await plain.locator("#chat .chat-staff").waitFor(LONG);
  await write(plain, "好了，谢谢");
  await plain.locator("#chat li").nth(2).waitFor(LONG);
  await look(plain, "4-answered");
  // The clerk's page hears it without turning.
  await clerk.getByText("好了，谢谢").waitFor(LONG);

  const live = await browser.newPage({ language: "zh-CN", javaScript: true, widthPx: 360 });
  await live.goto(`${url}/zh-Hans/chat`);
  await write(live, "退款什么时候到？");
  await live.locator("#chat[data-events]").waitFor(LONG);
  await clerk.goto(`${url}/counter/chats`);
  // The first customer had the last word, and so waits as well.
  await clerk.locator("a.row-link").last().click();
  await write(clerk, "三天之内。");
  await clerk.locator("#chat .chat-staff").waitFor(LONG);
  await live.getByText("三天之内。").waitFor(LONG);
  await expect.poll(async () => live.locator("#desk").textContent(), LONG).toMatch(/正在为您服务/u);
  // Sent without turning the page, and there once.
  await write(live, "明白");
  await clerk.locator("#chat").getByText("明白").waitFor(LONG);
  await live.locator("#chat").getByText("明白").waitFor(LONG);
  expect(await live.locator("#say textarea").inputValue()).toBe("");
  await look(live, "5-live");
  expect(await live.locator("#chat li").count()).toBe(3);
});
