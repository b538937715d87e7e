import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  startKomoju,
  type Komoju,
  type KomojuFault,
} from "../../../../tests/fakes/komoju/start.ts";
import type { BeginPayment } from "../../../business/payments/index.ts";
import { addHours, addSeconds, instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";

let komoju: Komoju;
beforeAll(async () => {
  komoju = await startKomoju();
});
afterAll(async () => komoju.stop());

const provider = () => komoju.provider();

describe("a slip of one chain", () => {
  it("is offered for each chain of convenience stores, 7-Eleven among them", async () => {
    const slips = provider().methods.filter(({ kind }) => kind === "slip");
    expect(slips.map(({ method }) => method.replace("konbini_", ""))).toEqual([
      "seven_eleven",
      "familymart",
      "lawson",
      "ministop",
      "seicomart",
      "daily_yamazaki",
    ]);
    for (const { method, refunds } of slips) {
      expect(refunds).toBe("claim");
      const { next } = await begun({ method });
      if (next.kind !== "slip") return expect.fail(next.kind);
      expect(method).toBe(`konbini_${next.chains[0]!.chain}`);
    }
  });

  it("has one number at 7-Eleven and two at the machines of Lawson", async () => {
    const at = async (method: string) => {
      const { next } = await begun({ method });
      return next.kind === "slip" ? next.chains[0]! : expect.fail(next.kind);
    };
    const seven = await at("konbini_seven_eleven");
    expect(seven).not.toHaveProperty("confirmationNumber");
    expect(seven.paymentCode).toMatch(/^\d{13}$/);
    expect((await at("konbini_lawson")).confirmationNumber).toMatch(/^\d{6}$/);
  });

  it("is pending while it is `authorized`, and found by our own reference", async () => {
    const slip = await begun({ method: "konbini_lawson" });
    const pending = { kind: "pending", providerReference: slip.providerReference, next: slip.next };
    expect(await provider().read(slip)).toEqual(pending);
    const { attemptId, startedAt } = slip;
    expect(await provider().read({ attemptId, startedAt })).toEqual(pending);
    expect(await provider().capture(slip)).toEqual(pending);
    expect(await booked(slip)).toMatchObject([{ status: "authorized", captured_at: null }]);
  });

  it("whose answer was lost is found by our reference: KOMOJU has mailed its number", async () => {
    const request = wish({ method: "konbini_lawson" });
    await fault(request, "begin", "answer_lost");
    expect(await provider().begin(request)).toEqual({ kind: "unknown" });
    const reading = await provider().read(request);
    expect(reading).toMatchObject({ kind: "pending", next: { kind: "slip" } });
  });

  it("dies by itself at its deadline, and is read as paid when cash came all the same", async () => {
    const slip = await begun({ method: "konbini_lawson", hours: 72 });
    const { next } = slip;
    if (next.kind !== "slip") return expect.fail(next.kind);
    expect(next.payBy).toMatch(/T14:59:59\.000Z$/);
    await komoju.advance(72 * 3600);
    const expired = { kind: "failed", failure: "expired", isFinal: true };
    expect(await provider().read(slip)).toEqual(expired);
    await komoju.payAtRegister(slip.attemptId);
    expect(await provider().read(slip)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("that was cancelled and paid at the same moment is read as paid", async () => {
    const slip = await begun({ method: "konbini_lawson" });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider().cancel(slip)).toEqual(cancelled);
    await komoju.payAtRegister(slip.attemptId);
    expect(await provider().read(slip)).toMatchObject({ kind: "succeeded" });
    expect(await provider().cancel(slip)).toMatchObject({ kind: "succeeded" });
  });

  it("cannot be refunded where it was paid", async () => {
    const slip = await begun({ method: "konbini_lawson" });
    await komoju.payAtRegister(slip.attemptId);
    expect(await refund(slip)).toEqual({ kind: "refused", failure: "unprocessable_entity" });
  });

  it("goes to the operator's address when its payer has left none", async () => {
    const slip = await begun({ method: "konbini_lawson" });
    const [payment] = await booked(slip);
    expect(payment).toMatchObject({ payment_details: { email: "slips@operator.example" } });
    const own = await begun({ method: "konbini_lawson", contactEmail: "mei@example.com" });
    const [ownPayment] = await booked(own);
    expect(ownPayment).toMatchObject({ payment_details: { email: "mei@example.com" } });
  });

  it("is withdrawn when the customer would pay KOMOJU's fee on top of our price", async () => {
    await komoju.lever("konbini_fee", "190");
    const request = wish({ method: "konbini_lawson" });
    const answer = await provider().begin(request);
    await komoju.lever("konbini_fee", "0");
    expect(answer).toEqual({ kind: "refused", failure: "provider_refused" });
    expect(await booked(request)).toMatchObject([{ status: "cancelled" }]);
  });

  it("above what a till takes is refused before anybody is asked to pay", async () => {
    const request = wish({ method: "konbini_lawson", amountYen: yen(300_000) });
    const answer = await provider().begin(request);
    expect(answer).toEqual({ kind: "refused", failure: "provider_refused" });
  });
});

describe("a hosted page", () => {
  it("leads to one method alone, which must be switched on in the settings", async () => {
    const [session] = await komoju.sessionsOf((await begun({ method: "paypay" })).attemptId);
    expect(session).toMatchObject({ type: "paypay" });
    const request = wish({ method: "alipay" });
    const refused = { kind: "refused", failure: "provider_refused" };
    expect(await provider().begin(request)).toEqual(refused);
    expect(await komoju.provider({ methods: ["alipay"] }).begin(request)).toMatchObject({
      kind: "begun",
    });
  });

  it("that is closed while a wallet is at work takes the payment with it", async () => {
    const page = await begun({ method: "paypay" });
    await answerPage(page, "wait");
    expect(await provider().read(page)).toMatchObject({ kind: "pending", next: page.next });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider().cancel(page)).toEqual(cancelled);
    expect(await booked(page)).toMatchObject([{ status: "cancelled" }]);
  });

  it("that expired while a wallet was at work is read as paid once the wallet has paid", async () => {
    const page = await begun({ method: "paypay" });
    await answerPage(page, "wait");
    await komoju.advance(6 * 3600 + 1);
    const { providerReference } = page;
    expect(await provider().read(page)).toEqual({ kind: "pending", providerReference });
    await komoju.settleWaiting(page.attemptId);
    expect(await provider().read(page)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("takes another try after a declined one", async () => {
    const page = await begun({ method: "card" });
    await answerPage(page, "decline");
    expect(await provider().read(page)).toMatchObject({ kind: "pending", next: page.next });
    await answerPage(page, "pay");
    expect(await provider().read(page)).toMatchObject({ kind: "succeeded" });
    expect((await booked(page)).map(({ status }) => status).toSorted()).toEqual([
      "captured",
      "failed",
    ]);
  });

  it("ends at the instant that was asked for", async () => {
    const page = await begun({ method: "card", hours: 1 });
    expect(page.expiresAt).toBe(addHours(page.startedAt, 1));
    await komoju.advance(3601);
    const expired = { kind: "failed", failure: "expired", isFinal: true };
    expect(await provider().read(page)).toEqual(expired);
    await answerPage(page, "pay");
    expect(await provider().read(page)).toEqual(expired);
  });

  it("lives a day at most, whatever is asked", async () => {
    const page = await begun({ method: "card", hours: 72 });
    expect(page.expiresAt).toBe(addSeconds(page.startedAt, 86_400));
  });
});

describe("when no answer comes", () => {
  it.each([
    ["hang", { kind: "unknown" }],
    ["under_way", { kind: "unknown" }],
    ["busy", { kind: "refused", failure: "provider_down" }],
  ] as const)("takes %s for what it is", async (kind, answer) => {
    const request = wish({ method: "card" });
    await fault(request, "begin", kind);
    expect(await komoju.provider({ timeoutMs: 300 }).begin(request)).toEqual(answer);
  });

  it("reads nothing into a reading or a cancellation that failed", async () => {
    const page = await begun({ method: "card" });
    for (const kind of ["error_before", "busy", "answer_lost"] as const) {
      await fault(page, "read", kind);
      expect(await provider().read(page)).toEqual({ kind: "unknown" });
    }
    await fault(page, "cancel", "error_after");
    expect(await provider().cancel(page)).toEqual({ kind: "unknown" });
    expect(await provider().read(page)).toMatchObject({ kind: "failed", failure: "cancelled" });
  });

  it("makes no refund while the payment cannot be read, and none twice after the key is forgotten", async () => {
    const page = await begun({ method: "card" });
    await answerPage(page, "pay");
    const request = refundOf(page);
    await fault(page, "read", "error_before");
    expect(await provider().refund(request)).toEqual({ kind: "never_seen" });
    await fault(page, "refund", "answer_lost");
    expect(await provider().refund(request)).toEqual({ kind: "unknown" });
    await komoju.advance(25 * 3600);
    expect(await provider().refund(request)).toMatchObject({ kind: "done" });
    expect(await booked(page)).toMatchObject([{ amount_refunded: 980 }]);
  });

  it("takes a refund back up that was refused for a moment", async () => {
    const page = await begun({ method: "card" });
    await answerPage(page, "pay");
    await fault(page, "refund", "busy");
    expect(await refund(page)).toEqual({ kind: "never_seen" });
    expect(await refund(page)).toMatchObject({ kind: "done" });
  });

  it("believes no reference that is not its own, and no payment of another attempt", async () => {
    const [one, other] = [await begun({ method: "card" }), await begun({ method: "card" })];
    const { providerReference } = other;
    expect(await provider().read({ ...one, providerReference })).toEqual({ kind: "unknown" });
    const read = (reference: string) => provider().read({ ...one, providerReference: reference });
    for (const odd of ["", "payments/", "payments/../x", "sessions/a/refunds/b", "x"]) {
      expect(await read(odd)).toEqual({ kind: "unknown" });
    }
    expect(await read("payments/0000000000000000000000000")).toEqual({ kind: "unknown" });
  });
});

describe("news", () => {
  it("without its line is found by way of its page", async () => {
    await komoju.lever("drop_metadata", "yes");
    const page = await begun({ method: "card" });
    await answerPage(page, "pay");
    await komoju.lever("drop_metadata", "no");
    const [payment] = await booked(page);
    const found = { kind: "found", lineId: page.lineId, attemptId: page.attemptId };
    expect(await provider().locate!(`payments/${payment!.id}`)).toEqual(found);
    expect(await provider().locate!("payments/0000000000000000000000000")).toEqual({
      kind: "not_ours",
    });
    expect(await provider().locate!("elsewhere")).toEqual({ kind: "not_ours" });
    const nobody = komoju.provider({ apiUrl: "http://127.0.0.1:1" });
    expect(await nobody.locate!(`payments/${payment!.id}`)).toEqual({ kind: "unknown" });
  });

  it("of a chargeback is read with the payment, and leaves nothing to refund", async () => {
    const page = await begun({ method: "card" });
    await answerPage(page, "pay");
    await komoju.chargeBack(page.attemptId);
    const reading = await provider().read(page);
    expect(reading).toMatchObject({ kind: "succeeded", disputes: [{ state: "lost" }] });
    expect(await refund(page)).toMatchObject({ kind: "refused" });
  });

  it("signed otherwise is forged, and a ping is nothing to act on", async () => {
    const ping = await komoju.signedWebhook(await komoju.ping());
    expect(await hear(ping)).toMatchObject({ kind: "irrelevant" });
    await komoju.lever("forging", "yes");
    const forged = await komoju.signedWebhook(await komoju.ping());
    await komoju.lever("forging", "no");
    expect(await hear(forged)).toEqual({ kind: "forged" });
  });
});

describe("its own account of our money", () => {
  it("is read once a settlement covers the whole period, and adds up", async () => {
    const from = komoju.now();
    const page = await begun({ method: "paypay" });
    await answerPage(page, "pay");
    const request = refundOf(page);
    const refunded = await provider().refund(request);
    const until = addSeconds(komoju.now(), 60);
    const period = { from: instant(from.slice(0, 19) + "Z"), until };
    expect(await provider().reports!.read!(period)).toEqual({ kind: "unknown" });
    await komoju.advance(120);
    await komoju.settlement();
    const reading = await provider().reports!.read!(period);
    if (reading.kind !== "read") return expect.fail(reading.kind);
    const ours = reading.rows.filter(({ attemptId }) => attemptId === page.attemptId);
    expect(ours).toMatchObject([
      { kind: "payment", grossYen: 1980, feeYen: 59, netYen: 1921 },
      { kind: "refund", refundId: request.refundId, grossYen: -980, feeYen: 0, netYen: -980 },
    ]);
    const paid = await provider().read(page);
    expect(paid).toMatchObject({ providerReference: ours[0]!.ofReference });
    expect(refunded).toEqual({ kind: "done", providerReference: ours[1]!.ofReference });
  });

  it("is unknown while nobody answers", async () => {
    const nobody = komoju.provider({ apiUrl: "http://127.0.0.1:1" });
    const period = { from: komoju.now(), until: komoju.now() };
    expect(await nobody.reports!.read!(period)).toEqual({ kind: "unknown" });
  });
});

describe("an examination", () => {
  const ours = { webhookUrl: "https://shop.example/webhooks/payments/komoju" };

  it("finds key and methods well, and says which news to switch on", async () => {
    const findings = await provider().examine!(ours);
    expect(findings.map(({ what, state }) => [what, state])).toEqual([
      ["komoju key", "ok"],
      ["komoju methods", "ok"],
      ["komoju events", "note"],
    ]);
    expect(findings[0]!.line).toContain("test mode");
  });

  it("names a method that is not switched on, a key nobody knows, and silence", async () => {
    const offering = komoju.provider({ methods: ["card", "wechat_pay"] });
    expect((await offering.examine!(ours))[1]).toEqual({
      what: "komoju methods",
      state: "wrong",
      line: "KOMOJU_METHODS: wechat_pay not switched on at KOMOJU for this key",
    });
    const stranger = komoju.provider({ secretKey: "sk_test_wrong" });
    const nobody = komoju.provider({ apiUrl: "http://127.0.0.1:1" });
    for (const one of [stranger, nobody]) {
      const findings = await one.examine!(ours);
      expect(findings).toMatchObject([{ what: "komoju key", state: "wrong" }]);
      expect(findings[0]!.line).not.toContain("sk_");
    }
  });
});

interface Wish extends Partial<BeginPayment> {
  readonly hours?: number;
}

function wish({ hours = 6, ...own }: Wish): BeginPayment {
  const attemptId = newId<"attempt">();
  const startedAt = komoju.now();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "ja",
    startedAt,
    expiresAt: addHours(startedAt, hours),
    returnUrl: "http://127.0.0.1:9/ja/orders/X",
    ...own,
  };
}

async function begun(own: Wish) {
  const request = wish(own);
  const answer = await provider().begin(request);
  if (answer.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(answer)}`);
  return { ...request, ...answer };
}

type Begun = Awaited<ReturnType<typeof begun>>;

async function answerPage({ next }: Begun, answer: Parameters<Komoju["onPage"]>[1]) {
  if (next.kind !== "redirect") throw new Error(`no page: ${next.kind}`);
  await komoju.onPage(next.url, answer);
}

async function booked({ attemptId }: { attemptId: string }) {
  return (await komoju.payments()).filter((one) => one.external_order_num === attemptId);
}

async function fault(
  { attemptId }: { attemptId: string },
  at: KomojuFault["at"],
  kind: KomojuFault["kind"],
) {
  await komoju.fault({ about: attemptId, at, kind });
}

function refundOf({ attemptId, lineId, providerReference }: Begun) {
  const refundId = newId<"refund">();
  return { refundId, attemptId, lineId, providerReference, amountYen: yen(980) };
}

async function refund(attempt: Begun) {
  return provider().refund(refundOf(attempt));
}

async function hear({ body, headers }: { body: string; headers: Record<string, string> }) {
  return provider().readNotification({ body: Buffer.from(body), headers, now: komoju.now() });
}
