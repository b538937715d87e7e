import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  AttemptId,
  BeginAnswer,
  BeginPayment,
  PaymentProvider,
  RefundRequest,
} from "../../src/business/payments/index.ts";
import { addHours, addSeconds, type Instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";

export interface RawNotification {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How a request to begin goes wrong on the far side, once: its answer or the request itself is
 * lost, an error comes after or before the effect, or it is too busy to do anything.
 */
export type BeginFault = "answer_lost" | "request_lost" | "error_after" | "error_before" | "busy";

/** What this provider does beyond, or short of, the others; `can` tells the rest. */
export interface ProviderTraits {
  /** An unpaid attempt ends at the instant we ask for, not at one of the provider's own. */
  readonly expiresAsAsked: boolean;
  /** A declined try can be read while the page still takes another. */
  readonly showsDeclines: boolean;
  /** Signatures carry the time at which they were made. */
  readonly signsTime: boolean;
  /** We can sign as the provider does, with secrets of our choice. */
  readonly signsBySecret: boolean;
}

/** A provider under test, and the levers on its far side that make things happen there. */
export interface ProviderUnderTest {
  readonly traits: ProviderTraits;
  readonly provider: PaymentProvider;
  /** The same adapter where nobody listens, and with a key nobody knows. */
  readonly unreachable: PaymentProvider;
  readonly withWrongKey: PaymentProvider;
  readonly methods: { readonly redirect: string; readonly slip?: string };
  now(): Instant;
  advance(seconds: number): Promise<void>;
  customer: {
    /** Does all that a customer does; where the provider captures, the money waits for that. */
    pays(attempt: BegunAttempt): Promise<void>;
    isDeclined(attempt: BegunAttempt): Promise<void>;
  };
  /** The same request, which goes wrong so the first time; none where it cannot be made to. */
  faultyBegin(request: BeginPayment, fault: BeginFault): Promise<BeginPayment | undefined>;
  /** Pays; the answer to the first refund is lost: `done` after its effect, `undone` before. */
  paysLosingRefund(attempt: BegunAttempt, effect: "done" | "undone"): Promise<void>;
  /** How many payments and refunds the provider's own books have under a reference. */
  booked(reference: string): Promise<{ payments: number; refunds: number; refundedYen: number }>;
  /** The provider's notification of a payment that was made, as delivered now. */
  notificationOf(attemptId: AttemptId): Promise<RawNotification>;
  /** The headers without which, or with others of which, a notification is forged. */
  readonly signatureHeaders: readonly string[];
  readonly webhookSecrets: readonly string[];
  /** A body signed by the provider's scheme; without secrets, with those the adapter knows. */
  sign(body: string, how: { at: Instant; secrets?: readonly string[] }): RawNotification;
  stop(): Promise<void>;
}

export interface BegunAttempt {
  readonly request: BeginPayment;
  readonly answer: Extract<BeginAnswer, { kind: "begun" }>;
  readonly startedAt: Instant;
}

/** What every payment adapter must do, against the real far side or its sandbox. */
export function paymentProviderContract(makeProvider: () => Promise<ProviderUnderTest>): void {
  let world: ProviderUnderTest;
  beforeAll(async () => {
    world = await makeProvider();
  });
  afterAll(async () => world.stop());

  describe("begin and read", () => {
    beginning(() => world);
  });
  describe("cancel and expiry", () => {
    ending(() => world);
  });
  describe("refund", () => {
    refunding(() => world);
  });
  describe("when no answer comes", () => {
    losing(() => world);
  });
  describe("notification", () => {
    notifying(() => world);
  });
}

type World = () => ProviderUnderTest;

function beginning(world: World): void {
  it("begins a redirect and reads it as pending, by either reference", async () => {
    const { provider } = world();
    const attempt = await begun(world());
    const { request, answer } = attempt;
    expect(answer.next).toMatchObject({ kind: "redirect", url: expect.stringMatching(/^https?:/) });
    const pending = { kind: "pending", providerReference: answer.providerReference };
    expect(await provider.read(identity(attempt))).toMatchObject(pending);
    if (!provider.can.askByReference) return;
    expect(await provider.read(unanswered(world(), request))).toMatchObject(pending);
  });

  it("begins one payment however often it is asked", async () => {
    const request = wanted(world());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world().provider.begin(request)),
    );
    // While the first request is under way, the provider may leave the others without an answer.
    const begun = answers.filter(({ kind }) => kind === "begun");
    expect(answers.filter(({ kind }) => kind !== "begun" && kind !== "unknown")).toEqual([]);
    expect(begun).not.toEqual([]);
    const again = await world().provider.begin(request);
    expect(begun).toEqual(begun.map(() => again));
    expect(await world().booked(request.attemptId)).toMatchObject({ payments: 1 });
  });

  it("reads what was paid: the amount received and when", async () => {
    const attempt = await paid(world());
    const { amountYen } = attempt.request;
    const reading = await world().provider.read(identity(attempt));
    if (reading.kind !== "succeeded") return expect.fail(reading.kind);
    expect(reading.amountYen).toBe(amountYen);
    // Once paid, it may go by another reference; both lead to it.
    const { providerReference, at } = reading;
    expect(await world().provider.read({ ...identity(attempt), providerReference })).toEqual(
      reading,
    );
    expect(at > addSeconds(world().now(), -60) && at <= world().now()).toBe(true);
  });

  it("moves no money before it is captured, and then once", async ({ skip }) => {
    const { provider, customer } = world();
    if (!provider.can.capture) return skip("this provider takes the money itself");
    const attempt = await begun(world());
    await customer.pays(attempt);
    const { providerReference } = attempt.answer;
    const approved = { kind: "approved", providerReference };
    expect(await provider.read(identity(attempt))).toEqual(approved);
    const captured = await provider.capture(identity(attempt));
    expect(captured).toMatchObject({ kind: "succeeded", amountYen: attempt.request.amountYen });
    expect(await provider.capture(identity(attempt))).toEqual(captured);
    expect(await provider.read(identity(attempt))).toEqual(captured);
  });

  it("captures nothing that nobody has approved", async () => {
    const attempt = await begun(world());
    const answer = await world().provider.capture(identity(attempt));
    expect(answer).toMatchObject({ kind: "pending" });
  });

  it("reads a declined try as not final, and the next try as paid", async ({ skip }) => {
    if (!world().traits.showsDeclines) return skip("this provider tells of no declined try");
    const attempt = await begun(world());
    await world().customer.isDeclined(attempt);
    const read = () => world().provider.read(identity(attempt));
    expect(await read()).toEqual({ kind: "failed", failure: "declined", isFinal: false });
    await pay(world(), attempt);
    expect(await read()).toMatchObject({ kind: "succeeded" });
  });

  it("has never seen an attempt that was never begun", async () => {
    const attempt = { attemptId: newId<"attempt">(), startedAt: world().now() };
    expect(await world().provider.read(attempt)).toEqual({ kind: "never_seen" });
  });

  it("refuses a method it does not have", async () => {
    const request = wanted(world(), { method: "no-such-method" });
    const answer = await world().provider.begin(request);
    expect(answer).toEqual({ kind: "refused", failure: "provider_refused" });
    const reading = await world().provider.read(unanswered(world(), request));
    expect(reading).toEqual({ kind: "never_seen" });
  });

  it("gives a slip with codes, a deadline and, once paid, the money", async ({ skip }) => {
    const { slip } = world().methods;
    if (slip === undefined) return skip("this provider has no slips");
    const attempt = await begun(world(), { method: slip });
    const { next } = attempt.answer;
    if (next.kind !== "slip") return expect.fail("not a slip");
    if (world().traits.expiresAsAsked) expect(next.payBy).toBe(attempt.request.expiresAt);
    expect(next.payBy > world().now()).toBe(true);
    expect(next.chains.length).toBeGreaterThan(0);
    for (const chain of next.chains) expect(chain.paymentCode).toMatch(/^\d{6,20}$/);
    await pay(world(), attempt);
    expect(await world().provider.read(identity(attempt))).toMatchObject({ kind: "succeeded" });
  });
}

