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
