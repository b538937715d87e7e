import { createECDH } from "node:crypto";
import { z } from "zod";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** How one browser is reached: where its push service listens, and what only it can open. */
export interface PushAddress {
  readonly endpoint: string;
  /** Its public key, 65 bytes of P-256. */
  readonly key: Buffer;
  /** 16 bytes that its push service does not know (RFC 8291, 3.2). */
  readonly auth: Buffer;
}

/** As a form brings it. */
export type TypedPushAddress = Readonly<Record<"endpoint" | "p256dh" | "auth", string>>;

const ENDPOINT_LENGTH_MAX = 1000;

/** What a browser says of itself, as an address; refuses what no push service can have given. */
export function readSubscription(
  typed: TypedPushAddress,
): Outcome<string, "subscription_unreadable"> {
  const { endpoint, p256dh, auth } = typed;
  const isGood = isEndpoint(endpoint) && isPoint(p256dh) && isBytes(auth, 16);
  if (!isGood) return refused("subscription_unreadable", { field: "endpoint" });
  return done(JSON.stringify([new URL(endpoint).href, bare(p256dh), bare(auth)]));
}

const stored = z.tuple([z.url(), z.string(), z.string()]);

/** Undefined for what is no address of a browser. */
export function openSubscription(address: string): PushAddress | undefined {
  const read = stored.safeParse(parse(address));
  if (!read.success) return undefined;
  const [endpoint, key, auth] = read.data;
  return {
    endpoint,
    key: Buffer.from(key, "base64url"),
    auth: Buffer.from(auth, "base64url"),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// By name and on the usual port: push services of browsers have no other addresses.
function isEndpoint(text: string): boolean {
  if (text.length > ENDPOINT_LENGTH_MAX || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  if (protocol !== "https:" || port !== "" || username !== "" || password !== "") return false;
  return /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/u.test(hostname);
}

function isPoint(text: string): boolean {
  if (!isBytes(text, 65)) return false;
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  try {
    curve.computeSecret(Buffer.from(text, "base64url"));
    return true;
  } catch {
    return false;
  }
}

function isBytes(text: string, length: number): boolean {
  return /^[\w-]+={0,2}$/u.test(text) && Buffer.from(text, "base64url").length === length;
}

function bare(text: string): string {
  return text.replace(/=+$/u, "");
}
