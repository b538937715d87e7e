import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addHours, addSeconds } from "../../../src/foundation/clock/index.ts";
import { LANGUAGES } from "../../../src/foundation/language/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import { startStripe, type StripeFake } from "./start.ts";
import type { Session } from "./things.ts";
import { begun, OK_CARD, wish } from "./wish.ts";

let stripe: StripeFake;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => stripe.stop());

const session = async (id: string) =>
  (await stripe.objects<Session>("checkout.session")).find((one) => one.id === id)!;

describe("a page", () => {
  it("offers the one method that was chosen, and names attempt, line and order at Stripe", async () => {
    for (const method of ["card", "alipay", "wechat_pay", "paypay"]) {
      const { attempt, request } = await begun(stripe, { method });
      const made = await session(attempt.providerReference);
      const metadata = {
        attempt_id: request.attemptId,
        line_id: request.lineId,
        order_number: request.orderNumber,
      };
      expect(made).toMatchObject({
        payment_method_types: [method],
        client_reference_id: request.attemptId,
        metadata,
        _intent: { metadata, description: request.orderNumber },
        amount_total: 1980,
        customer_email: "mei@example.com",
        success_url: request.returnUrl,
        cancel_url: request.returnUrl,
        adaptive_pricing: { enabled: false },
      });
    }
  });

  it("asks every card for 3-D Secure and offers no Link", async () => {
    const { attempt } = await begun(stripe);
    expect(await session(attempt.providerReference)).toMatchObject({
      payment_method_options: { card: { request_three_d_secure: "any" } },
      wallet_options: { link: { display: "never" } },
    });
  });

  it("speaks the customer's language", async () => {
    const locales = await Promise.all(
      LANGUAGES.map(async (language) => {
        const { attempt } = await begun(stripe, { language });
        return (await session(attempt.providerReference))["locale"];
      }),
    );
    expect(locales).toEqual(["zh", "zh-TW", "ja", "en", "ko"]);
  });

  it("is open as long as was wanted, within half an hour and a day", async () => {
    const open = async (seconds: number) => {
      const { answer, request } = await begun(stripe, {
        expiresAt: addSeconds(stripe.now(), seconds),
      });
      return (Date.parse(answer.expiresAt!) - Date.parse(request.startedAt)) / 60_000;
    };
    expect(await open(60)).toBeCloseTo(31, 0);
    expect(await open(3600)).toBeCloseTo(60, 0);
    expect(await open(2 * 86_400)).toBeCloseTo(24 * 60 - 1, 0);
  });

  it("ends by itself as expired, and by us as cancelled", async () => {
    const [left, closed] = [await begun(stripe), await begun(stripe)];
    expect(await closed.cancel()).toMatchObject({ failure: "cancelled", isFinal: true });
    await stripe.advance(3700);
    expect(await left.read()).toEqual({ kind: "failed", failure: "expired", isFinal: true });
    expect(await closed.read()).toMatchObject({ failure: "cancelled" });
  });

  it("is refused when the dashboard has the method off", async () => {
    await stripe.switchOff(["paypay"]);
    const refusal = { kind: "refused", failure: "provider_refused" };
    const answer = await stripe.provider().begin(wish(stripe, { method: "paypay" }));
    expect(answer).toEqual(refusal);
    await stripe.switchOff([]);
    // And when the operator does not offer it, Stripe is not even asked.
    const cards = stripe.provider({ methods: ["card"], apiUrl: "http://127.0.0.1:1" });
    expect(await cards.begin(wish(stripe, { method: "paypay" }))).toEqual(refusal);
  });

  it("is refused below ¥50", async () => {
    const answer = await stripe.provider().begin(wish(stripe, { amountYen: yen(49) }));
    expect(answer).toEqual({ kind: "refused", failure: "provider_refused" });
  });
});

describe("a card", () => {
  it.each([
    ["4000 0000 0000 0002", "declined"],
    ["4000 0000 0000 9995", "declined"],
    ["1234 5678", "declined"],
  ])("%s is %s, and another may follow", async (number, failure) => {
    const attempt = await begun(stripe);
    await stripe.payByCard(attempt.url, number);
    expect(await attempt.read()).toEqual({ kind: "failed", failure, isFinal: false });
    await stripe.payByCard(attempt.url, OK_CARD);
    expect(await attempt.read()).toMatchObject({ kind: "succeeded" });
    expect(await stripe.books(attempt.attemptId)).toMatchObject({ payments: 1, charges: 1 });
  });

  it("with 3-D Secure pays when its bank is satisfied, and not before", async () => {
    const passes = await begun(stripe);
    await stripe.payByCard(passes.url, "4000 0000 0000 3220", "complete");
    expect(await passes.read()).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    const fails = await begun(stripe);
    await stripe.payByCard(fails.url, "4000 0000 0000 3220", "fail");
    expect(await fails.read()).toEqual({
      kind: "failed",
      failure: "authentication_failed",
      isFinal: false,
    });
  });

  it("of UnionPay pays as any other", async () => {
    const attempt = await begun(stripe);
    await stripe.payByCard(attempt.url, "6200 0000 0000 0005");
    expect(await attempt.read()).toMatchObject({ kind: "succeeded" });
  });

  it("pays once, however often the page is sent", async () => {
    const attempt = await begun(stripe);
    await Promise.all([1, 2, 3].map(async () => stripe.payByCard(attempt.url, OK_CARD)));
    expect(await stripe.books(attempt.attemptId)).toMatchObject({ charges: 1, receivedYen: 1980 });
  });
});

describe("a wallet", () => {
  it.each(["alipay", "wechat_pay", "paypay"])("%s pays or is refused", async (method) => {
    const attempt = await begun(stripe, { method });
    await stripe.answerWallet(attempt.url, "refuse");
    expect(await attempt.read()).toMatchObject({ failure: "declined", isFinal: false });
    await stripe.answerWallet(attempt.url, "approve");
    expect(await attempt.read()).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    expect(await attempt.refund(1980)).toMatchObject({ kind: "done" });
  });
});

it("reads no payment as another's", async () => {
  const attempt = await begun(stripe);
  const other = wish(stripe);
  const { providerReference } = attempt.attempt;
  const reading = await stripe.provider().read({ ...other, providerReference });
  expect(reading).toEqual({ kind: "unknown" });
  const at = addHours(stripe.now(), -5);
  expect(await stripe.provider().read({ ...attempt.attempt, startedAt: at })).toMatchObject({
    kind: "pending",
  });
});
