import type { Page } from "playwright-core";
import { expect } from "vitest";
import { recentRenewals, type Renewal } from "../../src/business/renewals/index.ts";
import { addHours } from "../../src/foundation/clock/index.ts";
import { WELL } from "../kiosk.ts";
import type { TownLine } from "../town.ts";
import { SCREENS, type Payment, type PrinterIs, type Row, type Screen, type Size } from "./rows.ts";
import type { Stage, WholeMachine } from "./stage.ts";

const SIZE_PX = {
  upright: { widthPx: 1080, heightPx: 1920 },
  lying: { widthPx: 1920, heightPx: 1080 },
} as const satisfies Record<Size, object>;

const HEALTH = {
  ready: WELL,
  paper_low: { ...WELL, paper: "low" },
  paper_out: { ...WELL, paper: "out" },
  down: { ...WELL, printer: "down" },
  jams: WELL,
  none: { ...WELL, printer: "none" },
} as const satisfies Record<PrinterIs, object>;

const WAY = {
  ...{ phone: "phones:card", reader: "readers:card_reader" },
  ...{ pin: "pin:pin", cash: "kiosk_cash:cash" },
} as const satisfies Record<Payment, string>;

export type Walk = Awaited<ReturnType<typeof beginWalk>>;

/** A customer before a machine of the row's kind; `page` is another after a power cut. */
export async function beginWalk(stage: Stage, row: Row) {
  const machine = await stage.machine(row.printer);
  const beat = async () => {
    await machine.ask("/heartbeat", { ...HEALTH[row.printer], ...machine.parts.health() });
  };
  await beat();
  const line = await stage.town.line();
  await stage.town.bucket(line);
  const walk = {
    ...{ stage, row, machine, line, beat },
    payment: row.payment as Payment,
    page: await openScreen(stage, machine, row.size),
    async orders(): Promise<readonly Renewal[]> {
      return recentRenewals(stage.act, line.lineId, addHours(stage.clock.now(), -1));
    },
  };
  await at(walk.page, "rest");
  return walk;
}

async function openScreen(stage: Stage, machine: WholeMachine, size: Size): Promise<Page> {
  const { key } = (await machine.ask("/page-key", {})).body;
  const page = await stage.browser.newPage({ ...SIZE_PX[size], javaScript: true });
  await page.clock.install();
  await page.goto(`${stage.url}/kiosk?key=${String(key)}`);
  return page;
}

export async function at(page: Page, screen: string): Promise<void> {
  await page.locator(`body.${screen}`).waitFor();
}

/** The body's class on the screen of a step: where others are asked to pay, a PIN is typed, or notes go in. */
export function nameOf(screen: Screen, payment: Payment): string {
  const hasOwn = payment === "pin" || payment === "cash";
  return screen === "asked" && hasOwn ? payment : screen;
}

/** As far as this screen, from the one where the walk stands. */
export async function walkTo(walk: Walk, to: Screen, from?: Screen): Promise<void> {
  let next = from === undefined ? 0 : SCREENS.indexOf(from) + 1;
  if (from === undefined) {
    await walk.page.locator(`button[value="${walk.row.language}"]`).first().click();
    await at(walk.page, "find");
    next = 1;
  }
  for (; next <= SCREENS.indexOf(to); next++) {
    await press(walk, SCREENS[next]!);
    await at(walk.page, nameOf(SCREENS[next]!, walk.payment));
  }
}

/** The touch, or what happens at the machine, that leads to a screen. */
export async function press(walk: Walk, to: Screen): Promise<void> {
  const { page, stage, line, payment } = walk;
  switch (to) {
    case "find":
      throw new Error("a visit begins there");
    case "have":
      return scan(page, line.renewalCode);
    case "choose":
    case "pay":
      return page.locator("button.main").click();
    case "confirm":
      return page.locator('button[name="plan"][value="week"]').click();
    case "asked":
      return page.locator(`button[name="way"][value="${WAY[payment]}"]`).click();
    case "result": {
      if (payment === "pin") {
        await scan(page, stage.nextPin());
        await at(page, "result");
      } else if (payment === "cash") {
        await putIn(walk, 2);
      } else {
        (payment === "phone" ? stage.phones : stage.readers).hold();
      }
      await settle(walk);
      await turn(page);
      // Until it is connected: a screen that still turns begins its waiting anew.
      await page.locator("body.result button.main").waitFor();
    }
  }
}

/** Notes of 1,000 yen, as long as the machine takes any. */
export async function putIn({ machine }: Walk, notes: number): Promise<void> {
  for (let i = 0; i < notes; i++) {
    const way = await machine.parts.insert(1000);
    expect(["stacked", "shut"]).toContain(way);
  }
}

/** What the house does by itself, and the machine meanwhile. */
export async function settle(walk: Walk): Promise<void> {
  const { parts } = walk.machine;
  await walk.beat();
  // Change first: an order is worked on while its coins come out.
  await parts.work();
  for (const order of await walk.orders()) await walk.stage.work(order);
  await parts.work();
}

/** Lets a screen that watches look again. */
export async function turn(page: Page): Promise<void> {
  await page.clock.runFor(4000);
}

/** A scanner types and ends with Enter, wherever the focus is. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

/** The browser is killed with its page, and opened anew by the machine's program. */
export async function cutPower(walk: Walk): Promise<void> {
  await walk.page.context().close();
  walk.page = await openScreen(walk.stage, walk.machine, walk.row.size);
}

/** The next touch reaches the house, and its answer never comes back. */
export async function loseAnswerTo(walk: Walk, touch: () => Promise<void>): Promise<void> {
  const { page } = walk;
  await page.route("**/kiosk", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch({ maxRedirects: 0 });
    return route.abort("connectionreset");
  });
  const failed = page.waitForEvent("requestfailed");
  await touch();
  await failed;
  await page.unroute("**/kiosk");
  await comeBack(walk);
}

/** As the machine's program does when its browser shows something else than the house's screen. */
export async function comeBack(walk: Walk): Promise<void> {
  await walk.page.goto(`${walk.stage.url}/kiosk`);
}

export async function leaveAlone(walk: Walk): Promise<void> {
  const { page } = walk;
  await page.clock.fastForward(61_000);
  await page.clock.runFor(1000);
  if ((await page.locator("dialog[open]").count()) === 0) return;
  await page.clock.fastForward(31_000);
  await page.clock.runFor(1000);
}

/** Somebody else's, with nothing left to renew. */
export async function lineThatIsOver({ stage }: Walk): Promise<TownLine> {
  const line = await stage.town.line();
  await stage.act.database.run({
    text: "update lines set status = 'recycled' where line_id = $1",
    values: [line.lineId],
  });
  return line;
}

/** Nothing of a customer stays on a machine that is free again. */
export async function expectWiped(walk: Walk): Promise<void> {
  await at(walk.page, "rest");
  const html = await walk.page.content();
  const { iccid, renewalCode, lineId } = walk.line;
  const numbers = (await walk.orders()).map(({ number }) => number);
  for (const secret of [iccid, renewalCode, lineId, ...numbers]) {
    expect(html.includes(secret)).toBe(false);
  }
}
