import { Hono, type Context } from "hono";
import { html } from "hono/html";
import type { SandboxBindings, SandboxGround } from "../../../src/gateways/sandbox/index.ts";
import type { Bank } from "./bank.ts";
import { answerChallenge, answerWallet, submitCard } from "./sessions.ts";
import type { Intent, Session } from "./things.ts";

/** The hosted pages, plain enough to be filled in by a test: card numbers are typed here only. */
export function pageRoutes(bank: Bank, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  const open = (c: Context) => bank.find<Session>("checkout.session", c.req.param("id") ?? "");
  const act = <T>(work: () => T): T => {
    const done = ground.store.atomically(work);
    ground.deliveries.send();
    return done;
  };
  const leave = (c: Context) => {
    const { status, success_url: back, id } = open(c);
    return c.redirect(status === "open" ? `/c/pay/${id}` : back, 303);
  };
  app.get("/c/pay/:id", (c) => c.html(payPage(open(c))));
  app.post("/c/pay/:id", async (c) => {
    const { number = "", answer } = (await c.req.parseBody()) as Record<string, string>;
    const session = open(c);
    const isWallet = session.payment_method_types[0] !== "card";
    const outcome = act(() =>
      isWallet
        ? answerWallet(bank, session, answer === "approve")
        : submitCard(bank, session, number),
    );
    if (outcome === "challenge") return c.redirect(`/c/pay/${session.id}/challenge`, 303);
    return leave(c);
  });
  app.get("/c/pay/:id/challenge", (c) => c.html(challengePage(open(c))));
  app.post("/c/pay/:id/challenge", async (c) => {
    const form = await c.req.parseBody();
    act(() => answerChallenge(bank, open(c), form["answer"] === "complete"));
    return leave(c);
  });
  app.get("/konbini/voucher/:id", (c) => {
    const { amount } = bank.find<Intent>("payment_intent", c.req.param("id"));
    return c.html(
      html`<h1>払込番号</h1>
        <p>¥${amount}</p>`,
    );
  });
  return app;
}

function payPage({ amount_total: total, payment_method_types: [type] }: Session) {
  return html`<!doctype html>
    <title>Stripe Checkout (fake)</title>
    <h1>¥${total}</h1>
    <form method="post">
      ${
        type === "card"
          ? html`<label>Card number <input name="number" /></label> <button>Pay</button>`
          : html`<button name="answer" value="approve">Approve</button>
              <button name="answer" value="refuse">Refuse</button>`
      }
    </form>`;
}

function challengePage({ amount_total: total }: Session) {
  return html`<!doctype html>
    <title>3-D Secure (fake)</title>
    <h1>¥${total}</h1>
    <form method="post">
      <button name="answer" value="complete">Complete</button>
      <button name="answer" value="fail">Fail</button>
    </form>`;
}
