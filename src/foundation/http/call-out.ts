import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isPrivateLiteral, lookUpPublic, PRIVATE } from "./public-address.ts";

export interface CallOut {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  /**
   * `public` for an address that somebody outside gave us: where its name leads into a private
   * network, the call is not sent (`private_address`). Decided on the address that is connected to.
   */
  readonly reach?: "public";
}

/**
 * How a call to another company ended. `not_sent` is certain: no connection came about, so the
 * other side did nothing. `unknown` covers all the rest without an answer: it may have done it.
 */
export type CallOutcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: "not_sent"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

const ANSWER_BYTES_MAX = 4_000_000;
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  PRIVATE,
]);

/** node:http instead of fetch: fetch does not tell a refused connection from a lost answer. */
export function callOut(call: CallOut): Promise<CallOutcome> {
  const send = call.url.startsWith("https:") ? httpsRequest : httpRequest;
  // An address in numbers is connected to without being looked up.
  if (call.reach === "public" && isPrivateLiteral(call.url)) {
    return Promise.resolve({ kind: "not_sent", reason: PRIVATE });
  }
  return new Promise((resolve) => {
    const request = send(call.url, {
      method: call.method,
      headers: { ...call.headers, ...lengthOf(call.body) },
      ...(call.reach === "public" ? { lookup: lookUpPublic } : {}),
    });
    const timer = setTimeout(() => request.destroy(new Error("timed out")), call.timeoutMs);
    const end = (outcome: CallOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    request.on("error", (error: NodeJS.ErrnoException) => {
      const isNotSent = error.code !== undefined && NOT_SENT.has(error.code);
      end({ kind: isNotSent ? "not_sent" : "unknown", reason: error.code ?? error.message });
    });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > ANSWER_BYTES_MAX) request.destroy(new Error("answer too long"));
        else chunks.push(chunk);
      });
      response.on("error", (error) => end({ kind: "unknown", reason: error.message }));
      response.on("end", () => {
        end({
          kind: "answered",
          status: response.statusCode ?? 0,
          headers: flat(response.headers),
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    request.end(call.body);
  });
}

function lengthOf(body: string | Uint8Array | undefined): Record<string, string> {
  return body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return result;
}
