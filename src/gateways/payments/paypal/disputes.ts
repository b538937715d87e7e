import { z } from "zod";
import type { DisputeReading } from "../../../business/payments/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { answerOf, moment, yenAmount } from "./answers.ts";
import type { Call } from "./caller.ts";

const listAnswer = z.object({ items: z.array(z.object({ dispute_id: z.string() })).default([]) });

const disputeAnswer = z.object({
  dispute_id: z.string(),
  status: z.string(),
  reason: z.string().default("OTHER"),
  create_time: moment,
  dispute_amount: yenAmount,
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
  seller_response_due_date: moment.optional(),
});
type Dispute = z.infer<typeof disputeAnswer>;

/** Every dispute about a capture. Undefined when PayPal did not say; none where it may not tell us. */
export async function readDisputes(
  call: Call,
  captureId: string,
): Promise<readonly DisputeReading[] | undefined> {
  const path = `/v1/customer/disputes?disputed_transaction_id=${encodeURIComponent(captureId)}`;
  const list = answerOf(await call({ method: "GET", path }), listAnswer);
  // The app has not the permission for disputes: the doctor says so, and payments go on.
  if (list.kind === "refused" && [400, 403, 404].includes(list.status)) return [];
  if (list.kind !== "ok") return undefined;
  const found: DisputeReading[] = [];
  for (const { dispute_id: id } of list.value.items) {
    const dispute = await readDispute(call, id);
    if (dispute === undefined) return undefined;
    found.push(dispute);
  }
  return found;
}

async function readDispute(call: Call, id: string): Promise<DisputeReading | undefined> {
  const path = `/v1/customer/disputes/${encodeURIComponent(id)}`;
  const answer = answerOf(await call({ method: "GET", path }), disputeAnswer);
  return answer.kind === "ok" ? disputeReading(answer.value) : undefined;
}

/** The customer has the money; other ends leave it with us, or PayPal pays it out of its own. */
const LOST = ["RESOLVED_BUYER_FAVOUR", "ACCEPTED"];

export function disputeReading(dispute: Dispute): DisputeReading {
  const { outcome_code: outcome = "" } = dispute.dispute_outcome ?? {};
  const end = LOST.includes(outcome) ? "lost" : "won";
  return {
    reference: dispute.dispute_id,
    state: dispute.status === "RESOLVED" ? end : "open",
    amountYen: yen(Math.abs(dispute.dispute_amount)),
    reason: dispute.reason.toLowerCase(),
    openedAt: instant(dispute.create_time),
    ...(dispute.seller_response_due_date === undefined
      ? {}
      : { respondBy: instant(dispute.seller_response_due_date) }),
  };
}
