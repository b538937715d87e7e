import { createHmac } from "node:crypto";
import { Hono } from "hono";
import { html } from "hono/html";
import { newId } from "../../../src/foundation/ids/index.ts";
import {
  answerBug,
  runSandbox,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { adminRoutes } from "./admin.ts";
import { apiRoutes } from "./api.ts";
import { Desk } from "./desk.ts";
import { SCHEMA } from "./store.ts";

const signing = { isForging: false };

runSandbox({ schema: SCHEMA, sign, build });

/** One secret per webhook, no time; the delivery's id is in no signature. */
function sign(body: string, secrets: readonly string[]): Readonly<Record<string, string>> {
  const secret = signing.isForging ? "guessed" : secrets[0]!;
  return {
    "x-komoju-id": newId(),
    "x-komoju-signature": createHmac("sha256", secret).update(body).digest("hex"),
    "x-komoju-event": (JSON.parse(body) as { type: string }).type,
    "user-agent": "Komoju-Webhook",
  };
}

function build(ground: SandboxGround) {
  const desk = new Desk(ground);
  const app = new Hono<SandboxBindings>();
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/api/v1", apiRoutes(desk, ground));
  app.route("/admin", adminRoutes(desk, ground, signing));
  app.route("/sessions", pageRoutes(desk));
  app.onError(answerBug);
  return { app, settleDue: () => desk.settleDue() };
}

const ANSWERS = ["pay", "decline", "wait"] as const;
type PageAnswer = (typeof ANSWERS)[number];

/** The hosted page: a form with what its customer can do. */
function pageRoutes(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/:id", (c) => {
    const session = desk.books.session(c.req.param("id"));
    if (session === undefined) return c.text("no such page", 404);
    return c.html(
      html`<!doctype html>
        <title>KOMOJU (fake)</title>
        <h1>¥${session.amountYen} · ${session.type}</h1>
        <form method="post">
          ${ANSWERS.map((answer) => html`<button name="answer" value="${answer}">${answer}</button>`)}
          <button name="answer" value="leave">leave</button>
        </form>`,
    );
  });
  app.post("/:id", async (c) => {
    const { answer } = await c.req.parseBody();
    const id = c.req.param("id");
    const isAnswer = ANSWERS.includes(answer as PageAnswer);
    const session = isAnswer ? desk.answerPage(id, answer as PageAnswer) : desk.books.session(id);
    if (session === undefined) return c.text("no such page", 404);
    if (answer === "decline") return c.redirect(`/sessions/${id}`, 303);
    const back = new URL(session.returnUrl);
    back.searchParams.set("session_id", id);
    return c.redirect(back.href, 303);
  });
  return app;
}
