import type { Act } from "../../foundation/act/index.ts";
import { addSeconds, earlier, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  isOpen,
  takesAmount,
  type Attempt,
  type NextAction,
  type PaymentMethod,
} from "../payments/index.ts";
import { supersededBy } from "./duplicate-guard.ts";
import type { Picture } from "./next-step.ts";
import { canTake, isTogether, PAY_WITHIN_SECONDS, type Renewal } from "./renewal.ts";
import { recentRenewals, type RenewalKey } from "./renewals-store.ts";
import { payByWith } from "./slip.ts";

export interface PaymentWish extends RenewalKey {
  readonly provider: string;
  readonly method: string;
  readonly returnUrl: string;
  readonly description: string;
  /** The payer's network address and device; only keyed hashes are kept, for the limits. */
  readonly address: string;
  readonly device: string;
  /** What was handed over, where the house takes the money itself: a PIN's digits, cash. */
  readonly tender?: Readonly<Record<string, unknown>>;
  /** Of a terminal: the reader. */
  readonly reader?: string;
  /** Of a saved method: its token in the provider's vault. */
  readonly saved?: string;
  /** Of what is charged without its payer: asked in the turn that writes the attempt down. */
  readonly isStillDue?: () => Promise<boolean>;
  /** At a counter: the till that its receipt is numbered by, whatever it is paid with. */
  readonly tillId?: string;
  /** The later order that the customer was shown as a duplicate and means to pay beside. */
  readonly besideOrder?: string;
}

export type BegunPayment =
  | { readonly kind: "next"; readonly next: NextAction }
  /** The provider did not answer: the order page shows what becomes of it. */
  | { readonly kind: "unknown" }
  /** The house has taken the money: the order is paid. */
  | { readonly kind: "paid" };

export type BeginRefusal =
  | "order_unknown"
  | "order_not_payable"
  | "order_superseded"
  | "method_unknown"
  | "amount_not_taken"
  | "too_many_tries"
  | "payment_refused"
  | "tender_refused";

/**
 * Refuses what cannot be paid now, and, with its number in `facts.number`, what a later order of
 * the line has most likely taken the place of.
 */
export async function checkPayable(
  act: Act,
  picture: Picture,
  wish: PaymentWish,
  method: PaymentMethod,
): Promise<Outcome<null, BeginRefusal>> {
  const { renewal, members = [] } = picture;
  const now = act.clock.now();
  const isDue = (await wish.isStillDue?.()) ?? true;
  if (!isDue || !mayBegin(picture, method, now) || !mayTogether(renewal, method)) {
    return refused("order_not_payable", { facts: { state: renewal.state } });
  }
  if (!takesAmount(method, yenToPay(renewal))) {
    return refused("amount_not_taken", { field: "method" });
  }
  for (const order of [renewal, ...members.map((member) => member.renewal)]) {
    const recent = await recentRenewals(act, order.lineId, order.placedAt);
    const later = supersededBy(recent, order, now);
    if (later !== undefined && later.number !== wish.besideOrder && !isOneOf(later, picture)) {
      return refused("order_superseded", { field: "beside", facts: { number: later.number } });
    }
  }
  return done(null);
}

/** What one payment of it takes: the price, or that of the whole checkout. */
export function yenToPay({ checkoutYen, totalYen }: Renewal): Yen {
  return checkoutYen ?? totalYen;
}

// Several are paid online, all at once, and never one of them alone.
function mayTogether(renewal: Renewal, { kind }: PaymentMethod): boolean {
  if (renewal.joined !== undefined) return false;
  return !isTogether(renewal) || kind === "redirect" || kind === "slip";
}

function isOneOf({ renewalId }: Renewal, { renewal: first, members = [] }: Picture): boolean {
  return [{ renewal: first }, ...members].some(({ renewal }) => renewal.renewalId === renewalId);
}

// While an attempt that needs no customer runs, or its money is being taken, a second one could
// charge twice. What is charged without its payer is charged once for an order, and only while
// nobody else has begun to pay it: there is no one there who would see a second time.
function mayBegin(
  { renewal, attempts }: Picture,
  { kind }: Pick<PaymentMethod, "kind">,
  now: Instant,
): boolean {
  const isPayable = canTake("renewal.payment_begun", renewal.state) && now < renewal.payBy;
  if (kind === "saved" && attempts.length > 0) return false;
  const isBusy = attempts.some(
    (a) => isOpen(a) && (a.state === "capturing" || (a.kind !== "redirect" && a.kind !== "slip")),
  );
  return isPayable && !isBusy;
}

export function newAttempt(
  renewal: Renewal,
  wish: PaymentWish,
  method: PaymentMethod,
  now: Instant,
): Attempt {
  const within = method.kind === "slip" ? PAY_WITHIN_SECONDS.slip : PAY_WITHIN_SECONDS.redirect;
  const byKind = addSeconds(now, within);
  const payBy = payByWith(renewal, method);
  return {
    lineId: renewal.lineId,
    attemptId: newId(),
    checkoutId: renewal.checkoutId,
    provider: wish.provider,
    method: wish.method,
    kind: method.kind,
    state: "sent",
    amountYen: yenToPay(renewal),
    startedAt: now,
    expiresAt: earlier(byKind, payBy),
    ...(wish.tillId === undefined ? {} : { tillId: wish.tillId }),
  };
}
