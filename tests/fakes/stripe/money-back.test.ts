import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RefundRequest } from "../../../src/business/payments/index.ts";
import { newId } from "../../../src/foundation/ids/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import { startStripe, type StripeFake } from "./start.ts";
import { begun, OK_CARD, type Begun } from "./wish.ts";

let stripe: StripeFake;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => stripe.stop());

async function paid(card = OK_CARD): Promise<Begun> {
  const attempt = await begun(stripe);
  await stripe.payByCard(attempt.url, card);
  return attempt;
}

function refundOf({ attempt }: Begun, amountYen = 500): RefundRequest {
  return { ...attempt, refundId: newId<"refund">(), amountYen: yen(amountYen) };
}

const asked = ({ refundId, providerReference: paymentReference }: RefundRequest) => ({
  refundId,
  paymentReference,
});

describe("a refund", () => {
  it("may take its time, and is done when Stripe says so", async () => {
    const attempt = await paid("4000 0000 0000 7726");
    const request = refundOf(attempt);
    const answer = await stripe.provider().refund(request);
    if (answer.kind !== "pending") return expect.fail(answer.kind);
    const { providerReference } = answer;
    const read = () => stripe.provider().readRefund({ ...asked(request), providerReference });
    expect(await read()).toEqual(answer);
    await stripe.advance(61);
    expect(await read()).toEqual({ kind: "done", providerReference });
  });

  it("may come back, and is refused then", async () => {
    const request = refundOf(await paid("4000 0000 0000 5126"));
    expect(await stripe.provider().refund(request)).toMatchObject({ kind: "done" });
    await stripe.advance(61);
    const reading = await stripe.provider().readRefund(asked(request));
    expect(reading).toEqual({ kind: "refused", failure: "declined" });
  });

  it("is made once under its id, also when its first answer was an error that was kept", async () => {
    const attempt = await paid();
    const request = refundOf(attempt);
    await stripe.order({ on: "POST /v1/refunds", fault: "error_after", match: request.refundId });
    expect(await stripe.provider().refund(request)).toEqual({ kind: "unknown" });
    expect(await stripe.provider().refund(request)).toEqual({ kind: "unknown" });
    expect(await stripe.provider().readRefund(asked(request))).toMatchObject({ kind: "done" });
    expect(await stripe.books(attempt.attemptId)).toMatchObject({ refunds: 1, refundedYen: 500 });
  });

  it.each([
    ["busy", "never_seen"],
    ["conflict", "unknown"],
    ["gateway_after", "unknown"],
  ] as const)("that meets %s is %s", async (fault, kind) => {
    const request = refundOf(await paid());
    await stripe.order({ on: "POST /v1/refunds", fault, match: request.refundId });
    expect(await stripe.provider().refund(request)).toEqual({ kind });
  });

  it("is not lost with a key that does not work: it is asked for again", async () => {
    const attempt = await paid();
    const withOldKey = stripe.provider({ secretKey: "sk_test_rolled" });
    expect(await withOldKey.refund(refundOf(attempt))).toEqual({ kind: "never_seen" });
    expect(await withOldKey.readRefund(asked(refundOf(attempt)))).toEqual({ kind: "unknown" });
  });

  it("is not read as another's", async () => {
    const attempt = await paid();
    const [one, two] = [refundOf(attempt, 100), refundOf(attempt, 200)];
    const first = await stripe.provider().refund(one);
    await stripe.provider().refund(two);
    if (first.kind !== "done") return expect.fail(first.kind);
    const { providerReference } = first;
    expect(await stripe.provider().readRefund({ ...asked(two), providerReference })).toEqual({
      kind: "unknown",
    });
  });

  it("by hand at Stripe is no refund of ours, and its news leads to the attempt", async () => {
    const attempt = await paid();
    const { providerReference } = (await attempt.read()) as { providerReference: string };
    await stripe.asStripe("POST /v1/refunds", { payment_intent: providerReference, amount: "700" });
    const request = refundOf(attempt);
    expect(await stripe.provider().readRefund(asked(request))).toEqual({ kind: "never_seen" });
    const told = (await stripe.events()).findLast(({ type }) => type === "refund.created")!;
    const { body, headers } = await stripe.signedWebhook(told.id);
    const raw = { body: Buffer.from(body), headers, now: stripe.now() };
    const heard = await stripe.provider().readNotification(raw);
    expect(heard).toMatchObject({ kind: "unplaced", reference: providerReference });
  });
});

describe("a dispute", () => {
  it("is read with its payment, and holds refunds back", async () => {
    const attempt = await paid("4000 0000 0000 0259");
    const reading = await attempt.read();
    if (reading.kind !== "succeeded") return expect.fail(reading.kind);
    expect(reading.disputes).toMatchObject([
      { state: "open", amountYen: 1980, reason: "fraudulent", reference: expect.any(String) },
    ]);
    const { openedAt, respondBy } = reading.disputes![0]!;
    expect(respondBy! > openedAt).toBe(true);
    expect(await attempt.refund(100)).toEqual({ kind: "refused", failure: "charge_disputed" });
  });

  it.each(["won", "lost"] as const)("that is %s is read so, and stays known", async (outcome) => {
    const attempt = await paid();
    const { id } = await stripe.dispute(attempt.attemptId);
    expect(await attempt.read()).toMatchObject({ disputes: [{ reference: id, state: "open" }] });
    await stripe.closeDispute(id, outcome);
    expect(await attempt.read()).toMatchObject({
      kind: "succeeded",
      disputes: [{ reference: id, state: outcome, reason: "product_not_received" }],
    });
    const refund = await attempt.refund(100);
    expect(refund.kind).toBe(outcome === "won" ? "done" : "refused");
  });

  it("leads to its attempt, though Stripe's news of it carry nothing of ours", async () => {
    const attempt = await paid();
    await stripe.dispute(attempt.attemptId);
    const told = (await stripe.events()).findLast(({ type }) => type === "charge.dispute.created")!;
    expect(JSON.stringify(told)).not.toContain(attempt.attemptId);
    const { body, headers } = await stripe.signedWebhook(told.id);
    const raw = { body: Buffer.from(body), headers, now: stripe.now() };
    const heard = await stripe.provider().readNotification(raw);
    if (heard.kind !== "unplaced") return expect.fail(heard.kind);
    const { attemptId, lineId } = attempt.request;
    const locate = stripe.provider().locate!;
    expect(await locate(heard.reference)).toEqual({ kind: "found", attemptId, lineId });
    expect(await locate("pi_of_nobody")).toEqual({ kind: "not_ours" });
    const nowhere = stripe.provider({ apiUrl: "http://127.0.0.1:1" });
    expect(await nowhere.locate!(heard.reference)).toEqual({ kind: "unknown" });
  });

  it("that cannot be read leaves the payment unread, so that it is asked about again", async () => {
    const attempt = await paid();
    await stripe.dispute(attempt.attemptId);
    await stripe.order({ on: "GET /v1/disputes", fault: "error_before" });
    expect(await attempt.read()).toEqual({ kind: "unknown" });
    expect(await attempt.read()).toMatchObject({ disputes: [{ state: "open" }] });
  });
});
