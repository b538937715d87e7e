import { timingSafeEqual } from "node:crypto";
import { Hono, type MiddlewareHandler } from "hono";
import type { z } from "zod";
import { addSeconds } from "../../../src/foundation/clock/index.ts";
import {
  loseAnswer,
  neverAnswer,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { BROKEN, BUSY, give, NOT_FOUND, refusal, type Answer, type ApiContext } from "./answers.ts";
import type { Payment, Session } from "./book.ts";
import type { Desk } from "./desk.ts";
import {
  API_VERSION,
  DECLINED_CARDS,
  paymentShape,
  payShape,
  refundShape,
  sessionShape,
  STORES,
  TYPES,
} from "./shapes.ts";
import { listView, momentOf, paymentView, sessionView } from "./views.ts";

const KEY_HOURS = 24;

/** The API below `/api/v1`: sessions, payments, refunds, what is switched on, settlements. */
export function apiRoutes(desk: Desk, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", basic(ground.settings.key));
  app.use("*", async (c, next) => {
    const version = c.req.header("x-komoju-api-version");
    if (version === API_VERSION) return next();
    return give(c, refusal(400, "bad_request", { message: `no such API version: ${version}` }));
  });
  const show = (payment: Payment) => paymentView(payment, ground.publicUrl());
  const showSession = (session: Session) => {
    const payment = session.paymentId === undefined ? undefined : desk.payment(session.paymentId);
    return sessionView(session, { payment, publicUrl: ground.publicUrl(), now: desk.now() });
  };
  beginRoutes(app, desk, { show, showSession });
  readRoutes(app, desk, { show, showSession });
  endRoutes(app, desk, { show, showSession });
  bookRoutes(app, desk);
  payRoutes(app, desk, ground);
  return app;
}

interface Shows {
  show(payment: Payment): object;
  showSession(session: Session): object;
}

function beginRoutes(app: Hono<SandboxBindings>, desk: Desk, { show, showSession }: Shows): void {
  app.post("/sessions", async (c) => {
    const wish = await read(c, sessionShape);
    if (!wish.ok) return give(c, wish.refused);
    const order = wish.value.payment_data.external_order_num;
    return once(c, desk, { at: "begin", about: order, request: wish.value }, () => {
      const total = wish.value.line_items.reduce((sum, one) => sum + one.amount * one.quantity, 0);
      if (total !== wish.value.amount) return refusal(422, "unprocessable_entity");
      if (desk.books.sessionOf(order) !== undefined) return refusal(422, "unprocessable_entity");
      return { status: 200, body: showSession(desk.openSession(wish.value)) };
    });
  });
  app.post("/payments", async (c) => {
    const wish = await read(c, paymentShape);
    if (!wish.ok) return give(c, wish.refused);
    const order = wish.value.external_order_num;
    return once(c, desk, { at: "begin", about: order, request: wish.value }, () => ({
      status: 200,
      body: show(desk.openSlip(wish.value)),
    }));
  });
  app.post("/payments/:id/refund", async (c) => {
    const wish = await read(c, refundShape);
    if (!wish.ok) return give(c, wish.refused);
    const payment = desk.payment(c.req.param("id"));
    if (payment === undefined) return give(c, NOT_FOUND);
    const request = { ...wish.value, payment: payment.id };
    return once(c, desk, { at: "refund", about: payment.orderNumber, request }, () => {
      const { amount, description } = wish.value;
      const after = desk.refund(payment.id, { amountYen: amount, description });
      if (after === undefined) return NOT_FOUND;
      if (!("refused" in after)) return { status: 200, body: show(after) };
      return refusal(422, "unprocessable_entity", { message: after.refused, param: "amount" });
    });
  });
}

function readRoutes(app: Hono<SandboxBindings>, desk: Desk, { show, showSession }: Shows): void {
  app.get("/sessions/:id", (c) => {
    const session = desk.books.session(c.req.param("id"));
    if (session === undefined) return give(c, NOT_FOUND);
    return (
      struck(c, desk, { at: "read", about: session.orderNumber }) ?? c.json(showSession(session))
    );
  });
  app.get("/payments/:id", (c) => {
    const payment = desk.payment(c.req.param("id"));
    if (payment === undefined) return give(c, NOT_FOUND);
    return struck(c, desk, { at: "read", about: payment.orderNumber }) ?? c.json(show(payment));
  });
  app.get("/payments", (c) => {
    const order = c.req.query("external_order_num") ?? "";
    const found = desk.books.paymentsOf(order).map(({ id }) => desk.payment(id)!);
    return struck(c, desk, { at: "read", about: order }) ?? c.json(listView(found.map(show)));
  });
}

function payRoutes(app: Hono<SandboxBindings>, desk: Desk, ground: SandboxGround): void {
  app.post("/sessions/:id/pay", async (c) => {
    const wish = await read(c, payShape);
    if (!wish.ok) return give(c, wish.refused);
    const isDeclined = DECLINED_CARDS.includes(wish.value.payment_details.number);
    const after = desk.answerPage(c.req.param("id"), isDeclined ? "decline" : "pay");
    if (after === undefined) return give(c, NOT_FOUND);
    if (isDeclined) return give(c, refusal(402, "request_failed"));
    return c.json({ redirect_url: after.returnUrl, status: after.status });
  });
  app.get("/events", (c) => {
    const told = ground.deliveries.listed().map(({ eventId }) => ground.deliveries.signed(eventId));
    return c.json(
      listView(told.map((webhook) => JSON.parse(webhook!.body) as object).toReversed()),
    );
  });
}

function endRoutes(app: Hono<SandboxBindings>, desk: Desk, { show, showSession }: Shows): void {
  app.post("/sessions/:id/cancel", (c) => {
    const after = desk.cancelSession(c.req.param("id"));
    if (after === undefined) return give(c, NOT_FOUND);
    if (after === "too_late") return give(c, refusal(422, "unprocessable_entity"));
    return (
      struck(c, desk, { at: "cancel", about: after.orderNumber }) ?? c.json(showSession(after))
    );
  });
  app.post("/payments/:id/cancel", (c) => {
    const after = desk.cancel(c.req.param("id"));
    if (after === undefined) return give(c, NOT_FOUND);
    if (after === "too_late") return give(c, refusal(422, "unprocessable_entity"));
    return struck(c, desk, { at: "cancel", about: after.orderNumber }) ?? c.json(show(after));
  });
}

function bookRoutes(app: Hono<SandboxBindings>, desk: Desk): void {
  app.get("/payment_methods", (c) =>
    c.json([
      ...TYPES.map((type) => ({ type_slug: type, currency: "JPY" })),
      { type_slug: "konbini", currency: "JPY", subtypes: STORES },
    ]),
  );
  app.get("/settlements", (c) => {
    const data = desk.books.settlements().map(({ id, cutoff }) => ({
      id,
      resource: "settlement",
      status: "pending",
      cutoff_time: cutoff,
      created_at: momentOf(desk.now()),
    }));
    return c.json(listView(data));
  });
  app.get("/settlements/:id/csv", (c) => {
    const found = desk.books.settlements().find(({ id }) => id === c.req.param("id"));
    return found === undefined ? give(c, NOT_FOUND) : c.text(found.csv);
  });
}

/** Once per key, as long as a key is remembered; a fault that was asked for strikes first. */
function once(
  c: ApiContext,
  desk: Desk,
  what: { at: "begin" | "refund"; about: string; request: object },
  work: () => Answer,
): Response {
  const key = c.req.header("x-komoju-idempotency") ?? "";
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) {
    return give(c, refusal(400, "bad_request", { message: "X-KOMOJU-IDEMPOTENCY" }));
  }
  const request = `${c.req.path} ${JSON.stringify(what.request)}`;
  const kept = desk.books.answer(key);
  if (kept !== undefined && desk.now() < addSeconds(kept.at as never, KEY_HOURS * 3600)) {
    if (kept.request !== request) {
      return give(c, refusal(400, "bad_request", { message: "another request had this key" }));
    }
    return c.body(kept.body, kept.status as 200, { "content-type": "application/json" });
  }
  const fault = desk.books.takeFault(what.about, what.at);
  if (fault === "request_lost") return loseAnswer(c);
  if (fault === "error_before") return give(c, BROKEN);
  if (fault === "busy") return give(c, BUSY);
  if (fault === "under_way") return give(c, refusal(409, "conflict"));
  const { status, body } = work();
  const text = JSON.stringify(body);
  desk.books.putAnswer(key, { request, status, body: text, at: desk.now() });
  if (fault === "answer_lost") return loseAnswer(c);
  if (fault === "hang") return neverAnswer();
  if (fault === "error_after") return give(c, BROKEN);
  return c.body(text, status as 200, { "content-type": "application/json" });
}

