import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BeginPayment, PaymentProvider } from "../../src/business/payments/index.ts";
import { addHours, systemClock } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import { paypalPayments } from "../../src/gateways/payments/paypal/index.ts";
import { openTroubledLine, type TroubledLine } from "./troubled-line.ts";

const env = process.env;
const KEYS = env["PAYPAL_TEST_CLIENT_ID"] !== undefined && env["PAYPAL_TEST_CLIENT_SECRET"];
/** With somebody at a browser: each payment prints its page and waits to be approved there. */
const HAS_PAYER = env["PAYPAL_TEST_APPROVE"] === "yes";
const PAYEE = env["PAYPAL_TEST_PAYOUT_EMAIL"];
const WEBHOOK_ID = env["PAYPAL_TEST_WEBHOOK_ID"];
// Another address only to try this file itself, against the fake.
const API = env["PAYPAL_TEST_API_URL"] ?? "https://api-m.sandbox.paypal.com";

const APPROVED_WITHIN_SECONDS = 300;
const PAID_OUT_WITHIN_SECONDS = 120;

let line: TroubledLine;
let provider: PaymentProvider;

describe.skipIf(!KEYS)(
  "PayPal (skipped unless PAYPAL_TEST_CLIENT_ID and PAYPAL_TEST_CLIENT_SECRET are set)",
  () => {
    beforeAll(async () => {
      line = await openTroubledLine(API);
      provider = withKeys();
    });
    afterAll(async () => line.stop());
    describe("without a browser", () => {
      unapproved();
    });
    describe.skipIf(!HAS_PAYER)(
      "with a payer at a browser (skipped unless PAYPAL_TEST_APPROVE=yes)",
      () => {
        approving();
      },
    );
    describe.skipIf(PAYEE === undefined)(
      "payouts (skipped unless PAYPAL_TEST_PAYOUT_EMAIL is set)",
      () => {
        payingOut();
      },
    );
  },
);

function withKeys(own: { readonly clientSecret?: string } = {}): PaymentProvider {
  return paypalPayments({
    environment: "sandbox",
    clientId: env["PAYPAL_TEST_CLIENT_ID"] ?? "",
    clientSecret: own.clientSecret ?? env["PAYPAL_TEST_CLIENT_SECRET"] ?? "",
    webhookId: WEBHOOK_ID ?? "NONE",
    apiUrl: line.url,
    clock: systemClock(),
    timeoutMs: 20_000,
  });
}

function unapproved(): void {
  it("takes our keys, and no others", async () => {
    const webhookUrl = "https://shop.example/webhooks/payments/paypal";
    const [keys] = await provider.examine!({ webhookUrl });
    expect(keys).toMatchObject({ what: "paypal keys", state: "ok" });
    const wrong = withKeys({ clientSecret: "wrong" });
    const refusal = { kind: "refused", failure: "provider_refused" };
    expect(await wrong.begin(wanted())).toEqual(refusal);
  });

  it.each(LANGUAGES)("begins an order that waits for its payer, in %s", async (language) => {
    const { attempt, page } = await begun({ language });
    expect(page).toMatch(/^https?:\/\//);
    expect(await provider.read(attempt)).toMatchObject({ kind: "pending", next: { url: page } });
    expect(await provider.capture(attempt)).toMatchObject({ kind: "pending" });
    expect(await provider.refund(refundOf(attempt, 100))).toMatchObject({ kind: "refused" });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider.cancel(attempt)).toEqual(cancelled);
  });

  it("begins one order under one request id", async () => {
    const request = wanted();
    const first = await provider.begin(request);
    expect(first).toMatchObject({ kind: "begun" });
    expect(await provider.begin(request)).toEqual(first);
  });

  it.each(["answer_lost", "error_after"] as const)("has begun it, after %s", async (fault) => {
    const request = wanted();
    line.trouble(fault, ({ body }) => body.includes(request.attemptId));
    expect(await provider.begin(request)).toEqual({ kind: "unknown" });
    const [made] = line.exchanges.filter(({ body }) => body.includes(request.attemptId));
    const { id } = JSON.parse(made!.answer) as { id: string };
    expect(await provider.begin(request)).toMatchObject({ kind: "begun", providerReference: id });
  });

  it("knows nothing of an order that is not there", async () => {
    const attempt = { ...wanted(), providerReference: "5O190127TN364715T" };
    const over = { kind: "failed", failure: "expired", isFinal: true };
    expect(await provider.read(attempt)).toEqual(over);
    expect(await provider.locate!("2GG279541U471931P")).toEqual({ kind: "not_ours" });
  });

  it.skipIf(WEBHOOK_ID === undefined)(
    "says that a signature of ours is not its own (skipped unless PAYPAL_TEST_WEBHOOK_ID is set)",
    async () => {
      const now = systemClock().now();
      const body = '{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"1"}}';
      const headers = {
        "paypal-auth-algo": "SHA256withRSA",
        "paypal-cert-url":
          "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77",
        "paypal-transmission-id": "69cd13f0-d67a-11e5-baa3-778b53f4ae55",
        "paypal-transmission-time": `${now.slice(0, 19)}Z`,
        "paypal-transmission-sig": Buffer.from("not a signature of PayPal".repeat(10))
          .toString("base64")
          .slice(0, 344),
      };
      const raw = { body: Buffer.from(body), headers, now };
      expect(await provider.readNotification(raw)).toEqual({ kind: "forged" });
    },
  );

  it("tells what moved the day before yesterday, where it may", async ({ skip }) => {
    const findings = await provider.examine!({ webhookUrl: "https://shop.example/" });
    const right = findings.find(({ what }) => what === "paypal transaction search");
    if (right?.state !== "ok") return skip("the app may not search transactions");
    const until = addHours(systemClock().now(), -24);
    const period = { from: addHours(until, -24), until };
    expect(await provider.reports!.read!(period)).toMatchObject({ kind: "read" });
  });
}

