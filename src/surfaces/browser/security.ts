import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Config } from "../../foundation/config/index.ts";

interface SecurityGround {
  readonly config: Pick<Config, "publicUrl">;
  /** Origins of hosted payment pages: a form of ours may lead there by redirect. */
  readonly paymentOrigins: readonly string[];
}

/** Few headers, since each is sent with every page over a slow line. */
export function securityHeaders(ground: SecurityGround): MiddlewareHandler {
  const policy = contentSecurityPolicy(ground.paymentOrigins);
  const isSecure = ground.config.publicUrl.startsWith("https:");
  return async (c, next) => {
    await next();
    c.res.headers.set("X-Content-Type-Options", "nosniff");
    // Not no-referrer: with it browsers send `Origin: null`, and the check below could not pass.
    c.res.headers.set("Referrer-Policy", "same-origin");
    if (isSecure) c.res.headers.set("Strict-Transport-Security", "max-age=31536000");
    if (c.res.headers.get("Content-Type")?.startsWith("text/html") === true) {
      // A page of another kind, such as a mail in the demo's outbox, brings its own.
      if (!c.res.headers.has("Content-Security-Policy")) {
        c.res.headers.set("Content-Security-Policy", policy);
      }
      c.res.headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
    }
  };
}

/**
 * Refuses a form that another site sent. A browser tells where a form comes from by
 * Sec-Fetch-Site or Origin; what tells neither is no browser of a customer.
 */
export function sameSiteForms(ground: Pick<SecurityGround, "config">): MiddlewareHandler {
  const publicOrigin = new URL(ground.config.publicUrl).origin;
  return async (c, next) => {
    if (!isSafe(c) && !comesFromUs(c, publicOrigin)) throw new HTTPException(403);
    await next();
  };
}

function isSafe(c: Context): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(c.req.method);
}

function comesFromUs(c: Context, publicOrigin: string): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin === publicOrigin || origin === new URL(c.req.url).origin;
}

/**
 * What a page may load and where its forms may lead. A browser also holds the redirect after a form
 * to form-action, hence the payment origins; `imageOrigins` is for a map of the operator's tiles.
 */
export function contentSecurityPolicy(
  paymentOrigins: readonly string[],
  imageOrigins: readonly string[] = [],
): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    ["img-src 'self' data:", ...imageOrigins].join(" "),
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["form-action 'self'", ...paymentOrigins].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
