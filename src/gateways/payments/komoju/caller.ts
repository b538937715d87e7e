import type { z } from "zod";
import { callOut, type CallOutcome } from "../../../foundation/http/index.ts";
import { errorAnswer, parseAnswer } from "./answers.ts";

const TIMEOUT_MS = 15_000;

/** Pinned, so that an account's own setting changes no answer (doc.komoju.com, API version). */
const API_VERSION = "2025-01-28";

export interface CallerSettings {
  /** Where the API answers, without a trailing slash. */
  readonly apiUrl: string;
  readonly secretKey: string;
  readonly timeoutMs?: number;
}

export interface Wanted {
  /** Below `/api/v1`, with a leading slash. */
  readonly path: string;
  readonly body?: object;
  /** Ours: the attempt or the refund. KOMOJU keeps it for 24 hours. */
  readonly key?: string;
}

export interface Call {
  get(path: string): Promise<CallOutcome>;
  post(wanted: Wanted): Promise<CallOutcome>;
}

export function caller(settings: CallerSettings): Call {
  const send = (method: "GET" | "POST", { path, body, key }: Wanted) =>
    callOut({
      url: `${settings.apiUrl}/api/v1${path}`,
      method,
      timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
      headers: {
        authorization: `Basic ${Buffer.from(`${settings.secretKey}:`).toString("base64")}`,
        "x-komoju-api-version": API_VERSION,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "x-komoju-idempotency": key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    get: (path) => send("GET", { path }),
    post: (wanted) => send("POST", wanted),
  };
}

export function payloadOf<T>(outcome: CallOutcome, schema: z.ZodType<T>): T | undefined {
  if (outcome.kind !== "answered" || outcome.status < 200 || outcome.status > 299) return undefined;
  return parseAnswer(schema, outcome.body);
}

/**
 * What an answer without a payload says about an effect. 409 is a repetition while the first
 * request is still under way; a 2xx that does not parse, a 3xx and a 5xx tell nothing.
 */
export function effectOf(outcome: CallOutcome): "none" | "busy" | "unknown" {
  if (outcome.kind === "not_sent") return "busy";
  if (outcome.kind !== "answered") return "unknown";
  const { status } = outcome;
  if (status === 429) return "busy";
  if (status < 400 || status > 499 || status === 408 || status === 409) return "unknown";
  return parseAnswer(errorAnswer, outcome.body) === undefined ? "unknown" : "none";
}

export function errorCodeOf(outcome: CallOutcome): string {
  if (outcome.kind !== "answered") return "provider_refused";
  return parseAnswer(errorAnswer, outcome.body)?.error.code ?? "provider_refused";
}
