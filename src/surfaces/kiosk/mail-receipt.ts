import { nameContact } from "../../business/renewals/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openOrder } from "./line-key.ts";

// A machine is no place to send letters to strangers from.
const TRIES = { perWindow: 20, windowSeconds: 3600 } as const;

/** Letters about an order of this machine, its receipt among them, go to this address from now on. */
export async function mailReceipt(
  at: AtKiosk,
  wish: { readonly order: string; readonly email: string },
): Promise<Outcome<null, "order_unknown" | "contact_unreadable" | "too_many_tries">> {
  const { act, device } = at;
  const opened = await openOrder(at, wish.order);
  if (!opened.ok) return opened;
  const turn = await takeTurn(act, [{ key: `kiosk:mail:${device.deviceId}`, ...TRIES }]);
  if (!turn.ok) return turn;
  const { lineId, renewalId } = opened.value;
  const named = await nameContact(act, {
    ...{ lineId, renewalId, email: wish.email },
    language: act.language,
  });
  if (named.ok) return done(null);
  const { refusal } = named;
  // Named before: the first address opens the order, and no second one is taken here.
  if (refusal === "contact_named_elsewhere") return done(null);
  return refused(refusal, { field: "email" });
}
