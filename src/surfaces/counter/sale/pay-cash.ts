import type { Context } from "hono";
import {
  beginPayment,
  outsideOf,
  showOrderNumber,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { settleCash, TILL_PROVIDER } from "../../../business/tills/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
import { actOf, deviceOf } from "../view.tsx";

export type CashRefusal =
  | "cash_unreadable"
  | "cash_short"
  | "cash_absurd"
  | "till_closed"
  | "too_many_tries"
  | "order_superseded"
  | "order_not_payable";

export interface CashWish {
  readonly renewal: Renewal;
  readonly handedYen: Yen;
  readonly besideOrder?: string;
}

/** What was typed or pressed, held against the price before anything is written. */
export function readHanded(
  form: FormInput,
  priceYen: Yen,
): Outcome<Yen, "cash_unreadable" | "cash_short" | "cash_absurd"> {
  const typed = form.text("quick") || form.text("handed");
  const digits = typed.normalize("NFKC").replaceAll(/[\s,¥円]/g, "");
  const settled = settleCash(priceYen, /^\d{1,7}$/.test(digits) ? Number(digits) : undefined);
  return settled.ok ? done(settled.value.handedYen) : settled;
}

/**
 * Takes cash into this device's till for an order. An order that is paid already, by the same form
 * sent before, is done.
 */
export async function payCash(
  c: Context,
  ground: CounterGround,
  wish: CashWish,
): Promise<Outcome<null, CashRefusal>> {
  const { renewal, handedYen, besideOrder } = wish;
  const device = deviceOf(c);
  const till = `${device.deviceId} ${renewal.renewalId}`;
  const begun = await beginPayment(actOf(c, ground), outsideOf(ground), {
    lineId: renewal.lineId,
    renewalId: renewal.renewalId,
    provider: TILL_PROVIDER,
    method: "cash",
    returnUrl: ground.config.publicUrl,
    description: showOrderNumber(renewal.number),
    // The limits are against who guesses at cards; a busy till is held by its order alone.
    address: till,
    device: till,
    tender: { tillId: device.tillId, handedYen },
    ...(besideOrder === undefined ? {} : { besideOrder }),
  });
  if (begun.ok) {
    ground.nudge();
    return done(null);
  }
  if (begun.refusal === "tender_refused") {
    return refused(begun.facts?.["why"] as CashRefusal, { field: "handed", ...factsOf(begun) });
  }
  if (begun.refusal === "too_many_tries") return refused(begun.refusal, factsOf(begun));
  if (begun.refusal === "order_superseded") return refused(begun.refusal, factsOf(begun));
  return refused("order_not_payable");
}

function factsOf({ facts }: { readonly facts?: Readonly<Record<string, string | number>> }) {
  return facts === undefined ? {} : { facts };
}
