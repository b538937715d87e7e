import type { KioskCall } from "../../../business/kiosks/index.ts";
import { isOpen } from "../../../business/payments/index.ts";
import { addSeconds, JST, localDate, type LocalDate } from "../../../foundation/clock/index.ts";
import { done, type Outcome, type Refused } from "../../../foundation/outcome/index.ts";
import type { AtKiosk } from "../ground.ts";
import type { KioskRefusal } from "../refusals.ts";
import { showLine, type LineView } from "../show-line.ts";
import { showOrder, type OrderView } from "../show-order.ts";
import { isOnItsWay } from "../slip.ts";
import { showQuotes, type QuoteView } from "../show-quotes.ts";
import { monthOf, type Month } from "./month.ts";
import { calendarTexts } from "./texts/calendar.ts";
import type { Face } from "./texts/index.ts";
import type { Visit } from "./visit.ts";
import { isVoucherWatching, lookAtVoucher, type VoucherLook } from "./voucher-look.ts";

/** What stands on the screen: one decision, or the state of what was decided. */
export type Look =
  | { readonly kind: "language" }
  | { readonly kind: "find" }
  | { readonly kind: "second"; readonly echo: string; readonly digitsOf: "msisdn" | "iccid" }
  | { readonly kind: "have"; readonly line: LineView }
  | {
      readonly kind: "choose";
      readonly plans: readonly QuoteView[];
      /** Plans that are one touch away. */
      readonly more: number;
      /** The last day in Japan, as far as it was told. */
      readonly lastDay?: LocalDate;
    }
  | { readonly kind: "day"; readonly month: Month; readonly chosen?: LocalDate }
  | { readonly kind: "confirm"; readonly quote: QuoteView; readonly beside?: string }
  | { readonly kind: "first"; readonly mayGoOn: boolean }
  | { readonly kind: "pay"; readonly order: OrderView }
  | { readonly kind: "pin"; readonly order: OrderView }
  | {
      readonly kind: "asked";
      readonly order: OrderView;
      readonly by: "phone" | "reader" | "unknown";
      readonly url?: string;
    }
  | { readonly kind: "result"; readonly order: OrderView; readonly face: Face }
  | { readonly kind: "mail" }
  | { readonly kind: "unknown"; readonly order: OrderView }
  | VoucherLook;

/** Help stands before a screen and hides it, whatever it is. */
export interface Help {
  readonly call?: KioskCall;
  /** Whether there is anybody to call at the point of this machine. */
  readonly mayCall: boolean;
  /** Opens a chat on the customer's phone, with this machine and screen known. */
  readonly chatUrl: string;
}

type Gone = Refused<Extract<KioskRefusal, "line_over" | "line_unknown" | "order_unknown">>;

const BEST = 3;

/** Refused when the keys of the visit are over: it begins anew. */
export async function lookAt(at: AtKiosk, visit: Visit): Promise<Outcome<Look, never> | Gone> {
  const { step, line = "", order = "" } = visit;
  switch (step) {
    case "language":
    case "find":
    case "mail":
      return done({ kind: step });
    case "day":
      return done(lookAtDay(at, visit));
    case "second":
      return done({ kind: "second", ...(visit.second ?? { echo: "", digitsOf: "msisdn" }) });
    case "first":
      return done({ kind: "first", mayGoOn: visit.first?.order !== undefined });
    case "have": {
      const shown = await showLine(at, line);
      return shown.ok ? done({ kind: "have", line: shown.value }) : shown;
    }
    case "choose":
    case "confirm":
      return lookAtPlans(at, visit);
    case "voucher":
    case "digits":
    case "shown":
    case "problem":
    case "reported":
      return lookAtVoucher(at, { ...visit, step });
    case "pin":
    case "unknown":
    case "order": {
      const shown = await showOrder(at, order);
      return shown.ok ? done(lookAtOrder(shown.value, step)) : shown;
    }
  }
}

