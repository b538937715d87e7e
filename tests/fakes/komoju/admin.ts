import { Hono } from "hono";
import { z } from "zod";
import {
  bearer,
  clockworkRoutes,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { give, NOT_FOUND } from "./answers.ts";
import { refundedYen } from "./book.ts";
import { newKomojuId, type Desk } from "./desk.ts";
import { settlementCsv } from "./settlement.ts";
import { paymentView } from "./views.ts";

const FAULTS = [
  "answer_lost",
  "request_lost",
  "error_after",
  "error_before",
  "busy",
  "under_way",
  "hang",
] as const;

const fault = z.object({
  about: z.string(),
  at: z.enum(["begin", "read", "cancel", "refund"]),
  kind: z.enum(FAULTS),
});
const lever = z.object({ name: z.string(), value: z.string() });

/** What tests ask of the company itself: its own books, and a hand on its clockwork. */
export function adminRoutes(
  desk: Desk,
  ground: SandboxGround,
  signing: { isForging: boolean },
): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(ground.settings.key));
  app.route(
    "/",
    clockworkRoutes(ground.deliveries, () => desk.settleDue()),
  );
  app.get("/payments", (c) =>
    c.json({
      data: desk.books.payments().map((payment) => ({
        ...paymentView(payment, ground.publicUrl()),
        amount_refunded: refundedYen(payment),
      })),
    }),
  );
  app.get("/sessions/:order", (c) => {
    const session = desk.books.sessionOf(c.req.param("order"));
    return c.json({ data: session === undefined ? [] : [session] });
  });
  app.post("/faults", async (c) => {
    const { about, at, kind } = fault.parse(await c.req.json());
    desk.books.putFault(about, at, kind);
    return c.json({ kind });
  });
  app.put("/levers", async (c) => {
    const { name, value } = lever.parse(await c.req.json());
    desk.books.putLever(name, value);
    if (name === "forging") signing.isForging = value === "yes";
    return c.json({ name, value });
  });
  app.post("/payments/:order/register", (c) => {
    const after = desk.register(c.req.param("order"));
    return after === undefined ? give(c, NOT_FOUND) : c.json({ status: after.status });
  });
  app.post("/payments/:order/settle", (c) => {
    const after = desk.settleWaiting(c.req.param("order"));
    return after === undefined ? give(c, NOT_FOUND) : c.json({ status: after.status });
  });
  app.post("/payments/:order/chargeback", (c) => {
    const payment = desk.books.paymentsOf(c.req.param("order"))[0];
    if (payment === undefined) return give(c, NOT_FOUND);
    const { amountYen } = payment;
    desk.refund(payment.id, { amountYen, description: "Chargeback", isChargeback: true });
    return c.json({ status: "refunded" });
  });
  app.post("/ping", (c) => c.json({ eventId: desk.ping() }));
  app.post("/settlements", (c) => {
    const csv = settlementCsv(desk.books.payments());
    const settlement = { id: newKomojuId(), cutoff: desk.now(), csv };
    desk.books.putSettlement(settlement);
    return c.json({ id: settlement.id });
  });
  return app;
}
