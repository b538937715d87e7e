import { describe, expect, it } from "vitest";
import { toBuffer } from "qrcode";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { recentMessages } from "../../src/business/notices/index.ts";
import { qrOf, qrPath } from "../../src/surfaces/documents/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { CARDS, customerAt } from "./customer.ts";

const house = await testHouse();
const { url, town, act, boxes, until } = house;
const browser = await openBrowser();

const mailTo = async (email: string, subject: RegExp) =>
  until(async () => {
    const messages = await recentMessages(act, 50);
    return messages.find(
      (one) => one.recipient === email && one.state === "sent" && subject.test(one.subject),
    );
  });

describe("without script, out of every dead end", () => {
  it("a declined card is followed by an app, and charged once", async () => {
    const line = await town.line();
    const mei = await customerAt(house, browser, { line, language: "zh-Hans" });
    await mei.order();
    await mei.payByCard(CARDS.declined);
    await mei.page.locator("[role=alert]").first().waitFor();
    await mei.page.locator("a.back").click();
    await mei.seeFace("unpaid");
    await mei.page.locator("main details.disclosure > summary").click();
    await mei.page.locator("input[value='sandbox:alipay']").check();
    await mei.page.locator("form[action$='/pay'] button").click();
    await mei.atPayment();
    await mei.page.locator("button[value=approve]").click();
    await mei.seeFace("done");
    const charges = await boxes.payments.charges();
    const own = charges.filter((one) => one.metadata["line_id"] === line.lineId);
    expect(own.filter((one) => one.amount_received > 0)).toHaveLength(1);
    expect(own).toHaveLength(2);
    await mei.page.context().close();
  });

  it("a 3-D Secure challenge that failed is passed with another card", async () => {
    const mei = await customerAt(house, browser, { line: await town.line(), language: "ja" });
    await mei.order();
    await mei.payByCard(CARDS.challengeFails);
    await mei.page.waitForURL(/challenge/);
    await mei.page.locator("form button").click();
    await mei.page.locator("[role=alert]").first().waitFor();
    await mei.payByCard(CARDS.challengePasses);
    await mei.page.waitForURL(/challenge/);
    await mei.page.locator("form button").click();
    await mei.seeFace("done");
    expect(await mei.page.locator("a[href$='/receipt']").count()).toBe(1);
    await mei.page.context().close();
  });

  it("a slip is paid at the register two days later", async () => {
    const email = "slip@example.com";
    const mei = await customerAt(house, browser, {
      line: await town.line(),
      ...({ language: "zh-Hant", method: "konbini", email } as const),
    });
    await mei.order();
    await mei.seeFace("slip");
    const slip = await mailTo(email, /./);
    const code = (await mei.page.locator(".slip-code").first().textContent())!;
    expect(slip.text).toContain(code);
    await boxes.advance(2 * 86_400);
    await mei.page.locator("a[href*='/pay/'], main a.button-quiet").first().click();
    await mei.page.locator("button[value=register]").click();
    await mei.seeFace("done");
    await mei.page.context().close();
  });

  it("past the promise the customer takes the money back, and is told so", async () => {
    const email = "late@example.com";
    const line = await town.line("never_settles");
    const mei = await customerAt(house, browser, { line, language: "ko", email });
    await mei.order();
    await mei.payByCard(CARDS.good);
    await mei.seeFace("working");
    expect(await mei.page.locator("[role=timer] strong").textContent()).toMatch(/^\d:\d\d$/);
    await boxes.advance(601);
    await mei.seeFace("late");
    await mei.page.locator("input[value=refund]").check();
    await mei.page.locator("form[action$='/choice'] button").click();
    await mei.seeFace("refunded");
    const number = mei.number();
    const mail = await mailTo(email, /환불/);
    expect(mail.text).toContain(number.slice(0, 5));
    expect(await bucketsOfLine(act, line.lineId)).toEqual([]);
    await mei.page.context().close();
  });

  it("a second purchase from another device is stopped, and the first one continued", async () => {
    const line = await town.line();
    const email = "twice@example.com";
    const first = await customerAt(house, browser, { line, language: "en", email });
    await first.order();
    const second = await customerAt(house, browser, { line, language: "en", email });
    await second.open();
    await second.page.goto(`${second.page.url()}/confirm?plan=week`);
    await second.page.locator("input[name=email]").fill(email);
    await second.page.locator("form:has(input[name=email]) button").click();
    await second.page.locator("[role=alert]").waitFor();
    await expectNoAxeFindings(second.page);
    await second.page.locator("[role=alert] a").first().click();
    await second.page.locator("input[name=email]").fill(email);
    await second.page.locator("main form button").first().click();
    await second.seeFace("unpaid");
    await second.page.locator("main a.button-primary").click();
    await second.atPayment();
    await second.payByCard(CARDS.good);
    await second.seeFace("done");
    const buckets = await bucketsOfLine(act, line.lineId);
    expect(buckets).toHaveLength(1);
    await first.page.context().close();
    await second.page.context().close();
  });

  it("a plan that waits is started now, after one look at what is lost", async () => {
    const line = await town.line();
    await town.bucket(line);
    const mei = await customerAt(house, browser, { line, language: "zh-Hans", plan: "queue" });
    await mei.order();
    await mei.payByCard(CARDS.good);
    await mei.seeFace("waiting_turn");
    await mei.page.locator("main a[href*='/line/']").click();
    await mei.page.locator("a[href*='/start?bucket=']").first().click();
    await expectNoAxeFindings(mei.page);
    expect(await mei.page.locator(".notice-urgent").textContent()).toContain("3 GB");
    await mei.page.locator("form[action$='/start'] button").click();
    await mei.page.waitForURL(/\/line\/[^/]+$/);
    const running = await until(async () => {
      const buckets = await bucketsOfLine(act, line.lineId);
      return buckets.find((one) => one.renewalId !== undefined && one.state === "active");
    });
    expect(running.startsAt).toBeDefined();
    await mei.page.context().close();
  });
});