async function lookAtPlans(at: AtKiosk, visit: Visit): Promise<Outcome<Look, never> | Gone> {
  const { line = "", trip, plan, beside, isAll } = visit;
  const quotes = await showQuotes(at, { line, trip });
  if (!quotes.ok) return quotes;
  const { plans } = quotes.value;
  const quote = visit.step === "confirm" ? plans.find((one) => one.plan === plan) : undefined;
  if (quote !== undefined) {
    return done({ kind: "confirm", quote, ...(beside === undefined ? {} : { beside }) });
  }
  const shown = isAll === true ? plans : plans.slice(0, BEST);
  const more = plans.length - shown.length;
  return done({ kind: "choose", plans: shown, more, ...lastDayOf(trip) });
}

function lookAtDay({ act }: AtKiosk, { month, trip, language }: Visit): Look {
  const today = localDate(act.clock.now(), JST);
  const { isMondayFirst } = calendarTexts[language];
  const { lastDay } = lastDayOf(trip);
  const shown = monthOf(month ?? lastDay?.slice(0, 7), { today, isMondayFirst });
  return { kind: "day", month: shown, ...(lastDay === undefined ? {} : { chosen: lastDay }) };
}

function lastDayOf(trip: Visit["trip"]): { readonly lastDay?: LocalDate } {
  return trip === undefined ? {} : { lastDay: localDate(addSeconds(trip.leavesAt, -1), JST) };
}

function lookAtOrder(order: OrderView, step: "pin" | "order" | "unknown"): Look {
  const { payment } = order;
  const face = faceOf(order);
  if (face !== undefined) return { kind: "result", order, face };
  if (payment !== undefined && isOpen(payment)) {
    if (step === "unknown") return { kind: "unknown", order };
    const { next } = payment;
    if (next?.kind === "redirect") return { kind: "asked", order, by: "phone", url: next.url };
    return { kind: "asked", order, by: next?.kind === "reader" ? "reader" : "unknown" };
  }
  return { kind: step === "pin" ? "pin" : "pay", order };
}

/** How an order looks once nothing is left to decide; never more than is certain. */
export function faceOf(
  order: Pick<OrderView, "state" | "paidAt" | "promiseLeftSeconds">,
): Face | undefined {
  switch (order.state) {
    case "draft":
    case "awaiting_payment":
    case "payment_failed":
      return undefined;
    case "paid":
    case "activating":
    case "activation_unknown":
      return (order.promiseLeftSeconds ?? 1) > 0 ? "working" : "late";
    case "activation_failed":
      return "late";
    case "active":
    case "completed":
      return "connected";
    case "queued":
      return "waiting_turn";
    case "refunding":
    case "refunded":
      return "money_back";
    case "payment_expired":
    case "cancelled":
      return order.paidAt === undefined ? "over" : "money_back";
  }
}

/** After so long without a touch a screen asks, and then does `verb`. */
export interface Patience {
  readonly seconds: number;
  readonly verb: "reset" | "leave";
}

/**
 * Between the asking for money and its answer nobody is sent away, nor while it is connected; but a
 * payment that is left open does not hold the machine for ever.
 */
export function patienceOf(look: Look): Patience | undefined {
  if (look.kind === "asked") return { seconds: OPEN_SECONDS, verb: "leave" };
  if (look.kind === "unknown") return { seconds: IDLE_SECONDS, verb: "leave" };
  if (look.kind === "result" && look.face === "working") return undefined;
  return { seconds: IDLE_SECONDS, verb: "reset" };
}

const IDLE_SECONDS = 60;
// Long enough to unlock a phone, scan, log in and be asked by one's bank.
const OPEN_SECONDS = 180;

/** Turns by itself: looks again until something is known. */
export function isWatching(look: Look): boolean {
  return (
    (look.kind === "shown" && isVoucherWatching(look)) ||
    look.kind === "asked" ||
    look.kind === "unknown" ||
    (look.kind === "result" && (isMoving(look.face) || isOnItsWay(look.order.slip)))
  );
}

function isMoving(face: Face): boolean {
  return face === "working" || face === "late";
}
