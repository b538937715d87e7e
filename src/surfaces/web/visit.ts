import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { PROOFS, type LineId, type Proof } from "../../business/lines/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import type { WebGround } from "./ground.ts";

export interface VisitedLine {
  /** Names the line in this visitor's addresses, and in nobody else's. */
  readonly ref: string;
  readonly lineId: LineId;
  readonly proof: Proof;
  readonly at: Instant;
}

export interface VisitedOrder {
  readonly number: string;
  readonly lineId: LineId;
  readonly renewalId: Id<"renewal">;
}

/** What a browser carries between pages, sealed: nobody else can read or write it. */
export interface Visit {
  readonly visitorId: Id<"visitor">;
  /** False for a browser that came without the cookie. */
  readonly isKnown: boolean;
  /** Newest first. */
  readonly lines: readonly VisitedLine[];
  readonly orders: readonly VisitedOrder[];
}

type Ground = Pick<WebGround, "secrets" | "clock" | "config">;

const COOKIE = "visit";
const KEPT_HOURS = 30 * 24;
// A cookie goes up with every request, and browsers cut it at 4096 bytes.
const LINES_MAX = 6;
const ORDERS_MAX = 8;

/** The visit of this request; the same object for all who ask during it. */
export function visitOf(c: Context, ground: Ground): Visit {
  const known = c.get("visit");
  if (known !== undefined) return known;
  const visit = readVisit(getCookie(c, COOKIE), ground) ?? newVisit();
  c.set("visit", visit);
  return visit;
}

/** The line that a ref of this visitor's addresses means. */
export function lineOfRef(c: Context, ground: Ground, ref: string): VisitedLine | undefined {
  return visitOf(c, ground).lines.find((line) => line.ref === ref);
}

/** Adds a line to the visit, or strengthens its proof; returns its ref, stable for this visitor. */
export function rememberLine(
  c: Context,
  ground: Ground,
  found: { readonly lineId: LineId; readonly proof: Proof },
): string {
  const visit = visitOf(c, ground);
  const before = visit.lines.find((line) => line.lineId === found.lineId);
  const line: VisitedLine = {
    ref: before?.ref ?? randomBytes(6).toString("base64url"),
    lineId: found.lineId,
    proof: before === undefined ? found.proof : stronger(before.proof, found.proof),
    at: ground.clock.now(),
  };
  const others = visit.lines.filter((other) => other.lineId !== found.lineId);
  saveVisit(c, ground, { ...visit, lines: [line, ...others].slice(0, LINES_MAX) });
  return line.ref;
}

/** Adds an order to the visit, so that its pages open without asking for a contact. */
export function rememberOrder(c: Context, ground: Ground, order: VisitedOrder): void {
  const visit = visitOf(c, ground);
  const others = visit.orders.filter((other) => other.number !== order.number);
  saveVisit(c, ground, { ...visit, orders: [order, ...others].slice(0, ORDERS_MAX) });
}

export function orderOfNumber(c: Context, ground: Ground, number: string) {
  return visitOf(c, ground).orders.find((order) => order.number === number);
}

/** Makes sure that the browser has the cookie, for counting tries by device. */
export function keepVisit(c: Context, ground: Ground): Visit {
  const visit = visitOf(c, ground);
  return visit.isKnown ? visit : saveVisit(c, ground, visit);
}

/** Forgets every line and order, as at a shared computer. */
export function forgetVisit(c: Context, ground: Ground): void {
  saveVisit(c, ground, newVisit());
}

function saveVisit(c: Context, ground: Ground, visit: Visit): Visit {
  const saved: Visit = { ...visit, isKnown: true };
  const expiresAt = addHours(ground.clock.now(), KEPT_HOURS);
  const token = ground.secrets.sealToken(pack(saved), { purpose: COOKIE, expiresAt });
  dropEarlierCookie(c);
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: "Lax",
    secure: ground.config.publicUrl.startsWith("https:"),
    path: "/",
    maxAge: KEPT_HOURS * 3600,
  });
  c.set("visit", saved);
  return saved;
}

// Two changes in one answer would send the cookie twice.
function dropEarlierCookie(c: Context): void {
  const { headers } = c.res;
  const others = headers.getSetCookie().filter((cookie) => !cookie.startsWith(`${COOKIE}=`));
  headers.delete("Set-Cookie");
  for (const cookie of others) headers.append("Set-Cookie", cookie);
}

function newVisit(): Visit {
  return { visitorId: newId<"visitor">(), isKnown: false, lines: [], orders: [] };
}

function stronger(a: Proof, b: Proof): Proof {
  return PROOFS.indexOf(a) > PROOFS.indexOf(b) ? a : b;
}

const packed = z.tuple([
  z.string(),
  z.array(z.tuple([z.string(), z.string(), z.enum(PROOFS), z.string()])),
  z.array(z.tuple([z.string(), z.string(), z.string()])),
]);

function pack(visit: Visit): z.infer<typeof packed> {
  return [
    visit.visitorId,
    visit.lines.map(({ ref, lineId, proof, at }) => [ref, lineId, proof, at]),
    visit.orders.map(({ number, lineId, renewalId }) => [number, lineId, renewalId]),
  ];
}

function readVisit(token: string | undefined, ground: Ground): Visit | undefined {
  if (token === undefined) return undefined;
  const now = ground.clock.now();
  const content = packed.safeParse(ground.secrets.openToken(token, { purpose: COOKIE, now }));
  if (!content.success) return undefined;
  const [visitorId, lines, orders] = content.data;
  return {
    visitorId: visitorId as Id<"visitor">,
    isKnown: true,
    lines: lines.map(([ref, lineId, proof, at]) => ({
      ref,
      lineId: lineId as LineId,
      proof,
      at: at as Instant,
    })),
    orders: orders.map(([number, lineId, renewalId]) => ({
      number,
      lineId: lineId as LineId,
      renewalId: renewalId as Id<"renewal">,
    })),
  };
}
