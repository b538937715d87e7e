import { callOut, type CallOut, type CallOutcome } from "../../../foundation/http/index.ts";
import { apiUrlOf, timeoutMsOf, type PaypalSettings } from "./settings.ts";
import { tokenKeeper } from "./token.ts";

export type Call = (
  request: Pick<CallOut, "method" | "headers" | "body"> & { readonly path: string },
) => Promise<CallOutcome>;

/**
 * Calls PayPal's API in our name. A token that was revoked is renewed once: what is answered 401
 * had no effect. Without a token nothing is sent.
 */
export function openCaller(settings: PaypalSettings): Call {
  const tokens = tokenKeeper(settings);
  const url = apiUrlOf(settings);
  const send = async ({ path, headers, ...request }: Parameters<Call>[0], token: string) =>
    callOut({
      ...request,
      url: `${url}${path}`,
      headers: { accept: "application/json", ...headers, authorization: `Bearer ${token}` },
      timeoutMs: timeoutMsOf(settings),
    });
  return async (request) => {
    const token = await tokens.take();
    if (!("text" in token)) return token;
    const outcome = await send(request, token.text);
    if (outcome.kind !== "answered" || outcome.status !== 401) return outcome;
    tokens.drop(token);
    const renewed = await tokens.take();
    return "text" in renewed ? send(request, renewed.text) : renewed;
  };
}
