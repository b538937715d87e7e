import { Hono } from "hono";
import { z } from "zod";
import {
  bearer,
  clockworkRoutes,
  type SandboxBindings,
} from "../../../src/gateways/sandbox/index.ts";
import { FAULTS } from "./answers.ts";
import { TELLINGS, type Desk } from "./desk.ts";
import { openDispute, resolveDispute } from "./disputes-api.ts";
import { statusOf, type Payout } from "./payouts-api.ts";
import { deleteKept, type Kept } from "./vault-api.ts";

const fault = z.object({
  operation: z.string(),
  fault: z.enum(FAULTS),
  reference: z.string().optional(),
});

const dispute = z.object({
  captureId: z.string(),
  reason: z.string(),
  amountYen: z.number().optional(),
  isNameless: z.boolean().optional(),
});

/** The company's own books, and a hand on everything that can go wrong with it. */
export function adminRoutes(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(desk.ground.settings.key));
  app.route(
    "/",
    clockworkRoutes(desk.ground.deliveries, () => desk.settleDue()),
  );
  app.get("/orders", (c) => c.json({ data: desk.books.orders() }));
  app.get("/events", (c) => c.json({ data: desk.books.things("event") }));
  app.get("/calls/:operation/:reference", (c) => {
    const { operation, reference } = c.req.param();
    return c.json({ count: desk.books.calls(operation, reference) });
  });
  app.get("/kept", (c) => c.json({ data: desk.books.things<Kept>("kept") }));
  app.delete("/kept/:id", (c) => c.json({ deleted: deleteKept(desk, c.req.param("id")) }));
  app.get("/violations", (c) => c.json({ data: desk.books.violations() }));
  app.get("/tokens", (c) => c.json({ data: desk.books.things("token") }));
  app.delete("/tokens", (c) => {
    desk.books.dropThings("token");
    return c.json({});
  });
  app.delete("/webhooks", (c) => {
    desk.books.dropThings("webhook");
    return c.json({});
  });
  app.get("/payouts", (c) =>
    c.json({
      data: desk.books
        .things<Payout>("payout")
        .map((one) => ({ ...one, status: statusOf(one, desk.now())[0] })),
    }),
  );
  app.put("/faults", async (c) => {
    const laid = fault.parse(await c.req.json());
    desk.books.layFault(laid.operation, laid.fault, laid.reference ?? null);
    return c.json(laid);
  });
  app.put("/telling", async (c) => {
    const setting = z.object({ telling: z.enum(TELLINGS) }).parse(await c.req.json());
    desk.books.putThing("setting", "telling", setting);
    return c.json(setting);
  });
  app.put("/reporting", async (c) => {
    const setting = z.object({ most: z.number() }).parse(await c.req.json());
    desk.books.putThing("setting", "reporting", setting);
    return c.json(setting);
  });
  app.post("/disputes", async (c) => {
    const { amountYen, isNameless, ...wish } = dispute.parse(await c.req.json());
    const opened = openDispute(desk, {
      ...wish,
      ...(amountYen === undefined ? {} : { amountYen }),
      ...(isNameless === undefined ? {} : { isNameless }),
    });
    return opened === undefined ? c.json({ error: "no such capture" }, 404) : c.json(opened);
  });
  app.put("/disputes/:id", async (c) => {
    const { outcome } = z.object({ outcome: z.string() }).parse(await c.req.json());
    const resolved = resolveDispute(desk, c.req.param("id"), outcome);
    return resolved === undefined ? c.json({ error: "no such dispute" }, 404) : c.json(resolved);
  });
  return app;
}
