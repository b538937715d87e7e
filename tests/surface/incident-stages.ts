import type { Page } from "playwright-core";
import { endIncident, setIncident } from "../../src/business/incidents/index.ts";
import type { Staff } from "../../src/business/staff/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { got } from "../counter.ts";
import type { DemoShop } from "./demo-shop.ts";
import type { Stage } from "./stages.ts";

const OPERATOR = { staffId: newId(), role: "operator" } as unknown as Staff;

/** The pages that say what many lines suffer from; it is over again once they are drawn. */
export async function incidentStages(shop: DemoShop): Promise<readonly Stage[]> {
  const { jar, line } = await shop.visit("DEM0-0001-TKYS");
  const prepare = async (page: Page) => suffered(shop, page);
  return [
    { name: "home-incidents", path: "/en", prepare },
    { name: "line-incidents", path: line, jar, prepare },
  ];
}

async function suffered({ act }: DemoShop, page: Page): Promise<void> {
  const wishes = [
    { kind: "no_data", region: "kyushu", sinceMinutes: 30, expectedHours: 2 },
    { kind: "activation_late", sinceMinutes: 15 },
  ] as const;
  const set = [];
  for (const wish of wishes) set.push(got(await setIncident(act, OPERATOR, wish)));
  await page.reload();
  for (const { incidentId } of set) got(await endIncident(act, OPERATOR, incidentId));
  if ((await page.locator(".notice-careful p").count()) < set.length) {
    throw new Error("the page does not say what lines suffer from");
  }
}
