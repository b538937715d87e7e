import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { RenewalKey } from "../../../business/renewals/index.ts";
import { addMinutes, type Instant } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";
import { orderOfNumber } from "../visit.ts";

const COOKIE = "shown";
const KEPT_MINUTES = 60;
// A cookie goes up with every request: an order, its cases, and one more of each.
const KEPT_MAX = 6;

const packed = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).max(KEPT_MAX);

/** What a number and a proof opened in this browser, an order or a case: for an hour, and nothing else. */
export interface Shown {
  readonly number: string;
  readonly lineId: string;
  readonly id: string;
}

/** The order of a number, if this browser placed it, found it again, or was shown it a while ago. */
export function shownOrder(c: Context, ground: WebGround, number: string): RenewalKey | undefined {
  const visited = orderOfNumber(c, ground, number);
  if (visited !== undefined) return { lineId: visited.lineId, renewalId: visited.renewalId };
  const shown = shownHere(c, ground).find((one) => one.number === number);
  return shown === undefined
    ? undefined
    : ({ lineId: shown.lineId, renewalId: shown.id } as RenewalKey);
}

/** Newest first. */
export function shownHere(c: Context, ground: WebGround): readonly Shown[] {
  const now = ground.clock.now();
  return readShown(c, ground)
    .filter(([, , , until]) => now < until)
    .map(([number, lineId, id]) => ({ number, lineId, id }));
}

export function keepShown(c: Context, ground: WebGround, { number, lineId, id }: Shown): void {
  const expiresAt = addMinutes(ground.clock.now(), KEPT_MINUTES);
  const others = readShown(c, ground).filter(([one]) => one !== number);
  const all = [[number, lineId, id, expiresAt], ...others].slice(0, KEPT_MAX);
  setCookie(c, COOKIE, ground.secrets.sealToken(all, { purpose: COOKIE, expiresAt }), {
    httpOnly: true,
    sameSite: "Lax",
    secure: ground.config.publicUrl.startsWith("https:"),
    path: "/",
    maxAge: KEPT_MINUTES * 60,
  });
}

/** Forgets all of it, as at a shared computer. */
export function forgetShown(c: Context): void {
  deleteCookie(c, COOKIE, { path: "/" });
}

function readShown(c: Context, ground: WebGround): readonly [string, string, string, Instant][] {
  const now = ground.clock.now();
  const opened = ground.secrets.openToken(getCookie(c, COOKIE) ?? "", { purpose: COOKIE, now });
  const read = packed.safeParse(opened);
  return read.success ? (read.data as [string, string, string, Instant][]) : [];
}
