import { isOpen } from "../../../business/payments/index.ts";
import { done, type Outcome, type Refused } from "../../../foundation/outcome/index.ts";
import type { AtKiosk } from "../ground.ts";
import type { KioskRefusal } from "../refusals.ts";
import { showLine, type LineView } from "../show-line.ts";
import { showOrder, type OrderView } from "../show-order.ts";
import { isOnItsWay } from "../slip.ts";
import { showQuotes, type QuoteView } from "../show-quotes.ts";
import type { Face } from "./texts/index.ts";
import type { Visit } from "./visit.ts";
import { isVoucherWatching, lookAtVoucher, type VoucherLook } from "./voucher-look.ts";

/** What stands on the screen: one decision, or the state of what was decided. */
export type Look =
  | { readonly kind: "find" }
  | { readonly kind: "second"; readonly echo: string; readonly digitsOf: "msisdn" | "iccid" }
  | { readonly kind: "have"; readonly line: LineView }
  | {
      readonly kind: "choose";
      readonly plans: readonly QuoteView[];
      /** Plans that are one touch away. */
      readonly more: number;
    }
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
  | VoucherLook;

type Gone = Refused<Extract<KioskRefusal, "line_over" | "line_unknown" | "order_unknown">>;

const BEST = 3;

/** Refused when the keys of the visit are over: it begins anew. */
export async function lookAt(at: AtKiosk, visit: Visit): Promise<Outcome<Look, never> | Gone> {
  const { step, line = "", order = "" } = visit;
  switch (step) {
    case "find":
      return done({ kind: "find" });
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
  return done({ kind: "choose", plans: shown, more: plans.length - shown.length });
}

function lookAtOrder(order: OrderView, step: "pin" | "order"): Look {
  const { payment } = order;
  const face = faceOf(order);
  if (face !== undefined) return { kind: "result", order, face };
  if (payment !== undefined && isOpen(payment)) {
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

/** Between the asking for money and its answer nobody is sent away, nor while it is connected. */
export function mayIdle(look: Look): boolean {
  return look.kind !== "asked" && !(look.kind === "result" && look.face === "working");
}

/** Turns by itself: looks again until something is known. */
export function isWatching(look: Look): boolean {
  return (
    (look.kind === "shown" && isVoucherWatching(look)) ||
    look.kind === "asked" ||
    (look.kind === "result" && (isMoving(look.face) || isOnItsWay(look.order.slip)))
  );
}

function isMoving(face: Face): boolean {
  return face === "working" || face === "late";
}
