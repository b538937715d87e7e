import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";

export type ApiContext = Context<SandboxBindings>;

export interface Answer {
  readonly status: ContentfulStatusCode;
  readonly body: object;
}

/** Errors as this API writes them, with its documented codes. */
export function refusal(
  status: ContentfulStatusCode,
  code: string,
  more: { message?: string; param?: string } = {},
): Answer {
  const error = { code, message: more.message ?? code, param: more.param ?? null, details: {} };
  return { status, body: { error } };
}

export const NOT_FOUND = refusal(404, "not_found");
export const BROKEN = refusal(500, "internal_server_error");
export const BUSY = refusal(429, "too_many_requests");

export function give(c: ApiContext, { status, body }: Answer): Response {
  return c.json(body, status);
}
