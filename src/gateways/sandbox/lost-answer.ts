import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";

export interface SandboxBindings {
  Bindings: HttpBindings;
}

/** Breaks the connection instead of answering: the caller cannot know what was done. */
export function loseAnswer(c: Context<SandboxBindings>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Leaves the connection open and silent until the caller gives up. */
export function neverAnswer(): Response {
  return RESPONSE_ALREADY_SENT;
}
