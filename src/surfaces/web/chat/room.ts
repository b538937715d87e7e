import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { caseOf, isCaseNumber } from "../../../business/cases/index.ts";
import {
  chatKey,
  openKioskHelp,
  type ChatAbout,
  type KioskHelp,
} from "../../../business/support/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf } from "../view.ts";
import { orderOfNumber, visitOf } from "../visit.ts";
import { shownHere } from "../voucher/index.ts";

/** Of this visit, of an order by its number, of a case by its number. */
export const CHAT_ROOM = "/chat/:room{(?:visit|[0-9A-Z]{10}|[0-9A-Z]{9})}";
export const VISIT_ROOM = "visit";

export interface Room {
  readonly room: string;
  readonly about: ChatAbout;
  readonly key: string;
}

/** What the address means, if this browser has opened it. */
export async function roomOf(c: Context, ground: WebGround): Promise<Room | undefined> {
  const room = c.req.param("room") ?? "";
  const about = await aboutOf(c, ground, room);
  if (about === undefined) return undefined;
  return { room, about, key: chatKey(about, visitOf(c, ground).visitorId) };
}

async function aboutOf(
  c: Context,
  ground: WebGround,
  room: string,
): Promise<ChatAbout | undefined> {
  if (room === VISIT_ROOM) return { kind: "visit" };
  const order = orderOfNumber(c, ground, room);
  if (order !== undefined) {
    const { lineId, renewalId, number } = order;
    return { kind: "order", lineId, renewalId, number };
  }
  const shown = shownHere(c, ground).find(({ number }) => number === room && isCaseNumber(room));
  if (shown === undefined) return undefined;
  const known = await caseOf(actOf(c, ground), { lineId: shown.lineId, caseId: shown.id });
  if (known === undefined) return undefined;
  const { lineId, renewalId, caseId, number } = known;
  return { kind: "case", lineId, renewalId, caseId, number };
}

const COOKIE = "at";
const KEPT_SECONDS = 3600;

/** Keeps for an hour which machine its visitor came from. */
export function keepKiosk(c: Context, ground: WebGround, token: string): void {
  setCookie(c, COOKIE, token, {
    ...{ httpOnly: true, sameSite: "Lax", path: "/", maxAge: KEPT_SECONDS },
    secure: ground.config.publicUrl.startsWith("https:"),
  });
}

export function forgetKiosk(c: Context): void {
  deleteCookie(c, COOKIE, { path: "/" });
}

export async function kioskBefore(c: Context, ground: WebGround): Promise<KioskHelp | undefined> {
  const token = getCookie(c, COOKIE);
  return token === undefined ? undefined : openKioskHelp(actOf(c, ground), token);
}
