import type { Act } from "../../foundation/act/index.ts";
import type { Plan } from "../catalogue/index.ts";
import {
  askQuote,
  beginPayment,
  cancelRenewal,
  placeRenewal,
  readOrder,
  WARNINGS_TO_ACCEPT,
  type RenewalKey,
} from "../renewals/index.ts";
import type { AutoRenewal, Occasion, StopCause } from "./auto-renewal.ts";
import type { AutoNeeds } from "./work-auto.ts";
import type { SavedMethod } from "./saved-method.ts";

export type Placed =
  | { readonly kind: "placed"; readonly renewalId: string; readonly number: string }
  /** Another order of the line is being paid: nobody knows yet whether this one is needed. */
  | { readonly kind: "in_the_way" }
  | { readonly kind: "needless" }
  | { readonly kind: "refused"; readonly because: StopCause };

/**
 * Places the order of an occasion's present try, with the same verb and the same stops as anybody
 * else's; asked again it answers the same order.
 */
export async function placeForOccasion(
  act: Act,
  auto: AutoRenewal,
  { occasionId, tries, totalYen: toldYen }: Occasion,
): Promise<Placed> {
  const asked = await askQuote(act, auto);
  if (!asked.ok) return { kind: "refused", because: "plan_gone" };
  const { ends, starts, mode } = asked.value.quote;
  const placed = await placeRenewal(
    { ...act, language: auto.language },
    {
      lineId: auto.lineId,
      planCode: auto.planCode,
      shown: { totalYen: toldYen, ends, starts, mode },
      ...(auto.contactEmail === undefined ? {} : { contactEmail: auto.contactEmail }),
      payKind: "saved",
      channel: "automatic",
      customerId: auto.customerId,
      accepted: WARNINGS_TO_ACCEPT,
      onceKey: `${occasionId}:${tries}`,
    },
  );
  if (placed.ok) return { kind: "placed", ...placed.value };
  switch (placed.refusal) {
    case "order_under_way":
    case "order_unpaid_slip":
      return { kind: "in_the_way" };
    case "order_just_paid":
      return { kind: "needless" };
    case "quote_changed":
      return asked.value.plan.totalYen > auto.priceYen
        ? { kind: "refused", because: "price_changed" }
        : { kind: "in_the_way" };
    default:
      return { kind: "refused", because: "plan_gone" };
  }
}

/** Charges the order once; false when nothing was begun, and nothing can have been taken. */
export async function beginCharge(
  act: Act,
  { outside, shopUrl }: AutoNeeds,
  of: {
    readonly auto: AutoRenewal;
    readonly method: SavedMethod;
    readonly key: RenewalKey;
    readonly plan?: Plan;
    readonly isStillDue: () => Promise<boolean>;
  },
): Promise<boolean> {
  const { auto, method, key, plan, isStillDue } = of;
  const begun = await beginPayment({ ...act, language: auto.language }, outside, {
    ...key,
    provider: method.provider,
    method: method.method,
    description: plan?.names[auto.language] ?? auto.planCode,
    returnUrl: shopUrl,
    isStillDue,
    // Nobody's network and nobody's device: each line counts for itself.
    address: `auto ${auto.lineId}`,
    device: `auto ${auto.lineId}`,
    ...(method.token === undefined ? {} : { saved: method.token }),
  });
  if (begun.ok || begun.refusal === "payment_refused") return true;
  const order = await readOrder(act, key);
  return (order?.attempts.length ?? 0) > 0;
}

/** Withdraws an order that nobody has begun to pay, so that it stands in nobody's way. */
export async function cancelUnpaid(act: Act, key: RenewalKey): Promise<void> {
  const order = await readOrder(act, key);
  if (order?.renewal.state === "draft" && order.attempts.length === 0) {
    await cancelRenewal(act, key);
  }
}
