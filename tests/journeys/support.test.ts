import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import sharp from "sharp";
import { testCounter, type TestCounter } from "../counter.ts";
import { answering, orderOn, workOn } from "../orders.ts";
import { caseWordTexts, chatWordTexts, voucherTexts } from "../../src/surfaces/words/index.ts";
import { evidenceTexts } from "../../src/surfaces/documents/index.ts";

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
  await page.screenshot({ path: path.join(folder, `support-${name}.png`), fullPage: true });
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
  // Sent without turning the page, with a photo, and there once.
  const grey = { width: 40, height: 30, channels: 3, background: "#777" } as const;
  const buffer = await sharp({ create: grey }).png().toBuffer();
  await live.locator("#say summary").click();
  await live.locator("#f-photo").setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
  await write(live, "明白");
  await clerk.locator("#chat").getByText("明白").waitFor(LONG);
  await live.locator("#chat").getByText("明白").waitFor(LONG);
  const width = "document.querySelector('#chat img.photo').naturalWidth";
  for (const page of [clerk, live]) {
    await expect.poll(async () => page.evaluate(width), LONG).toBe(40);
  }
  expect(await live.locator("#f-photo").inputValue()).toBe("");
  expect(await live.locator("#say textarea").inputValue()).toBe("");
  await look(live, "5-live");
  expect(await live.locator("#chat li").count()).toBe(3);

  await clerk.locator("details:has(form[action$='/close']) summary").click();
  await clerk.locator("form[action$='/close'] button").click();
  await live.locator("button[name=stars]").last().click(LONG);
  await live.getByText("5/5").waitFor(LONG);
  await look(live, "5-rated");
});

/** Somebody's page at the counter, without script. */
async function staffPage(person: Awaited<ReturnType<TestCounter["person"]>>): Promise<Page> {
  const page = await browser.newPage({ widthPx: 768 });
  const cookies = await counter.at(till, person);
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  return page;
}

it("a customer asks for the money back with a photo, two people decide, and it comes back", async () => {
  const act = { ...counter.act, clock: counter.clock };
  const outside = answering(act);
  const order = await orderOn(act, await counter.town.line(), outside);
  const customer = await browser.newPage({ language: "zh-CN", widthPx: 360 });
  await customer.goto(`${url}/zh-Hans/orders?number=${order.number}`);
  await customer.locator("#f-email").fill("wang@example.com");
  await customer.locator("form:has(#f-email) button").click();
  await customer.getByText(caseWordTexts["zh-Hans"].report).click();
  await look(customer, "6-report");
  await customer.locator("input[value=money_back]").check();
  await customer.locator("#f-text").fill("一直没有信号");
  const grey = { width: 40, height: 30, channels: 3, background: "#777" } as const;
  const buffer = await sharp({ create: grey }).png().toBuffer();
  await customer
    .locator("#f-photo")
    .setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
  await customer.locator("form:has(#f-photo) button").click();
  await customer.waitForURL(/\/cases\/[0-9A-Z]{9}$/u);
  await look(customer, "7-case");

  const staff = await staffPage(await counter.person("manager"));
  const second = await counter.keysOf(await counter.person("manager"));
  await staff.goto(`${url}/counter/manage/cases`);
  await look(staff, "8-cases");
  await staff.locator("a.row-link").first().click();
  const width = "document.querySelector('img.photo').naturalWidth";
  await expect.poll(async () => staff.evaluate(width), LONG).toBe(40);
  await look(staff, "9-case");
  await staff.locator("a[href$='/decide']").click();
  await staff.locator("input[value=our_fault]").check();
  await staff.locator("#f-answer").fill("抱歉，全额退款。");
  for (const [name, value] of Object.entries(second)) await staff.locator(`#f-${name}`).fill(value);
  await look(staff, "10-decide");
  await staff.locator("form:has(#f-answer) button").click();
  await staff.waitForURL(/\/cases\/[0-9A-Z]{9}$/u);

  await workOn(act, outside, order);
  await customer.reload();
  await customer.getByText("抱歉，全额退款。").waitFor(LONG);
  await customer.getByText(evidenceTexts["zh-Hans"].reasons.our_fault).waitFor(LONG);
  await customer.goto(`${url}/zh-Hans/voucher/${order.number}`);
  const { title } = voucherTexts["zh-Hans"].states.refunded;
  await customer.getByRole("heading", { name: title }).waitFor(LONG);
});
