import { Hono } from "hono";
import type { WebGround } from "../ground.ts";
import { checkoutRoutes } from "./checkout-handlers.tsx";
import { chooseRoutes } from "./choose-handlers.tsx";
import { confirmTogetherRoutes } from "./confirm-handlers.tsx";

/** Several lines, or several plans of one, paid for at once. */
export function familyRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.route("/", chooseRoutes(ground));
  app.route("/", confirmTogetherRoutes(ground));
  app.route("/", checkoutRoutes(ground));
  return app;
}
