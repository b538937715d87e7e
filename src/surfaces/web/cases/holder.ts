import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { addMinutes } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";

const COOKIE = "holder";
const KEPT_MINUTES = 60;
const KEPT_MAX = 4;
const packed = z.array(z.string()).max(KEPT_MAX);

/**
 * Marks this browser as one that made the report, or that named its address. The digits of a slip open
 * a case as well; its photos are for its holder alone.
 */
export function keepHolder(c: Context, ground: WebGround, caseId: string): void {
  const expiresAt = addMinutes(ground.clock.now(), KEPT_MINUTES);
  const all = [caseId, ...held(c, ground).filter((one) => one !== caseId)].slice(0, KEPT_MAX);
  setCookie(c, COOKIE, ground.secrets.sealToken(all, { purpose: COOKIE, expiresAt }), {
    ...{ httpOnly: true, sameSite: "Lax", path: "/", maxAge: KEPT_MINUTES * 60 },
    secure: ground.config.publicUrl.startsWith("https:"),
  });
}

export function isHolder(c: Context, ground: WebGround, caseId: string): boolean {
  return held(c, ground).includes(caseId);
}

export function forgetHolder(c: Context): void {
  deleteCookie(c, COOKIE, { path: "/" });
}

function held(c: Context, ground: WebGround): readonly string[] {
  const now = ground.clock.now();
  const opened = ground.secrets.openToken(getCookie(c, COOKIE) ?? "", { purpose: COOKIE, now });
  const read = packed.safeParse(opened);
  return read.success ? read.data : [];
}
