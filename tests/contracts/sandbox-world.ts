import {
  SIGNATURE_HEADER,
  SENTINELS,
  type Behaviour,
} from "../../src/gateways/payments/sandbox/index.ts";
import { signBody } from "../../src/gateways/sandbox/index.ts";
import { startSandboxes, type Sandboxes } from "../sandboxes.ts";
import type { BeginFault, BegunAttempt, ProviderUnderTest } from "./payment-provider.ts";

const TAGS = {
  answer_lost: "lost",
  request_lost: "lost-undone",
  error_after: "500",
  error_before: "500-undone",
  busy: "busy",
} as const satisfies Record<BeginFault, string>;

/** The sandbox company as its cards and slips are, or as its accounts. */
export async function sandboxWorld(of: "cards" | "accounts"): Promise<ProviderUnderTest> {
  const sandboxes = await startSandboxes();
  const { payments } = sandboxes;
  const open = of === "cards" ? payments.provider : payments.accounts;
  return {
    provider: open(),
    unreachable: open({ url: "http://127.0.0.1:1" }),
    withWrongKey: open({ key: "wrong" }),
    methods: of === "cards" ? { redirect: "card", slip: "konbini" } : { redirect: "paypal" },
    traits: { expiresAsAsked: true, showsDeclines: true, signsTime: true, signsBySecret: true },
    signatureHeaders: [SIGNATURE_HEADER],
    webhookSecrets: payments.webhookSecrets,
    now: sandboxes.now,
    advance: sandboxes.advance,
    customer: {
      pays: (attempt) => pay(sandboxes, attempt, "succeeds"),
      isDeclined: (attempt) => pay(sandboxes, attempt, "declines"),
    },
    faultyBegin: async (request, fault) => ({
      ...request,
      contactEmail: `a+create-${TAGS[fault]}@example.com`,
    }),
    async paysLosingRefund(attempt, effect) {
      await pay(sandboxes, attempt, effect === "done" ? "refund_lost" : "refund_lost_undone");
      const { attemptId } = attempt.request;
      const { providerReference } = attempt.answer;
      if (of === "accounts") await open().capture({ attemptId, providerReference });
    },
    async booked(reference) {
      const charges = (await payments.charges()).filter((c) => c.reference === reference);
      const ids = charges.map((charge) => charge.id);
      const refunds = (await payments.refunds()).filter((r) => ids.includes(r.payment));
      const refundedYen = charges.reduce((sum, charge) => sum + charge.amount_refunded, 0);
      return { payments: charges.length, refunds: refunds.length, refundedYen };
    },
    notificationOf: (attemptId) => succeededWebhook(sandboxes, attemptId),
    sign: (body, { at, secrets = payments.webhookSecrets }) => ({
      body,
      headers: { [SIGNATURE_HEADER]: signBody(body, secrets, at) },
    }),
    stop: sandboxes.stop,
  };
}

async function pay({ payments }: Sandboxes, attempt: BegunAttempt, behaviour: Behaviour) {
  const { next } = attempt.answer;
  if (next.kind === "slip") return payments.payAtRegister(attempt.request.attemptId);
  if (next.kind !== "redirect") throw new Error(`nothing to pay by: ${next.kind}`);
  if (attempt.request.method !== "card") return payByAccount(payments, attempt, behaviour);
  const card = SENTINELS.find((s) => s.kind === "card" && s.behaviour === behaviour)!;
  return payments.payByCard(next.url, card.input);
}

async function payByAccount(
  payments: Sandboxes["payments"],
  { request, answer }: BegunAttempt,
  behaviour: Behaviour,
) {
  const url = answer.next.kind === "redirect" ? answer.next.url : "";
  if (behaviour === "declines") return payments.answerApp(url, "refuse");
  await payments.behave(request.attemptId, behaviour);
  return payments.answerApp(url, "approve");
}

async function succeededWebhook({ payments }: Sandboxes, attemptId: string) {
  for (const { eventId } of await payments.deliveries()) {
    const webhook = await payments.signedWebhook(eventId);
    const event = JSON.parse(webhook.body) as { type: string; payment: { reference: string } };
    if (event.type === "payment.succeeded" && event.payment.reference === attemptId) return webhook;
  }
  throw new Error("no such webhook");
}
