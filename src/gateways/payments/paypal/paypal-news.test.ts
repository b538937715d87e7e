import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catchWebhooks } from "../../../../tests/contracts/webhook-catcher.ts";
import type { Telling } from "../../../../tests/fakes/paypal/desk.ts";
import { signDelivery, WEBHOOK_ID } from "../../../../tests/fakes/paypal/signature.ts";
import { startPaypal, type PaypalFake } from "../../../../tests/fakes/paypal/start.ts";
import type { PaymentProvider, PayoutRequest } from "../../../business/payments/index.ts";
import { addHours, addSeconds } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { EVENTS } from "./examine.ts";

const DAY = 86_400;
const FORGED = { kind: "forged" };

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

describe("a notification", () => {
  it("of each step names the attempt it is about", async () => {
    const { attempt, lineId, captureId } = await paid();
    const { attemptId, providerReference } = attempt;
    const refund = { refundId: newId<"refund">(), attemptId, lineId, providerReference };
    await provider.refund({ ...refund, amountYen: yen(100) });
    await paypal.dispute({ captureId, reason: "UNAUTHORISED" });
    const told = await eventsOf(attemptId);
    expect(told.map(({ type }) => type).toSorted()).toEqual([
      "CHECKOUT.ORDER.APPROVED",
      "CUSTOMER.DISPUTE.CREATED",
      "PAYMENT.CAPTURE.COMPLETED",
      "PAYMENT.CAPTURE.REFUNDED",
    ]);
    for (const { eventId } of told) {
      const valid = { kind: "valid", notificationId: eventId, lineId, attemptId };
      expect(await hear(eventId)).toEqual(valid);
    }
  });

  it.each([
    ["thrice", "valid"],
    ["reversed", "valid"],
    ["late", "valid"],
    ["forged", "forged"],
    ["skewed", "forged"],
  ] as const)("that is told %s is %s", async (telling, kind) => {
    const heard = await hearDelivered(telling);
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard.map((one) => one.kind))).toEqual(new Set([kind]));
  });

  it("is taken while PayPal may still repeat it, and not when it is older or ahead", async () => {
    const raw = await paypal.signedWebhook((await captured()).eventId);
    const signed = (seconds: number) => ({
      body: Buffer.from(raw.body),
      headers: signDelivery(raw.body, paypal.webhookSecrets, addSeconds(paypal.now(), seconds)),
      now: paypal.now(),
    });
    for (const seconds of [-3 * DAY, -310, 290]) {
      expect(await provider.readNotification(signed(seconds))).toMatchObject({ kind: "valid" });
    }
    for (const seconds of [-5 * DAY, 330]) {
      expect(await provider.readNotification(signed(seconds))).toEqual(FORGED);
    }
  });

  it("that nobody could verify is to be sent again", async () => {
    const { eventId } = await captured();
    for (const fault of ["error_before", "request_lost", "hangs_before", "busy"] as const) {
      await paypal.layFault("verify", fault);
      expect(await hear(eventId)).toEqual({ kind: "unverifiable" });
    }
    await paypal.layFault("verify", "forbidden");
    expect(await hear(eventId)).toEqual({ kind: "unverifiable" });
    expect(await hear(eventId)).toMatchObject({ kind: "valid" });
  });

  it("is forged without asking when its certificate is not PayPal's, or it is no event", async () => {
    const raw = await paypal.signedWebhook((await captured()).eventId);
    // Whoever asked would learn that nobody listens, and would have it sent again.
    const alone = paypal.provider({ apiUrl: "http://127.0.0.1:1" });
    const read = async (body: string, headers: Record<string, string>) =>
      alone.readNotification({ body: Buffer.from(body), headers, now: paypal.now() });
    const certificates = [
      "http://api.paypal.com/v1/notifications/certs/CERT",
      "https://api.paypal.com.example/v1/notifications/certs/CERT",
      "https://notpaypal.com/v1/notifications/certs/CERT",
      "https://api.paypal.com@example.com/certs/CERT",
      "https://api.paypal.com:8443/certs/CERT",
      "file:///etc/passwd",
      "",
    ];
    for (const url of certificates) {
      expect(await read(raw.body, { ...raw.headers, "paypal-cert-url": url })).toEqual(FORGED);
    }
    for (const body of ["", "not json", "[]", `${raw.body},"webhook_id":"mine"`]) {
      expect(await read(body, raw.headers)).toEqual(FORGED);
    }
    expect(await read(raw.body, raw.headers)).toEqual({ kind: "unverifiable" });
  });

  it("with any headers at all is forged, and throws nothing", async () => {
    const alone = paypal.provider({ apiUrl: "http://127.0.0.1:1" });
    const names = ["transmission-id", "transmission-sig", "transmission-time", "cert-url"];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string(), { maxLength: 4 }),
        fc.string(),
        async (values, body) => {
          const pairs = values.map((value, i) => [`paypal-${names[i]}`, value]);
          const headers = Object.fromEntries(pairs) as Record<string, string>;
          const raw = { body: Buffer.from(body), headers, now: paypal.now() };
          expect(await alone.readNotification(raw)).toEqual(FORGED);
        },
      ),
    );
  });

  it("of somebody else's sale on the same account is left alone", async () => {
    const resource = { id: "1XX", custom_id: "cart 17", amount: { value: "5" } };
    const event = { id: "WH-1", event_type: "PAYMENT.CAPTURE.COMPLETED", resource };
    const answer = await hearBody(JSON.stringify(event));
    expect(answer).toEqual({ kind: "irrelevant", notificationId: "WH-1" });
  });

  it("that names only a capture leads to its attempt by PayPal's own word", async () => {
    const { attempt, lineId, captureId } = await paid();
    const opened = await paypal.dispute({ captureId, reason: "OTHER", isNameless: true });
    const [told] = (await paypal.events()).filter(
      ({ resource }) => (resource as { dispute_id?: string }).dispute_id === opened.id,
    );
    const { eventId } = told!;
    const unplaced = { kind: "unplaced", notificationId: eventId, reference: captureId };
    expect(await hear(eventId)).toEqual(unplaced);
    const { attemptId } = attempt;
    expect(await provider.locate!(captureId)).toEqual({ kind: "found", lineId, attemptId });
    expect(await provider.locate!("NOSUCHCAPTURE")).toEqual({ kind: "not_ours" });
    await paypal.layFault("captures.get", "error_before", captureId);
    expect(await provider.locate!(captureId)).toEqual({ kind: "unknown" });
  });

  it("of a refund that staff made at PayPal leads there too", async () => {
    const { captureId } = await paid();
    const up = { rel: "up", href: `https://api.paypal.com/v2/payments/captures/${captureId}` };
    const event = {
      id: "WH-2",
      event_type: "PAYMENT.CAPTURE.REFUNDED",
      resource: { id: "9RF", links: [up] },
    };
    const unplaced = { kind: "unplaced", notificationId: "WH-2", reference: captureId };
    expect(await hearBody(JSON.stringify(event))).toEqual(unplaced);
  });
});

