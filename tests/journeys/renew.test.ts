import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import { recentMessages } from "../../src/business/notices/index.ts";
import { findReceipt } from "../../src/business/receipts/index.ts";
import { keyOfNumber, renewalOf, showOrderNumber } from "../../src/business/renewals/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { showLastMinute } from "../../src/surfaces/html/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";

const { url, town, act, boxes, until } = await testHouse();
const browser = await openBrowser();
const PRICE = 1980;

it.each(LANGUAGES)(
  "renews a line in %s without script, and all proofs agree",
  async (language) => {
    const line = await town.line();
    await town.bucket(line);
    const email = `mei.${language.toLowerCase()}@example.com`;
    const page = await browser.newPage({ language });
    await page.goto(`${url}/${language}`);
    await page.locator("input[name=number]").fill(line.renewalCode);
    await page.locator("form:has(input[name=number]) button").first().click();
    await page.waitForURL(/\/line\/[^/]+$/);
    await look(page, `${language}-1-line`);

    await page.locator("a[href$='/plans']").first().click();
    await look(page, `${language}-2-plans`);
    await page.locator("a.button[href*='plan=week']").click();
    await look(page, `${language}-3-confirm`);
    await page.locator("input[name=email]").fill(email);
    await page.locator("input[value='sandbox:card']").check();
    await page.locator("form:has(input[name=email]) button").click();

    await page.waitForURL((to) => to.href.startsWith(boxes.payments.url));
    await payByCard(page, "4242 4242 4242 4242");
    await page.waitForURL(/\/orders\/[0-9A-Z]{10}$/);
    await seeReceipt(page);
    await look(page, `${language}-4-order`);

    const number = /orders\/([0-9A-Z]{10})/.exec(page.url())![1]!;
    const key = (await keyOfNumber(act, number))!;
    const renewal = (await renewalOf(act, key))!;
    expect(renewal).toMatchObject({ state: "active", language, contactEmail: email });

    const bucket = (await bucketsOfLine(act, line.lineId)).filter((b) => b.renewalId !== undefined);
    expect(bucket).toHaveLength(1);
    const shown = renewal.quote.ends;
    expect(shown.kind === "at" && shown.at).toBe(bucket[0]!.endsAt);
    expect(await page.textContent("main")).toContain(showLastMinute(bucket[0]!.endsAt!, language));

    const receipt = (await findReceipt(act, key))!;
    expect(receipt.content).toMatchObject({
      totalYen: PRICE,
      orderNumber: number,
      isQualified: true,
    });
    const mail = await until(async () => {
      const messages = await recentMessages(act, 50);
      return messages.find((one) => one.recipient === email && one.state === "sent");
    });
    expect(mail.language).toBe(language);
    expect(mail.text).toContain(showOrderNumber(number));
    expect(mail.text).toContain(showLastMinute(bucket[0]!.endsAt!, language));

    await page.locator("a[href$='/receipt']").click();
    await look(page, `${language}-5-receipt`);
    expect(await page.textContent("main")).toContain("T7000012050002");
    const pdf = await page.request.get(`${page.url()}.pdf`);
    expect(pdf.headers()["content-type"]).toContain("application/pdf");

    expect(await checkLedger(act)).toEqual([]);
    const charge = (await boxes.payments.charges()).find(
      (one) => one.metadata["line_id"] === line.lineId || one.amount_received > 0,
    );
    expect(charge).toMatchObject({ amount_received: PRICE, amount_refunded: 0 });
    const held = await balances(act, {});
    expect(held.length).toBeGreaterThan(0);
    await page.context().close();
  },
  40_000,
);

/** The order's page turns by itself until it is there; one that would not is a fault of ours. */
async function seeReceipt(page: Page): Promise<void> {
  let looks = 0;
  await until(async () => {
    looks += 1;
    const seen = await page.evaluate(LOOK).catch(() => undefined);
    const { isThere, turns, state } = (seen ?? { turns: true }) as Partial<Seen>;
    if (isThere) return true;
    expect(turns, `the page of an order ${state} stands still`).toBe(true);
    // A browser that is starved turns late; what it would show is asked for by hand then.
    if (looks % 100 === 0) await page.goto(page.url());
    return undefined;
  });
}

interface Seen {
  readonly isThere: boolean;
  readonly turns: boolean;
  readonly state: string | undefined;
}

// In one look: between two of them the page may have turned.
const LOOK = `({
  isThere: document.querySelector("a[href$='/receipt']") !== null,
  turns: document.querySelector("meta[http-equiv=refresh]") !== null || document.readyState !== "complete",
  state: document.querySelector("#watch")?.dataset.state,
})`;

async function payByCard(page: Page, number: string): Promise<void> {
  await page.locator("input[name=number]").fill(number);
  await page.locator("input[name=expiry]").fill("12/39");
  await page.locator("input[name=cvc]").fill("123");
  await page.locator("form:has(input[name=number]) button").first().click();
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await expectNoAxeFindings(page);
}
