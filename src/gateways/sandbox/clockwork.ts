import { Hono } from "hono";
import type { Deliveries } from "./deliveries.ts";
import type { SandboxBindings } from "./lost-answer.ts";

/** A hand on the clockwork of a sandbox, so that no test has to sleep. Mount behind the key. */
export function clockworkRoutes(
  deliveries: Deliveries,
  settleDue: () => void,
): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/deliveries", (c) => c.json({ data: deliveries.listed() }));
  app.get("/webhooks/:eventId", (c) => {
    const webhook = deliveries.signed(c.req.param("eventId"));
    return webhook === undefined ? c.json({ error: { code: "missing" } }, 404) : c.json(webhook);
  });
  app.put("/webhook-url", async (c) => {
    const { url } = (await c.req.json()) as { url?: string };
    deliveries.pointTo(url);
    deliveries.send();
    return c.json({ url: url ?? null });
  });
  app.post("/settle", async (c) => {
    settleDue();
    await deliveries.drained();
    return c.json({ settled: true });
  });
  return app;
}