describe("a dispute", () => {
  it("is read with the payment: open, then won or lost", async () => {
    const { attempt, captureId } = await paid();
    const opened = await paypal.dispute({ captureId, reason: "UNAUTHORISED", amountYen: 900 });
    const dispute = { reference: opened.id, amountYen: 900, reason: "unauthorised" };
    const open = { ...dispute, state: "open", respondBy: expect.any(String) };
    expect(await provider.read(attempt)).toMatchObject({ kind: "succeeded", disputes: [open] });
    for (const [outcome, state] of [
      ["RESOLVED_SELLER_FAVOUR", "won"],
      ["CANCELED_BY_BUYER", "won"],
      ["RESOLVED_BUYER_FAVOUR", "lost"],
      ["ACCEPTED", "lost"],
    ] as const) {
      await paypal.resolve(opened.id, outcome);
      expect(await provider.read(attempt)).toMatchObject({ disputes: [{ ...dispute, state }] });
    }
  });

  it("that cannot be read keeps nobody waiting who has just paid", async () => {
    const { attempt, captureId } = await paid();
    for (const operation of ["disputes.list", "disputes.get"]) {
      await paypal.layFault(operation, "error_before");
    }
    expect(await provider.read(attempt)).toMatchObject({ kind: "succeeded" });
    await paypal.dispute({ captureId, reason: "OTHER" });
    expect(await provider.read(attempt)).toMatchObject({ kind: "succeeded" });
    await paypal.advance(2 * 3600);
    await paypal.layFault("disputes.list", "error_before");
    expect(await provider.read(attempt)).toEqual({ kind: "unknown" });
    expect(await provider.read(attempt)).toMatchObject({ disputes: [{ state: "open" }] });
  });

  it("that we may not see is none", async () => {
    const { attempt } = await paid();
    await paypal.layFault("disputes.list", "forbidden");
    expect(await provider.read(attempt)).not.toHaveProperty("disputes");
  });
});

