import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { WebGround } from "../ground.ts";
import { visitOf } from "../visit.ts";

/** What a browser without a visit is called: it keeps nothing. */
const NOBODY = "-";
const SESSIONS = ["__Host-tsunagu.session_token", "tsunagu.session_token"];

/**
 * Tells with every page that is one person's whose browser it is, so that what the worker keeps of
 * another is wiped. The key means nothing elsewhere: it is a keyed hash of visit and session.
 */
export function tellHolder(ground: WebGround): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    const isPage = headers.get("Content-Type")?.startsWith("text/html") === true;
    if (isPage && headers.get("Cache-Control") === "no-store") {
      headers.set("Offline-Holder", holderOf(c, ground));
    }
  };
}

function holderOf(c: Context, ground: WebGround): string {
  const visit = visitOf(c, ground);
  if (!visit.isKnown) return NOBODY;
  const session = SESSIONS.map((name) => getCookie(c, name) ?? "").join("");
  const key = ground.secrets.blind("offline holder", `${visit.visitorId} ${session}`);
  return key.subarray(0, 12).toString("base64url");
}

/** Takes everything of ours off the device: what the worker keeps, and the worker. */
export function clearDevice(c: Context): void {
  c.header("Clear-Site-Data", '"cache", "storage"');
}
