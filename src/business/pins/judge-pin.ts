import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { standingOf, type PinBatch } from "./pin.ts";
import type { FoundPin } from "./pins-store.ts";

export interface Purchase {
  readonly sellerId: string;
  readonly planCode: string;
  readonly amountYen: number;
}

/**
 * `pin_not_valid`: there is no such PIN, or it was not sold, or it was voided; one answer for all,
 * so that nobody learns which numbers exist. The others answer somebody who holds a card of ours:
 * `pin_expired` carries `facts.expiresAt`, `pin_worth_other` `facts.faceYen`,
 * `pin_for_other_plan` `facts.plans` (their codes with commas between).
 */
export type PinRefusal =
  | "pin_not_valid"
  | "pin_used"
  | "pin_expired"
  | "pin_of_other_seller"
  | "pin_for_other_plan"
  | "pin_worth_other";

/** Whether a PIN, if there is one, pays for this purchase now. */
export function judgePin(
  found: FoundPin | undefined,
  purchase: Purchase,
  now: Instant,
): Outcome<FoundPin, PinRefusal> {
  if (found === undefined) return refused("pin_not_valid", AT_PIN);
  const { pin, batch } = found;
  switch (standingOf(pin, now)) {
    case "created":
    case "exported":
    case "voided":
      return refused("pin_not_valid", AT_PIN);
    case "redeemed":
      return refused("pin_used", AT_PIN);
    case "expired":
      return refused("pin_expired", { ...AT_PIN, facts: { expiresAt: pin.expiresAt ?? "" } });
    case "active":
      return mayPay(batch, purchase) ?? done(found);
  }
}

const AT_PIN = { field: "pin" } as const;

function mayPay(batch: PinBatch, { sellerId, planCode, amountYen }: Purchase) {
  if (batch.sellerId !== sellerId) return refused("pin_of_other_seller", AT_PIN);
  const { planCodes, faceYen } = batch;
  if (planCodes.length > 0 && !planCodes.includes(planCode)) {
    return refused("pin_for_other_plan", { ...AT_PIN, facts: { plans: planCodes.join(",") } });
  }
  if (faceYen !== amountYen) return refused("pin_worth_other", { ...AT_PIN, facts: { faceYen } });
  return undefined;
}
