import { Hono } from "hono";
import type { CounterGround } from "../ground.ts";
import { cashRoutes } from "./cash-handlers.tsx";
import { machineVoucherRoutes } from "./voucher-handlers.tsx";

/** Cash at machines, as a counter sees it: what they owe is paid here, and what nobody knows settled. */
export function kioskCashRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  for (const routes of [machineVoucherRoutes, cashRoutes]) app.route("/", routes(ground));
  return app;
}
