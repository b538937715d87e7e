import { addDays, JST, localDate } from "../../src/foundation/clock/index.ts";
import { DEMO_LOGINS } from "../../src/main/demo-card.ts";
import { hiddenFields, type DemoShop } from "./demo-shop.ts";
import type { Stage } from "./stages.ts";

const OK = "4242424242424242";

/** What renews by itself: the last question before it begins, on, and the form of another line. */
export async function autoStages(shop: DemoShop): Promise<readonly Stage[]> {
  const { web } = shop;
  const { jar, line } = await shop.visit("DEM0-0010-TKYR");
  const [{ email, password }] = DEMO_LOGINS as readonly [(typeof DEMO_LOGINS)[number]];
  await web.post("/en/account/log-in", { email, password }, { jar });
  const path = `${line}/auto`;
  const page = await (await web.get(path, { jar })).text();
  const [, plan = ""] = /name="plan">[\s\S]*?<option value="([^"]+)"/u.exec(page) ?? [];
  const until = addDays(localDate(shop.act.clock.now(), JST), 20);
  const form = { plan, trigger: "time-6", ceiling: "20000", until };
  const begun = await web.post(path, { ...form, method: "new:sandbox:saved_card" }, { jar });
  await shop.boxes.payments.payByCard(begun.headers.get("location") ?? "", OK);
  const { rows } = await shop.act.database.run({
    text: "select saved_method_id as m from saved_methods",
    values: [],
  });
  const { m } = rows[0] as { m: string };
  const agree = `${path}/agree?${new URLSearchParams({ ...form, m })}`;
  const shown = await (await web.get(agree, { jar })).text();
  const agreed = await web.post(`${path}/agree`, { ...hiddenFields(shown) }, { jar });
  if (agreed.status !== 303) throw new Error(`not agreed: ${agreed.status}`);
  return [
    { name: "auto-agree", path: agree, jar },
    { name: "auto-on", path: `${path}?said=on`, jar },
  ];
}
