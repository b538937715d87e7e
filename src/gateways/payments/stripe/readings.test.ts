import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "../../../foundation/clock/index.ts";
import { momentOf, secondsOf } from "./moments.ts";
import { intentShape, sessionShape, type Intent, type Session } from "./objects.ts";
import {
  disputeReadingOf,
  nextOfSlip,
  readingOfIntent,
  readingOfSession,
  refundReadingOf,
} from "./readings.ts";

const NOW = instant("2026-11-22T03:00:00Z");
const created = secondsOf(NOW) - 600;

function intent(own: Partial<Intent> = {}): Intent {
  return intentShape.parse({
    id: "pi_1",
    object: "payment_intent",
    created,
    status: "requires_payment_method",
    currency: "jpy",
    amount_received: 0,
    metadata: {},
    latest_charge: null,
    ...own,
  });
}

function paid(type: string, booked: number | null): Intent {
  const balance = booked === null ? null : { created: booked };
  const charge = { id: "ch_1", created, disputed: false, balance_transaction: balance };
  return intent({
    status: "succeeded",
    amount_received: 1980,
    latest_charge: { ...charge, payment_method_details: { type } },
  });
}

function session(own: Partial<Session> = {}): Session {
  return sessionShape.parse({
    id: "cs_1",
    object: "checkout.session",
    status: "open",
    url: "https://checkout.stripe.com/c/pay/cs_1",
    expires_at: created + 1800,
    metadata: {},
    payment_intent: null,
    ...own,
  });
}

test("money in another currency is not taken for yen", () => {
  const foreign = { ...paid("card", null), currency: "usd" };
  expect(readingOfIntent(foreign, NOW)).toEqual({
    kind: "mismatched",
    providerReference: "pi_1",
    what: "currency",
  });
});

const declined = { type: "card_error", code: "card_declined" };

describe("a hosted page", () => {
  test("waits for its customer, who finds it by its address", () => {
    expect(readingOfSession(session(), NOW)).toEqual({
      kind: "pending",
      providerReference: "cs_1",
      next: { kind: "redirect", url: "https://checkout.stripe.com/c/pay/cs_1" },
    });
  });

  test("takes another card after one that was declined, until it is done", () => {
    const failed = intent({ last_payment_error: declined });
    const reading = { kind: "failed", failure: "declined" };
    const open = session({ payment_intent: failed });
    expect(readingOfSession(open, NOW)).toEqual({ ...reading, isFinal: false });
    const complete = session({ payment_intent: failed, status: "complete", url: null });
    expect(readingOfSession(complete, NOW)).toEqual({ ...reading, isFinal: true });
  });

  test("is paid under the intent's id, which money is known by from then on", () => {
    const done = session({ status: "complete", payment_intent: paid("card", null), url: null });
    expect(readingOfSession(done, NOW)).toMatchObject({
      kind: "succeeded",
      providerReference: "pi_1",
      amountYen: 1980,
    });
  });

  test("ends as cancelled only when we closed it", () => {
    const end = (metadata: Record<string, string>) =>
      readingOfSession(session({ status: "expired", url: null, metadata }), NOW);
    expect(end({})).toEqual({ kind: "failed", failure: "expired", isFinal: true });
    expect(end({ closed_by: "shop" })).toEqual({
      kind: "failed",
      failure: "cancelled",
      isFinal: true,
    });
  });

  test("tells nothing that was not asked for in full", () => {
    const bare = session({ status: "complete", payment_intent: "pi_1", url: null });
    expect(readingOfSession(bare, NOW)).toEqual({ kind: "unknown" });
  });
});

describe("an intent", () => {
  test.each([
    [declined, "declined"],
    [{ type: "card_error", code: "expired_card" }, "declined"],
    [
      { type: "invalid_request_error", code: "payment_intent_authentication_failure" },
      "authentication_failed",
    ],
    [{ type: "invalid_request_error", code: "payment_intent_payment_attempt_expired" }, "expired"],
    [{ type: "invalid_request_error", code: "payment_method_customer_decline" }, "declined"],
    [{ type: "card_error", code: "processing_error" }, "provider_down"],
    [{ type: "invalid_request_error", code: "amount_too_large" }, "provider_refused"],
  ] as const)("that failed for %o is %s", (last_payment_error, failure) => {
    const reading = readingOfIntent(intent({ last_payment_error }), NOW);
    expect(reading).toEqual({ kind: "failed", failure, isFinal: true });
  });

  test("never reads as paid in any other state, whatever else it says", () => {
    const states = intentShape.shape.status.options.filter((status) => status !== "succeeded");
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.nat(), (status, amount_received) => {
        const { kind } = readingOfIntent({ ...paid("card", null), status, amount_received }, NOW);
        expect(kind).not.toBe("succeeded");
      }),
    );
  });

  test("was paid by card when it was charged, and by slip when Stripe booked the cash", () => {
    const at = (of: Intent) => (readingOfIntent(of, NOW) as { at: string }).at;
    expect(at(paid("card", created + 300))).toBe(momentOf(created));
    expect(at(paid("konbini", created + 300))).toBe(momentOf(created + 300));
    expect(at(paid("konbini", null))).toBe(NOW);
    // No clock of Stripe's makes money come from the future.
    expect(at(paid("konbini", created + 9000))).toBe(NOW);
  });
});

test("a slip has the codes of the chains that take it, in a steady order", () => {
  const stores = {
    seicomart: { payment_code: "444444" },
    familymart: { payment_code: "111111", confirmation_number: "01234567890" },
    lawson: null,
    ministop: undefined,
  };
  const expires_at = secondsOf(addSeconds(NOW, 86_400));
  expect(nextOfSlip({ expires_at, hosted_voucher_url: null, stores })).toEqual({
    kind: "slip",
    payBy: "2026-11-23T03:00:00.000Z",
    chains: [
      { chain: "familymart", paymentCode: "111111", confirmationNumber: "01234567890" },
      { chain: "seicomart", paymentCode: "444444" },
    ],
  });
});

test.each([
  ["succeeded", { kind: "done", providerReference: "re_1" }],
  ["pending", { kind: "pending", providerReference: "re_1" }],
  ["requires_action", { kind: "pending", providerReference: "re_1" }],
  ["failed", { kind: "refused", failure: "expired_or_canceled_card" }],
  ["canceled", { kind: "refused", failure: "expired_or_canceled_card" }],
])("a refund that is %s", (status, reading) => {
  const failure_reason = "expired_or_canceled_card";
  expect(refundReadingOf({ id: "re_1", status, failure_reason, metadata: {} })).toEqual(reading);
});

test.each([
  ["warning_needs_response", "open"],
  ["needs_response", "open"],
  ["under_review", "open"],
  ["appeal_under_review", "open"],
  ["won", "won"],
  ["warning_closed", "won"],
  ["prevented", "won"],
  ["lost", "lost"],
])("a dispute that is %s is %s", (status, state) => {
  const evidence_details = { due_by: created + 1200 };
  const of = { id: "du_1", status, amount: 1980, reason: "fraudulent", created, evidence_details };
  expect(disputeReadingOf(of)).toEqual({
    reference: "du_1",
    state,
    amountYen: 1980,
    reason: "fraudulent",
    openedAt: momentOf(created),
    respondBy: momentOf(created + 1200),
  });
});
