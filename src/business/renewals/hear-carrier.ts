import type { Act } from "../../foundation/act/index.ts";
import { renewalOfReference } from "../activation/index.ts";
import { claimNotification } from "../payments/index.ts";
import type { RawNotice } from "./hear-provider.ts";
import type { Outside } from "./outside.ts";
import { wakeOne } from "./renewals-store.ts";

/** Takes in a carrier's notice: it brings the renewal forward, and the carrier is asked. */
export async function hearCarrier(
  act: Act,
  outside: Outside,
  from: { readonly carrier: string } & RawNotice,
): Promise<"heard" | "forged"> {
  const carrier = outside.carrier(from.carrier);
  const notice = carrier.readNotice?.({
    body: from.body,
    headers: from.headers,
    now: act.clock.now(),
  });
  if (notice === undefined || notice.kind === "forged") return "forged";
  if (notice.kind === "valid" && notice.reference !== undefined) {
    const key = await renewalOfReference(act, notice.reference);
    if (key !== undefined) await wakeOne(act, key);
  }
  await claimNotification(act, {
    source: `carriers:${from.carrier}`,
    notificationId: notice.notificationId,
  });
  return "heard";
}
