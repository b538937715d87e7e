import { readCheckout } from "../../src/business/checkouts/index.ts";
import type { Jar } from "../web.ts";
import { hiddenFields, type DemoShop } from "./demo-shop.ts";
import type { Stage } from "./stages.ts";

const OK = "4242424242424242";

/** Several lines in one browser: chosen, confirmed, waiting for their one payment, and paid. */
export async function familyStages(shop: DemoShop): Promise<readonly Stage[]> {
  const home = await familyOf(shop, ["DEM0-0025-TKYF", "DEM0-0036-TKY1", "DEM0-0040-TKYH"]);
  const unpaid = await orderedBy(shop, ["DEM0-0038-TKYK", "DEM0-0042-TKY4"]);
  const paid = await orderedBy(shop, ["DEM0-0037-TKYA", "DEM0-0041-TKYT"], "joint");
  await shop.boxes.payments.payByCard(paid.payUrl, OK);
  await shop.web.get(`${paid.path}?back=yes`, { jar: paid.jar });
  const number = paid.path.split("/").at(-1)!;
  const { orders, first } = (await readCheckout(shop.act, number))!;
  for (const { renewal } of [...orders, first]) await shop.work(renewal);
  return [
    { name: "family", path: "/en/family", jar: home.jar },
    { name: "family-none", path: "/en/family" },
    { name: "family-confirm", path: home.confirm, jar: home.jar },
    { name: "family-nothing-ticked", path: "/en/family/confirm", jar: home.jar },
    { name: "checkout-unpaid", path: unpaid.path, jar: unpaid.jar },
    { name: "checkout-paid", path: paid.path, jar: paid.jar },
    { name: "checkout-receipts", path: `${paid.path}/receipts`, jar: paid.jar },
  ];
}

interface Family {
  readonly jar: Jar;
  readonly confirm: string;
}

async function familyOf({ web }: DemoShop, codes: readonly string[]): Promise<Family> {
  const jar: Jar = new Map();
  for (const code of codes) await web.post("/en/family/lines", { code }, { jar });
  const page = await (await web.get("/en/family", { jar })).text();
  const items = [
    ...page.matchAll(/<select[^>]* name="plan_([^"]+)"[\s\S]*?<option value="([^"]+)"/gu),
  ];
  const query = items.map(([, ref, plan]) => `item=${ref}~${plan}`).join("&");
  return { jar, confirm: `/en/family/confirm?${query}` };
}

async function orderedBy(shop: DemoShop, codes: readonly string[], receipt = "each") {
  const { jar, confirm } = await familyOf(shop, codes);
  const page = await (await shop.web.get(confirm, { jar })).text();
  const form = new FormData();
  for (const [name, value] of Object.entries(hiddenFields(page))) {
    if (name !== "item") form.append(name, value);
  }
  for (const [, item] of confirm.matchAll(/item=([^&]+)/gu)) form.append("item", item!);
  for (const i of codes.keys()) {
    form.append(`accept_data_lost_${i}`, "yes");
    form.append(`accept_days_lost_${i}`, "yes");
  }
  form.append("email", "mei@example.com");
  form.append("method", "sandbox:card");
  form.append("receipt", receipt);
  const placed = await shop.web.post("/en/family/orders", form, { jar });
  const again = await shop.web.post("/en/family/orders", form, { jar });
  const path = again.headers.get("location") ?? "";
  if (!path.includes("/checkouts/")) throw new Error(`no checkout: ${placed.status} ${path}`);
  return { jar, path, payUrl: placed.headers.get("location")! };
}
