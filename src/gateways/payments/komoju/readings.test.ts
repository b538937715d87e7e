import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paymentAnswer, type PaymentAnswer, type SessionAnswer } from "./answers.ts";
import { decisiveOf, readingOfPayment, readingOfSession, slipOf } from "./readings.ts";

const LATER = ["konbini", "bank_transfer", "pay_easy"];
const STATUSES = paymentAnswer.shape.status.options;
const anyStatus = fc.constantFrom(...STATUSES);
const anyType = fc.constantFrom(...LATER, "credit_card", "paypay", "alipay");

describe("a payment", () => {
  it("is money only when captured: `authorized` at a konbini is a slip nobody has paid", () => {
    fc.assert(
      fc.property(anyStatus, anyType, (status, type) => {
        const reading = readingOfPayment(payment({ status, payment_details: { type } }));
        const hasCome = status === "captured" || status === "refunded";
        expect(reading.kind === "succeeded").toBe(hasCome);
        expect(reading.kind).not.toBe("approved");
      }),
    );
  });

  it("has brought the amount without what the customer paid to KOMOJU itself", () => {
    const read = readingOfPayment(payment({ total: 2170, payment_method_fee: 190 }));
    expect(read).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("in another currency counts as its page asked in yen, and alone tells nothing", () => {
    const inWon = payment({ currency: "KRW", total: 18_500, amount: 18_500 });
    expect(readingOfPayment(inWon)).toEqual({ kind: "unknown" });
    const paid = session({ status: "completed", payment: inWon });
    expect(readingOfSession(paid)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("that a bank took back says so", () => {
    const refund = {
      id: "r1",
      amount: 1980,
      description: "Chargeback",
      created_at: "2026-12-24T00:00:00Z",
      chargeback: true,
    };
    const reading = readingOfPayment(payment({ status: "refunded", refunds: [refund] }));
    expect(reading).toMatchObject({
      kind: "succeeded",
      disputes: [{ reference: "payments/p1/refunds/r1", state: "lost", amountYen: 1980 }],
    });
  });
});

describe("a slip", () => {
  it("names its chain as the screens do, its numbers, and until when the till takes it", () => {
    const slip = slipOf(unpaidSlip());
    expect(slip).toEqual({
      kind: "slip",
      payBy: "2026-11-25T14:59:59.000Z",
      chains: [{ chain: "seven_eleven", paymentCode: "8123456789012" }],
      voucherUrl: "https://komoju.com/en/instructions/p1",
    });
  });

  it("is not shown when the till would ask for more than the order", () => {
    expect(slipOf(unpaidSlip({ total: 2170, payment_method_fee: 190 }))).toBeUndefined();
  });

  it("whose number is not there yet leads to its page", () => {
    const { payment_details: details } = unpaidSlip();
    const slip = slipOf(unpaidSlip({ payment_details: { ...details!, receipt: null } }));
    expect(slip).toMatchObject({ chains: [], voucherUrl: expect.stringContaining("instructions") });
  });
});

describe("a hosted page", () => {
  const next = { kind: "redirect", url: "https://komoju.com/sessions/s1" };

  it("is pending while it is open, whatever was declined on it", () => {
    expect(readingOfSession(session({}))).toEqual(pending({ next }));
    const declined = payment({ status: "failed", captured_at: null });
    expect(readingOfSession(session({ payment: declined }))).toEqual({
      kind: "failed",
      failure: "declined",
      isFinal: false,
    });
  });

  it("keeps its way to pay while a wallet is at work, and money on its way outlives the page", () => {
    const waiting = payment({ status: "pending", captured_at: null });
    expect(readingOfSession(session({ payment: waiting }))).toEqual(pending({ next }));
    for (const closed of [{ status: "cancelled" as const }, { expired: true }]) {
      expect(readingOfSession(session({ ...closed, payment: waiting }))).toEqual(pending({}));
    }
  });

  it("is over for good once it is closed and nothing is on its way", () => {
    const over = (failure: string) => ({ kind: "failed", failure, isFinal: true });
    const failed = payment({ status: "failed", captured_at: null });
    for (const on of [null, failed]) {
      expect(readingOfSession(session({ expired: true, payment: on }))).toEqual(over("expired"));
      const cancelled = session({ status: "cancelled", payment: on });
      expect(readingOfSession(cancelled)).toEqual(over("cancelled"));
    }
  });

  it("that says it is complete and shows no payment tells nothing", () => {
    expect(readingOfSession(session({ status: "completed" }))).toEqual({ kind: "unknown" });
  });

  function pending(own: object) {
    return { kind: "pending", providerReference: "sessions/s1", ...own };
  }
});

it("of several payments for one order, the paid one decides, whatever came after", () => {
  fc.assert(
    fc.property(fc.array(anyStatus, { minLength: 1 }), (statuses) => {
      const payments = statuses.map((status, i) => payment({ status, id: `p${i}` }));
      const decisive = decisiveOf(payments)!;
      const some = (...wanted: readonly string[]) => statuses.some((one) => wanted.includes(one));
      const isPaid = some("captured", "refunded");
      expect(["captured", "refunded"].includes(decisive.status)).toBe(isPaid);
      const isOpen = !isPaid && some("authorized", "pending");
      expect(["authorized", "pending"].includes(decisive.status)).toBe(isOpen);
    }),
  );
  expect(decisiveOf([])).toBeUndefined();
});

function payment(own: Partial<PaymentAnswer>): PaymentAnswer {
  return {
    resource: "payment",
    id: "p1",
    status: "captured",
    amount: 1980,
    total: 1980,
    payment_method_fee: 0,
    currency: "JPY",
    captured_at: "2026-11-23T06:00:00Z",
    created_at: "2026-11-23T05:59:00Z",
    payment_details: { type: "credit_card" },
    ...own,
  };
}

function unpaidSlip(own: Partial<PaymentAnswer> = {}): PaymentAnswer {
  return payment({
    status: "authorized",
    captured_at: null,
    payment_deadline: "2026-11-25T14:59:59Z",
    payment_details: {
      type: "konbini",
      store: "seven-eleven",
      receipt: "8123456789012",
      confirmation_code: null,
      instructions_url: "https://komoju.com/en/instructions/p1",
    },
    ...own,
  });
}

function session(own: Partial<SessionAnswer>): SessionAnswer {
  return {
    resource: "session",
    id: "s1",
    status: "pending",
    expired: false,
    amount: 1980,
    currency: "JPY",
    session_url: "https://komoju.com/sessions/s1",
    payment: null,
    ...own,
  };
}
