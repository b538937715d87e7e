import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { KioskGround } from "./ground.ts";

const DEVICE = "kiosk_device";
// Browsers keep a cookie 400 days at most (RFC 6265bis); each visit begins them anew.
const KEPT_SECONDS = 400 * 86_400;

/** The machine's token, as its program or its browser sends it. */
export function deviceKey(
  c: Context,
): { readonly token: string; readonly by: "bearer" | "cookie" } | undefined {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) {
    const token = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1];
    return token === undefined ? undefined : { token, by: "bearer" };
  }
  const token = getCookie(c, DEVICE);
  return token === undefined ? undefined : { token, by: "cookie" };
}

export function keepDevice(c: Context, ground: KioskGround, token: string): void {
  setCookie(c, DEVICE, token, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/kiosk",
    secure: ground.config.publicUrl.startsWith("https:"),
    maxAge: KEPT_SECONDS,
  });
}
