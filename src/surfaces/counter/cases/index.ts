import { Hono } from "hono";
import type { CounterGround } from "../ground.ts";
import { answerRoutes } from "./answer-handlers.tsx";
import { decideRoutes } from "./decide-handlers.tsx";
import { problemRoutes } from "./problem-handlers.tsx";

/** Problems that are taken down at the counter, and answered by whoever runs the shop. */
export function caseRoutes(ground: CounterGround): Hono {
  return new Hono()
    .route("/", problemRoutes(ground))
    .route("/", answerRoutes(ground))
    .route("/", decideRoutes(ground));
}
