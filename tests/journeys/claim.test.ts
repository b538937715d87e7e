import { expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { recentMessages } from "../../src/business/notices/index.ts";
import { listRefunds, refundPaid, takeRefund } from "../../src/surfaces/cli/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { customerAt } from "./customer.ts";

const house = await testHouse();
const { url, town, act, until } = house;
const browser = await openBrowser();

const EMAIL = "claim@example.com";
const mail = async (subject: RegExp) =>
  until(async () => {
    const messages = await recentMessages(act, 50);
    return messages.find((one) => one.recipient === EMAIL && subject.test(one.subject));
  });

it("without script, cash paid in a shop comes back by a bank transfer, in Chinese", async () => {
  const mei = await customerAt(house, browser, {
    line: await town.line("plan_unavailable"),
    ...({ language: "zh-Hans", method: "konbini", email: EMAIL } as const),
  });
  const { page } = mei;
  await mei.order();
  await mei.seeFace("slip");
  const number = mei.number();
  await page.locator("a[href*='/pay/'], main a.button-quiet").first().click();
  await page.locator("button[value=register]").click();
  await mei.seeFace("claim");
  const told = await mail(/^请选择如何领取退款 1,980日元/);
  const voucher = /退款券号码：([0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(told.text)![1]!;
  expect(told.text).toContain(`/zh-Hans/orders/${number}/refund`);

  // From another browser: by the voucher and the order's e-mail.
  const other = await browser.newPage({ language: "zh-Hans", javaScript: false });
  await other.goto(`${url}/zh-Hans/orders`);
  await other.locator("input[name=number]").fill(voucher);
  await other.locator("input[name=email]").fill(EMAIL);
  await other.locator("form:has(input[name=number]) button").click();
  await other.waitForURL(new RegExp(`/orders/${number}$`));
  await other.locator("main a.button[href$='/refund']").click();

  const bank = other.locator("details:has(input[name=holder])");
  await bank.locator("summary").click();
  await bank.locator("input[name=bank]").fill("みずほ銀行");
  await bank.locator("input[name=branch]").fill("140");
  await bank.locator("input[name=number]").fill("1234567");
  await bank.locator("input[name=holder]").fill("王小明");
  await bank.locator("button").click();
  await other.getByRole("alert").waitFor();
  expect(await bank.locator("input[name=bank]").inputValue()).toBe("みずほ銀行");
  await expectNoAxeFindings(other);
  await bank.locator("input[name=holder]").fill("わん しゃおみん");
  await bank.locator("button").click();
  await other.getByText("汇款到 みずほ銀行，账号末尾 567。").waitFor();

  // He may change his mind, and change it back.
  await other.locator("details:has(input[value=counter]) summary").click();
  await other.locator("details:has(input[value=counter]) button").click();
  await other.getByRole("img", { name: "供柜台扫描的退款券二维码" }).waitFor();
  await expectNoAxeFindings(other);
  await bank.locator("summary").click();
  for (const [name, value] of [
    ["bank", "0001"],
    ["branch", "140"],
    ["number", "1234567"],
    ["holder", "ワン シャオミン"],
  ] as const) {
    await bank.locator(`input[name=${name}]`).fill(value);
  }
  await bank.locator("button").click();

  expect(await listRefunds(act)).toContain(voucher);
  expect(await takeRefund(act, voucher)).toMatchObject({
    value: expect.stringContaining("ordinary 1234567"),
  });
  await other.reload();
  await other.getByText("正在付款，已不能更改。").waitFor();
  expect(await other.locator("main form").count()).toBe(0);
  expect((await refundPaid(act, { voucher, reference: "T-1" })).ok).toBe(true);
  await page.goto(`${url}/zh-Hans/orders/${number}`);
  await mei.seeFace("refunded");
  await page.getByText("已汇入您的银行账户。").waitFor();
  expect((await mail(/^已退款 1,980日元/)).text).toContain("款项已汇入您填写的银行账户。");
  expect(await checkLedger(act)).toEqual([]);
  for (const one of [page, other]) await one.context().close();
});
