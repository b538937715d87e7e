import type Stripe from "stripe";
import { z } from "zod";
import type { StripeSettings } from "./settings.ts";
import { NoAnswer, transport } from "./transport.ts";

/** The version whose objects this adapter reads; the package would take its own, newer with each. */
export const API_VERSION = "2026-10-28.endive";

const TIMEOUT_MS = 15_000;
const PAGE_LENGTH = 100;
const PAGES_MAX = 500;

export type Connect = () => Promise<Stripe>;

/** Connects at the first use: the package is large, and many a process never pays. */
export function connectTo(settings: StripeSettings): Connect {
  let stripe: Promise<Stripe> | undefined;
  return async () => (stripe ??= open(settings));
}

async function open(settings: StripeSettings): Promise<Stripe> {
  const { default: Package } = await import("stripe");
  const api = new URL(settings.apiUrl);
  const protocol = api.protocol === "http:" ? "http" : "https";
  return new Package(settings.secretKey, {
    apiVersion: API_VERSION,
    httpClient: transport,
    // What is unknown is asked for by the worker, never sent again from in here.
    maxNetworkRetries: 0,
    timeout: settings.timeoutMs ?? TIMEOUT_MS,
    telemetry: false,
    protocol,
    host: api.hostname,
    port: api.port === "" ? (protocol === "http" ? 80 : 443) : Number(api.port),
    appInfo: { name: "Tsunagu" },
  });
}

/** Why there is nothing to read. `not_sent` and `busy` are certainly without effect. */
export type Fault =
  | { readonly kind: "not_sent" }
  | { readonly kind: "busy" }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly type: string;
      readonly code: string;
    }
  | { readonly kind: "unknown" };

export type Asked<T> = { readonly kind: "answered"; readonly value: T } | Fault;

/** Asks Stripe, and believes only what has the shape that is needed of it. */
export async function ask<T>(
  connect: Connect,
  shape: z.ZodType<T>,
  call: (stripe: Stripe) => Promise<unknown>,
): Promise<Asked<T>> {
  const stripe = await connect();
  try {
    const parsed = shape.safeParse(await call(stripe));
    return parsed.success ? { kind: "answered", value: parsed.data } : { kind: "unknown" };
  } catch (error) {
    return faultOf(error);
  }
}

export interface Page {
  readonly limit: number;
  readonly starting_after?: string;
}

/** Reads a list to its end, or until an item is the wanted one; undefined when Stripe fails. */
export async function readList<T extends { readonly id: string }>(
  connect: Connect,
  item: z.ZodType<T>,
  list: (stripe: Stripe, page: Page) => Promise<unknown>,
  isWanted: (item: T) => boolean = () => false,
): Promise<readonly T[] | undefined> {
  const shape = z.object({ data: z.array(item), has_more: z.boolean() });
  const items: T[] = [];
  for (let page = 0; page < PAGES_MAX; page++) {
    const last = items.at(-1);
    const from = last === undefined ? {} : { starting_after: last.id };
    const asked = await ask(connect, shape, (stripe) =>
      list(stripe, { limit: PAGE_LENGTH, ...from }),
    );
    if (asked.kind !== "answered") return undefined;
    items.push(...asked.value.data);
    const isOver = !asked.value.has_more || asked.value.data.length === 0;
    if (isOver || asked.value.data.some(isWanted)) return items;
  }
  return undefined;
}

const refusal = z.object({
  raw: z.unknown(),
  detail: z.unknown(),
  statusCode: z.number().optional(),
  rawType: z.string().optional(),
  code: z.string().optional(),
});

/**
 * What an error of the package means. 409 and an idempotency error tell of another request under
 * our key, so something may well exist; a 5xx and what is no error of Stripe's tell nothing.
 */
function faultOf(error: unknown): Fault {
  if (!(error instanceof Error) || !("raw" in error)) throw error;
  const { detail, statusCode: status, rawType: type, code } = refusal.parse(error);
  if (detail instanceof NoAnswer) return { kind: detail.isUnsent ? "not_sent" : "unknown" };
  if (status === 429 || code === "rate_limit") return { kind: "busy" };
  if (status === undefined || status < 400 || status > 499) return { kind: "unknown" };
  if (status === 409 || type === undefined || type === "idempotency_error") {
    return { kind: "unknown" };
  }
  return { kind: "refused", status, type, code: code ?? type };
}

/** Stripe's own word that there is no such object; a 404 of a proxy proves nothing. */
export function isMissing(fault: Fault): boolean {
  return fault.kind === "refused" && fault.code === "resource_missing";
}

/** The key does not work, or may not do this: nothing was done, and it can be put right. */
export function isUnauthorised(fault: Fault): boolean {
  return fault.kind === "refused" && (fault.status === 401 || fault.status === 403);
}