describe("a payout", () => {
  it("is done when its item is, and not before", async () => {
    const request = payout();
    const sent = await provider.payouts!.payOut(request);
    if (sent.kind !== "pending") return expect.fail(sent.kind);
    await paypal.advance(21);
    expect(await readPayout(request, sent.providerReference)).toEqual({ ...sent, kind: "done" });
    expect(await paidOut(request)).toBe(1);
  });

  it.each(["answer_lost", "error_after", "hangs_after"] as const)(
    "is made once, though its answer never came (%s) and it is sent again and again",
    async (fault) => {
      const request = payout();
      await paypal.layFault("payouts.create", fault, request.payoutId);
      expect(await provider.payouts!.payOut(request)).toEqual({ kind: "unknown" });
      expect(await readPayout(request)).toEqual({ kind: "never_seen" });
      const again = await provider.payouts!.payOut(request);
      if (again.kind !== "pending") return expect.fail(again.kind);
      await paypal.advance(60);
      expect(await provider.payouts!.payOut(request)).toEqual({ ...again, kind: "done" });
      expect(await paidOut(request)).toBe(1);
    },
  );

  it.each([
    ["request_lost", "unknown"],
    ["error_before", "unknown"],
    ["busy", "never_seen"],
  ] as const)("that was not made after %s is made by the next request", async (fault, kind) => {
    const request = payout();
    await paypal.layFault("payouts.create", fault, request.payoutId);
    expect(await provider.payouts!.payOut(request)).toEqual({ kind });
    expect(await paidOut(request)).toBe(0);
    expect(await provider.payouts!.payOut(request)).toMatchObject({ kind: "pending" });
    expect(await paidOut(request)).toBe(1);
  });

  it("is sent again only as long as PayPal would know it", async () => {
    const { payoutId } = payout();
    const sentAt = paypal.now();
    const read = provider.payouts!.readPayout;
    await paypal.advance(27 * DAY);
    expect(await read({ payoutId, sentAt })).toEqual({ kind: "never_seen" });
    await paypal.advance(2 * DAY);
    expect(await read({ payoutId, sentAt })).toEqual({ kind: "unknown" });
  });

  it("that nobody claims waits thirty days, and is then refused", async () => {
    const request = payout("mei+unclaimed@example.com");
    const sent = await provider.payouts!.payOut(request);
    if (sent.kind !== "pending") return expect.fail(sent.kind);
    await paypal.advance(29 * DAY);
    expect(await readPayout(request, sent.providerReference)).toMatchObject({ kind: "pending" });
    await paypal.advance(2 * DAY);
    expect(await readPayout(request, sent.providerReference)).toEqual({
      kind: "refused",
      failure: "receiver_unregistered",
    });
  });

  it.each([
    ["failed", "receiver_account_invalid"],
    ["blocked", "receiver_country_not_allowed"],
  ])("to an account that is %s is refused", async (tag, failure) => {
    const request = payout(`mei+${tag}@example.com`);
    const sent = await provider.payouts!.payOut(request);
    if (sent.kind !== "pending") return expect.fail(sent.kind);
    await paypal.advance(21);
    expect(await readPayout(request, sent.providerReference)).toEqual({ kind: "refused", failure });
  });

  it("is certainly not made when nobody listens, and not taken for another one", async () => {
    const alone = paypal.provider({ apiUrl: "http://127.0.0.1:1" }).payouts!;
    expect(await alone.payOut(payout())).toEqual({ kind: "never_seen" });
    const sent = await provider.payouts!.payOut(payout());
    if (sent.kind !== "pending") return expect.fail(sent.kind);
    expect(await readPayout(payout(), sent.providerReference)).toEqual({ kind: "unknown" });
  });
});

