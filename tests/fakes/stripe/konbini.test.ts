import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addHours, addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import { startStripe, type StripeFake } from "./start.ts";
import type { Intent } from "./things.ts";
import { begun, wish } from "./wish.ts";

const DAY = 86_400;

let stripe: StripeFake;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => stripe.stop());

const slip = (own: Parameters<typeof wish>[1] = {}) =>
  begun(stripe, { method: "konbini", expiresAt: addHours(stripe.now(), 48), ...own });

describe("a slip", () => {
  it("has each chain's codes, a page to print, and an end in Japan's time to the second", async () => {
    const end = lastSecondInJapan(stripe.now());
    const { answer } = await slip({ expiresAt: end });
    expect(answer.expiresAt).toBe(end);
    expect(answer.next).toMatchObject({
      kind: "slip",
      payBy: end,
      voucherUrl: expect.stringMatching(/\/konbini\/voucher\/pi_/),
      chains: [
        { chain: "familymart", confirmationNumber: expect.stringMatching(/^\d{11}$/) },
        { chain: "lawson", confirmationNumber: expect.stringMatching(/^\d{11}$/) },
        { chain: "ministop", confirmationNumber: expect.stringMatching(/^\d{11}$/) },
        { chain: "seicomart", paymentCode: expect.stringMatching(/^\d+$/) },
      ],
    });
  });

  it("gives Stripe the payer's address, or the house's, and the order's number as a name", async () => {
    const { contactEmail: _, ...nameless } = wish(stripe, { method: "konbini" });
    expect(await stripe.provider().begin(nameless)).toMatchObject({ kind: "begun" });
    const asked = stripe.provider({ contactEmail: "no-reply@" });
    expect(await asked.begin({ ...nameless, ...newIds() })).toMatchObject({
      kind: "refused",
      failure: "provider_refused",
    });
  });

  it("is refused below ¥120 and above ¥300,000, as its method says", async () => {
    const method = stripe.provider().methods.find((one) => one.method === "konbini")!;
    expect(method).toMatchObject({ leastYen: 120, mostYen: 300_000, refunds: "claim" });
    for (const amountYen of [119, 300_001]) {
      const request = wish(stripe, { method: "konbini", amountYen: yen(amountYen) });
      const answer = await stripe.provider().begin(request);
      expect(answer).toEqual({ kind: "refused", failure: "provider_refused" });
    }
  });

  it("ends within what Stripe allows, however soon or late it was wanted to", async () => {
    const soon = await slip({ expiresAt: addSeconds(stripe.now(), 60) });
    const wait = Date.parse(soon.answer.expiresAt!) - Date.parse(stripe.now());
    expect(wait / 60_000).toBeGreaterThan(30);
    await expect(slip({ expiresAt: addHours(stripe.now(), 24 * 90) })).resolves.toBeDefined();
  });

  it("is paid at the register: that is when the money came, not when the slip was made", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "print-slip");
    await stripe.advance(6 * 3600);
    expect(await attempt.read()).toMatchObject({ kind: "pending", next: { kind: "slip" } });
    await stripe.atShop(attempt.attemptId, "register");
    const reading = await attempt.read();
    expect(reading).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    const { at } = reading as { at: Instant };
    expect(at >= addSeconds(attempt.request.startedAt, 6 * 3600 - 5)).toBe(true);
  });

  it("is over when its time is, for good", async () => {
    const attempt = await slip();
    await stripe.advance(2 * DAY + 60);
    const over = { kind: "failed", failure: "expired", isFinal: true };
    expect(await attempt.read()).toEqual(over);
    expect(await attempt.readUnanswered()).toEqual(over);
    await expect(stripe.atShop(attempt.attemptId, "register")).rejects.toThrow("void");
  });

  it("that was printed in time can be paid a little later", async () => {
    const attempt = await slip();
    await stripe.advance(2 * DAY - 60);
    await stripe.atShop(attempt.attemptId, "print-slip");
    await stripe.advance(600);
    expect(await attempt.read()).toMatchObject({ kind: "pending" });
    await stripe.atShop(attempt.attemptId, "register");
    expect(await attempt.read()).toMatchObject({ kind: "succeeded" });
  });

  it("that was printed and left at the shop ends a little later", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "print-slip");
    await stripe.advance(2 * DAY + 3600);
    expect(await attempt.read()).toMatchObject({ kind: "failed", failure: "expired" });
  });
});

