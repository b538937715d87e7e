import { expect, it } from "vitest";
import { kioskMoney } from "../../src/business/intakes/index.ts";
import { keepVisit } from "../../src/business/kiosks/index.ts";
import type { CashHappening, Duty } from "../../src/foundation/kiosk-wire/index.ts";
import { kioskScreens } from "../../src/surfaces/kiosk/index.ts";
import { openBrowser } from "../browser.ts";
import { testCounter } from "../counter.ts";
import { testKiosks, wishAt } from "../kiosk.ts";
import { look, LYING, UPRIGHT } from "../kiosk-look.ts";
import { testMachine } from "../machine.ts";
import { answering } from "../orders.ts";

const counter = await testCounter((_, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox")],
    house: [kioskMoney()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, ground, town } = counter;
const kiosks = testKiosks(ground, act);
const url = await counter.listen(kioskScreens(ground));
const browser = await openBrowser({ javaScript: true });

// Axe is asked in Japanese; at the other size it is the same page.
it.each([
  ["ja", UPRIGHT],
  ["zh-Hans", LYING],
] as const)(
  "the screens of cash are whole, large enough and read by anybody: %s",
  async (language, size) => {
    const machine = await testMachine(act);
    const headers = { authorization: `Bearer ${machine.token}`, "accept-language": language };
    const ask = async (path: string, body: unknown) => kiosks.send(path, body, { headers });
    const program = { device: machine.device, token: machine.token, ask };
    const line = await town.line();
    const placed = await ask("/orders", await wishAt(program, line.renewalCode));
    const order = String(placed.body.order);
    const content = { language, order, step: "order" };
    const { deviceId } = machine.device;
    await keepVisit(act, deviceId, { content, keptSeconds: 3600, step: "begun" });
    const page = await browser.newPage({ ...size, javaScript: true });
    await page.clock.install();
    await page.context().addCookies([{ name: "kiosk_device", value: machine.token, url }]);
    await page.goto(`${url}/kiosk`);
    const shot = (name: string) => `${language}-${size.widthPx}-cash-${name}`;
    await look(page, shot("1-pay"), "pay");
    await page.locator('button[name="way"][value="kiosk_cash:cash"]').click();
    await page.locator(".money").waitFor();
    await look(page, shot("2-taking"));
    const [accept] = await duties();
    const { intakeId } = accept as Extract<Duty, { kind: "accept" }>;
    await tell({ kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 });
    await page.reload();
    await look(page, shot("3-some"));
    await page
      .locator('button[name="do"][value="cashStop"], [data-verb="cashStop"] button')
      .click();
    await page.reload();
    await look(page, shot("4-giving"));
    const [payOut] = await duties();
    const of = { payoutId: payOut!.dutyId, intakeId };
    await tell(
      { kind: "payout_begun", ...of, yen: 1000 },
      { kind: "dispensed", ...of, denominationYen: 10, pieces: 40 },
      { kind: "payout_ended", ...of, outcome: "short", yen: 400 },
    );
    await page.reload();
    expect(await page.locator("body").textContent()).toContain("600");
    await look(page, shot("5-voucher"));
    await page.context().close();

    async function duties(): Promise<readonly Duty[]> {
      const { body } = await ask("/duties", { waitSeconds: 0, known: [] });
      return body["duties"] as readonly Duty[];
    }
    async function tell(...told: readonly CashHappening[]): Promise<void> {
      expect((await ask("/journal", { entries: machine.lines(told) })).status).toBe(200);
    }
  },
  90_000,
);