describe("without script, found again", () => {
  it("a line by a photo of its pack", async () => {
    const line = await town.line();
    const page = await browser.newPage({ language: "ja" });
    await page.goto(`${url}/ja`);
    await page.locator("details:has(input[name=photo]) summary").click();
    const photo = await toBuffer(`${url}/r/${line.renewalCode}`, { width: 500 });
    await page.locator("input[name=photo]").setInputFiles({
      ...{ name: "pack.png", mimeType: "image/png", buffer: photo },
    });
    await page.locator("form:has(input[name=photo]) button").click();
    await page.waitForURL(/\/ja\/line\/[^/]+$/);
    expect(await page.textContent("main")).toContain("•••• 0");
    await page.context().close();
  });

  it("an order by number and e-mail in a fresh browser, its receipt, and what its QR says", async () => {
    const email = "again@example.com";
    const mei = await customerAt(house, browser, {
      line: await town.line(),
      ...({ language: "ja", email } as const),
    });
    await mei.order();
    await mei.payByCard(CARDS.good);
    await mei.seeFace("done");
    const number = mei.number();
    await mei.page.context().close();

    const page = await browser.newPage({ language: "ja" });
    await page.goto(`${url}/ja`);
    await page.locator("nav a[href$='/orders']").click();
    await page.locator("input[name=number]").fill(`${number.slice(0, 5)}-${number.slice(5)}`);
    await page.locator("input[name=email]").fill(email.toUpperCase());
    await page.locator("main form button").first().click();
    await page.waitForURL(new RegExp(`/orders/${number}$`));
    await page.locator("a[href$='/receipt']").click();
    await page.waitForURL(/receipt$/);
    const link = page.locator("a[href*='/verify/']");
    const verifyUrl = (await link.getAttribute("href"))!;
    expect(await link.locator("path").last().getAttribute("d")).toBe(qrPath(qrOf(verifyUrl)));
    const stranger = await browser.newPage({ language: "ja" });
    await stranger.goto(verifyUrl);
    expect(stranger.url()).toContain("/ja/verify/");
    expect(await stranger.textContent("main")).toContain(number);
    await page.context().close();
    await stranger.context().close();
  });
});

it("after all of it the books agree", async () => {
  expect(await checkLedger(act)).toEqual([]);
});
