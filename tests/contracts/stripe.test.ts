import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signBody } from "../../src/gateways/sandbox/index.ts";
import { startStripe, type StripeFake } from "../fakes/stripe/start.ts";
import {
  paymentProviderContract,
  type BeginFault,
  type BegunAttempt,
  type ProviderUnderTest,
} from "./payment-provider.ts";

import {
  chargeOf,
  keep,
  vaultContract,
  wantedSaving,
  type Kept,
  type VaultUnderTest,
} from "./vault.ts";

const OK_CARD = "4242424242424242";
const DECLINED_CARD = "4000000000000002";

const FAULTS = {
  answer_lost: "lost_after",
  request_lost: "lost_before",
  // What Stripe itself answered well is what a repeated request is given.
  error_after: "gateway_after",
  error_before: "error_before",
  busy: "busy",
} as const satisfies Record<BeginFault, string>;

paymentProviderContract(async (): Promise<ProviderUnderTest> => {
  const stripe = await startStripe();
  return {
    provider: stripe.provider(),
    unreachable: stripe.provider({ apiUrl: "http://127.0.0.1:1" }),
    withWrongKey: stripe.provider({ secretKey: "sk_test_nobodys" }),
    methods: { redirect: "card", slip: "konbini" },
    // Stripe lets no page end before half an hour has gone by.
    traits: { expiresAsAsked: false, showsDeclines: true, signsTime: true, signsBySecret: true },
    signatureHeaders: ["stripe-signature"],
    webhookSecrets: stripe.webhookSecrets,
    now: stripe.now,
    advance: stripe.advance,
    customer: {
      pays: (attempt) => pay(stripe, attempt, OK_CARD),
      isDeclined: (attempt) => pay(stripe, attempt, DECLINED_CARD),
    },
    async faultyBegin(request, fault) {
      const on = "POST /v1/checkout/sessions";
      await stripe.order({ on, fault: FAULTS[fault], match: request.attemptId });
      return request;
    },
    async paysLosingRefund(attempt, effect) {
      await pay(stripe, attempt, OK_CARD);
      const fault = effect === "done" ? "lost_after" : "lost_before";
      await stripe.order({ on: "POST /v1/refunds", fault, match: attempt.request.attemptId });
    },
    booked: stripe.books,
    notificationOf: (attemptId) => succeededWebhook(stripe, attemptId),
    sign: (body, { at, secrets = stripe.webhookSecrets }) => ({
      body,
      headers: { "stripe-signature": signBody(body, secrets, at) },
    }),
    stop: stripe.stop,
  };
});

describe("a card that is kept", () => {
  let stripe: StripeFake;
  beforeAll(async () => {
    stripe = await startStripe();
  });
  afterAll(async () => stripe.stop());

  const numbers = {
    pays: OK_CARD,
    declines: "4000000000000341",
    wants_holder: "4000002760003184",
  } as const satisfies Record<Kept, string>;
  const world = (): VaultUnderTest => ({
    provider: stripe.provider(),
    unreachable: stripe.provider({ apiUrl: "http://127.0.0.1:1" }),
    method: "saved_card",
    now: stripe.now,
    agrees: async (url, kept) => stripe.payByCard(url, numbers[kept]),
    async booked(reference) {
      const { payments, receivedYen } = await stripe.books(reference);
      return { payments, receivedYen };
    },
  });
  vaultContract(world);

  it.each(["lost_after", "lost_before"] as const)(
    "is found by our reference when the answer to a charge is %s",
    async (fault) => {
      const charge = chargeOf(world(), await keep(world(), "pays"));
      await stripe.order({ on: "POST /v1/payment_intents", fault, match: charge.attemptId });
      expect(await stripe.provider().begin(charge)).toEqual({ kind: "unknown" });
      const kind = fault === "lost_after" ? "succeeded" : "never_seen";
      expect(await stripe.provider().read(charge)).toMatchObject({ kind });
    },
  );

  it("is found again when the answer to its page was lost", async () => {
    const saving = wantedSaving(world());
    await stripe.order({ on: "POST /v1/checkout/sessions", fault: "lost_after" });
    const { vault } = stripe.provider();
    expect(await vault!.save(saving)).toEqual({ kind: "unknown" });
    expect(await vault!.readSaving(saving)).toEqual({ kind: "pending" });
  });
});

async function pay(stripe: StripeFake, { request, answer }: BegunAttempt, card: string) {
  const { next } = answer;
  if (next.kind === "slip") return stripe.atShop(request.attemptId, "register");
  if (next.kind !== "redirect") throw new Error(`nothing to pay by: ${next.kind}`);
  return stripe.payByCard(next.url, card);
}

async function succeededWebhook(stripe: StripeFake, attemptId: string) {
  const found = (await stripe.events()).find(
    ({ type, data }) =>
      type === "payment_intent.succeeded" &&
      (data.object["metadata"] as Record<string, string>)["attempt_id"] === attemptId,
  );
  if (found === undefined) throw new Error("no such webhook");
  return stripe.signedWebhook(found.id);
}