function ending(world: World): void {
  it("cancels an unpaid attempt for good, also twice", async () => {
    const attempt = await begun(world());
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await world().provider.cancel(identity(attempt))).toEqual(cancelled);
    expect(await world().provider.cancel(identity(attempt))).toEqual(cancelled);
    await world().customer.pays(attempt);
    const reading = await world().provider.read(identity(attempt));
    // Where we capture, a later approval is read, and no money moves by it.
    if (world().provider.can.capture) expect(reading.kind).not.toBe("succeeded");
    else expect(reading).toEqual(cancelled);
  });

  it("answers a cancellation that comes too late with what was paid", async () => {
    const attempt = await paid(world());
    const answer = await world().provider.cancel(identity(attempt));
    expect(answer).toMatchObject({ kind: "succeeded", amountYen: attempt.request.amountYen });
  });

  it("lets an unpaid attempt expire at the instant that was asked for", async ({ skip }) => {
    if (!world().traits.expiresAsAsked) return skip("this provider has an end of its own");
    const expiresAt = addSeconds(world().now(), 1800);
    const attempt = await begun(world(), { expiresAt });
    expect(attempt.answer.expiresAt).toBe(expiresAt);
    await world().advance(1801);
    const reading = await world().provider.read(identity(attempt));
    expect(reading).toEqual({ kind: "failed", failure: "expired", isFinal: true });
  });
}

