import { Hono, type Context } from "hono";
import { html } from "hono/html";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import type { Desk } from "./desk.ts";
import { approve, INSTRUMENTS, isGone, visit, type Instrument, type Order } from "./order.ts";

/** The page on which a payer agrees, or goes back. */
export function pages(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/", (c) => {
    const order = openOrder(c, desk, c.req.query("token"));
    if (order === undefined) return c.html(gonePage(), 404);
    desk.take(order, visit);
    return c.html(approvePage(order));
  });
  app.post("/", async (c) => {
    const form = await c.req.parseBody();
    const order = openOrder(c, desk, form["token"]);
    if (order === undefined) return c.html(gonePage(), 404);
    if (form["answer"] !== "approve") return c.redirect(withToken(order.cancelUrl, order), 303);
    const instrument = INSTRUMENTS.find((one) => one === form["instrument"]) ?? "balance";
    desk.take(order, (current, now) => approve(current, instrument, now));
    return c.redirect(withToken(order.returnUrl, order, "FAKEPAYER0001"), 303);
  });
  return app;
}

function openOrder(_: Context, desk: Desk, token: unknown): Order | undefined {
  const order = typeof token === "string" ? desk.order(token) : undefined;
  if (order === undefined || order.status === "COMPLETED") return undefined;
  return isGone(order, desk.now()) ? undefined : order;
}

/** PayPal adds its own words to the address of the shop. */
function withToken(address: string, { id }: Order, payerId?: string): string {
  const url = new URL(address);
  url.searchParams.set("token", id);
  if (payerId !== undefined) url.searchParams.set("PayerID", payerId);
  return url.href;
}

const WORDS: Readonly<Record<Instrument, string>> = {
  balance: "PayPal balance",
  declined_card: "A card that is declined when we capture",
  review: "A payment that is reviewed for an hour",
  review_denied: "A payment that is reviewed and denied",
  blocked_account: "An account that cannot pay this shop",
  slow_refunds: "An account whose refunds take 30 s",
  no_refunds: "An account that takes no refunds",
  needs_payer: "An account that wants its holder to confirm when we capture",
};

function approvePage(order: Order) {
  return html`<!doctype html>
    <html lang="${order.locale}">
      <head>
        <meta charset="utf-8" />
        <title>PayPal of the tests</title>
      </head>
      <body>
        <h1>${order.description}: ¥${order.amountYen}</h1>
        <form method="post" action="/checkoutnow">
          <input type="hidden" name="token" value="${order.id}" />
          ${INSTRUMENTS.map(
            (one, i) =>
              html`<label
                  ><input
                    type="radio"
                    name="instrument"
                    value="${one}"
                    ${i === 0 ? "checked" : ""}
                  />
                  ${WORDS[one]}</label
                ><br />`,
          )}
          <button name="answer" value="approve">Pay now</button>
          <button name="answer" value="cancel">Cancel and return</button>
        </form>
      </body>
    </html>`;
}

function gonePage() {
  return html`<!doctype html>
    <title>PayPal of the tests</title>
    <h1>Things don't appear to be working at the moment</h1>`;
}
