import { test } from "vitest";
import { expectNoAxeFindings } from "../../../../tests/axe.ts";
import { openBrowser } from "../../../../tests/browser.ts";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testDatabase } from "../../../../tests/database.ts";
import { testWeb } from "../../../../tests/web.ts";
import { findReceipt } from "../../../business/receipts/index.ts";
import { noticeSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import { letterWriter } from "../../documents/index.ts";
import { paths } from "../routes.ts";

const db = await testDatabase();
const web = await testWeb({ db, ground: { isDemo: true } });
const act = db.act({ clock: web.clock, language: "zh-Hans" });
const town = await buildTown(act);
test("shots", async () => {
  const order = await orderOn(act, await town.line(), answering(act));
  const { publicUrl } = web.ground.config;
  await handOut(
    act,
    noticeSubscriptions(
      letterWriter({ publicUrl, orderPath: paths.order, receiptPath: paths.receipt }),
    ),
  );
  const mail = (await recentMessages(act, 1))[0]!;
  const { token } = (await findReceipt(act, order))!;
  const url = await web.listen();
  const browser = await openBrowser();
  const langs = (process.env["LANGS"] ?? "zh-Hans,ja").split(",");
  for (const lang of langs)
    for (const widthPx of [360, 1280])
      for (const colorScheme of (process.env["DARK"] ? ["dark"] : ["light"]) as (
        | "light"
        | "dark"
      )[]) {
        const page = await browser.newPage({ widthPx, colorScheme, language: lang });
        const shot = async (name: string) => {
          await page.screenshot({
            path: `/tmp/shots3/${name}-${lang}-${widthPx}-${colorScheme}.png`,
            fullPage: true,
          });
          await expectNoAxeFindings(page);
        };
        await page.goto(`${url}/${lang}/orders?number=${order.number}`);
        await shot("lookup");
        await page.fill("#f-email", "x@example.com");
        await page.locator("main form button").first().click();
        await shot("lookup-error");
        await page.fill("#f-email", "wang@example.com");
        await page.locator("main form button").first().click();
        await page.goto(`${url}/${lang}/orders/${order.number}/receipt`);
        await shot("receipt");
        if (widthPx === 1280) {
          await page.emulateMedia({ media: "print" });
          await page.pdf({ path: `/tmp/shots3/print-${lang}.pdf`, format: "A4" });
          await page.emulateMedia({ media: "screen" });
        }
        await page.fill("#f-addressee", "王晓明 山田商事");
        await page.locator("button:has-text('抬头'), button:has-text('宛名')").first().click();
        await page.fill("#f-addressee", "");
        await page.locator("#f-addressee").press("Enter");
        await shot("receipt-error");
        await page.goto(`${url}/${lang}/verify/${token}`);
        await shot("verify");
        await page.goto(`${url}/${lang}/verify/${token}x.y`);
        await shot("verify-bad");
        await page.goto(`${url}/outbox`);
        await shot("outbox");
        await page.goto(`${url}/outbox/${mail.messageId}`);
        await shot("mail");
        await page.goto(`${url}/outbox/${mail.messageId}/html`);
        await page.screenshot({
          path: `/tmp/shots3/mailhtml-${widthPx}-${colorScheme}.png`,
          fullPage: true,
        });
        await page.context().close();
      }
}, 120_000);
