import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPaypal, type PaypalFake } from "../../../../tests/fakes/paypal/start.ts";
import type { Instrument } from "../../../../tests/fakes/paypal/order.ts";
import type {
  AttemptId,
  BeginPayment,
  PaymentProvider,
  RefundRequest,
} from "../../../business/payments/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";

const HOUR = 3600;
const DECLINED = { kind: "failed", failure: "declined" };

let paypal: PaypalFake;
let provider: PaymentProvider;

beforeAll(async () => {
  paypal = await startPaypal();
  provider = paypal.provider();
});

afterAll(async () => {
  const violations = await paypal.violations();
  await paypal.stop();
  if (violations.length > 0) throw new Error(violations.join("\n"));
});

describe("an order", () => {
  it("says to PayPal what PayPal shows, in whole yen, and where it belongs", async () => {
    const request = wanted({ amountYen: yen(123_456), language: "zh-Hant" });
    await paypal.provider({ brandName: "繋ぐ モバイル" }).begin(request);
    expect(await orderOf(request.attemptId)).toMatchObject({
      amountYen: 123_456,
      invoiceId: request.attemptId,
      customId: `${request.lineId},${request.attemptId}`,
      locale: "zh-TW",
      returnUrl: request.returnUrl,
      cancelUrl: request.returnUrl,
    });
  });

  it("is shown in each of our languages", async () => {
    for (const language of LANGUAGES) {
      expect(await provider.begin(wanted({ language }))).toMatchObject({ kind: "begun" });
    }
  });

  it("takes a text of any length and script, cut where a letter ends", async () => {
    const request = wanted({ description: "訪日データ通信 30日 30GB 무제한 套餐 🎌".repeat(9) });
    expect(await provider.begin(request)).toMatchObject({ kind: "begun" });
    const { description = "" } = await orderOf(request.attemptId);
    expect(Buffer.byteLength(description)).toBeGreaterThan(120);
    expect(Buffer.byteLength(description)).toBeLessThanOrEqual(127);
    expect(request.description.startsWith(description)).toBe(true);
  });

  it("brings its payer back to us, whether he agreed or not", async () => {
    const { page, request } = await begun();
    expect(await paypal.turnBack(page)).toContain(`${request.returnUrl}?token=`);
    expect(await paypal.approve(page)).toContain("PayerID=");
  });

  it("that nobody approved is over when PayPal has forgotten it", async () => {
    const { attempt } = await begun();
    await paypal.advance(3 * HOUR + 1);
    const over = { kind: "failed", failure: "expired", isFinal: true };
    expect(await provider.read(attempt)).toEqual(over);
    expect(await provider.capture(attempt)).toEqual(over);
    expect(await provider.cancel(attempt)).toEqual(over);
  });
});

