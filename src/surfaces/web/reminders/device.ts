import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { PersonId } from "../../../business/notices/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";

const COOKIE = "told";
const KEPT_HOURS = 400 * 24;

/** Marks this browser as one that is pushed to. It proves nothing: what it leads to comes by push. */
export function keepDevice(c: Context, ground: WebGround, personId: PersonId): void {
  const expiresAt = addHours(ground.clock.now(), KEPT_HOURS);
  setCookie(c, COOKIE, ground.secrets.sealToken(personId, { purpose: COOKIE, expiresAt }), {
    ...{ httpOnly: true, sameSite: "Lax", path: "/", maxAge: KEPT_HOURS * 3600 },
    secure: ground.config.publicUrl.startsWith("https:"),
  });
}

/** Who is pushed to in this browser. */
export function deviceOf(c: Context, ground: WebGround): PersonId | undefined {
  const now = ground.clock.now();
  const opened = ground.secrets.openToken(getCookie(c, COOKIE) ?? "", { purpose: COOKIE, now });
  const read = z.uuid().safeParse(opened);
  return read.success ? (read.data as PersonId) : undefined;
}

export function forgetDevice(c: Context): void {
  deleteCookie(c, COOKIE, { path: "/" });
}
