import { expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { showPinDigits } from "../../src/business/pins/index.ts";
import { findReceipt } from "../../src/business/receipts/index.ts";
import { keyOfNumber } from "../../src/business/renewals/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { methodText } from "../../src/surfaces/documents/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { printedBatch } from "../pins.ts";
import { customerAt } from "./customer.ts";

const house = await testHouse();
const { act, town } = house;
const browser = await openBrowser();
const { digits } = await printedBatch(act, { pinCount: 6, sold: 5 });

it.each(LANGUAGES)(
  "a PIN bought in a shop renews a line in %s, without script, after one slip of the finger",
  async (language) => {
    const pin = digits[LANGUAGES.indexOf(language)]!;
    const customer = await customerAt(house, browser, {
      ...{ line: await town.line(), language, method: "pin" },
    });
    const { page } = customer;
    await customer.order();
    await expectNoAxeFindings(page);
    const field = page.locator("input[name=pin]");
    await field.fill(pin.slice(0, -1) + String((Number(pin.at(-1)) + 1) % 10));
    await page.locator("form:has(input[name=pin]) button").click();
    await page.locator("#f-pin-error").waitFor();
    expect(await field.inputValue()).toHaveLength(16);
    await field.fill(showPinDigits(pin));
    await page.locator("form:has(input[name=pin]) button").click();
    await customer.seeFace("done");
    const { content } = (await findReceipt(act, (await keyOfNumber(act, customer.number()))!))!;
    expect(content).toMatchObject({ isQualified: true, totalYen: 1980, paymentMethod: "pin" });
    await page.locator("a[href$='/receipt']").click();
    expect(await page.textContent("main")).toContain(methodText("pin", language));
    expect(await checkLedger(act)).toEqual([]);
  },
);
