import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  BeginPayment,
  PaymentProvider,
  PaymentReading,
  RefundRequest,
} from "../../src/business/payments/index.ts";
import { addHours, addSeconds, systemClock } from "../../src/foundation/clock/index.ts";
import { callOut } from "../../src/foundation/http/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import {
  STRIPE_METHODS,
  stripePayments,
  type StripeMethod,
  type StripeSettings,
} from "../../src/gateways/payments/stripe/index.ts";
import { openTroubledLine, type TroubledLine } from "./troubled-line.ts";

// Another address only to try this file itself, against the fake.
const STRIPE = process.env["STRIPE_TEST_API_URL"] ?? "https://api.stripe.com";
const VERSION = "2026-10-28.endive";
const clock = systemClock();

const KEY = process.env["STRIPE_TEST_SECRET_KEY"];

// A page of Stripe's wants a browser: what happens on it is tried by cards that are confirmed from
// here, which only test mode takes.
describe.skipIf(KEY === undefined)("Stripe (skipped unless STRIPE_TEST_SECRET_KEY is set)", () => {
  let line: TroubledLine;
  beforeAll(async () => {
    if (!/^[sr]k_test_/.test(secretKey())) throw new Error("not a test key: money would move");
    line = await openTroubledLine(STRIPE);
  });
  afterAll(async () => line.stop());
  const settings = (own: Partial<StripeSettings> = {}): StripeSettings => ({
    secretKey: secretKey(),
    webhookSecrets: ["whsec_live"],
    methods: STRIPE_METHODS,
    cardBrands: ["visa"],
    terminalLocation: "tml_live",
    contactEmail: "live-test@example.com",
    clock,
    apiUrl: line.url,
    ...own,
  });
  const provider = (own: Partial<StripeSettings> = {}) => stripePayments(settings(own));

  describe("a page", () => {
    pages(provider);
  });
  describe("a request that goes wrong", () => {
    troubles(provider, () => line);
  });
  describe("a konbini slip", () => {
    slips(provider);
  });
  describe("money that came", () => {
    money(provider);
  });
  describe("a simulated reader", () => {
    readers(provider);
  });
  it("takes our key, as doctor asks", async () => {
    const found = await provider().examine!({ webhookUrl: "https://shop.example/" });
    expect(found[0]).toMatchObject({ what: "stripe key", state: "ok" });
  });
});

type Open = (own?: Partial<StripeSettings>) => PaymentProvider;

function pages(provider: Open): void {
  // What the account has switched on; the rest is refused, and that is right too.
  it.each<StripeMethod>(["card", "alipay", "wechat_pay", "paypay"])(
    "for %s is begun, found, and closed for good, or refused",
    async (method) => {
      const request = wish({ method });
      const answer = await provider().begin(request);
      if (answer.kind === "refused") return expect(answer.failure).toBe("provider_refused");
      if (answer.kind !== "begun") return expect.fail(answer.kind);
      expect(answer.next).toMatchObject({ kind: "redirect" });
      expect(await provider().begin(request)).toEqual(answer);
      const attempt = { ...request, providerReference: answer.providerReference };
      expect(await provider().read(attempt)).toMatchObject({ kind: "pending" });
      expect(await provider().read(request)).toMatchObject({ kind: "pending" });
      const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
      expect(await provider().cancel(attempt)).toEqual(cancelled);
      expect(await provider().cancel(attempt)).toEqual(cancelled);
    },
  );

  it("is never seen, or not ours to read", async () => {
    expect(await provider().read(wish())).toEqual({ kind: "never_seen" });
    const nobodys = provider({ secretKey: "sk_test_nobodys" });
    expect(await nobodys.begin(wish())).toEqual({ kind: "refused", failure: "provider_refused" });
    expect(await nobodys.read(wish())).toEqual({ kind: "unknown" });
  });
}

