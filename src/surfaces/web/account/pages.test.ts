import { afterAll, expect, test } from "vitest";
import { expectNoAxeFindings } from "../../../../tests/axe.ts";
import { openBrowser } from "../../../../tests/browser.ts";
import { testWeb } from "../../../../tests/web.ts";
import { listenAt, PASSWORD } from "./account.fixture.ts";
import { accountTexts } from "./texts/index.ts";
import { aLine, buildTown, guestOrder, withPlan } from "./town.fixture.ts";

const base = await testWeb();
const act = base.db.act();
await buildTown(act);
const site = await listenAt(base.ground);
const browser = await openBrowser();
afterAll(async () => site.close());
let serial = 0;

test.each([
  ["zh-Hans", 320],
  ["ja", 1280],
] as const)("the whole account by forms alone, in %s at %i px", async (language, widthPx) => {
  const texts = accountTexts[language];
  const email = `whole.${language.toLowerCase()}@example.com`;
  serial += 1;
  const line = await aLine(act, `0702222000${serial}`);
  await withPlan(act, line);
  await guestOrder(act, await aLine(act, `0703333000${serial}`), email);
  const page = await browser.newPage({ language, widthPx });
  const path = (name: string) => `${site.atAddress}/${language}/account${name}`;

  await page.goto(path("/register"));
  await page.getByRole("button", { name: texts.register.submit }).click();
  await expectNoAxeFindings(page);
  await page.getByLabel(texts.email).fill(email);
  await page.getByLabel(texts.password).fill(PASSWORD);
  await page.getByRole("button", { name: texts.register.submit }).click();
  await expectNoAxeFindings(page);
  const mail = site.sent.findLast((one) => one.email === email);
  expect(mail?.language).toBe(language);
  const code = mail?.paragraphs.find((text) => /^\d{6}$/.test(text)) ?? "";
  await page.getByLabel(texts.code.label).fill(code);
  await page.getByRole("button", { name: texts.code.submit }).click();
  await page.getByText(texts.home.welcome).waitFor();
  await page.goto(`${site.atAddress}/${language}/r/${line.renewalCode}`);
  await page.goto(path(""));
  await expectNoAxeFindings(page);
  await page.getByRole("link", { name: texts.home.keep("") }).click();
  await expectNoAxeFindings(page);
  await page.getByLabel(texts.line.nickname).fill("タブレット");
  await page.getByRole("button", { name: texts.line.save }).click();
  await page.getByText(texts.home.saved).waitFor();
  await page.getByRole("link", { name: "タブレット", exact: true }).waitFor();
  await expectNoAxeFindings(page);
  await page.getByRole("link", { name: texts.home.edit }).click();
  await expectNoAxeFindings(page);
  for (const name of ["/orders", "/security"]) {
    await page.goto(path(name));
    await expectNoAxeFindings(page);
    const sideways = "document.documentElement.scrollWidth - innerWidth";
    expect(await page.evaluate(sideways), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.goto(path(""));
  await page.getByRole("button", { name: texts.home.logOut }).click();
  await page.getByText(texts.logIn.loggedOut).waitFor();
  await expectNoAxeFindings(page);
  await page.getByRole("link", { name: texts.logIn.forgot }).click();
  await expectNoAxeFindings(page);
  await page.getByLabel(texts.email).fill(email);
  await page.getByRole("button", { name: texts.forgot.submit }).click();
  await expectNoAxeFindings(page);
  const link = site.sent.at(-1)?.paragraphs.find((text) => text.startsWith("http")) ?? "";
  await page.goto(link);
  await expectNoAxeFindings(page);
  await page.getByLabel(texts.newPassword).fill(`${PASSWORD} 2`);
  await page.getByRole("button", { name: texts.reset.submit }).click();
  await page.getByText(texts.logIn.passwordSet).waitFor();
  await page.close();
});

test("the account is as readable in the dark", async () => {
  const page = await browser.newPage({ colorScheme: "dark" });
  for (const name of ["register", "log-in", "forgot", "reset?token="]) {
    await page.goto(`${site.atAddress}/zh-Hans/account/${name}`);
    await expectNoAxeFindings(page);
  }
  await page.close();
});
