import { expect, test } from "vitest";
import {
  personOfContact,
  readerSubscriptions,
  sealPersonToken,
  type ChatChannel,
} from "../../src/business/notices/index.ts";
import { calendarPageTexts } from "../../src/surfaces/web/calendar/texts/index.ts";
import { reminderTexts } from "../../src/surfaces/web/reminders/texts/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { answering, handOut, orderOn } from "../orders.ts";
import { buildTown } from "../town.ts";
import { testWeb } from "../web.ts";

const chat: ChatChannel = {
  name: "line",
  channel: "line",
  repeatSeconds: 0,
  send: async () => ({ kind: "sent" }),
  beginUrl: (code: string) => `https://line.me/R/oaMessage/@tsunagu/?${code}`,
  hear: () => [],
};
const web = await testWeb({ ground: { chats: [chat] } });
const url = await web.listen();
const browser = await openBrowser();

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

test("without script, somebody sees what comes next, and stops and resumes it with a tap", async () => {
  const act = web.db.act({ at: web.clock.now(), language: "ja" });
  const town = await buildTown(act);
  const line = await town.line();
  await orderOn(act, line, answering(act), {
    contactEmail: "wang@example.com",
    reminders: "wanted",
  });
  await handOut(act, readerSubscriptions);
  web.clock.moveTo(act.clock.now());
  const token = sealPersonToken(act, (await personOfContact(act, "wang@example.com"))!);
  for (const [language, widthPx] of [
    ["zh-Hans", 360],
    ["ja", 1280],
  ] as const) {
    const texts = reminderTexts[language];
    const page = await browser.newPage({ widthPx });
    const shoot = async (name: string) => {
      const folder = process.env["SHOTS"];
      if (folder === undefined) return;
      await page.screenshot({
        path: `${folder}/${name}-${language}-${widthPx}.png`,
        fullPage: true,
      });
    };
    await page.goto(`${url}/${language}/r/${line.renewalCode}`);
    await page.click('a[href$="/reminders"]');
    await page.locator('input[name="email"]').waitFor({ timeout: 20_000 });
    await expectNoAxeFindings(page);
    await shoot("ask");
    await page.getByRole("button", { name: "LINE" }).click();
    await page.locator('a[href^="https://line.me/"]').waitFor({ timeout: 20_000 });
    await expectNoAxeFindings(page);
    await shoot("chat");
    expect(await page.evaluate(overflow)).toBe(0);
    await page.goBack();
    await page.click('a[href$="/calendar"]');
    await page.getByRole("button", { name: calendarPageTexts[language].make }).click();
    await page.locator('a[href^="webcal:"]').waitFor({ timeout: 20_000 });
    await expectNoAxeFindings(page);
    await shoot("calendar");
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole("button", { name: calendarPageTexts[language].end }).click();
    await page.getByText(calendarPageTexts[language].ended).waitFor({ timeout: 20_000 });
    await page.goto(`${url}/${language}/reminders/${token}`);
    await expectNoAxeFindings(page);
    await shoot("reminders");
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole("button", { name: texts.stop }).click();
    await page.getByText(texts.isStopped, { exact: true }).waitFor({ timeout: 20_000 });
    await expectNoAxeFindings(page);
    await shoot("stopped");
    await page.getByRole("button", { name: texts.resume }).click();
    await page.getByText(texts.said.resumed).waitFor({ timeout: 20_000 });
  }
}, 90_000);
