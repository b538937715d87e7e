import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AccountGround } from "./account-ground.ts";

const NAME = "pending";
const SECONDS = 30 * 60;

/** Keeps who waits for a code in the browser that asked for it: the code is of use only there. */
export function keepPending(c: Context, ground: AccountGround, token: string): void {
  setCookie(c, NAME, token, {
    ...optionsOf(ground),
    httpOnly: true,
    sameSite: "Lax",
    maxAge: SECONDS,
  });
}

export function pendingOf(c: Context, ground: AccountGround): string | undefined {
  return getCookie(c, NAME, optionsOf(ground).prefix);
}

export function forgetPending(c: Context, ground: AccountGround): void {
  deleteCookie(c, NAME, optionsOf(ground));
}

function optionsOf(ground: AccountGround) {
  const secure = ground.config.publicUrl.startsWith("https:");
  return { path: "/", secure, ...(secure ? { prefix: "host" as const } : {}) };
}
