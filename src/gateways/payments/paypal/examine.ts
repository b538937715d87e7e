import { z } from "zod";
import type { ProviderFinding } from "../../../business/payments/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { answerOf, type Answer } from "./answers.ts";
import type { Call } from "./caller.ts";
import { GONE_EVENT } from "./notifications.ts";
import type { PaypalSettings } from "./settings.ts";

/** Without one of these we would hear of it only when we ask by ourselves. */
export const EVENTS = [
  "CHECKOUT.ORDER.APPROVED",
  "PAYMENT.CAPTURE.COMPLETED",
  "PAYMENT.CAPTURE.PENDING",
  "PAYMENT.CAPTURE.DENIED",
  "PAYMENT.CAPTURE.REFUNDED",
  "PAYMENT.CAPTURE.REVERSED",
  "CUSTOMER.DISPUTE.CREATED",
  "CUSTOMER.DISPUTE.UPDATED",
  "CUSTOMER.DISPUTE.RESOLVED",
] as const;

const webhooksAnswer = z.object({
  webhooks: z
    .array(
      z.object({
        id: z.string(),
        url: z.string(),
        event_types: z.array(z.object({ name: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** Whether PayPal takes our keys, and tells us its news at our own door; changes nothing. */
export async function examinePaypal(
  call: Call,
  settings: PaypalSettings,
  webhookUrl: string,
): Promise<readonly ProviderFinding[]> {
  const outcome = await call({ method: "GET", path: "/v1/notifications/webhooks" });
  const webhooks = answerOf(outcome, webhooksAnswer);
  const keys = examineKeys(settings, webhooks);
  if (keys.state === "wrong") return [keys];
  return [
    keys,
    examineWebhook(settings, webhookUrl, webhooks),
    await examineRight(call, "disputes", "/v1/customer/disputes?page_size=1"),
    await examineRight(call, "transaction search", searchPath(settings)),
    await examineRight(call, "payouts", "/v1/payments/payouts/NONE"),
    ...(settings.hasVault === true
      ? [await examineRight(call, "vault", "/v3/vault/payment-tokens?customer_id=NONE")]
      : []),
  ];
}

function examineKeys({ environment }: PaypalSettings, answer: Answer<unknown>): ProviderFinding {
  const what = "paypal keys";
  switch (answer.kind) {
    case "ok":
    case "refused": {
      const money = environment === "live" ? "live: real money" : "sandbox: test money";
      return { what, state: "ok", line: `${money}` };
    }
    case "unauthorized": {
      const line = `not taken by the ${environment} environment: PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET`;
      return { what, state: "wrong", line };
    }
    case "busy":
    case "not_sent":
    case "unknown":
      return { what, state: "wrong", line: "PayPal does not answer: is the way out open?" };
  }
}

function examineWebhook(
  { webhookId, hasVault }: PaypalSettings,
  url: string,
  answer: Answer<z.infer<typeof webhooksAnswer>>,
): ProviderFinding {
  const what = "paypal notifications";
  if (answer.kind !== "ok") {
    return { what, state: "note", line: "PayPal does not let these keys see its webhooks" };
  }
  const ours = answer.value.webhooks.find((webhook) => webhook.url === url);
  if (ours === undefined) {
    return { what, state: "wrong", line: `no webhook leads to ${url}: add it at PayPal` };
  }
  if (ours.id !== webhookId) {
    const line = `PAYPAL_WEBHOOK_ID is not the id of the webhook that leads here: set ${ours.id}`;
    return { what, state: "wrong", line };
  }
  const names = ours.event_types.map(({ name }) => name);
  const wanted = [...EVENTS, ...(hasVault === true ? [GONE_EVENT] : [])];
  const missing = names.includes("*") ? [] : wanted.filter((event) => !names.includes(event));
  return missing.length === 0
    ? { what, state: "ok", line: `${ours.id} tells ${url}` }
    : { what, state: "wrong", line: `the webhook is not told of ${missing.join(", ")}` };
}

async function examineRight(call: Call, right: string, path: string): Promise<ProviderFinding> {
  const what = `paypal ${right}`;
  const answer = answerOf(await call({ method: "GET", path }), z.unknown());
  // Any other no, of a batch that is not there for one, is the answer of somebody who may ask.
  const isForbidden = answer.kind === "refused" && answer.status === 403;
  return isForbidden
    ? { what, state: "note", line: `not permitted: tick it in the app's features at PayPal` }
    : { what, state: "ok", line: "permitted" };
}

function searchPath({ clock }: PaypalSettings): string {
  const until = addHours(clock.now(), -24);
  const period = new URLSearchParams({ start_date: addHours(until, -1), end_date: until });
  return `/v1/reporting/transactions?${period}&page_size=1`;
}
