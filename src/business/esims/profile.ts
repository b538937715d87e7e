import { addMinutes, later, type Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { SellerId } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Renewal } from "../renewals/index.ts";

export type ProfileState =
  | "in_stock"
  /** Held for the customer at a counter, until paid or over. */
  | "reserved"
  /** Its code was sold: from now on it is somebody's. */
  | "given"
  /** Paid for, and the money went back: what the carrier did with it is not certain. */
  | "withdrawn"
  /** Found to be of no use: never sold. */
  | "scrapped";

/** An eSIM that nobody has yet, or whom it was given to: its line waits unstarted until then. */
export interface EsimProfile {
  readonly lineId: LineId;
  readonly sellerId: SellerId;
  readonly network: string;
  /** The whole activation code, as its QR code says it. */
  readonly lpa: string;
  readonly state: ProfileState;
  readonly reservedBy?: string;
  readonly reservedUntil?: Instant;
  /** The order that it was given for. */
  readonly renewalId?: Id<"renewal">;
  /** When somebody put it back; what was ordered for its line before counts no more. */
  readonly restockedAt?: Instant;
}

/** So long a customer may think, show a document and pay. */
export const RESERVED_MINUTES = 30;

export function reserve(profile: EsimProfile, reservedBy: string, now: Instant): EsimProfile {
  const reservedUntil = addMinutes(now, RESERVED_MINUTES);
  return { ...profile, state: "reserved", reservedBy, reservedUntil };
}

type OrderOfLine = Pick<Renewal, "renewalId" | "state" | "payBy" | "paidAt" | "fulfilledAt">;

/**
 * Takes one from stock. Somebody may have ordered for its line by the number of a card that nobody
 * has: while that may still come about it waits, and what came of it is not in stock any more.
 */
export function takeFrom(
  profile: EsimProfile,
  orders: readonly OrderOfLine[],
  of: { readonly by: string; readonly now: Instant },
): EsimProfile | undefined {
  const settled = settleProfile(profile, orders, of.now);
  if (settled.state !== "in_stock") return settled;
  return orders.some(isAwaited) ? undefined : reserve(profile, of.by, of.now);
}

/**
 * Its order was called off: free at once, unless money may still come for another, or it was held
 * again since for the next try.
 */
export function callOff(
  profile: EsimProfile,
  orders: readonly OrderOfLine[],
  calledOffAt: Instant,
): EsimProfile {
  if (profile.state !== "reserved" || orders.some(isAwaited)) return profile;
  const until = profile.reservedUntil ?? calledOffAt;
  const isHeldSince =
    until > addMinutes(calledOffAt, RESERVED_MINUTES) &&
    !orders.some(({ payBy }) => payBy === until);
  return isHeldSince ? profile : free(profile);
}

/**
 * What becomes of one that a refund took out of stock, when somebody asked the carrier: back, or
 * of no use. One in stock may turn out to be of no use too.
 */
export function clear(
  profile: EsimProfile,
  orders: readonly OrderOfLine[],
  of: { readonly as: "in_stock" | "scrapped"; readonly now: Instant },
): Outcome<EsimProfile, "esim_not_withdrawn" | "esim_awaited"> {
  const settled = settleProfile(profile, orders, of.now);
  const from: readonly ProfileState[] =
    of.as === "scrapped" ? ["withdrawn", "in_stock"] : ["withdrawn"];
  if (!from.includes(settled.state)) {
    return refused("esim_not_withdrawn", { facts: { state: settled.state } });
  }
  const isOver = ({ paidAt, state }: OrderOfLine) => paidAt !== undefined && OVER.includes(state);
  if (orders.some((order) => isAwaited(order) && !isOver(order))) return refused("esim_awaited");
  const restocked = of.as === "in_stock" ? { restockedAt: of.now } : {};
  return done({ ...settled, state: of.as, ...restocked });
}

function isAwaited({ paidAt, state }: OrderOfLine): boolean {
  return paidAt !== undefined || PAYABLE.includes(state);
}

/**
 * What becomes of a profile by the orders of its line: given once one is fulfilled, held while one
 * may still be paid or is at the carrier, back in stock when nobody paid in time.
 */
export function settleProfile(
  profile: EsimProfile,
  orders: readonly OrderOfLine[],
  now: Instant,
): EsimProfile {
  if (SETTLED.includes(profile.state)) return profile;
  const fulfilled = orders.find(({ fulfilledAt }) => fulfilledAt !== undefined);
  if (fulfilled !== undefined) return given(profile, fulfilled.renewalId);
  const paid = orders.filter(({ paidAt }) => paidAt !== undefined);
  if (paid.length > 0) {
    return paid.every(({ state }) => OVER.includes(state)) ? withdrawn(profile) : profile;
  }
  if (profile.state === "in_stock") return profile;
  const payable = orders.filter(({ state }) => PAYABLE.includes(state));
  const until = payable.reduce(
    (last, { payBy }) => later(last, payBy),
    profile.reservedUntil ?? now,
  );
  if (now < until) return { ...profile, reservedUntil: until };
  // An order that is over for us is told so by its own clock first.
  return payable.length > 0 ? profile : free(profile);
}

const SETTLED: readonly ProfileState[] = ["given", "withdrawn", "scrapped"];
const PAYABLE: readonly string[] = ["draft", "awaiting_payment", "payment_failed"];
const OVER: readonly string[] = ["refunded", "cancelled"];

function free(profile: EsimProfile): EsimProfile {
  const { reservedBy: _by, reservedUntil: _until, ...rest } = profile;
  return { ...rest, state: "in_stock" };
}

function given(profile: EsimProfile, renewalId: Id<"renewal">): EsimProfile {
  return { ...free(profile), state: "given", renewalId };
}

function withdrawn(profile: EsimProfile): EsimProfile {
  return { ...free(profile), state: "withdrawn" };
}

/** How a phone takes the profile: by its camera, by a link on the phone itself, or typed. */
export interface Install {
  readonly lpa: string;
  readonly links: { readonly apple: string; readonly android: string };
  /** The two parts that a phone asks for when the code is typed. */
  readonly typed: { readonly host: string; readonly matchingId: string };
  /** Whether the same code works again after the profile was deleted. */
  readonly isReinstallable: boolean;
}

/** Install links as the makers of phones publish them, with the code as their one parameter. */
export function installOf(lpa: string, isReinstallable: boolean): Install {
  const [, host = "", matchingId = ""] = lpa.split("$");
  const link = (maker: "apple" | "android") =>
    `https://esimsetup.${maker}.com/esim_qrcode_provisioning?carddata=${encodeURIComponent(lpa)}`;
  return {
    lpa,
    links: { apple: link("apple"), android: link("android") },
    typed: { host, matchingId },
    isReinstallable,
  };
}
