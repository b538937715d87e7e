import type { Bank } from "./bank.ts";
import { behaviourOfCard, cardDetails } from "./cards.ts";
import { invalid, missing, Refusal, unexpectedState } from "./faults.ts";
import { openDispute } from "./disputes.ts";
import { kept } from "./setups.ts";
import type { IntentCreate } from "./shapes.ts";
import { newCharge, newIntent, type Failure, type Intent } from "./things.ts";

/** Stripe's fee for cards in Japan, in per mille. */
const FEE_PER_MILLE = 36;
const SLIP_BUFFER_SECONDS = 1800;
const HALF_HOUR_SECONDS = 1800;
const SIXTY_DAYS_SECONDS = 60 * 86_400;

export function createIntent(bank: Bank, wanted: IntentCreate): Intent | Refusal {
  const types = wanted.allowed_payment_method_types ?? ["card"];
  if (wanted.amount < 50) {
    throw invalid("Amount must be at least ¥50", { code: "amount_too_small", param: "amount" });
  }
  const intent = newIntent(wanted, { types, now: bank.now() });
  if (wanted.confirm !== true) {
    bank.shelf.put(intent);
    bank.tell("payment_intent.created", intent);
    return intent;
  }
  if (wanted.off_session === true) return chargeAlone(bank, intent, wanted);
  if (wanted.payment_method !== undefined) {
    bank.shelf.put(intent);
    return payByCard(bank, intent, cardOfMethod(wanted.payment_method));
  }
  if (wanted.payment_method_data?.type !== "konbini" || !types.includes("konbini")) {
    throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: "payment_intent_unexpected_state",
    });
  }
  const slip = confirmSlip(bank, intent, wanted);
  bank.tell("payment_intent.created", intent);
  bank.tell("payment_intent.requires_action", slip);
  return slip;
}

/** A kept card, with nobody there: what its bank refuses is a 402 that names the intent. */
function chargeAlone(bank: Bank, intent: Intent, wanted: IntentCreate): Intent | Refusal {
  const method = kept(bank, wanted.payment_method ?? "");
  if (method["customer"] !== wanted.customer) {
    throw invalid("The PaymentMethod does not belong to this Customer.", {
      param: "payment_method",
    });
  }
  bank.shelf.put(intent);
  const number = String(method["_number"]);
  const failure = behaviourOfCard(number)?.alone;
  if (failure === undefined) return payByCard(bank, intent, number);
  const failed = fail(bank, intent, failure, cardDetails(number, behaviourOfCard(number)!));
  return new Refusal(402, { ...failure, payment_intent: failed });
}

/** Test mode's cards by name: docs.stripe.com/testing. */
function cardOfMethod(id: string): string {
  const cards: Readonly<Record<string, string>> = {
    pm_card_visa: "4242424242424242",
    pm_card_chargeDeclined: "4000000000000002",
    pm_card_createDispute: "4000000000000259",
    pm_card_pendingRefund: "4000000000007726",
  };
  const number = cards[id];
  if (number === undefined) throw missing("PaymentMethod", id);
  return number;
}

