import type { Bank } from "./bank.ts";
import { behaviourOfCard, cardDetails } from "./cards.ts";
import { invalid } from "./faults.ts";
import type { SetupCreate } from "./shapes.ts";
import type { StripeObject } from "./store.ts";
import { newId, newSession, type Session } from "./things.ts";

const LATEST_SECONDS = 86_400;

/** A page in setup mode: nothing is paid there, a card is kept. Its intent is made with it. */
export function createSetup(bank: Bank, wanted: SetupCreate): Session {
  const now = bank.now();
  const setup = newSetup(wanted.setup_intent_data.metadata, now);
  bank.shelf.put(setup);
  const { publicUrl } = bank;
  const expiresAt = wanted.expires_at ?? now + LATEST_SECONDS;
  const {
    setup_intent_data: _,
    mode: __,
    currency: ___,
    customer_creation: ____,
    ...rest
  } = wanted;
  const page = newSession(
    { ...rest, mode: "payment", line_items: [], payment_intent_data: { metadata: {} } },
    { types: ["card"], expiresAt, publicUrl: publicUrl(), now },
  );
  const session: Session = {
    ...page,
    mode: "setup",
    amount_subtotal: null,
    amount_total: null as unknown as number,
    customer: null,
    customer_creation: wanted.customer_creation ?? null,
    payment_status: "no_payment_required" as "unpaid",
    setup_intent: setup.id,
  };
  bank.shelf.put(session, expiresAt);
  return session;
}

function newSetup(metadata: Readonly<Record<string, string>>, now: number): StripeObject {
  const id = newId("seti");
  return {
    id,
    object: "setup_intent",
    client_secret: `${id}_secret`,
    created: now,
    customer: null,
    last_setup_error: null,
    livemode: false,
    metadata,
    payment_method: null,
    payment_method_types: ["card"],
    status: "requires_payment_method",
    usage: "off_session",
  };
}

/** A card typed on the page; one that its bank refuses is not kept, and another may follow. */
export function keepCard(
  bank: Bank,
  session: Session,
  { number, isPassed }: { number: string; isPassed: boolean },
): "done" | "challenge" {
  const card = behaviourOfCard(number);
  if (session.status !== "open" || card === undefined || card.failure !== undefined) return "done";
  const setup = bank.find<StripeObject>("setup_intent", String(session["setup_intent"]));
  if (card.isChallenged === true && !isPassed) {
    bank.shelf.put({ ...setup, status: "requires_action", _number: number });
    return "challenge";
  }
  const customer = newId("cus");
  const { card: details } = cardDetails(number, card);
  const method: StripeObject = {
    id: newId("pm"),
    object: "payment_method",
    card: details,
    created: bank.now(),
    customer,
    type: "card",
    _number: number.replaceAll(/[\s-]/g, ""),
  };
  bank.shelf.put({ id: customer, object: "customer", created: bank.now() });
  bank.shelf.put(method);
  bank.shelf.put({ ...setup, customer, payment_method: method.id, status: "succeeded" });
  const complete: Session = { ...session, status: "complete", customer, url: null };
  bank.shelf.put(complete);
  bank.tell("checkout.session.completed", complete);
  return "done";
}

/** The holder comes back from the bank's challenge. */
export function answerKeeping(bank: Bank, session: Session, isPassed: boolean): "done" {
  const setup = bank.find<StripeObject>("setup_intent", String(session["setup_intent"]));
  if (!isPassed) return "done";
  keepCard(bank, session, { number: String(setup["_number"]), isPassed });
  return "done";
}

export function kept(bank: Bank, id: string): StripeObject {
  return bank.find<StripeObject>("payment_method", id);
}

/** Docs: once detached, a method can neither be charged nor attached again. */
export function detach(bank: Bank, id: string): StripeObject {
  const method = kept(bank, id);
  if (method["customer"] === null) {
    throw invalid("The payment method you provided is not attached to a customer.");
  }
  const detached = { ...method, customer: null };
  bank.shelf.put(detached);
  return detached;
}
