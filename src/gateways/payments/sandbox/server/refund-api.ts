import { Hono } from "hono";
import { newId } from "../../../../foundation/ids/index.ts";
import { loseAnswer, type SandboxBindings } from "../../../sandbox/index.ts";
import { answerError, jsonOf, type ApiContext } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { conflict, invalid, invalidBody, notFound, refundRequest } from "./requests.ts";
import { refundView } from "./views.ts";

/** Refunds, whole or in parts; the reference is the idempotency key. */
export function refundRoutes(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.post("/", (c) => create(c, desk));
  app.get("/", (c) => {
    const refund = desk.refundByReference(c.req.query("reference") ?? "");
    return c.json({ object: "list", data: refund === undefined ? [] : [refundView(refund)] });
  });
  app.get("/:id", (c) => {
    const refund = desk.refundById(c.req.param("id"));
    return refund === undefined ? answerError(c, notFound) : c.json(refundView(refund));
  });
  return app;
}

async function create(c: ApiContext, desk: Desk) {
  const parsed = refundRequest.safeParse(await jsonOf(c));
  if (!parsed.success) return answerError(c, invalidBody(parsed.error));
  const { reference, payment: paymentId, amount, metadata } = parsed.data;
  const repeated = desk.refundByReference(reference);
  if (repeated !== undefined) {
    if (repeated.paymentId === paymentId && repeated.amountYen === amount) {
      return c.json(refundView(repeated), 200);
    }
    return answerError(c, conflict("duplicate_reference", "Another refund has this reference."));
  }
  const payment = desk.byId(paymentId);
  if (payment === undefined) return answerError(c, notFound);
  const isLostUndone = payment.behaviour === "refund_lost_undone";
  if (isLostUndone && desk.trips(`refund_lost_undone ${reference}`)) return loseAnswer(c);

  const id = `re_${newId().replaceAll("-", "")}`;
  const decided = desk.refund(payment, { id, reference, amountYen: amount, metadata });
  if (typeof decided === "string") return answerError(c, invalid(decided, "Not refundable."));
  if (payment.behaviour === "refund_lost") return loseAnswer(c);
  return c.json(refundView(decided), 201);
}
