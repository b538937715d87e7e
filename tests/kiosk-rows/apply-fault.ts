import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { DenominationYen } from "../../src/foundation/kiosk-wire/index.ts";
import type { Fault, Screen } from "./rows.ts";
import { SCREENS } from "./rows.ts";
import {
  at,
  comeBack,
  cutPower,
  leaveAlone,
  lineThatIsOver,
  loseAnswerTo,
  nameOf,
  press,
  scan,
  settle,
  turn,
  type Walk,
} from "./walk.ts";

/** Where the customer stands afterwards. */
export type Standing = Screen | "rest";

const CHOCOLATE = "4902102072457";
const FOREIGN_ESIM = "LPA:1$rsp.example.com$K2-1A2B3C-4D5E6F";

/** Lets the row's fault happen on its screen, where the walk stands; answers where that leads. */
export async function applyFault(walk: Walk): Promise<Standing> {
  const after = await HAPPEN[walk.row.fault](walk, walk.row.screen);
  await at(walk.page, after === "rest" ? after : nameOf(after, walk.payment));
  return after;
}

const HAPPEN = {
  async power_cut(walk, screen) {
    await cutPower(walk);
    return screen;
  },
  async answer_lost(walk, screen) {
    const next = touchAfter(walk, screen);
    if (next === undefined) return cutLook(walk, screen);
    await loseAnswerTo(walk, next.touch);
    return next.leadsTo;
  },
  async network_cut(walk, screen) {
    const context = walk.page.context();
    await context.setOffline(true);
    const next = touchAfter(walk, screen);
    if (next === undefined) {
      await turn(walk.page);
    } else {
      const failed = walk.page.waitForEvent("requestfailed");
      await next.touch();
      await failed;
    }
    await context.setOffline(false);
    await comeBack(walk);
    return screen;
  },
  async left_alone(walk, screen) {
    await leaveAlone(walk);
    return screen === "asked" && walk.payment !== "pin" ? screen : "rest";
  },
  async scanned_twice(walk, screen) {
    await scan(walk.page, walk.line.renewalCode);
    await scan(walk.page, (await walk.stage.town.line()).renewalCode);
    if (screen !== "find") return screen;
    // Both are on their way to the same screen: a touch between the two loadings would be lost.
    await comeBack(walk);
    return "have";
  },
  chocolate_bar: async (walk, screen) => scanForeign(walk, screen, CHOCOLATE),
  lpa_code: async (walk, screen) => scanForeign(walk, screen, FOREIGN_ESIM),
  async line_over(walk) {
    const { page } = walk;
    await scan(page, (await lineThatIsOver(walk)).renewalCode);
    await at(page, "have");
    await page.locator("button.main").click();
    await at(page, "choose");
    await expectNoPlans(page);
    await page.locator("footer form:has(input[value=reset]) button").click();
    return "rest";
  },
  async declined(walk) {
    const { stage, page, payment } = walk;
    if (payment === "pin") {
      await scan(page, "1234567890123456");
      await page.locator("[role=alert]").waitFor();
      return "asked";
    }
    if (payment === "cash") {
      await expectHandedBack(walk, 10_000);
      return "asked";
    }
    (payment === "phone" ? stage.phones : stage.readers).hold("declines");
    await settle(walk);
    await turn(page);
    await page.locator("[role=alert]").waitFor();
    return "pay";
  },
} as const satisfies Record<Fault, (walk: Walk, screen: Screen) => Promise<Standing>>;

/** Its change could not be given. */
async function expectHandedBack({ machine, page }: Walk, yen: DenominationYen): Promise<void> {
  expect(await machine.parts.insert(yen)).toBe("handed_back");
  await turn(page);
}

async function expectNoPlans(page: Page): Promise<void> {
  expect(await page.locator('button[name="plan"]').count()).toBe(0);
}

/** What is no code of ours says so where one is asked for, and does nothing anywhere else. */
async function scanForeign(walk: Walk, screen: Screen, code: string): Promise<Standing> {
  await scan(walk.page, code);
  const isAsked = screen === "find" || nameOf(screen, walk.payment) === "pin";
  if (isAsked) await walk.page.locator("[role=alert]").waitFor();
  expect(await walk.orders()).toHaveLength(
    SCREENS.indexOf(screen) >= SCREENS.indexOf("pay") ? 1 : 0,
  );
  return screen;
}

interface Touch {
  readonly touch: () => Promise<void>;
  readonly leadsTo: Standing;
}

/** The next thing that is sent from a screen; undefined where one only waits. */
function touchAfter(walk: Walk, screen: Screen): Touch | undefined {
  if (screen === "result") {
    return { touch: async () => walk.page.locator("button.main").click(), leadsTo: "rest" };
  }
  if (screen === "asked") {
    if (walk.payment !== "pin") return undefined;
    const pin = walk.stage.nextPin();
    return { touch: async () => scan(walk.page, pin), leadsTo: "result" };
  }
  const next = SCREENS[SCREENS.indexOf(screen) + 1]!;
  return { touch: async () => press(walk, next), leadsTo: next };
}

async function cutLook(walk: Walk, screen: Screen): Promise<Standing> {
  await walk.page.route("**/kiosk", async (route) => route.abort("connectionreset"));
  await turn(walk.page);
  await walk.page.unroute("**/kiosk");
  await turn(walk.page);
  return screen;
}