function troubles(provider: Open, line: () => TroubledLine): void {
  it.each([
    ["answer_lost", { kind: "unknown" }, "pending"],
    ["error_after", { kind: "unknown" }, "pending"],
    ["request_lost", { kind: "unknown" }, "never_seen"],
    ["error_before", { kind: "unknown" }, "never_seen"],
    ["busy", { kind: "refused", failure: "provider_down" }, "never_seen"],
  ] as const)("by %s is told for what it is, and found", async (fault, answer, found) => {
    const request = wish();
    line().trouble(
      fault,
      ({ method, body }) => method === "POST" && body.includes(request.attemptId),
    );
    expect(await provider().begin(request)).toEqual(answer);
    expect(await provider().read(request)).toMatchObject({ kind: found });
    expect(await provider().begin(request)).toMatchObject({ kind: "begun" });
  });
}

function slips(provider: Open): void {
  const begin = async (contactEmail: string) => {
    const request = wish({ method: "konbini", contactEmail });
    const answer = await provider().begin(request);
    if (answer.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(answer)}`);
    const attempt = { ...request, providerReference: answer.providerReference };
    return { answer, attempt, read: () => provider().read(attempt) };
  };

  it("has codes, can be found and cancelled", async () => {
    const { answer, attempt, read } = await begin("fill_never@example.com");
    if (answer.next.kind !== "slip") return expect.fail(answer.next.kind);
    expect(answer.next.chains.length).toBeGreaterThan(0);
    expect(await read()).toMatchObject({ kind: "pending", next: { kind: "slip" } });
    const { attemptId, startedAt } = attempt;
    expect(await provider().read({ attemptId, startedAt })).toMatchObject({ kind: "pending" });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider().cancel(attempt)).toEqual(cancelled);
  });

  it("is paid, and gives nothing back by itself", async () => {
    const { attempt, read } = await begin("succeed_immediately@example.com");
    const reading = await until(read, ({ kind }) => kind === "succeeded");
    expect(reading).toMatchObject({ amountYen: 1980 });
    expect(await provider().refund(refundOf(attempt, 100))).toEqual({
      kind: "refused",
      failure: "method_not_refundable",
    });
  });

  it("expires", async () => {
    const { read } = await begin("expire_immediately@example.com");
    const reading = await until(read, ({ kind }) => kind === "failed");
    expect(reading).toEqual({ kind: "failed", failure: "expired", isFinal: true });
  });
}

function money(provider: Open): void {
  const paid = async (card = "pm_card_visa") => {
    const request = wish();
    const { id } = await asStripe("POST", "/v1/payment_intents", {
      amount: "1980",
      currency: "jpy",
      "allowed_payment_method_types[0]": "card",
      payment_method: card,
      confirm: "true",
      return_url: "https://shop.example/",
      "metadata[attempt_id]": request.attemptId,
      "metadata[line_id]": request.lineId,
    });
    return { ...request, providerReference: String(id) };
  };

  it("is read, given back in parts, and never more", async () => {
    const attempt = await paid();
    const reading = await provider().read(attempt);
    expect(reading).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    const { at } = reading as { at: string };
    expect(at > addSeconds(clock.now(), -120) && at <= addSeconds(clock.now(), 60)).toBe(true);
    const part = refundOf(attempt, 1000);
    const made = await provider().refund(part);
    if (made.kind !== "done") return expect.fail(JSON.stringify(made));
    expect(await provider().refund(part)).toEqual(made);
    const { refundId, providerReference: paymentReference } = part;
    expect(await provider().readRefund({ refundId, paymentReference })).toEqual(made);
    const { providerReference } = made;
    expect(await provider().readRefund({ refundId, providerReference })).toEqual(made);
    expect(await provider().refund(refundOf(attempt, 981))).toMatchObject({ kind: "refused" });
    expect(await provider().refund(refundOf(attempt, 980))).toMatchObject({ kind: "done" });
    const none = { refundId: newId<"refund">(), paymentReference };
    expect(await provider().readRefund(none)).toEqual({ kind: "never_seen" });
    expect(await provider().locate!(paymentReference)).toMatchObject({
      kind: "found",
      attemptId: attempt.attemptId,
    });
  });

  it("is in the report", async () => {
    const attempt = await paid();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const period = { from: addHours(clock.now(), -1), until: clock.now() };
    const report = await provider().reports!.read!(period);
    if (report.kind !== "read") return expect.fail(report.kind);
    const row = report.rows.find(({ attemptId }) => attemptId === attempt.attemptId);
    expect(row).toMatchObject({ kind: "payment", ofReference: attempt.providerReference });
  });

  it("that is disputed says so", async () => {
    const attempt = await paid("pm_card_createDispute");
    const reading = await until(
      () => provider().read(attempt),
      (one) => one.kind === "succeeded" && one.disputes !== undefined,
    );
    expect(reading).toMatchObject({ disputes: [{ state: "open", amountYen: 1980 }] });
  });
}

function readers(open: Open): void {
  let reader = "";
  beforeAll(async () => {
    const location = await asStripe("POST", "/v1/terminal/locations", {
      display_name: "Narita T1",
      "address[country]": "JP",
      "address[line1]": "古込1-1",
      "address[city]": "成田市",
      "address[state]": "千葉県",
      "address[postal_code]": "282-0004",
    });
    const made = await asStripe("POST", "/v1/terminal/readers", {
      registration_code: "simulated-s700",
      location: String(location["id"]),
    });
    reader = String(made["id"]);
  });
  afterAll(async () => asStripe("DELETE", `/v1/terminal/readers/${reader}`, {}));
  const show = async () => {
    const request = wish({ method: "card_reader", reader });
    const answer = await open().begin(request);
    if (answer.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(answer)}`);
    const attempt = { ...request, providerReference: answer.providerReference };
    return { attempt, read: () => open().read(attempt) };
  };
  const present = async (number: string) =>
    asStripe("POST", `/v1/test_helpers/terminal/readers/${reader}/present_payment_method`, {
      type: "card_present",
      "card_present[number]": number,
    });

  it("is paid by a card that is held to it", async () => {
    const { read } = await show();
    expect(await read()).toMatchObject({ kind: "pending" });
    await present("4242424242424242");
    const reading = await until(read, ({ kind }) => kind === "succeeded");
    expect(reading).toMatchObject({ amountYen: 1980 });
  });

  it("tells of a card that was declined", async () => {
    const { read } = await show();
    await present("4000000000000002");
    const reading = await until(read, ({ kind }) => kind === "failed");
    expect(reading).toEqual({ kind: "failed", failure: "declined", isFinal: true });
  });

  it("is busy with one amount at a time, which the clerk can take back", async () => {
    const { attempt } = await show();
    const busy = await open().begin(wish({ method: "card_reader", reader }));
    expect(busy).toEqual({ kind: "refused", failure: "provider_down" });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await open().cancel(attempt)).toEqual(cancelled);
  });
}

