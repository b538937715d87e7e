import type { Act } from "../../foundation/act/index.ts";
import { markHeard } from "../payments/index.ts";
import { wakeRenewal } from "./renewals-store.ts";

/**
 * Somebody has news of an attempt. It moves nothing: the attempt is marked as heard and its
 * renewal brought forward, so that a worker reads the payment from its provider.
 */
export async function hearAttempt(
  act: Act,
  key: { readonly lineId: string; readonly attemptId: string },
): Promise<void> {
  const checkoutId = await markHeard(act, key);
  act.failpoint("webhook.after_heard");
  if (checkoutId !== undefined) await wakeRenewal(act, { lineId: key.lineId, checkoutId });
}
