import { Hono } from "hono";
import type { CounterGround } from "../ground.ts";
import { goodsSlipRoutes } from "./goods-slip-handlers.tsx";
import { orderPrintRoutes } from "./order-handlers.tsx";
import { printerRoutes } from "./printer-handlers.tsx";
import { slipRoutes } from "./slip-handlers.tsx";

/** Papers of orders, the printer itself, slips of vouchers and tills. */
export function printRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  for (const routes of [orderPrintRoutes, printerRoutes, slipRoutes, goodsSlipRoutes]) {
    app.route("/", routes(ground));
  }
  return app;
}