/** What goes wrong with a request that only asks or ends. */
function struck(
  c: ApiContext,
  desk: Desk,
  { at, about }: { at: "read" | "cancel"; about: string },
): Response | undefined {
  switch (desk.books.takeFault(about, at)) {
    case undefined:
      return undefined;
    case "answer_lost":
      return loseAnswer(c);
    case "busy":
      return give(c, BUSY);
    default:
      return give(c, BROKEN);
  }
}

async function read<T>(
  c: ApiContext,
  shape: z.ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; refused: Answer }> {
  if (c.req.header("content-type") !== "application/json") {
    return { ok: false, refused: refusal(400, "bad_request", { message: "content-type" }) };
  }
  const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0]!;
  const param = issue.path.join(".");
  return {
    ok: false,
    refused: refusal(422, "invalid_parameter", { message: issue.message, param }),
  };
}

/** The secret key as the user, no password. */
function basic(key: string): MiddlewareHandler<SandboxBindings> {
  const expected = Buffer.from(`Basic ${Buffer.from(`${key}:`).toString("base64")}`);
  return async (c, next) => {
    const given = Buffer.from(c.req.header("authorization") ?? "");
    const fits = given.length === expected.length && timingSafeEqual(given, expected);
    return fits ? next() : give(c, refusal(401, "unauthorized"));
  };
}