describe("a report", () => {
  it("tells every movement of its time, however many pages and searches it takes", async () => {
    await paypal.advance(40 * DAY);
    // PayPal tells no fractions of a second.
    const from = addSeconds(paypal.now(), -1);
    const { attempt, lineId, captureId } = await paid();
    const { attemptId, providerReference } = attempt;
    const refundId = newId<"refund">();
    const refund = { refundId, attemptId, lineId, providerReference, amountYen: yen(300) };
    await paypal.advance(60);
    await provider.refund(refund);
    await paypal.advance(60);
    const payoutRequest = payout();
    await provider.payouts!.payOut(payoutRequest);
    await paypal.advance(35 * DAY);
    for (let i = 0; i < 3; i++) {
      await paid();
      await paypal.advance(60);
    }
    const until = addSeconds(paypal.now(), 1);
    expect(await provider.reports!.read!({ from, until })).toEqual({ kind: "unknown" });
    await paypal.advance(4 * 3600);
    await paypal.limitSearch(2);
    const report = await provider.reports!.read!({ from, until });
    if (report.kind !== "read") return expect.fail(report.kind);
    expect(report.rows).toHaveLength(6);
    expect(report.rows.find(({ reference }) => reference === captureId)).toMatchObject({
      kind: "payment",
      ofReference: providerReference,
      attemptId,
      ...{ grossYen: 1980, feeYen: 111, netYen: 1869 },
    });
    const refunds = report.rows.filter(({ kind }) => kind === "refund");
    expect(refunds).toContainEqual(
      expect.objectContaining({ refundId, attemptId, grossYen: -300, feeYen: 0 }),
    );
    expect(refunds).toContainEqual(
      expect.objectContaining({ payoutId: payoutRequest.payoutId, grossYen: -2000 }),
    );
    await paypal.limitSearch(10_000);
    expect(await provider.reports!.read!({ from, until })).toEqual(report);
  });

  it("is unknown when nobody answers", async () => {
    await paypal.layFault("transactions", "busy");
    const until = addHours(paypal.now(), -24);
    const period = { from: addHours(until, -24), until };
    expect(await provider.reports!.read!(period)).toEqual({ kind: "unknown" });
    expect(await provider.reports!.read!(period)).toMatchObject({ kind: "read" });
  });
});

