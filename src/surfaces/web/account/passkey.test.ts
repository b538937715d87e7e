import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { expectNoAxeFindings } from "../../../../tests/axe.ts";
import { openBrowser } from "../../../../tests/browser.ts";
import { testWeb } from "../../../../tests/web.ts";
import { systemClock } from "../../../foundation/clock/index.ts";
import { listenAt, PASSWORD } from "./account.fixture.ts";
import { accountTexts } from "./texts/index.ts";

const base = await testWeb({ ground: { clock: systemClock() } });
const site = await listenAt(base.ground);
const browser = await openBrowser();
afterAll(async () => site.close());

const texts = accountTexts.ja;

/** A security key inside the browser: it makes real keys, and its person always agrees. */
async function plugIn(page: Page, options: { isPersonVerified: boolean }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: options.isPersonVerified,
      isUserVerified: options.isPersonVerified,
      automaticPresenceSimulation: true,
    },
  });
}

function codeFor(email: string): string {
  const mail = site.sent.findLast((one) => one.email === email);
  return mail?.paragraphs.find((text) => /^\d{6}$/.test(text)) ?? "no code";
}

async function register(page: Page, at: string, email: string): Promise<void> {
  await page.goto(`${at}/ja/account/register`);
  await page.getByLabel(texts.email).fill(email);
  await page.getByLabel(texts.password).fill(PASSWORD);
  await page.getByRole("button", { name: texts.register.submit }).click();
  await page.getByLabel(texts.code.label).fill(codeFor(email));
  await page.getByRole("button", { name: texts.code.submit }).click();
  await page.getByRole("heading", { level: 1, name: texts.home.title }).waitFor();
}

test("a passkey is added, opens the account alone, and is removed", async () => {
  const page = await browser.newPage({ javaScript: true });
  await plugIn(page, { isPersonVerified: true });
  await register(page, site.atName, "passkey@example.com");
  await page.goto(`${site.atName}/ja/account/security`);
  await page.getByRole("button", { name: texts.security.addPasskey }).click();
  await page.getByText(texts.security.passkeyAdded).waitFor();
  await expectNoAxeFindings(page);
  expect(site.sent.at(-1)?.subject).toBe("Tsunagu パスキーが追加されました");

  await page.goto(`${site.atName}/ja/account`);
  await page.getByRole("button", { name: texts.home.logOut }).click();
  await page.getByText(texts.logIn.loggedOut).waitFor();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: texts.logIn.byPasskey }).click();
  await page.getByText(texts.home.loggedInAs("passkey@example.com")).waitFor();

  await page.goto(`${site.atName}/ja/account/security`);
  await page.getByRole("button", { name: texts.security.remove("") }).click();
  await page.getByText(texts.security.passkeyRemoved).waitFor();
  await page.goto(`${site.atName}/ja/account`);
  await page.getByRole("button", { name: texts.home.logOut }).click();
  await page.getByRole("button", { name: texts.logIn.byPasskey }).click();
  await page.getByText(texts.errors.passkey_refused).waitFor();
  await page.close();
});

test("a passkey of a device that does not check its person is not taken", async () => {
  const page = await browser.newPage({ javaScript: true });
  await plugIn(page, { isPersonVerified: false });
  await register(page, site.atName, "unverified@example.com");
  await page.goto(`${site.atName}/ja/account/security`);
  await page.getByRole("button", { name: texts.security.addPasskey }).click();
  await page.getByRole("button", { name: texts.security.addPasskey, disabled: false }).waitFor();
  await page.reload();
  expect(await page.getByText(texts.security.noPasskeys).isVisible()).toBe(true);
  const added = site.sent.filter((mail) => mail.email === "unverified@example.com").slice(1);
  expect(added).toEqual([]);
  await page.close();
});

test("without script there is no button that does nothing", async () => {
  const page = await browser.newPage({ javaScript: false });
  await register(page, site.atAddress, "no.script@example.com");
  await page.goto(`${site.atAddress}/ja/account/security`);
  await page.getByText(texts.errors.passkeys_not_here).waitFor();
  expect(await page.getByRole("button", { name: texts.security.addPasskey }).count()).toBe(0);
  await page.close();
});
