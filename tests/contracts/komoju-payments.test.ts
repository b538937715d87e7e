import { signatureOf } from "../../src/gateways/payments/komoju/index.ts";
import { startKomoju, type Komoju } from "../fakes/komoju/start.ts";
import {
  paymentProviderContract,
  type BegunAttempt,
  type ProviderUnderTest,
} from "./payment-provider.ts";

const SIGNATURE_HEADER = "x-komoju-signature";

paymentProviderContract(async (): Promise<ProviderUnderTest> => {
  const komoju = await startKomoju();
  return {
    provider: komoju.provider(),
    unreachable: komoju.provider({ apiUrl: "http://127.0.0.1:1" }),
    withWrongKey: komoju.provider({ secretKey: "sk_test_wrong" }),
    methods: { redirect: "card", slip: "konbini_seven_eleven" },
    traits: { expiresAsAsked: false, showsDeclines: false, signsTime: false, signsBySecret: true },
    signatureHeaders: [SIGNATURE_HEADER],
    webhookSecrets: komoju.webhookSecrets,
    now: komoju.now,
    advance: komoju.advance,
    customer: {
      pays: (attempt) => pay(komoju, attempt),
      isDeclined: async ({ answer: { next } }) => {
        if (next.kind === "redirect") await komoju.onPage(next.url, "decline");
      },
    },
    async faultyBegin(request, kind) {
      await komoju.fault({ about: request.attemptId, at: "begin", kind });
      return request;
    },
    async paysLosingRefund(attempt, effect) {
      await pay(komoju, attempt);
      const kind = effect === "done" ? "answer_lost" : "request_lost";
      await komoju.fault({ about: attempt.request.attemptId, at: "refund", kind });
    },
    async booked(reference) {
      const booked = await komoju.payments();
      const payments = booked.filter((one) => one.external_order_num === reference);
      const sessions = await komoju.sessionsOf(reference);
      const refunds = payments.flatMap((payment) => payment.refunds);
      const refundedYen = payments.reduce((sum, one) => sum + one.amount_refunded, 0);
      const count = Math.max(payments.length, sessions.length);
      return { payments: count, refunds: refunds.length, refundedYen };
    },
    notificationOf: (attemptId) => capturedWebhook(komoju, attemptId),
    // Each of KOMOJU's webhooks has one secret: while secrets are exchanged there are two webhooks.
    sign: (body, { secrets = komoju.webhookSecrets }) => {
      const secret = secrets.find((one) => komoju.webhookSecrets.includes(one)) ?? secrets[0]!;
      return { body, headers: { [SIGNATURE_HEADER]: signatureOf(body, secret) } };
    },
    stop: komoju.stop,
  };
});

async function pay(komoju: Komoju, { request, answer: { next } }: BegunAttempt): Promise<void> {
  if (next.kind === "redirect") await komoju.onPage(next.url, "pay");
  else await komoju.payAtRegister(request.attemptId);
}

async function capturedWebhook(komoju: Komoju, attemptId: string) {
  for (const { eventId } of await komoju.deliveries()) {
    const webhook = await komoju.signedWebhook(eventId);
    const event = JSON.parse(webhook.body) as { type: string; data: Record<string, unknown> };
    const isOurs = event.data["external_order_num"] === attemptId;
    if (isOurs && event.type === "payment.captured") return webhook;
  }
  throw new Error("no such webhook");
}