function confirmSlip(bank: Bank, intent: Intent, wanted: IntentCreate): Intent {
  const payer = wanted.payment_method_data?.billing_details ?? {};
  for (const field of ["name", "email"] as const) {
    if (payer[field] !== undefined) continue;
    const param = `billing_details[${field}]`;
    throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  if (intent.amount < 120 || intent.amount > 300_000) {
    const code = intent.amount < 120 ? "amount_too_small" : "amount_too_large";
    throw invalid("Konbini takes from ¥120 to ¥300,000", { code, param: "amount" });
  }
  const now = bank.now();
  const { expires_at: expiresAt = now + 3 * 86_400 } = wanted.payment_method_options?.konbini ?? {};
  const param = "payment_method_options[konbini][expires_at]";
  if (expiresAt <= now + HALF_HOUR_SECONDS || expiresAt >= now + SIXTY_DAYS_SECONDS) {
    throw invalid("Must be more than 30 minutes and less than 60 days from now", { param });
  }
  const slip: Intent = {
    ...intent,
    payment_method: `pm_${intent.id.slice(3)}`,
    status: "requires_action",
    next_action: {
      type: "konbini_display_details",
      konbini_display_details: {
        expires_at: expiresAt,
        hosted_voucher_url: `${bank.publicUrl()}/konbini/voucher/${intent.id}`,
        stores: storesOf(intent),
      } as { expires_at: number },
    },
  };
  const email = payer.email ?? "";
  const isPaidAtOnce = email.includes("succeed_immediately@");
  const isOverAtOnce = email.includes("expire_immediately@");
  const kept = { ...slip, _isPaidByItself: isPaidAtOnce };
  bank.shelf.put(kept, isPaidAtOnce || isOverAtOnce ? now : expiresAt);
  return kept;
}

// No code for a chain that this payment cannot be made at, as Stripe may leave one out.
function storesOf({ created, amount }: Intent) {
  const number = String(created % 100_000).padStart(5, "0") + String(amount).padStart(6, "0");
  const confirmation = `0${number.slice(-10)}`;
  return {
    familymart: { payment_code: number.slice(-6), confirmation_number: confirmation },
    lawson: { payment_code: number.slice(-6), confirmation_number: confirmation },
    ministop: { payment_code: number.slice(-6), confirmation_number: confirmation },
    seicomart: { payment_code: `${number}0` },
  };
}

/** Money has come for an intent, by card, wallet, reader or at a register. */
export function succeed(
  bank: Bank,
  before: Intent,
  details: { type: string },
  receivedYen = before.amount,
): Intent {
  const fee = Math.floor((receivedYen * FEE_PER_MILLE) / 1000);
  const now = bank.now();
  const unbooked = newCharge(before, { now, details, booked: null });
  const type = details.type === "card" || details.type === "card_present" ? "charge" : "payment";
  const booked = bank.book({
    ...{ category: "charge", type, amount: receivedYen, fee },
    source: unbooked.id,
  });
  const charge = { ...unbooked, balance_transaction: booked.id };
  bank.shelf.put(charge);
  const intent: Intent = {
    ...before,
    status: "succeeded",
    amount_received: receivedYen,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
  };
  bank.shelf.put(intent);
  bank.tell("charge.succeeded", charge);
  bank.tell("payment_intent.succeeded", intent);
  return intent;
}

/** A try that came to nothing; another may follow where the page still stands. */
export function fail(
  bank: Bank,
  before: Intent,
  failure: Failure,
  details?: { type: string },
): Intent {
  const charge =
    details === undefined
      ? undefined
      : newCharge(before, { now: bank.now(), details, failure, booked: null });
  if (charge !== undefined) {
    bank.shelf.put(charge);
    bank.tell("charge.failed", charge);
  }
  const intent: Intent = {
    ...before,
    status: "requires_payment_method",
    last_payment_error: failure,
    next_action: null,
    latest_charge: charge?.id ?? before.latest_charge,
  };
  bank.shelf.put(intent);
  bank.tell("payment_intent.payment_failed", intent);
  return intent;
}

/** A card, typed on a page or held to a reader. */
export function payByCard(bank: Bank, intent: Intent, number: string): Intent {
  const card = behaviourOfCard(number);
  if (card === undefined) {
    const message = "Your card number is incorrect.";
    return fail(bank, intent, { type: "card_error", code: "incorrect_number", message });
  }
  const details = cardDetails(number, card);
  if (card.failure !== undefined) return fail(bank, intent, card.failure, details);
  const paid = succeed(bank, intent, details);
  if (card.isDisputed === true) openDispute(bank, paid, "fraudulent");
  return bank.find<Intent>("payment_intent", paid.id);
}

export function cancelIntent(bank: Bank, before: Intent, reason: string | undefined): Intent {
  if (before.status === "succeeded" || before.status === "canceled") {
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${before.status}.`,
    );
  }
  if (before["_isAtRegister"] === true) {
    throw unexpectedState("The customer is currently paying for this at a convenience store.");
  }
  const intent: Intent = {
    ...before,
    status: "canceled",
    canceled_at: bank.now(),
    cancellation_reason: reason ?? null,
    next_action: null,
  };
  bank.shelf.put(intent);
  bank.tell("payment_intent.canceled", intent);
  return intent;
}

/** The customer has had the slip printed at a kiosk: now it can be paid, and not be cancelled. */
export function printSlip(bank: Bank, before: Intent): Intent {
  const expiresAt = before.next_action?.konbini_display_details?.expires_at ?? 0;
  if (before.status !== "requires_action" || bank.now() >= expiresAt) {
    throw unexpectedState("There is no slip to print.");
  }
  const intent: Intent = { ...before, _isAtRegister: true };
  bank.shelf.put(intent, expiresAt + SLIP_BUFFER_SECONDS);
  return intent;
}

/** Leaves the register without paying: the printed slip runs out. */
export function dropSlip(bank: Bank, before: Intent): Intent {
  const expiresAt = before.next_action?.konbini_display_details?.expires_at ?? 0;
  const intent: Intent = { ...before, _isAtRegister: false };
  bank.shelf.put(intent, expiresAt);
  return intent;
}

export function payAtRegister(bank: Bank, before: Intent): Intent {
  if (before.status !== "requires_action") throw unexpectedState("The slip is void.");
  return succeed(bank, { ...before, _isAtRegister: false }, KONBINI_DETAILS);
}

const KONBINI_DETAILS = { type: "konbini", konbini: { store: { chain: "lawson" } } };

/** What the clock does with a slip; one that was printed in time can be paid for a while longer. */
export function expireSlip(bank: Bank, before: Intent): void {
  if (before.status !== "requires_action") return bank.shelf.put(before);
  if (before["_isPaidByItself"] === true) return void payAtRegister(bank, before);
  fail(bank, { ...before, _isAtRegister: false }, EXPIRED);
}

const EXPIRED: Failure = {
  type: "invalid_request_error",
  code: "payment_intent_payment_attempt_expired",
  message: "The latest payment attempt for this PaymentIntent has expired.",
};
