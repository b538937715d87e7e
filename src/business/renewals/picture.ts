import type { Act } from "../../foundation/act/index.ts";
import { activationsOf } from "../activation/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { attemptsOf, payingAttemptOf, refundsOf } from "../payments/index.ts";
import type { Picture } from "./next-step.ts";
import { renewalOf, type RenewalKey } from "./renewals-store.ts";

/** Reads everything that stands about one renewal; undefined when there is none. */
export async function pictureOf(act: Act, key: RenewalKey): Promise<Picture | undefined> {
  const [renewal, paidBy, refunds, activations, buckets] = await Promise.all([
    renewalOf(act, key),
    payingAttemptOf(act, key),
    refundsOf(act, key),
    activationsOf(act, key),
    bucketsOfLine(act, key.lineId),
  ]);
  if (renewal === undefined) return undefined;
  const attempts = await attemptsOf(act, renewal);
  const paid = attempts.find((one) => one.attemptId === paidBy);
  const bucket = buckets.find((one) => one.bucketId === renewal.bucketId);
  return {
    renewal,
    attempts,
    refunds,
    activations,
    ...(paid === undefined ? {} : { paid }),
    ...(bucket === undefined ? {} : { bucket }),
  };
}
