import type { Context } from "hono";
import type { SandboxBindings } from "../../../sandbox/index.ts";
import type { ApiError } from "./requests.ts";

export type ApiContext = Context<SandboxBindings>;

export function answerError(c: ApiContext, { status, ...error }: ApiError): Response {
  return c.json({ error }, status);
}

/** The body as JSON; `undefined`, which no schema takes, when it is none. */
export async function jsonOf(c: ApiContext): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}
