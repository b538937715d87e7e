import { z } from "zod";
import type {
  PayoutRequest,
  ProviderPayouts,
  RefundReading,
} from "../../../business/payments/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import { answerOf, issueOf, link, type Answer, type ErrorAnswer } from "./answers.ts";
import type { Call } from "./caller.ts";
import { LOCALES } from "./locales.ts";
import type { PaypalSettings } from "./settings.ts";

/** PayPal refuses a batch id that it has seen within 30 days; this keeps well clear of the edge. */
const KNOWN_SECONDS = 28 * 86_400;

/** Sends money to whoever PayPal knows by an address: one batch of one item for each refund. */
export function paypalPayouts(call: Call, { clock }: PaypalSettings): ProviderPayouts {
  return {
    way: "paypal",
    payOut: async (request) => payOut(call, request),
    async readPayout({ payoutId, providerReference, sentAt }) {
      if (providerReference !== undefined) return readBatch(call, payoutId, providerReference);
      // Nobody can be asked by our reference, but sent again it is recognised: nothing is paid twice.
      const isKnown = sentAt === undefined || clock.now() < addSeconds(sentAt, KNOWN_SECONDS);
      return { kind: isKnown ? "never_seen" : "unknown" };
    },
  };
}

const header = z.object({
  payout_batch_id: z.string().min(1),
  batch_status: z.string(),
  sender_batch_header: z.object({ sender_batch_id: z.string().optional() }).optional(),
});

const item = z.object({
  transaction_status: z.string().default("PENDING"),
  errors: z.object({ name: z.string() }).optional(),
});

const batchAnswer = z.object({ batch_header: header, items: z.array(item).default([]) });
type Batch = z.infer<typeof batchAnswer>;

async function payOut(call: Call, request: PayoutRequest): Promise<RefundReading> {
  const outcome = await call({
    method: "POST",
    path: "/v1/payments/payouts",
    headers: { "content-type": "application/json", "paypal-request-id": request.payoutId },
    body: JSON.stringify(batchOf(request)),
  });
  const answer = answerOf(outcome, batchAnswer);
  if (answer.kind !== "refused") return readSent(answer);
  const made = batchMadeBefore(answer);
  return made === undefined
    ? { kind: "refused", failure: issueOf(answer) }
    : readBatch(call, request.payoutId, made);
}

function batchOf({ payoutId, amountYen, email, note, language }: PayoutRequest): object {
  return {
    sender_batch_header: {
      sender_batch_id: payoutId,
      email_subject: [...note].slice(0, 200).join(""),
      email_message: note,
    },
    items: [
      {
        recipient_type: "EMAIL",
        receiver: email,
        amount: { value: String(amountYen), currency: "JPY" },
        sender_item_id: payoutId,
        note,
        notification_language: LOCALES[language],
      },
    ],
  };
}

function readSent(answer: Exclude<Answer<Batch>, { kind: "refused" }>): RefundReading {
  switch (answer.kind) {
    case "ok":
      return readingOf(answer.value);
    case "busy":
    case "unauthorized":
    case "not_sent":
      return { kind: "never_seen" };
    case "unknown":
      return { kind: "unknown" };
  }
}

/** The batch that a repetition runs into: PayPal names it in the error's detail. */
function batchMadeBefore({ name, details, links }: ErrorAnswer): string | undefined {
  if (name !== "USER_BUSINESS_ERROR") return undefined;
  const named = [...details.flatMap((detail) => detail.link), ...links];
  return named.map(batchIn).find((id) => id !== undefined);
}

function batchIn({ href }: z.infer<typeof link>): string | undefined {
  return /\/v1\/payments\/payouts\/([\w-]{1,60})$/.exec(href)?.[1];
}

async function readBatch(call: Call, payoutId: string, batchId: string): Promise<RefundReading> {
  const path = `/v1/payments/payouts/${encodeURIComponent(batchId)}`;
  const answer = answerOf(await call({ method: "GET", path }), batchAnswer);
  if (answer.kind !== "ok") return { kind: "unknown" };
  const isOurs = answer.value.batch_header.sender_batch_header?.sender_batch_id === payoutId;
  return isOurs ? readingOf(answer.value) : { kind: "unknown" };
}

/** What nobody has claimed yet waits 30 days for somebody to do so, and then comes back. */
const ITEM_STATES: Readonly<Record<string, "done" | "pending" | "refused">> = {
  SUCCESS: "done",
  PENDING: "pending",
  ONHOLD: "pending",
  UNCLAIMED: "pending",
  RETURNED: "refused",
  FAILED: "refused",
  BLOCKED: "refused",
  REFUNDED: "refused",
  REVERSED: "refused",
  DENIED: "refused",
};

/** A batch that SUCCEEDED says nothing of its item: money moved only when the item says so. */
function readingOf({ batch_header: batch, items: [paid] }: Batch): RefundReading {
  const providerReference = batch.payout_batch_id;
  if (paid === undefined) {
    const isOver = ["DENIED", "CANCELED"].includes(batch.batch_status);
    return isOver
      ? { kind: "refused", failure: `payout_${batch.batch_status.toLowerCase()}` }
      : { kind: "pending", providerReference };
  }
  const kind = ITEM_STATES[paid.transaction_status];
  if (kind === undefined) return { kind: "unknown" };
  if (kind !== "refused") return { kind, providerReference };
  return {
    kind,
    failure: (paid.errors?.name ?? `payout_${paid.transaction_status}`).toLowerCase(),
  };
}
