import { Api } from "grammy";
import { callOut } from "../../../foundation/http/index.ts";

/** No connection came about: Telegram has done nothing. */
export class NotSent extends Error {
  override readonly name = "NotSent";
}

const TIMEOUT_MS = 15_000;

/** Telegram's methods over our own transport, which tells a refused connection from a lost answer. */
export function openApi(botToken: string, apiUrl: string): Api {
  const transport = { fetch: overCallOut } as unknown as ConstructorParameters<typeof Api>[1];
  return new Api(botToken, { ...transport, apiRoot: apiUrl });
}

async function overCallOut(url: string, init: { readonly body?: unknown }): Promise<Response> {
  const called = await callOut({
    url,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof init.body === "string" ? init.body : "{}",
    timeoutMs: TIMEOUT_MS,
  });
  if (called.kind === "not_sent") throw new NotSent(called.reason);
  if (called.kind === "unknown") throw new Error(called.reason);
  return new Response(called.body, { status: called.status });
}
