import type { Bank } from "./bank.ts";
import { behaviourOfCard, cardDetails } from "./cards.ts";
import { invalid } from "./faults.ts";
import { cancelIntent, fail, payByCard, succeed } from "./intents.ts";
import { answerKeeping, keepCard } from "./setups.ts";
import type { SessionCreate } from "./shapes.ts";
import { newIntent, newSession, type Failure, type Intent, type Session } from "./things.ts";

const SOONEST_SECONDS = 1800;
const LATEST_SECONDS = 86_400;

/** The methods that the account's dashboard has switched on. */
export const AVAILABLE = ["card", "konbini", "alipay", "wechat_pay", "paypay"] as const;

export function createSession(bank: Bank, wanted: SessionCreate): Session {
  const now = bank.now();
  const expiresAt = wanted.expires_at ?? now + LATEST_SECONDS;
  if (expiresAt < now + SOONEST_SECONDS || expiresAt > now + LATEST_SECONDS) {
    const message = "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.";
    throw invalid(message, { param: "expires_at" });
  }
  const allowed = wanted.allowed_payment_method_types ?? AVAILABLE;
  const isOff = bank.shelf.lever<readonly string[]>("methods_off") ?? [];
  const types = AVAILABLE.filter((type) => allowed.includes(type) && !isOff.includes(type));
  if (types.length === 0) {
    const param = "allowed_payment_method_types";
    throw invalid("No valid payment method types for this Checkout Session.", { param });
  }
  const isWechatAsked = wanted.allowed_payment_method_types?.includes("wechat_pay") === true;
  if (isWechatAsked && wanted.payment_method_options?.wechat_pay === undefined) {
    const param = "payment_method_options[wechat_pay][client]";
    throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  const { publicUrl } = bank;
  const session = newSession(wanted, { types, expiresAt, publicUrl: publicUrl(), now });
  if (session.amount_total < 50) {
    throw invalid("The total must be at least ¥50", { code: "amount_too_small" });
  }
  bank.shelf.put(session, expiresAt);
  return session;
}

export function expireSession(bank: Bank, before: Session): Session {
  if (before.status !== "open") {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${before.status}\`.`,
    );
  }
  const session: Session = { ...before, status: "expired", url: null };
  bank.shelf.put(session);
  const intent = intentOf(bank, session);
  if (intent !== undefined && intent.status !== "canceled") cancelIntent(bank, intent, "automatic");
  bank.tell("checkout.session.expired", session);
  return session;
}

function intentOf(bank: Bank, { payment_intent: id }: Session): Intent | undefined {
  return id === null ? undefined : bank.find<Intent>("payment_intent", id);
}

/** The page was submitted: its intent is made now, and not before. */
function confirmed(bank: Bank, before: Session): { session: Session; intent: Intent } {
  const known = intentOf(bank, before);
  if (known !== undefined) return { session: before, intent: known };
  const { description, metadata } = before["_intent"] as {
    description?: string;
    metadata: Record<string, string>;
  };
  const { amount_total: amount, payment_method_types: types } = before;
  const intent = newIntent({ amount, metadata, description }, { types, now: bank.now() });
  bank.shelf.put(intent);
  bank.tell("payment_intent.created", intent);
  const session: Session = { ...before, payment_intent: intent.id };
  bank.shelf.put(session, session.expires_at);
  return { session, intent };
}

/** A card typed on the page; `challenge` when its bank wants to ask first. */
export function submitCard(bank: Bank, before: Session, number: string): "done" | "challenge" {
  if (before.status !== "open") return "done";
  if (before["mode"] === "setup") return keepCard(bank, before, { number, isPassed: false });
  const { session, intent } = confirmed(bank, before);
  if (behaviourOfCard(number)?.isChallenged === true) {
    const challenged: Intent = {
      ...intent,
      status: "requires_action",
      next_action: { type: "redirect_to_url" },
      _number: number,
    };
    bank.shelf.put(challenged);
    bank.tell("payment_intent.requires_action", challenged);
    return "challenge";
  }
  return settle(bank, session, payByCard(bank, intent, number));
}

/** The customer comes back from the bank's challenge. */
export function answerChallenge(bank: Bank, before: Session, isPassed: boolean): "done" {
  if (before["mode"] === "setup") return answerKeeping(bank, before, isPassed);
  const intent = intentOf(bank, before);
  if (before.status !== "open" || intent?.status !== "requires_action") return "done";
  const number = String(intent["_number"]);
  const details = cardDetails(number, behaviourOfCard(number)!);
  const after = isPassed ? succeed(bank, intent, details) : fail(bank, intent, UNAUTHENTICATED);
  return settle(bank, before, after);
}

/** What the customer does in the wallet's app. */
export function answerWallet(bank: Bank, before: Session, isApproved: boolean): "done" {
  if (before.status !== "open") return "done";
  const { session, intent } = confirmed(bank, before);
  const type = session.payment_method_types[0]!;
  const after = isApproved ? succeed(bank, intent, { type }) : fail(bank, intent, WALLET_REFUSED);
  return settle(bank, session, after);
}

function settle(bank: Bank, before: Session, intent: Intent): "done" {
  if (intent.status !== "succeeded") return "done";
  const session: Session = { ...before, status: "complete", payment_status: "paid", url: null };
  bank.shelf.put(session);
  bank.tell("checkout.session.completed", session);
  return "done";
}

const UNAUTHENTICATED: Failure = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  message: "The provided PaymentMethod has failed authentication.",
};

const WALLET_REFUSED: Failure = {
  type: "invalid_request_error",
  code: "payment_method_customer_decline",
  message: "The customer did not approve the PaymentIntent.",
};