function refunding(world: World): void {
  it("refunds the whole amount once, however often it is asked", async () => {
    const attempt = await paid(world());
    const request = refundOf(attempt, attempt.request.amountYen);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => world().provider.refund(request)),
    );
    expect(answers.filter(({ kind }) => kind !== "done" && kind !== "unknown")).toEqual([]);
    const again = await world().provider.refund(request);
    expect(again).toMatchObject({ kind: "done" });
    const made = answers.filter(({ kind }) => kind === "done");
    expect(made).toEqual(made.map(() => again));
    const refundedYen = attempt.request.amountYen;
    expect(await world().booked(attempt.request.attemptId)).toMatchObject({ refundedYen });
  });

  it("reads a refund by either reference", async () => {
    const attempt = await paid(world());
    const request = refundOf(attempt, 100);
    const answer = await world().provider.refund(request);
    if (answer.kind !== "done") return expect.fail(answer.kind);
    const { refundId, providerReference: paymentReference } = request;
    const { providerReference } = answer;
    expect(await world().provider.readRefund({ refundId, paymentReference })).toEqual(answer);
    expect(await world().provider.readRefund({ refundId, providerReference })).toEqual(answer);
  });

  it("refunds in parts, and never more than was paid", async () => {
    const attempt = await paid(world(), { amountYen: yen(1000) });
    const refund = (amountYen: number) => world().provider.refund(refundOf(attempt, amountYen));
    expect(await refund(400)).toMatchObject({ kind: "done" });
    expect(await refund(600)).toMatchObject({ kind: "done" });
    expect(await refund(1)).toMatchObject({ kind: "refused" });
    const books = await world().booked(attempt.request.attemptId);
    expect(books).toMatchObject({ refundedYen: 1000 });
  });

  it("refuses to refund what was not paid", async () => {
    const attempt = await begun(world());
    const answer = await world().provider.refund(refundOf(attempt, 100));
    expect(answer).toMatchObject({ kind: "refused" });
  });

  it("has never seen a refund that was never made", async () => {
    const attempt = await paid(world());
    const reading = await world().provider.readRefund(unmade(refundOf(attempt, 100)));
    expect(reading).toEqual({ kind: "never_seen" });
  });
}

