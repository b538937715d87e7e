import { Hono } from "hono";
import type { CounterGround } from "../ground.ts";
import { chatRoutes as oneRoutes } from "./chat-handlers.tsx";
import { queueRoutes } from "./queue-handlers.tsx";
import { settingsRoutes } from "./settings-handlers.tsx";

/** Chats with customers: the queue, one conversation, and what the desk goes by. */
export function chatRoutes(ground: CounterGround): Hono {
  return new Hono()
    .route("/", queueRoutes(ground))
    .route("/", settingsRoutes(ground))
    .route("/", oneRoutes(ground));
}
