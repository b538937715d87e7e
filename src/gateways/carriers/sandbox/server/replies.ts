import type { Context } from "hono";
import { z } from "zod";
import type { SandboxBindings } from "../../../sandbox/index.ts";

export type ApiContext = Context<SandboxBindings>;

export const iccid = z.string().regex(/^\d{18,20}$/, "must be 18 to 20 digits");
export const reference = z.string().min(1).max(128);

export function invalid(c: ApiContext, fault: z.ZodError): Response {
  const issue = fault.issues[0]!;
  return c.json({ error: { code: "parameter_invalid", param: issue.path.join(".") } }, 400);
}

export function missing(c: ApiContext): Response {
  return error(c, 404, "resource_missing");
}

export function conflict(c: ApiContext): Response {
  return error(c, 409, "reference_in_use");
}

export function maintenance(c: ApiContext): Response {
  c.header("retry-after", "60");
  return error(c, 503, "maintenance");
}

export function error(c: ApiContext, status: 404 | 409 | 422 | 503, code: string): Response {
  return c.json({ error: { code } }, status);
}

/** The body as JSON; `undefined`, which no schema takes, when it is none. */
export async function jsonOf(c: ApiContext): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}
