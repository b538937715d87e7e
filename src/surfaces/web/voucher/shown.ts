import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { RenewalKey } from "../../../business/renewals/index.ts";
import { addMinutes, type Instant } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";
import { orderOfNumber } from "../visit.ts";

const COOKIE = "shown";
const KEPT_MINUTES = 60;
const KEPT_MAX = 4;

const packed = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).max(KEPT_MAX);

/** What a browser was shown for a slip's number and its line's digits; good for an hour, and for nothing else. */
export interface ShownVoucher {
  readonly number: string;
  readonly key: RenewalKey;
}

/** The order of a number, if this browser placed it, found it again, or was shown it a while ago. */
export function shownOf(c: Context, ground: WebGround, number: string): ShownVoucher | undefined {
  const visited = orderOfNumber(c, ground, number);
  if (visited !== undefined) {
    const { lineId, renewalId } = visited;
    return { number, key: { lineId, renewalId } };
  }
  const now = ground.clock.now();
  const found = readShown(c, ground).find(([one, , , until]) => one === number && now < until);
  if (found === undefined) return undefined;
  const [, lineId, renewalId] = found;
  return { number, key: { lineId, renewalId } as RenewalKey };
}

export function keepShown(c: Context, ground: WebGround, { number, key }: ShownVoucher): void {
  const expiresAt = addMinutes(ground.clock.now(), KEPT_MINUTES);
  const others = readShown(c, ground).filter(([one]) => one !== number);
  const all = [[number, key.lineId, key.renewalId, expiresAt], ...others].slice(0, KEPT_MAX);
  setCookie(c, COOKIE, ground.secrets.sealToken(all, { purpose: COOKIE, expiresAt }), {
    httpOnly: true,
    sameSite: "Lax",
    secure: ground.config.publicUrl.startsWith("https:"),
    path: "/",
    maxAge: KEPT_MINUTES * 60,
  });
}

function readShown(c: Context, ground: WebGround): readonly [string, string, string, Instant][] {
  const now = ground.clock.now();
  const opened = ground.secrets.openToken(getCookie(c, COOKIE) ?? "", { purpose: COOKIE, now });
  const read = packed.safeParse(opened);
  return read.success ? (read.data as [string, string, string, Instant][]) : [];
}
