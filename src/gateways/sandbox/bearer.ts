import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { SandboxBindings } from "./lost-answer.ts";

/** Lets through only `Authorization: Bearer <key>`; all else is answered 401 as providers do. */
export function bearer(key: string): MiddlewareHandler<SandboxBindings> {
  const expected = Buffer.from(`Bearer ${key}`);
  return async (c, next) => {
    const given = Buffer.from(c.req.header("authorization") ?? "");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      const error = { type: "authentication_error", code: "invalid_key", message: "No such key." };
      return c.json({ error }, 401);
    }
    return next();
  };
}
