import type { Context } from "hono";
import type { Config } from "../../foundation/config/index.ts";

/**
 * The address that a visitor comes from, for counting tries: IPv4 whole, IPv6 as its /64, since
 * one household has the whole of it. Believes X-Forwarded-For only as far as our own proxies.
 */
export function addressOf(
  c: Context,
  ground: { readonly config: Pick<Config, "trustedProxies"> },
): string {
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const trusted = ground.config.trustedProxies;
  const forwarded = trusted > 0 ? hops.at(-trusted) : undefined;
  return narrow(forwarded === undefined || forwarded === "" ? socketAddress(c) : forwarded);
}

function socketAddress(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? "unknown";
}

function narrow(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4).join(":");
}