describe("cancelling a slip", () => {
  it("voids it, also when it is asked for twice", async () => {
    const attempt = await slip();
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await attempt.cancel()).toEqual(cancelled);
    expect(await attempt.cancel()).toEqual(cancelled);
    await expect(stripe.atShop(attempt.attemptId, "register")).rejects.toThrow("void");
  });

  it("fails while the customer stands at the register, whose money is read then", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "print-slip");
    expect(await attempt.cancel()).toMatchObject({ kind: "pending" });
    await stripe.atShop(attempt.attemptId, "register");
    expect(await attempt.cancel()).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("works again when the customer has left without paying", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "print-slip");
    expect(await attempt.cancel()).toMatchObject({ kind: "pending" });
    await stripe.atShop(attempt.attemptId, "drop-slip");
    expect(await attempt.cancel()).toMatchObject({ kind: "failed", failure: "cancelled" });
  });
});

describe("the money of a slip", () => {
  it("goes back by claim alone: Stripe is not asked, and mails nobody", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "register");
    expect(await attempt.refund(1980)).toEqual({
      kind: "refused",
      failure: "method_not_refundable",
    });
    expect(await stripe.books(attempt.attemptId)).toMatchObject({ refunds: 0, refundedYen: 0 });
  });

  it("is read as it came, also when it is not what was asked for", async () => {
    const attempt = await slip();
    await stripe.atShop(attempt.attemptId, "register-too-little");
    expect(await attempt.read()).toMatchObject({ kind: "succeeded", amountYen: 1979 });
  });
});

describe("a slip whose answer was lost", () => {
  const on = "POST /v1/payment_intents";

  it("is found with its codes, by when it was begun", async () => {
    const request = wish(stripe, { method: "konbini", expiresAt: addHours(stripe.now(), 48) });
    await stripe.order({ on, fault: "lost_after", match: request.attemptId });
    expect(await stripe.provider().begin(request)).toEqual({ kind: "unknown" });
    await stripe.advance(3600);
    expect(await stripe.provider().read(request)).toMatchObject({
      kind: "pending",
      next: { kind: "slip" },
    });
    expect((await intents(request.attemptId)).length).toBe(1);
  });

  it("is found though the machine stood still before it asked", async () => {
    const startedAt = addSeconds(stripe.now(), -800);
    const request = wish(stripe, {
      method: "konbini",
      startedAt,
      expiresAt: addHours(startedAt, 48),
    });
    await stripe.order({ on, fault: "lost_after", match: request.attemptId });
    expect(await stripe.provider().begin(request)).toEqual({ kind: "unknown" });
    expect(await stripe.provider().read(request)).toMatchObject({ kind: "pending" });
  });

  it("was never made when the request itself was lost", async () => {
    const request = wish(stripe, { method: "konbini" });
    await stripe.order({ on, fault: "lost_before", match: request.attemptId });
    expect(await stripe.provider().begin(request)).toEqual({ kind: "unknown" });
    expect(await stripe.provider().read(request)).toEqual({ kind: "never_seen" });
  });

  it("is not looked for in a list that Stripe does not give", async () => {
    const request = wish(stripe, { method: "konbini" });
    await stripe.order({ on: `GET /v1/payment_intents`, fault: "error_before" });
    expect(await stripe.provider().read(request)).toEqual({ kind: "unknown" });
  });
});

async function intents(attemptId: string): Promise<readonly Intent[]> {
  const all = await stripe.objects<Intent>("payment_intent");
  return all.filter(({ metadata }) => metadata["attempt_id"] === attemptId);
}

function newIds() {
  const { attemptId, lineId } = wish(stripe);
  return { attemptId, lineId };
}

/** 23:59:59 in Japan, the day after tomorrow. */
function lastSecondInJapan(now: Instant): Instant {
  const day = addHours(now, 9 + 48).slice(0, 10);
  return addSeconds(`${day}T00:00:00.000Z` as Instant, 15 * 3600 - 1);
}
