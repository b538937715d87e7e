import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catchWebhooks, type WebhookCatcher } from "../../../../tests/contracts/webhook-catcher.ts";
import { startSandboxes, type Sandboxes } from "../../../../tests/sandboxes.ts";
import type { BeginPayment, RefundRequest } from "../../../business/payments/index.ts";
import { addHours, type Instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  LATE_SECONDS,
  READ_FAILS_SECONDS,
  SENTINELS,
  SLOW_REFUND_SECONDS,
  SLOW_SECONDS,
  type Behaviour,
  type CreateFault,
} from "./index.ts";

let sandboxes: Sandboxes;
let web: WebhookCatcher;

beforeAll(async () => {
  web = await catchWebhooks();
  sandboxes = await startSandboxes({ webhookUrl: web.url });
});
beforeEach(async () => {
  await sandboxes.payments.settle();
  web.caught.length = 0;
});
afterAll(async () => {
  await sandboxes.stop();
  await web.stop();
});

describe("what a card does", () => {
  it.each([
    ["declines", { kind: "failed", failure: "declined", isFinal: false }],
    ["lacks_funds", { kind: "failed", failure: "declined", isFinal: false }],
    ["challenge_passes", { kind: "succeeded", amountYen: 1980 }],
    ["challenge_fails", { kind: "failed", failure: "authentication_failed", isFinal: false }],
    ["challenge_abandoned", { kind: "pending" }],
    ["slow", { kind: "pending" }],
    ["late", { kind: "pending" }],
    ["mismatch", { kind: "succeeded", amountYen: 1979 }],
    ["other_currency", { kind: "mismatched", what: "currency" }],
    ["read_fails", { kind: "unknown" }],
  ] as const)("%s", async (behaviour, reading) => {
    const attempt = await payBy(behaviour);
    expect(await read(attempt)).toMatchObject(reading);
  });

  it("is not taken for a payment that goes by another reference", async () => {
    const attempt = await payBy("succeeds");
    const stranger = { ...attempt, attemptId: newId<"attempt">() };
    expect(await read(stranger)).toMatchObject({ kind: "mismatched", what: "reference" });
  });

  it("settles a slow one after its time", async () => {
    const attempt = await payBy("slow");
    await sandboxes.advance(SLOW_SECONDS);
    expect(await read(attempt)).toMatchObject({ kind: "succeeded" });
  });

  it("lets a late one succeed after it was cancelled for good", async () => {
    const attempt = await payBy("late");
    const cancelled = await provider().cancel(attempt);
    expect(cancelled).toMatchObject({ kind: "failed", failure: "cancelled" });
    await sandboxes.advance(LATE_SECONDS);
    expect(await read(attempt)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("ends an abandoned challenge as abandoned when its time is over", async () => {
    const attempt = await payBy("challenge_abandoned");
    await sandboxes.advance(3601);
    expect(await read(attempt)).toEqual({ kind: "failed", failure: "abandoned", isFinal: true });
  });

  it("reads again once the provider is well", async () => {
    const attempt = await payBy("read_fails");
    await sandboxes.advance(READ_FAILS_SECONDS);
    expect(await read(attempt)).toMatchObject({ kind: "succeeded" });
  });

  it("refuses, delays or makes a refund as its card says", async () => {
    const refused = await provider().refund(refundOf(await payBy("refund_fails")));
    expect(refused).toEqual({ kind: "refused", failure: "refund_declined" });
    const wanted = refundOf(await payBy("refund_slow"));
    expect(await provider().refund(wanted)).toMatchObject({ kind: "pending" });
    await sandboxes.advance(SLOW_REFUND_SECONDS);
    const { refundId } = wanted;
    expect(await provider().readRefund({ refundId })).toMatchObject({ kind: "done" });
  });
});

describe("what a tag in the e-mail does", () => {
  it.each([
    ["create_refused", { kind: "refused", failure: "provider_refused" }, "never_seen"],
    ["create_busy", { kind: "refused", failure: "provider_down" }, "never_seen"],
    ["create_lost", { kind: "unknown" }, "pending"],
    ["create_lost_undone", { kind: "unknown" }, "never_seen"],
    ["create_hangs", { kind: "unknown" }, "pending"],
    ["create_500", { kind: "unknown" }, "pending"],
    ["create_500_undone", { kind: "unknown" }, "never_seen"],
  ] as const)("%s", async (fault, answer, found) => {
    const request = wantedWith(fault);
    const timeoutMs = fault === "create_hangs" ? 400 : 5000;
    expect(await sandboxes.payments.provider({ timeoutMs }).begin(request)).toEqual(answer);
    const { attemptId } = request;
    const reading = await provider().read({ attemptId, startedAt: sandboxes.now() });
    expect(reading).toMatchObject({ kind: found });
    const again = { ...request, attemptId: newId<"attempt">() };
    expect(await provider().begin(again)).toMatchObject({ kind: "begun" });
  });

  it("gives apps, accounts and konbini what cards have by number", async () => {
    const slow = await begin({ ...wantedWith("slow"), method: "konbini" });
    await sandboxes.payments.payAtRegister(slow.attemptId);
    expect(await read(slow)).toMatchObject({ kind: "pending" });
    const short = await begin({ ...wantedWith("mismatch"), method: "alipay" });
    await sandboxes.payments.answerApp(short.pageUrl, "approve");
    expect(await read(short)).toMatchObject({ kind: "succeeded", amountYen: 1979 });
  });

  it("stays in force behind a plain card and gives way to another test card", async () => {
    const short = await begin(wantedWith("mismatch"));
    await sandboxes.payments.payByCard(short.pageUrl, "4000 0000 0000 0002");
    await sandboxes.payments.payByCard(short.pageUrl, "4242 4242 4242 4242");
    expect(await read(short)).toMatchObject({ kind: "succeeded", amountYen: 1979 });
  });
});

describe("a reader", () => {
  const at = async (reader: string) => begin(onReader(reader));
  const hold = async (reader: string, behaviour: Behaviour) => {
    const card = SENTINELS.find((s) => s.kind === "card" && s.behaviour === behaviour)!;
    return sandboxes.payments.atReader(reader, { card: card.input });
  };

  it.each([
    ["succeeds", { kind: "succeeded", amountYen: 1980 }],
    ["challenge_passes", { kind: "succeeded" }],
    ["declines", { kind: "failed", failure: "declined", isFinal: true }],
    ["lacks_funds", { kind: "failed", failure: "declined", isFinal: true }],
    ["challenge_fails", { kind: "failed", failure: "authentication_failed", isFinal: true }],
    ["challenge_abandoned", { kind: "failed", failure: "abandoned", isFinal: true }],
    ["slow", { kind: "pending" }],
    ["read_fails", { kind: "unknown" }],
  ] as const)("shows an amount once: %s", async (behaviour, reading) => {
    const attempt = await at(`desk ${behaviour}`.replace(" ", "-"));
    expect(await read(attempt)).toMatchObject({ kind: "pending", next: { kind: "reader" } });
    await hold(`desk-${behaviour}`, behaviour);
    expect(await read(attempt)).toMatchObject(reading);
    await hold(`desk-${behaviour}`, "succeeds");
    expect(await read(attempt)).toMatchObject(reading);
  });

  it("shows one amount at a time, until the customer or the shop ends it", async () => {
    const first = await at("desk-busy");
    const busy = { kind: "refused", failure: "provider_down" };
    expect(await provider().begin(onReader("desk-busy"))).toEqual(busy);
    await sandboxes.payments.atReader("desk-busy", { answer: "give_up" });
    expect(await read(first)).toMatchObject({ kind: "failed", failure: "abandoned" });
    const second = await at("desk-busy");
    expect(await provider().cancel(second)).toMatchObject({ failure: "cancelled" });
    await hold("desk-busy", "succeeds");
    expect(await read(second)).toMatchObject({ kind: "failed", failure: "cancelled" });
  });

  it("that is out of reach, unnamed or answers nothing does as its tag says", async () => {
    const down = { kind: "refused", failure: "provider_down" };
    expect(await provider().begin(onReader("desk+reader-offline"))).toEqual(down);
    const { reader: _, ...unnamed } = onReader("");
    const refused = { kind: "refused", failure: "provider_refused" };
    expect(await provider().begin(unnamed)).toEqual(refused);
    const lost = onReader("desk+create-lost");
    expect(await provider().begin(lost)).toEqual({ kind: "unknown" });
    await hold("desk+create-lost", "succeeds");
    const { attemptId } = lost;
    const found = await provider().read({ attemptId, startedAt: sandboxes.now() });
    expect(found).toMatchObject({ kind: "succeeded" });
  });
});

describe("apps, accounts and konbini", () => {
  it("lets the customer refuse in the app and approve after all", async () => {
    const attempt = await begin({ ...wantedWith("succeeds"), method: "alipay" });
    await sandboxes.payments.answerApp(attempt.pageUrl, "refuse");
    expect(await read(attempt)).toMatchObject({ kind: "failed", failure: "declined" });
    await sandboxes.payments.answerApp(attempt.pageUrl, "approve");
    expect(await read(attempt)).toMatchObject({ kind: "succeeded" });
  });

  it("moves the money of an account when it is captured, as its tag says", async () => {
    const accounts = sandboxes.payments.accounts();
    const approve = async (behaviour: Behaviour) => {
      const attempt = await begin({ ...wantedWith(behaviour), method: "paypal" });
      await sandboxes.payments.answerApp(attempt.pageUrl, "approve");
      expect(await read(attempt)).toMatchObject({ kind: "approved" });
      return attempt;
    };
    const slow = await approve("slow");
    expect(await accounts.capture(slow)).toMatchObject({ kind: "pending" });
    await sandboxes.advance(SLOW_SECONDS);
    expect(await read(slow)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    const left = await approve("succeeds");
    await sandboxes.advance(3601);
    const over = { kind: "failed", failure: "expired", isFinal: true };
    expect(await accounts.capture(left)).toEqual(over);
  });

  it("prints a slip for each chain, of one number or two", async () => {
    const answer = await provider().begin({ ...wantedWith("succeeds"), method: "konbini" });
    if (answer.kind !== "begun" || answer.next.kind !== "slip") return expect.fail(answer.kind);
    const numbers = answer.next.chains.map((one) => [
      one.chain,
      one.confirmationNumber === undefined ? 1 : 2,
    ]);
    expect(Object.fromEntries(numbers)).toEqual({
      ...{ familymart: 2, lawson: 2, ministop: 2, seicomart: 2 },
      ...{ seven_eleven: 1, daily_yamazaki: 1 },
    });
  });

  it("takes cash late for a slip that was cancelled, and gives none back", async () => {
    const attempt = await begin({ ...wantedWith("succeeds"), method: "konbini" });
    await provider().cancel(attempt);
    await sandboxes.payments.payAtRegister(attempt.attemptId);
    expect(await read(attempt)).toMatchObject({ kind: "succeeded" });
    const refund = await provider().refund(refundOf(attempt));
    expect(refund).toEqual({ kind: "refused", failure: "method_not_refundable" });
  });
});

describe("webhooks", () => {
  it("sends one, signed so that the adapter takes it, for one payment", async () => {
    const attempt = await payBy("succeeds");
    await sandboxes.payments.settle();
    expect(web.caught.map((caught) => caught.path)).toEqual(["/webhooks/payments/sandbox"]);
    const [{ body, headers }] = web.caught as [(typeof web.caught)[0]];
    const raw = { body: Buffer.from(body), headers, now: sandboxes.now() };
    expect(await provider().readNotification(raw)).toMatchObject({ attemptId: attempt.attemptId });
  });

  it("sends again, later and later, until it is answered 2xx", async () => {
    web.answerNext([500, 404, 302]);
    const { attemptId } = await payBy("succeeds");
    await sandboxes.payments.settle();
    const arrivals = () => web.caught.filter(({ body }) => body.includes(attemptId));
    for (const [seconds, arrived] of [
      [1, 2],
      [2, 3],
      [3, 3],
      [1, 4],
      [600, 4],
    ] as const) {
      await sandboxes.advance(seconds);
      expect(arrivals().length).toBe(arrived);
    }
    expect(new Set(arrivals().map((caught) => caught.body)).size).toBe(1);
  });

  it("sends the same three times, or the first last, or nothing, as the card says", async () => {
    const typesOf = async (behaviour: Behaviour) => {
      web.caught.length = 0;
      await payBy(behaviour);
      await sandboxes.payments.settle();
      await sandboxes.advance(5);
      return web.caught.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    };
    const [succeeded, processing] = ["payment.succeeded", "payment.processing"];
    expect(await typesOf("webhook_thrice")).toEqual([succeeded, succeeded, succeeded]);
    expect(new Set(web.caught.map((caught) => caught.body)).size).toBe(1);
    expect(await typesOf("webhook_reversed")).toEqual([succeeded, processing]);
    expect(await typesOf("webhook_never")).toEqual([]);
  });
});

describe("the process", () => {
  it("has lost nothing that it answered when it was killed, and sends what it owed", async () => {
    web.answerNext([503]);
    const attempt = await payBy("succeeds");
    await sandboxes.payments.crash();
    expect(await read(attempt)).toMatchObject({ kind: "succeeded" });
    await sandboxes.advance(2);
    expect(web.caught.length).toBeGreaterThan(0);
    const refund = refundOf(attempt);
    expect(await provider().refund(refund)).toMatchObject({ kind: "done" });
    await sandboxes.payments.crash();
    expect(await provider().refund(refund)).toMatchObject({ kind: "done" });
    const refunds = await sandboxes.payments.refunds();
    expect(refunds.filter(({ reference }) => reference === refund.refundId).length).toBe(1);
  });

  it("keeps neither e-mail nor card number in its books", async () => {
    const request = { ...wantedWith("slow"), contactEmail: "secret+slow@example.com" };
    const attempt = await begin(request);
    await sandboxes.payments.payByCard(attempt.pageUrl, "4242 4242 4242 4242");
    const books = JSON.stringify(await sandboxes.payments.charges());
    expect(books).toContain(attempt.attemptId);
    expect(books).not.toMatch(/secret|example\.com|4242/);
  });
});

interface Begun {
  readonly attemptId: BeginPayment["attemptId"];
  readonly lineId: string;
  readonly startedAt: Instant;
  readonly providerReference: string;
  readonly pageUrl: string;
}

const provider = () => sandboxes.payments.provider();
const read = (attempt: Begun) => provider().read(attempt);

function wantedWith(behaviour: Behaviour | CreateFault): BeginPayment {
  const attemptId = newId<"attempt">();
  const tag = SENTINELS.find((s) => s.kind === "email" && s.behaviour === behaviour)!.input;
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "ja",
    startedAt: sandboxes.now(),
    expiresAt: addHours(sandboxes.now(), 1),
    returnUrl: "http://127.0.0.1:9/ja/orders/X",
    contactEmail: `mei+${tag}@example.com`,
  };
}

function onReader(reader: string): BeginPayment & { readonly reader: string } {
  const { contactEmail: _, ...request } = wantedWith("succeeds");
  return { ...request, method: "card_reader", reader };
}

async function begin(request: BeginPayment): Promise<Begun> {
  const startedAt = sandboxes.now();
  const answer = await sandboxes.payments.provider().begin(request);
  if (answer.kind !== "begun") throw new Error(`not begun: ${answer.kind}`);
  const { attemptId, lineId } = request;
  const pageUrl = answer.next.kind === "redirect" ? answer.next.url : "";
  return { attemptId, lineId, startedAt, providerReference: answer.providerReference, pageUrl };
}

async function payBy(behaviour: Behaviour): Promise<Begun> {
  const { contactEmail: _, ...request } = wantedWith("succeeds");
  const attempt = await begin(request);
  const card = SENTINELS.find((s) => s.kind === "card" && s.behaviour === behaviour)!;
  await sandboxes.payments.payByCard(attempt.pageUrl, card.input);
  return attempt;
}

function refundOf(attempt: Begun): RefundRequest {
  return { ...attempt, refundId: newId<"refund">(), amountYen: yen(500) };
}