function losing(world: World): void {
  it("is certain that nothing was done when nobody listens", async () => {
    const { unreachable } = world();
    const request = wanted(world());
    const attempt = nowhere(world(), request);
    expect(await unreachable.begin(request)).toEqual({ kind: "refused", failure: "provider_down" });
    expect(await unreachable.refund(refundOf(attempt, 100))).toEqual({ kind: "never_seen" });
    const unknown = { kind: "unknown" };
    expect(await unreachable.read(identity(attempt))).toEqual(unknown);
    expect(await unreachable.cancel(identity(attempt))).toEqual(unknown);
    expect(await unreachable.capture(identity(attempt))).toEqual(unknown);
    expect(await unreachable.readRefund(unmade(refundOf(attempt, 100)))).toEqual(unknown);
  });

  it("refuses with a wrong key, and reads nothing into it", async () => {
    const { withWrongKey } = world();
    const request = wanted(world());
    const refusal = { kind: "refused", failure: "provider_refused" };
    expect(await withWrongKey.begin(request)).toEqual(refusal);
    const attempt = nowhere(world(), request);
    expect(await withWrongKey.read(identity(attempt))).toEqual({ kind: "unknown" });
  });

  it.each(["answer_lost", "error_after"] as const)(
    "finds by our reference what was begun, after %s",
    async (fault) => {
      const { provider, faultyBegin } = world();
      const request = await faultyBegin(wanted(world()), fault);
      if (request === undefined) return;
      expect(await provider.begin(request)).toEqual({ kind: "unknown" });
      const reading = await provider.read(unanswered(world(), request));
      // Where nobody can ask, nobody can pay either: the way to pay went with the answer.
      if (!provider.can.askByReference) return expect(reading).toEqual({ kind: "never_seen" });
      expect(reading).toMatchObject({ kind: "pending", next: { kind: "redirect" } });
      expect(await provider.begin(request)).toMatchObject({ kind: "begun" });
      expect(await world().booked(request.attemptId)).toMatchObject({ payments: 1 });
    },
  );

  it.each(["request_lost", "error_before"] as const)(
    "finds that nothing was begun, after %s",
    async (fault) => {
      const { provider, faultyBegin } = world();
      const request = await faultyBegin(wanted(world()), fault);
      if (request === undefined) return;
      expect(await provider.begin(request)).toEqual({ kind: "unknown" });
      const reading = await provider.read(unanswered(world(), request));
      expect(reading).toEqual({ kind: "never_seen" });
      expect(await world().booked(request.attemptId)).toMatchObject({ payments: 0 });
    },
  );

  it("is certain that nothing was done by a provider that is too busy", async () => {
    const { provider, faultyBegin } = world();
    const request = await faultyBegin(wanted(world()), "busy");
    if (request === undefined) return;
    expect(await provider.begin(request)).toEqual({ kind: "refused", failure: "provider_down" });
    expect(await provider.read(unanswered(world(), request))).toEqual({ kind: "never_seen" });
    expect(await world().booked(request.attemptId)).toMatchObject({ payments: 0 });
  });

  it("finds by our reference the refund whose answer was lost", async () => {
    const attempt = await begun(world());
    await world().paysLosingRefund(attempt, "done");
    const request = refundOf(attempt, 300);
    expect(await world().provider.refund(request)).toEqual({ kind: "unknown" });
    expect(await world().provider.readRefund(unmade(request))).toMatchObject({
      kind: "done",
    });
    const books = await world().booked(attempt.request.attemptId);
    expect(books).toMatchObject({ refunds: 1, refundedYen: 300 });
  });

  it("makes a refund safely again whose request was lost", async () => {
    const attempt = await begun(world());
    await world().paysLosingRefund(attempt, "undone");
    const request = refundOf(attempt, 300);
    expect(await world().provider.refund(request)).toEqual({ kind: "unknown" });
    const reading = await world().provider.readRefund(unmade(request));
    expect(reading).toEqual({ kind: "never_seen" });
    expect(await world().provider.refund(request)).toMatchObject({ kind: "done" });
    expect(await world().booked(attempt.request.attemptId)).toMatchObject({ refundedYen: 300 });
  });
}

