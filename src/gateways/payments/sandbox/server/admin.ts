import { Hono } from "hono";
import { z } from "zod";
import {
  bearer,
  clockworkRoutes,
  type SandboxBindings,
  type SandboxGround,
} from "../../../sandbox/index.ts";
import { BEHAVIOURS } from "../sentinels.ts";
import { answerError, jsonOf } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { confirm, payLate } from "./payment.ts";
import { refundedYen } from "./refund.ts";
import { invalidBody, notFound } from "./requests.ts";
import type { Vault } from "./vault.ts";
import { paymentView, refundView, savedCardView } from "./views.ts";

const behaviourRequest = z.object({ behaviour: z.enum(BEHAVIOURS) });

/** What tests and the demo ask of the provider itself: its own books, and a hand on its clockwork. */
export function adminRoutes(
  desk: Desk,
  vault: Vault,
  ground: SandboxGround,
): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(ground.settings.key));
  app.route(
    "/",
    clockworkRoutes(ground.deliveries, () => desk.settleDue()),
  );
  app.get("/charges", (c) =>
    c.json({
      data: desk.all().map((payment) => {
        const refunds = desk.refundsOf(payment.id);
        const refunded = refundedYen(refunds);
        return { ...paymentView(payment, ground.publicUrl()), amount_refunded: refunded };
      }),
    }),
  );
  app.get("/saved_cards", (c) => {
    return c.json({ data: vault.all().map((card) => savedCardView(card, ground.publicUrl())) });
  });
  app.get("/refunds", (c) => c.json({ data: desk.refundsAll().map(refundView) }));
  app.put("/payments/:reference/behaviour", async (c) => {
    const payment = desk.byReference(c.req.param("reference"));
    if (payment === undefined) return answerError(c, notFound);
    const parsed = behaviourRequest.safeParse(await jsonOf(c));
    if (!parsed.success) return answerError(c, invalidBody(parsed.error));
    const after = desk.take(payment.id, (one) => ({
      payment: { ...one, ...parsed.data },
      events: [],
    }))!;
    return c.json(paymentView(after, ground.publicUrl()));
  });
  app.post("/payments/:reference/register", (c) => {
    const payment = desk.byReference(c.req.param("reference"));
    if (payment === undefined) return answerError(c, notFound);
    const isOpen = payment.status === "requires_action";
    const after = desk.take(payment.id, isOpen ? confirm : payLate)!;
    return c.json(paymentView(after, ground.publicUrl()));
  });
  return app;
}