describe("the doctor", () => {
  const webhookUrl = "https://shop.example/webhooks/payments/paypal";
  const find = async (what: string, settings = {}) => {
    const findings = await paypal.provider(settings).examine!({ webhookUrl });
    return findings.find((finding) => finding.what === what);
  };
  const states = async () =>
    (await provider.examine!({ webhookUrl })).map(({ what, state }) => [what, state]);

  it("finds that no webhook leads here, then that its id is another, then all well", async () => {
    expect(await find("paypal notifications")).toMatchObject({ state: "wrong" });
    await register(["PAYMENT.CAPTURE.COMPLETED"]);
    expect(await find("paypal notifications", { webhookId: "OTHER" })).toEqual({
      what: "paypal notifications",
      state: "wrong",
      line: expect.stringContaining(WEBHOOK_ID),
    });
    const told = await find("paypal notifications");
    expect(told).toMatchObject({ state: "wrong" });
    expect(told!.line).toContain("CUSTOMER.DISPUTE.CREATED");
    for (const names of [EVENTS, ["*"]]) {
      await register(names);
      expect(await states()).toEqual([
        ["paypal keys", "ok"],
        ["paypal notifications", "ok"],
        ["paypal disputes", "ok"],
        ["paypal transaction search", "ok"],
        ["paypal payouts", "ok"],
      ]);
    }
  });

  it("tells keys that are not taken from a PayPal that does not answer", async () => {
    const wrong = await find("paypal keys", { clientSecret: "wrong" });
    expect(wrong).toMatchObject({ state: "wrong", line: expect.stringContaining("CLIENT_SECRET") });
    const alone = await find("paypal keys", { apiUrl: "http://127.0.0.1:1" });
    expect(alone).toMatchObject({ state: "wrong", line: expect.stringContaining("answer") });
    expect(await find("paypal keys")).toMatchObject({
      line: expect.stringContaining("test money"),
    });
  });

  it("notes what the app may not do", async () => {
    await paypal.layFault("payouts.get", "forbidden");
    expect(await find("paypal payouts")).toMatchObject({ state: "note" });
  });

  async function register(names: readonly string[]): Promise<void> {
    const body = { url: webhookUrl, event_types: names.map((name) => ({ name })) };
    await paypal.forgetWebhooks();
    await paypal.asClient("/v1/notifications/webhooks", body);
  }
});

async function paid() {
  const request = {
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
  } as const;
  const answer = await provider.begin(request);
  if (answer.kind !== "begun" || answer.next.kind !== "redirect") throw new Error(answer.kind);
  const { attemptId, startedAt, lineId } = request;
  const { providerReference, next } = answer;
  const attempt = { attemptId, startedAt, providerReference };
  await paypal.approve(next.url);
  await provider.capture(attempt);
  const order = (await paypal.orders()).find(({ id }) => id === providerReference);
  return { attempt, lineId, captureId: order!.capture!.id };
}

async function eventsOf(attemptId: string) {
  const events = await paypal.events();
  return events.filter((event) => JSON.stringify(event.resource).includes(attemptId));
}

async function captured() {
  const told = await eventsOf((await paid()).attempt.attemptId);
  return told.find(({ type }) => type === "PAYMENT.CAPTURE.COMPLETED")!;
}

async function hear(eventId: string) {
  const { body, headers } = await paypal.signedWebhook(eventId);
  return provider.readNotification({ body: Buffer.from(body), headers, now: paypal.now() });
}

async function hearBody(body: string) {
  const headers = signDelivery(body, paypal.webhookSecrets, paypal.now());
  return provider.readNotification({ body: Buffer.from(body), headers, now: paypal.now() });
}

/** Has a payment told in that way to a door of ours, and reads what arrives there. */
async function hearDelivered(telling: Telling) {
  const door = await catchWebhooks();
  await paypal.settle();
  await paypal.tell(telling);
  await paypal.sendWebhooksTo(door.url);
  await paid();
  await paypal.advance(601);
  await paypal.sendWebhooksTo(undefined);
  await paypal.tell("once");
  const heard = [];
  for (const { body, headers } of door.caught) {
    heard.push(
      await provider.readNotification({ body: Buffer.from(body), headers, now: paypal.now() }),
    );
  }
  await door.stop();
  return heard;
}

function payout(email = "mei@example.com"): PayoutRequest {
  return {
    payoutId: newId<"payout">(),
    lineId: newId<"line">(),
    amountYen: yen(2000),
    email,
    note: "ご返金 繋ぐ",
    language: "ja",
  };
}

function readPayout({ payoutId }: PayoutRequest, providerReference?: string) {
  const reference = providerReference === undefined ? {} : { providerReference };
  return provider.payouts!.readPayout({ payoutId, sentAt: paypal.now(), ...reference });
}

async function paidOut({ payoutId }: PayoutRequest): Promise<number> {
  const all = await paypal.payouts();
  return all.filter(({ wish }) => wish.items[0]!.sender_item_id === payoutId).length;
}