function notifying(world: World): void {
  const read = (raw: RawNotification, now = world().now()) =>
    world().provider.readNotification({ ...raw, body: Buffer.from(raw.body), now });

  it("names line, attempt and a notification id, the same when delivered again", async () => {
    const { request } = await paid(world());
    const raw = await world().notificationOf(request.attemptId);
    const first = await read(raw);
    expect(first).toMatchObject({
      kind: "valid",
      lineId: request.lineId,
      attemptId: request.attemptId,
    });
    expect(await read(await world().notificationOf(request.attemptId))).toEqual(first);
  });

  it("is forged when body, secret or signature do not fit", async () => {
    const { request } = await paid(world());
    const raw = await world().notificationOf(request.attemptId);
    const forged = { kind: "forged" };
    expect(await read({ ...raw, body: raw.body.replace(/[a-z]/, (c) => c.toUpperCase()) })).toEqual(
      forged,
    );
    expect(await read({ ...raw, headers: {} })).toEqual(forged);
    for (const name of world().signatureHeaders) {
      const cut = { ...raw.headers, [name]: raw.headers[name]!.slice(0, 20) };
      expect(await read({ ...raw, headers: cut })).toEqual(forged);
    }
    if (!world().traits.signsBySecret) return;
    const at = world().now();
    expect(await read(world().sign(raw.body, { at, secrets: ["guessed"] }))).toEqual(forged);
  });

  it("is forged when signed more than five minutes ago, or ahead", async ({ skip }) => {
    if (!world().traits.signsTime) return skip("this provider signs no time");
    const { request } = await paid(world());
    const raw = await world().notificationOf(request.attemptId);
    const now = world().now();
    const signedAt = (seconds: number) => world().sign(raw.body, { at: addSeconds(now, seconds) });
    expect(await read(signedAt(-290), now)).toMatchObject({ kind: "valid" });
    expect(await read(signedAt(-310), now)).toEqual({ kind: "forged" });
    expect(await read(signedAt(310), now)).toEqual({ kind: "forged" });
  });

  it("is taken when one of several signatures fits, wherever it stands", async ({ skip }) => {
    if (!world().traits.signsBySecret) return skip("this provider has one key of its own");
    const { request } = await paid(world());
    const { body } = await world().notificationOf(request.attemptId);
    const at = world().now();
    const own = world().webhookSecrets[0]!;
    for (const secrets of [
      ["retired", own],
      [own, "coming"],
    ]) {
      expect(await read(world().sign(body, { at, secrets }))).toMatchObject({ kind: "valid" });
    }
  });

  it("leaves alone what is signed but not about an attempt of ours", async () => {
    for (const body of ['{"id":"evt_1","type":"ping"}', "not json", "{}"]) {
      const { kind } = await read(world().sign(body, { at: world().now() }));
      expect(kind).toMatch(body === "not json" ? /irrelevant|forged/ : /irrelevant/);
    }
  });
}

function wanted(world: ProviderUnderTest, own: Partial<BeginPayment> = {}): BeginPayment {
  const attemptId = newId<"attempt">();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: world.methods.redirect,
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "en",
    startedAt: world.now(),
    expiresAt: addHours(world.now(), 6),
    returnUrl: "http://127.0.0.1:9/en/orders/X",
    ...own,
  };
}

async function begun(
  world: ProviderUnderTest,
  own: Partial<BeginPayment> = {},
): Promise<BegunAttempt> {
  const startedAt = world.now();
  const request = wanted(world, own);
  const answer = await world.provider.begin(request);
  if (answer.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(answer)}`);
  return { request, answer, startedAt };
}

async function paid(
  world: ProviderUnderTest,
  own: Partial<BeginPayment> = {},
): Promise<BegunAttempt> {
  const attempt = await begun(world, own);
  await pay(world, attempt);
  return attempt;
}

async function pay(world: ProviderUnderTest, attempt: BegunAttempt): Promise<void> {
  await world.customer.pays(attempt);
  if (world.provider.can.capture) await world.provider.capture(identity(attempt));
}

function identity({ request, answer, startedAt }: BegunAttempt) {
  const { attemptId } = request;
  return { attemptId, startedAt, providerReference: answer.providerReference };
}

/** An attempt under a reference that leads nowhere. */
function nowhere(world: ProviderUnderTest, request: BeginPayment): BegunAttempt {
  const answer = { kind: "begun", providerReference: "pay_none", next: { kind: "none" } } as const;
  return { request, answer, startedAt: world.now() };
}

/** As an attempt is asked for whose answer never came. */
function unanswered(world: ProviderUnderTest, { attemptId }: BeginPayment) {
  return { attemptId, startedAt: world.now() };
}

/** As a refund is asked for whose answer never came. */
function unmade({ refundId, providerReference }: RefundRequest) {
  return { refundId, paymentReference: providerReference };
}

function refundOf({ request, answer }: BegunAttempt, amountYen: number): RefundRequest {
  return {
    refundId: newId<"refund">(),
    attemptId: request.attemptId,
    lineId: request.lineId,
    providerReference: answer.providerReference,
    amountYen: yen(amountYen),
  };
}
