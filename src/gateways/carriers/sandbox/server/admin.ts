import { Hono } from "hono";
import { z } from "zod";
import {
  bearer,
  clockworkRoutes,
  type SandboxBindings,
  type SandboxGround,
} from "../../../sandbox/index.ts";
import { grantView, revocationView } from "./api.ts";
import { smsView } from "./send-sms.ts";
import { stateOf } from "./grant.ts";
import type { Switchboard } from "./switchboard.ts";

const lineStatus = z.object({ status: z.enum(["normal", "recycled", "suspended"]) });
const usage = z.object({ used_bytes: z.number().int().nonnegative() });

/** What tests and the demo ask of the carrier itself: its own books, and a hand on its lines. */
export function adminRoutes(board: Switchboard, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(ground.settings.key));
  app.route(
    "/",
    clockworkRoutes(ground.deliveries, () => board.settleDue()),
  );
  app.get("/grants", (c) => {
    const now = ground.clock.now();
    return c.json({ data: board.grants().map((grant) => grantView(grant, stateOf(grant, now))) });
  });
  app.get("/revocations", (c) => c.json({ data: board.revocations().map(revocationView) }));
  app.get("/sms", (c) => c.json({ data: board.allSms().map(smsView) }));
  app.get("/lines", (c) => c.json({ data: board.lines() }));
  app.put("/lines/:iccid", async (c) => {
    const { status } = lineStatus.parse(await c.req.json());
    return c.json(board.putLine(c.req.param("iccid"), status));
  });
  app.put("/grants/:reference/usage", async (c) => {
    const { used_bytes: usedBytes } = usage.parse(await c.req.json());
    const grant = board.grantOf(c.req.param("reference"));
    if (grant === undefined) return c.json({ error: { code: "resource_missing" } }, 404);
    return c.json(grantView(board.use(grant, usedBytes), stateOf(grant, ground.clock.now())));
  });
  return app;
}
