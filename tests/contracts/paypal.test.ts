import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  chargeOf,
  keep,
  vaultContract,
  wantedSaving,
  type Kept,
  type VaultUnderTest,
} from "./vault.ts";
import { startPaypal, type PaypalFake } from "../fakes/paypal/start.ts";
import { signDelivery } from "../fakes/paypal/signature.ts";
import { refundedYen } from "../fakes/paypal/order.ts";
import {
  paymentProviderContract,
  type BegunAttempt,
  type ProviderUnderTest,
} from "./payment-provider.ts";

paymentProviderContract(async (): Promise<ProviderUnderTest> => {
  const paypal = await startPaypal();
  return {
    traits: {
      expiresAsAsked: false,
      showsDeclines: false,
      // Its retries go on for three days, perhaps under the first signature: adapter.test.ts.
      signsTime: false,
      signsBySecret: false,
    },
    provider: paypal.provider(),
    unreachable: paypal.provider({ apiUrl: "http://127.0.0.1:1" }),
    withWrongKey: paypal.provider({ clientSecret: "wrong" }),
    methods: { redirect: "paypal" },
    webhookSecrets: paypal.webhookSecrets,
    signatureHeaders: ["paypal-transmission-sig", "paypal-transmission-id", "paypal-cert-url"],
    now: paypal.now,
    advance: paypal.advance,
    customer: {
      pays: async (attempt) => void (await paypal.approve(pageOf(attempt))),
      isDeclined: async (attempt) => void (await paypal.approve(pageOf(attempt), "declined_card")),
    },
    async faultyBegin(request, fault) {
      await paypal.layFault("orders.create", fault, request.attemptId);
      return request;
    },
    async paysLosingRefund(attempt, effect) {
      await paypal.approve(pageOf(attempt));
      const { providerReference } = attempt.answer;
      const { attemptId } = attempt.request;
      await paypal.provider().capture({ attemptId, providerReference });
      const fault = effect === "done" ? "answer_lost" : "request_lost";
      await paypal.layFault("captures.refund", fault);
    },
    async booked(reference) {
      const orders = (await paypal.orders()).filter(({ invoiceId }) => invoiceId === reference);
      return {
        payments: orders.length,
        refunds: orders.reduce((sum, { refunds }) => sum + refunds.length, 0),
        refundedYen: orders.reduce((sum, order) => sum + refundedYen(order), 0),
      };
    },
    notificationOf: async (attemptId) => capturedWebhook(paypal, attemptId),
    sign: (body, { at, secrets = paypal.webhookSecrets }) => ({
      body,
      headers: { "content-type": "application/json", ...signDelivery(body, secrets, at) },
    }),
    async stop() {
      const violations = await paypal.violations();
      await paypal.stop();
      if (violations.length > 0) throw new Error(violations.join("\n"));
    },
  };
});

describe("accounts that PayPal keeps for us", () => {
  let paypal: PaypalFake;
  beforeAll(async () => {
    paypal = await startPaypal();
  });
  afterAll(async () => paypal.stop());
  const does = {
    pays: "balance",
    declines: "declined_card",
    wants_holder: "needs_payer",
  } as const satisfies Record<Kept, string>;
  const world = (): VaultUnderTest => ({
    provider: paypal.provider({ hasVault: true }),
    unreachable: paypal.provider({ hasVault: true, apiUrl: "http://127.0.0.1:1" }),
    method: "saved_paypal",
    now: paypal.now,
    agrees: async (url, kept) => void (await paypal.agree(url, does[kept])),
    async booked(reference) {
      const taken = (await paypal.orders()).filter(
        ({ invoiceId, capture }) => invoiceId === reference && capture !== undefined,
      );
      return {
        payments: taken.length,
        receivedYen: taken.reduce((sum, { amountYen }) => sum + amountYen, 0),
      };
    },
  });
  vaultContract(world);

  it.each(["answer_lost", "error_after", "hangs_after"] as const)(
    "a charge whose answer met with %s is found by its order, and not made again",
    async (fault) => {
      const charge = chargeOf(world(), await keep(world(), "pays"));
      const begun = await world().provider.begin(charge);
      if (begun.kind !== "begun") return expect.fail(begun.kind);
      const attempt = { ...charge, providerReference: begun.providerReference };
      await paypal.layFault("orders.capture", fault, begun.providerReference);
      expect(await world().provider.capture(attempt)).toEqual({ kind: "unknown" });
      expect(await world().provider.read(attempt)).toMatchObject({ kind: "succeeded" });
      expect(await paypal.calls("orders.capture", begun.providerReference)).toBe(1);
      expect(await world().booked(charge.attemptId)).toEqual({ payments: 1, receivedYen: 1980 });
    },
  );

  it("an order whose making was lost can take no money", async () => {
    const charge = chargeOf(world(), await keep(world(), "pays"));
    await paypal.layFault("orders.create", "answer_lost", charge.attemptId);
    const { provider, booked } = world();
    expect(await provider.begin(charge)).toEqual({ kind: "refused", failure: "provider_down" });
    expect(await provider.read(charge)).toEqual({ kind: "never_seen" });
    expect(await booked(charge.attemptId)).toMatchObject({ receivedYen: 0 });
  });

  it.each(["answer_lost", "request_lost"] as const)(
    "an account is kept once though the request to keep it met with %s",
    async (fault) => {
      const { vault } = world().provider;
      const saving = wantedSaving(world());
      const answer = await vault!.save(saving);
      if (answer.kind !== "begun") return expect.fail(answer.kind);
      const { providerReference } = answer;
      await paypal.agree(answer.url);
      await paypal.layFault("kept.create", fault, providerReference);
      const known = { ...saving, providerReference };
      expect(await vault!.readSaving(known)).toEqual({ kind: "unknown" });
      await paypal.advance(4 * 3600);
      const before = (await paypal.kept()).length;
      expect(await vault!.readSaving(known)).toMatchObject({ kind: "saved" });
      expect((await paypal.kept()).length).toBe(before + (fault === "request_lost" ? 1 : 0));
    },
  );

  it("is told by PayPal of an account that its holder took away", async () => {
    const token = await keep(world(), "pays");
    await paypal.takeAway(token);
    const told = (await paypal.events()).find(
      ({ type, resource }) => type === "VAULT.PAYMENT-TOKEN.DELETED" && resource.id === token,
    );
    const { body, headers } = await paypal.signedWebhook(told!.eventId);
    const raw = { body: Buffer.from(body), headers, now: paypal.now() };
    expect(await world().provider.readNotification(raw)).toMatchObject({
      kind: "method_gone",
      token,
    });
  });

  it("speaks as PayPal's specifications have it", async () => {
    expect(await paypal.violations()).toEqual([]);
  });
});

function pageOf({ answer: { next } }: BegunAttempt): string {
  if (next.kind !== "redirect") throw new Error(`nothing to pay by: ${next.kind}`);
  return next.url;
}

async function capturedWebhook(paypal: PaypalFake, attemptId: string) {
  const told = (await paypal.events()).find(
    ({ type, resource }) =>
      type === "PAYMENT.CAPTURE.COMPLETED" && resource.custom_id?.endsWith(attemptId),
  );
  if (told === undefined) throw new Error("no such webhook");
  return paypal.signedWebhook(told.eventId);
}
