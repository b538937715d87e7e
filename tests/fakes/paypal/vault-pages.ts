import { Hono } from "hono";
import { html } from "hono/html";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import type { Desk } from "./desk.ts";
import { KEPT_INSTRUMENTS, openSetup } from "./vault-api.ts";

/** The page on which a holder agrees that their account may be kept, or goes back. */
export function vaultPages(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/approve", (c) => {
    const setup = openSetup(desk, c.req.query("token") ?? "");
    if (setup?.status !== "PAYER_ACTION_REQUIRED") return c.html("<h1>Gone</h1>", 404);
    return c.html(
      html`<!doctype html>
        <title>PayPal of the tests</title>
        <form method="post">
          <input type="hidden" name="token" value="${setup.id}" />
          ${KEPT_INSTRUMENTS.map(
            (one) =>
              html`<label><input type="radio" name="instrument" value="${one}" /> ${one}</label>`,
          )}
          <button name="answer" value="approve">Agree and continue</button>
          <button name="answer" value="cancel">Cancel and return</button>
        </form>`,
    );
  });
  app.post("/approve", async (c) => {
    const form = await c.req.parseBody();
    const token = form["token"];
    const setup = typeof token === "string" ? openSetup(desk, token) : undefined;
    if (setup?.status !== "PAYER_ACTION_REQUIRED") return c.html("<h1>Gone</h1>", 404);
    if (form["answer"] !== "approve") return c.redirect(setup.cancelUrl, 303);
    const instrument = KEPT_INSTRUMENTS.find((one) => one === form["instrument"]) ?? "balance";
    desk.books.putThing("setup", setup.id, { ...setup, instrument, status: "APPROVED" });
    const back = new URL(setup.returnUrl);
    back.searchParams.set("approval_token_id", setup.id);
    return c.redirect(back.href, 303);
  });
  return app;
}
