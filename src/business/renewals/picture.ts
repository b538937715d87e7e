import type { Act } from "../../foundation/act/index.ts";
import { activationsOf } from "../activation/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { attemptsOf, claimsOf, refundsOf } from "../payments/index.ts";
import type { Picture } from "./next-step.ts";
import { renewalOf, type RenewalKey } from "./renewals-store.ts";

/**
 * Reads everything that stands about one renewal; undefined when there is none. The renewal first:
 * what it says has come about is then found, also while somebody else is writing.
 */
export async function pictureOf(act: Act, key: RenewalKey): Promise<Picture | undefined> {
  const renewal = await renewalOf(act, key);
  if (renewal === undefined) return undefined;
  const [money, refunds, activations, buckets] = await Promise.all([
    attemptsOf(act, renewal),
    refundsOf(act, key),
    activationsOf(act, key),
    bucketsOfLine(act, key.lineId),
  ]);
  const claims = refunds.length === 0 ? [] : await claimsOf(act, key);
  const bucket = buckets.find((one) => one.bucketId === renewal.bucketId);
  const became = bucket === undefined ? {} : { bucket };
  return { renewal, ...money, refunds, claims, activations, ...became };
}
