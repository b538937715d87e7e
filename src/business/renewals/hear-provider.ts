import type { Act } from "../../foundation/act/index.ts";
import { claimNotification, markHeard } from "../payments/index.ts";
import type { Outside } from "./outside.ts";
import { wakeRenewal } from "./renewals-store.ts";

export interface RawNotice {
  readonly body: Uint8Array;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Takes in a provider's webhook. It moves nothing: it brings the renewal forward, and the worker
 * reads the payment from the provider. A repeat is `heard` again and changes nothing.
 */
export async function hearProvider(
  act: Act,
  outside: Outside,
  from: { readonly provider: string } & RawNotice,
): Promise<"heard" | "forged"> {
  const notification = outside
    .provider(from.provider)
    .readNotification({ body: from.body, headers: from.headers, now: act.clock.now() });
  if (notification.kind === "forged") return "forged";
  if (notification.kind === "valid") {
    const { lineId, attemptId } = notification;
    const checkoutId = await markHeard(act, { lineId, attemptId });
    act.failpoint("webhook.after_heard");
    // Brought forward before it is marked as heard: dying in between only means hearing it again.
    if (checkoutId !== undefined) await wakeRenewal(act, { lineId, checkoutId });
  }
  act.failpoint("webhook.after_woken");
  await claimNotification(act, {
    source: `payments:${from.provider}`,
    notificationId: notification.notificationId,
    ...(notification.kind === "valid" ? { lineId: notification.lineId } : {}),
  });
  return "heard";
}
