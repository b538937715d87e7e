import { openIntake, type OpenIntakeRefusal } from "../../business/intakes/index.ts";
import { PIN, type TenderRefusal } from "../../business/pins/index.ts";
import {
  beginPayment,
  outsideOf,
  showOrderNumber,
  type BeginRefusal,
} from "../../business/renewals/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openOrder } from "./line-key.ts";
import { waysOpen } from "./machine.ts";
import { withFirst } from "./place-order.ts";
import { readOrderView, type OrderView } from "./show-order.ts";
import { findWay } from "./ways.ts";

export interface KioskPayment {
  readonly order: string;
  /** As it was offered: `provider:method`. */
  readonly way: string;
  readonly pin?: string | undefined;
  readonly beside?: string | undefined;
}

export type KioskPayRefusal =
  | Exclude<BeginRefusal, "tender_refused">
  | OpenIntakeRefusal
  | TenderRefusal
  | "kiosk_shut"
  | "way_unknown";

/**
 * Begins a payment: the address for a phone, the sum on the reader, a PIN that pays at once, or the
 * letting in of money.
 */
export async function payOrder(
  at: AtKiosk,
  wish: KioskPayment,
): Promise<Outcome<OrderView, KioskPayRefusal>> {
  const { act, device, ground } = at;
  const opened = await openOrder(at, wish.order);
  if (!opened.ok) return opened;
  const open = await waysOpen(at);
  if (!open.ok) return open;
  const way = await findWay(at, wish.way);
  if (way === undefined) return refused("way_unknown", { field: "way" });
  const renewal = opened.value;
  if (way.at === "cash") {
    const taking = await openIntake(act, { device, order: renewal });
    return taking.ok ? done(await readOrderView(at, renewal)) : taking;
  }
  // The limits are against who guesses at cards; a busy machine is held by its order alone.
  const here = `${device.deviceId} ${renewal.renewalId}`;
  const { lineId, renewalId, number } = renewal;
  const begun = await beginPayment(act, outsideOf(ground), {
    ...{ lineId, renewalId, provider: way.provider, method: way.method },
    returnUrl: `${ground.config.publicUrl}/${act.language}/orders/${number}?back=yes`,
    description: showOrderNumber(number),
    // Whoever guesses PINs at one machine is locked out, whichever order they are tried on.
    address: way.provider === PIN ? device.deviceId : here,
    device: here,
    ...(way.at === "pin" ? { tender: { pin: wish.pin ?? "" } } : {}),
    ...(way.at === "reader" && device.reader !== undefined ? { reader: device.reader } : {}),
    ...(wish.beside === undefined ? {} : { besideOrder: wish.beside }),
  });
  ground.nudge();
  if (begun.ok) return done(await readOrderView(at, renewal));
  const { refusal, facts = {} } = begun;
  if (refusal === "tender_refused") {
    const { why, ...others } = facts;
    return refused(why as TenderRefusal, { field: "pin", facts: others });
  }
  // The weakest proof that may renew: more was not said again for this payment.
  return withFirst(at, { ...begun, refusal }, "number_and_digits");
}