function approving(): void {
  const within = { timeout: (APPROVED_WITHIN_SECONDS + 60) * 1000 };

  it("captures once what was approved, and gives it back once in two parts", within, async () => {
    const attempt = await approved();
    line.trouble("answer_lost", ({ path }) => path.endsWith("/capture"));
    expect(await provider.capture(attempt)).toEqual({ kind: "unknown" });
    const paid = await provider.read(attempt);
    expect(paid).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    expect(await provider.capture(attempt)).toEqual(paid);
    const first = refundOf(attempt, 980);
    line.trouble("answer_lost", ({ path }) => path.endsWith("/refund"));
    expect(await provider.refund(first)).toEqual({ kind: "unknown" });
    const { refundId } = first;
    const paymentReference = attempt.providerReference;
    const found = await provider.readRefund({ refundId, paymentReference });
    expect(found.kind).toMatch(/^(?:done|pending)$/);
    expect(await provider.refund(first)).toEqual(found);
    const rest = await provider.refund(refundOf(attempt, 1000));
    expect(rest.kind).toMatch(/^(?:done|pending)$/);
    expect(await provider.refund(refundOf(attempt, 1))).toMatchObject({ kind: "refused" });
  });

  it("takes nothing of what was approved and then cancelled", within, async () => {
    const attempt = await approved();
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider.cancel(attempt)).toEqual(cancelled);
    expect(await provider.read(attempt)).toMatchObject({ kind: "approved" });
  });
}

function payingOut(): void {
  const within = { timeout: (PAID_OUT_WITHIN_SECONDS + 60) * 1000 };

  it("are made once, though the answer was lost", within, async () => {
    const payouts = provider.payouts!;
    const request = {
      payoutId: newId<"payout">(),
      lineId: newId<"line">(),
      amountYen: yen(100),
      email: PAYEE ?? "",
      note: "test:live",
      language: "ja",
    } as const;
    line.trouble("answer_lost", ({ body }) => body.includes(request.payoutId));
    expect(await payouts.payOut(request)).toEqual({ kind: "unknown" });
    let reading = await payouts.payOut(request);
    const [made] = line.exchanges.filter(({ body }) => body.includes(request.payoutId));
    const { batch_header: batch } = JSON.parse(made!.answer) as {
      batch_header: { payout_batch_id: string };
    };
    expect(reading).toMatchObject({ providerReference: batch.payout_batch_id });
    const { payoutId } = request;
    const providerReference = batch.payout_batch_id;
    for (let i = 0; reading.kind === "pending" && i < PAID_OUT_WITHIN_SECONDS / 5; i++) {
      await pause(5000);
      reading = await payouts.readPayout({ payoutId, providerReference });
    }
    expect(reading).toEqual({ kind: "done", providerReference });
  });
}

function wanted(own: Partial<BeginPayment> = {}): BeginPayment {
  const attemptId = newId<"attempt">();
  const now = systemClock().now();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "paypal",
    amountYen: yen(1980),
    description: "訪日データ 7日間 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "ja",
    startedAt: now,
    expiresAt: addHours(now, 1),
    returnUrl: "https://shop.example/ja/orders/T1?back=yes",
    ...own,
  };
}

async function begun(own: Partial<BeginPayment> = {}) {
  const request = wanted(own);
  const answer = await provider.begin(request);
  if (answer.kind !== "begun" || answer.next.kind !== "redirect") {
    throw new Error(`not begun: ${JSON.stringify(answer)}`);
  }
  const { providerReference, next } = answer;
  return { attempt: { ...request, providerReference }, page: next.url };
}

async function approved() {
  const { attempt, page } = await begun();
  process.stderr.write(
    `\napprove within five minutes, with a personal sandbox account:\n${page}\n`,
  );
  for (let i = 0; i < APPROVED_WITHIN_SECONDS / 3; i++) {
    const reading = await provider.read(attempt);
    if (reading.kind === "approved") return attempt;
    await pause(3000);
  }
  throw new Error("nobody approved it");
}

function refundOf(attempt: BeginPayment & { readonly providerReference: string }, amount: number) {
  const { attemptId, lineId, providerReference } = attempt;
  const refundId = newId<"refund">();
  return { refundId, attemptId, lineId, providerReference, amountYen: yen(amount) };
}
