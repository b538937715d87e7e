import type { Language } from "../../src/foundation/language/index.ts";
import type { TestBrowser } from "../browser.ts";
import type { TestHouse } from "../house.ts";
import type { TownLine } from "../town.ts";

export const CARDS = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  challengePasses: "4000 0000 0000 3220",
  challengeFails: "4000 0084 0000 1629",
} as const;

export interface Visit {
  readonly line: TownLine;
  readonly language: Language;
  readonly plan?: string;
  readonly email?: string;
  readonly method?: "card" | "alipay" | "konbini" | "pin";
}

/** A customer at a browser of their own, in one language. */
export async function customerAt(
  { url, boxes, until }: TestHouse,
  browser: TestBrowser,
  visit: Visit & { readonly javaScript?: boolean; readonly zone?: string },
) {
  const { line, language, plan = "week", email = "mei@example.com", method = "card" } = visit;
  const { javaScript = false, zone } = visit;
  const page = await browser.newPage({
    language,
    javaScript,
    ...(zone === undefined ? {} : { zone }),
  });
  const atPayment = async () => page.waitForURL((to) => to.href.startsWith(boxes.payments.url));
  return {
    page,
    async open() {
      await page.goto(`${url}/${language}/r/${line.renewalCode}`);
      await page.waitForURL(/\/line\/[^/]+$/);
    },
    /** To the payment page, or for a slip or a PIN to the order's. */
    async order() {
      await this.open();
      await page.locator("a[href$='/plans']").first().click();
      await page.locator(`a.button[href*='plan=${plan}']`).click();
      await page.locator("input[name=email]").fill(email);
      const way = page.locator(`input[value='${method === "pin" ? "pin" : "sandbox"}:${method}']`);
      // What is less likely wanted stands folded away.
      if (!(await way.isVisible())) await page.locator("details.radios-more summary").click();
      await way.check();
      for (const box of await page.locator("input[name^=accept_]").all()) await box.check();
      await page.locator("form:has(input[name=email]) button").click();
      if (method === "pin") await page.waitForURL(/\?way=pin$/);
      else await (method === "konbini" ? page.waitForURL(ORDER) : atPayment());
    },
    async payByCard(number: string) {
      await page.locator("input[name=number]").fill(number);
      await page.locator("input[name=expiry]").fill("12/39");
      await page.locator("input[name=cvc]").fill("123");
      await page.locator("form:has(input[name=number]) button").first().click();
    },
    atPayment,
    /** The order's page with this face; a page that does not reload itself is looked at again. */
    async seeFace(face: string) {
      await page.waitForURL(ORDER);
      const wanted = page.locator(`#watch[data-state$=' ${face}']`);
      await until(async () => {
        if ((await wanted.count()) > 0) return true;
        if (!javaScript) await page.goto(page.url());
        return undefined;
      });
    },
    number: () => /orders\/([0-9A-Z]{10})/.exec(page.url())![1]!,
  };
}

const ORDER = /\/orders\/[0-9A-Z]{10}$/;
