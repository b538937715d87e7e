import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { updateAttempt, type Attempt } from "../payments/index.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import { canTake, type Renewal } from "./renewal.ts";
import { changeRenewal, type RenewalKey } from "./renewals-store.ts";
import { settlePayment } from "./settle-payment.ts";

/**
 * Takes the money that the customer has approved: written down before the provider is asked, its
 * answer after. Dying in between, the attempt is read first and captured again only when nothing
 * was. An order that can no longer be paid is not captured: its money never moves.
 */
export async function captureAttempt(
  act: Act,
  outside: Outside,
  renewal: Renewal,
  attempt: Attempt,
): Promise<void> {
  const { attemptId, providerReference } = attempt;
  if (providerReference === undefined) throw new Error("approved, and nowhere to capture");
  const askedDueAt = await markCapturing(act, renewal, attemptId);
  if (askedDueAt === undefined) return;
  act.failpoint("payment.before_capture");
  const reading = await outside
    .provider(attempt.provider)
    .capture({ attemptId, providerReference });
  act.failpoint("payment.after_capture");
  await settlePayment(act, renewal, { attemptId, reading, askedDueAt });
}

const ANSWER_WITHIN_SECONDS = 45;

async function markCapturing(act: Act, key: RenewalKey, attemptId: string) {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const current = picture?.attempts.find((one) => one.attemptId === attemptId);
    if (picture === undefined || current?.state !== "approved") return undefined;
    const { renewal, attempts } = picture;
    const now = act.clock.now();
    const isPayable = canTake("renewal.paid", renewal.state) && now < renewal.payBy;
    if (!isPayable || attempts.some(({ state }) => state === "capturing")) return undefined;
    const retryAt = addSeconds(now, ANSWER_WITHIN_SECONDS);
    await turn.write({ name: "payment.capture_sent", thing: key.renewalId, after: { attemptId } }, [
      updateAttempt(act, current, { ...current, state: "capturing", captureSentAt: now }),
      changeRenewal(act, renewal, { dueAt: retryAt, retryAt }),
    ]);
    return retryAt;
  });
}
