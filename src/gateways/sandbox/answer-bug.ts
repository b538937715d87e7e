import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { SandboxBindings } from "./lost-answer.ts";

/** What was thrown: an HTTP answer as it is; all else is a bug, told on stderr and answered 500. */
export function answerBug(error: Error, c: Context<SandboxBindings>): Response {
  if (error instanceof HTTPException) return error.getResponse();
  process.stderr.write(`${error.stack}\n`);
  return c.json({ error: { type: "api_error", code: "bug", message: "A bug." } }, 500);
}
