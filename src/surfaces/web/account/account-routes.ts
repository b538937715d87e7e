import { Hono } from "hono";
import type { WebGround } from "../ground.ts";
import { accountGround } from "./account-ground.ts";
import { codeRoutes } from "./code-handlers.tsx";
import { enterRoutes } from "./enter-handlers.tsx";
import { homeRoutes } from "./home-handlers.tsx";
import { lineRoutes } from "./line-handlers.tsx";
import { passkeyRoutes } from "./passkey-handlers.ts";
import { resetRoutes } from "./reset-handlers.tsx";
import { securityRoutes } from "./security-handlers.tsx";

/** Everything below `/:lang/account`; mounted below the language. */
export function accountRoutes(web: WebGround, ground = accountGround(web)): Hono {
  const routes = new Hono();
  enterRoutes(routes, ground);
  codeRoutes(routes, ground);
  resetRoutes(routes, ground);
  homeRoutes(routes, ground);
  lineRoutes(routes, ground);
  securityRoutes(routes, ground);
  passkeyRoutes(routes, ground);
  return routes;
}
