import type { Act } from "../../foundation/act/index.ts";
import { claimNotification, type Notification, type PaymentProvider } from "../payments/index.ts";
import { hearAttempt } from "./hear-attempt.ts";
import type { Outside } from "./outside.ts";

export interface RawNotice {
  readonly body: Uint8Array;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What is done when a provider says that it keeps a method no more. */
export type MethodGone = (gone: {
  readonly provider: string;
  readonly token: string;
}) => Promise<void>;

/**
 * Takes in a provider's webhook. It moves nothing: it brings the renewal forward, and the worker
 * reads the payment from the provider. A repeat is `heard` again and changes nothing; `not_now`
 * when the provider had to be asked and did not answer: it sends the notification again.
 */
export async function hearProvider(
  act: Act,
  outside: Outside,
  from: { readonly provider: string; readonly methodGone?: MethodGone } & RawNotice,
): Promise<"heard" | "forged" | "not_now"> {
  const provider = outside.provider(from.provider);
  const notification = await provider.readNotification({
    body: from.body,
    headers: from.headers,
    now: act.clock.now(),
  });
  if (notification.kind === "forged") return "forged";
  if (notification.kind === "unverifiable") return "not_now";
  const placed = await placeOf(provider, notification);
  if (placed === "unknown") return "not_now";
  // Brought forward before it is marked as heard: dying in between only means hearing it again.
  if (placed !== undefined) await hearAttempt(act, placed);
  if (notification.kind === "method_gone") {
    await from.methodGone?.({ provider: from.provider, token: notification.token });
  }
  act.failpoint("webhook.after_woken");
  await claimNotification(act, {
    source: `payments:${from.provider}`,
    notificationId: notification.notificationId,
    ...(placed === undefined ? {} : { lineId: placed.lineId }),
  });
  return "heard";
}

// A provider that cannot be asked now sends its notification again.
async function placeOf(
  provider: PaymentProvider,
  notification: Notification,
): Promise<{ lineId: string; attemptId: string } | "unknown" | undefined> {
  if (notification.kind === "valid") return notification;
  if (notification.kind !== "unplaced") return undefined;
  const located = await provider.locate?.(notification.reference);
  if (located === undefined || located.kind === "not_ours") return undefined;
  return located.kind === "found" ? located : "unknown";
}