describe("a capture", () => {
  it("of a declined card leaves the page open for another one", async () => {
    const { attempt, page } = await approved("declined_card");
    for (let i = 0; i < 2; i++) {
      expect(await provider.capture(attempt)).toEqual({ ...DECLINED, isFinal: false });
    }
    expect(await provider.read(attempt)).toMatchObject({ kind: "approved" });
    await paypal.approve(page);
    expect(await provider.capture(attempt)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("of an account that cannot pay us is over for good", async () => {
    const { attempt } = await approved("blocked_account");
    expect(await provider.capture(attempt)).toEqual({ ...DECLINED, isFinal: true });
  });

  it("that is reviewed is pending, and paid only when the review is over", async () => {
    const { attempt } = await approved("review");
    const { providerReference } = attempt;
    const pending = { kind: "pending", providerReference, next: { kind: "none" } };
    expect(await provider.capture(attempt)).toEqual(pending);
    expect(await provider.read(attempt)).toEqual(pending);
    expect(await provider.cancel(attempt)).toEqual(pending);
    expect(await provider.capture(attempt)).toEqual(pending);
    await paypal.advance(HOUR);
    expect(await provider.read(attempt)).toMatchObject({ kind: "succeeded" });
  });

  it("that is reviewed and denied is over", async () => {
    const { attempt } = await approved("review_denied");
    expect(await provider.capture(attempt)).toMatchObject({ kind: "pending" });
    await paypal.advance(HOUR);
    expect(await provider.read(attempt)).toEqual({ ...DECLINED, isFinal: true });
    expect(await provider.refund(refundOf(attempt))).toMatchObject({ kind: "refused" });
  });

  it.each(["answer_lost", "error_after", "hangs_after"] as const)(
    "is found when it was made and %s, and not made again",
    async (fault) => {
      const { attempt } = await approved();
      await paypal.layFault("orders.capture", fault, attempt.providerReference);
      expect(await provider.capture(attempt)).toEqual({ kind: "unknown" });
      expect(await provider.read(attempt)).toMatchObject({ kind: "succeeded" });
      expect(await provider.capture(attempt)).toMatchObject({ kind: "succeeded" });
      expect(await captures(attempt.attemptId)).toBe(1);
    },
  );

  it.each(["request_lost", "error_before", "busy", "in_progress", "forbidden"] as const)(
    "is known not to be made after %s by reading, and then made",
    async (fault) => {
      const { attempt } = await approved();
      await paypal.layFault("orders.capture", fault, attempt.providerReference);
      expect(await provider.capture(attempt)).toEqual({ kind: "unknown" });
      expect(await provider.read(attempt)).toMatchObject({ kind: "approved" });
      expect(await provider.capture(attempt)).toMatchObject({ kind: "succeeded" });
      expect(await captures(attempt.attemptId)).toBe(1);
    },
  );

  it("is had already when PayPal has forgotten the request", async () => {
    const { attempt } = await approved();
    await paypal.layFault("orders.capture", "answer_lost", attempt.providerReference);
    await provider.capture(attempt);
    await paypal.advance(7 * HOUR);
    expect(await provider.capture(attempt)).toMatchObject({ kind: "succeeded" });
    expect(await captures(attempt.attemptId)).toBe(1);
  });

  it("takes the money of one attempt once, though two orders were made for it", async () => {
    const { attempt, request } = await approved();
    await paypal.advance(7 * HOUR);
    const again = await provider.begin(request);
    if (again.kind !== "begun" || again.next.kind !== "redirect") return expect.fail(again.kind);
    expect(again.providerReference).not.toBe(attempt.providerReference);
    await paypal.approve(again.next.url);
    const second = { ...attempt, providerReference: again.providerReference };
    expect(await provider.capture(second)).toMatchObject({ kind: "succeeded" });
    expect(await captures(attempt.attemptId)).toBe(1);
  });

  it("of an order whose money was taken by another one takes nothing", async () => {
    const { request, attempt, page } = await begun();
    await paypal.advance(2 * HOUR);
    await paypal.approve(page);
    await paypal.advance(2 * HOUR);
    await paypal.approve(page);
    await paypal.advance(2 * HOUR + 60);
    const twin = await provider.begin(request);
    if (twin.kind !== "begun" || twin.next.kind !== "redirect") return expect.fail(twin.kind);
    await paypal.approve(twin.next.url);
    const other = { ...attempt, providerReference: twin.providerReference };
    expect(await provider.capture(other)).toMatchObject({ kind: "succeeded" });
    expect(await provider.capture(attempt)).toEqual({ kind: "unknown" });
    expect(await captures(request.attemptId)).toBe(1);
  });
});

describe("a refund", () => {
  it("whose answer was lost is found hours later, and not made again", async () => {
    const { attempt } = await paid();
    const request = refundOf(attempt);
    await paypal.layFault("captures.refund", "answer_lost");
    expect(await provider.refund(request)).toEqual({ kind: "unknown" });
    await paypal.advance(7 * HOUR);
    expect(await provider.refund(request)).toMatchObject({ kind: "done" });
    expect((await orderOf(attempt.attemptId)).refunds).toHaveLength(1);
  });

  it("that takes its time is pending until it is done", async () => {
    const { attempt } = await paid("slow_refunds");
    const request = refundOf(attempt);
    const answer = await provider.refund(request);
    if (answer.kind !== "pending") return expect.fail(answer.kind);
    await paypal.advance(31);
    const { refundId } = request;
    const { providerReference } = answer;
    const done = { kind: "done", providerReference };
    expect(await provider.readRefund({ refundId, providerReference })).toEqual(done);
  });

  it("is refused by PayPal's own word, and never seen when nothing was sent", async () => {
    const { attempt } = await paid("no_refunds");
    const request = refundOf(attempt);
    const refused = { kind: "refused", failure: "refund_not_allowed" };
    expect(await provider.refund(request)).toEqual(refused);
    for (const fault of ["busy", "error_after"] as const) {
      await paypal.layFault("orders.get", fault, attempt.providerReference);
      expect(await provider.refund(request)).toEqual({ kind: "never_seen" });
    }
    await paypal.layFault("captures.refund", "in_progress");
    expect(await provider.refund(request)).toEqual({ kind: "unknown" });
  });

  it("is not taken for another one", async () => {
    const { attempt } = await paid();
    const answer = await provider.refund(refundOf(attempt));
    if (answer.kind !== "done") return expect.fail(answer.kind);
    const { providerReference } = answer;
    const refundId = newId<"refund">();
    const reading = await provider.readRefund({ refundId, providerReference });
    expect(reading).toEqual({ kind: "unknown" });
  });
});

describe("a token", () => {
  it("is asked for once, however many calls wait for it, and again when it ends", async () => {
    const fresh = paypal.provider();
    const before = await paypal.tokens();
    await Promise.all(Array.from({ length: 5 }, async () => fresh.begin(wanted())));
    expect(await paypal.tokens()).toBe(before + 1);
    await paypal.advance(9 * HOUR - 60);
    await fresh.begin(wanted());
    expect(await paypal.tokens()).toBe(before + 2);
  });

  it("that PayPal has revoked is renewed without a failed payment", async () => {
    const { attempt } = await begun();
    await paypal.revokeTokens();
    expect(await provider.read(attempt)).toMatchObject({ kind: "pending" });
  });

  it.each(["error_before", "request_lost", "busy"] as const)(
    "that cannot be had (%s) means that nothing was sent, and is had the next time",
    async (fault) => {
      const fresh = paypal.provider();
      await paypal.layFault("token", fault);
      const request = wanted();
      const refusal = { kind: "refused", failure: "provider_down" };
      expect(await fresh.begin(request)).toEqual(refusal);
      expect(await paypal.orders()).not.toContainEqual(
        expect.objectContaining({ invoiceId: request.attemptId }),
      );
      expect(await fresh.begin(request)).toMatchObject({ kind: "begun" });
    },
  );
});

it("keeps what it knows when PayPal itself dies and comes back", async () => {
  const { attempt } = await approved();
  await paypal.crash();
  expect(await provider.read(attempt)).toMatchObject({ kind: "approved" });
  expect(await provider.capture(attempt)).toMatchObject({ kind: "succeeded" });
});

interface Attempt {
  readonly attemptId: AttemptId;
  readonly providerReference: string;
  readonly startedAt: BeginPayment["startedAt"];
}

function wanted(own: Partial<BeginPayment> = {}): BeginPayment {
  return {
    attemptId: newId<"attempt">(),
    lineId: newId<"line">(),
    method: "paypal",
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: "T1",
    language: "ja",
    startedAt: paypal.now(),
    expiresAt: addHours(paypal.now(), 1),
    returnUrl: "http://127.0.0.1:9/ja/orders/T1",
    ...own,
  };
}

async function begun() {
  const request = wanted();
  const answer = await provider.begin(request);
  if (answer.kind !== "begun" || answer.next.kind !== "redirect") throw new Error(answer.kind);
  const { attemptId, startedAt } = request;
  const { providerReference, next } = answer;
  const attempt: Attempt = { attemptId, startedAt, providerReference };
  return { request, attempt, page: next.url };
}

async function approved(instrument: Instrument = "balance") {
  const order = await begun();
  await paypal.approve(order.page, instrument);
  return order;
}

async function paid(instrument: Instrument = "balance") {
  const order = await approved(instrument);
  expect(await provider.capture(order.attempt)).toMatchObject({ kind: "succeeded" });
  return order;
}

function refundOf({ attemptId, providerReference }: Attempt): RefundRequest {
  const refundId = newId<"refund">();
  return { refundId, attemptId, lineId: newId<"line">(), providerReference, amountYen: yen(500) };
}

async function orderOf(attemptId: string) {
  const found = (await paypal.orders()).find(({ invoiceId }) => invoiceId === attemptId);
  if (found === undefined) throw new Error("no such order");
  return found;
}

async function captures(attemptId: string): Promise<number> {
  const orders = (await paypal.orders()).filter(({ invoiceId }) => invoiceId === attemptId);
  return orders.filter(({ capture }) => capture !== undefined).length;
}