function wish(own: Partial<BeginPayment> = {}): BeginPayment {
  const attemptId = newId<"attempt">();
  const startedAt = clock.now();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "en",
    startedAt,
    expiresAt: addHours(startedAt, 24),
    returnUrl: "https://shop.example/en/orders/X",
    contactEmail: "live-test@example.com",
    ...own,
  };
}

function refundOf(
  attempt: BeginPayment & { readonly providerReference: string },
  amountYen: number,
): RefundRequest {
  return { ...attempt, refundId: newId<"refund">(), amountYen: yen(amountYen) };
}

const TURNS_MAX = 40;

/** Stripe settles some of this a moment later. */
async function until(
  read: () => Promise<PaymentReading>,
  isThere: (reading: PaymentReading) => boolean,
): Promise<PaymentReading> {
  let reading = await read();
  for (let turn = 0; turn < TURNS_MAX && !isThere(reading); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    reading = await read();
  }
  expect(isThere(reading), JSON.stringify(reading)).toBe(true);
  return reading;
}

function secretKey(): string {
  return KEY ?? "";
}

/** What the merchant may ask of Stripe by hand. */
async function asStripe(
  method: "POST" | "DELETE",
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await callOut({
    url: `${STRIPE}${path}`,
    method,
    timeoutMs: 30_000,
    headers: {
      authorization: `Bearer ${secretKey()}`,
      "stripe-version": VERSION,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(form).toString(),
  });
  if (answer.kind !== "answered") throw new Error(`${method} ${path}: ${answer.reason}`);
  if (answer.status > 299) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body) as Record<string, unknown>;
}
