import { z } from "zod";
import type { CarrierCapabilities } from "../../../business/activation/index.ts";
import { callOut, type CallOutcome } from "../../../foundation/http/index.ts";

const TIMEOUT_MS = 10_000;

export interface SandboxCarrierSettings {
  /** Where the carrier's API answers, without a trailing slash. */
  readonly url: string;
  readonly key: string;
  /** A notice signed with any of several is taken, so that secrets can be exchanged. */
  readonly webhookSecret: string | readonly string[];
  readonly timeoutMs?: number;
  /** Plays a carrier that can do less. */
  readonly can?: Partial<CarrierCapabilities>;
}

export type Call = (method: "GET" | "POST", path: string, body?: object) => Promise<CallOutcome>;

export function caller(settings: SandboxCarrierSettings): Call {
  return (method, path, body) =>
    callOut({
      url: `${settings.url}/v1${path}`,
      method,
      timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
      headers: {
        authorization: `Bearer ${settings.key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });

export function payloadOf<T>(outcome: CallOutcome, schema: z.ZodType<T>): T | undefined {
  if (outcome.kind !== "answered" || outcome.status < 200 || outcome.status > 299) return undefined;
  return parse(schema, outcome.body);
}

export function errorCodeOf(outcome: CallOutcome): string | undefined {
  if (outcome.kind !== "answered") return undefined;
  return parse(errorBody, outcome.body)?.error.code;
}

export function parse<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
