import type { Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { HouseProvider, TakeMoney, TakenMoney } from "../payments/index.ts";
import { renewalOf, type RenewalKey } from "../renewals/index.ts";
import { afterStep, isEnough } from "./intake.ts";
import { intakeById, putIntake } from "./intakes-store.ts";

/** The name that attempts remember it by. */
export const KIOSK_CASH = "kiosk_cash";

/**
 * Cash that was put into a machine: it is taken within the statement that pays the order, from the
 * intake that holds it. It cannot go back by itself once it was spent: its payer claims it.
 */
export function kioskMoney(): HouseProvider {
  return {
    name: KIOSK_CASH,
    methods: [{ method: "cash", kind: "immediate", refunds: "claim" }],
    take,
    giveBack: async () => ({ kind: "refused", failure: "cash_is_claimed" }),
  };
}

async function take(
  act: Act,
  { attempt, tender }: TakeMoney,
): Promise<Outcome<TakenMoney, "intake_unknown" | "intake_not_enough">> {
  const { intakeId } = tender;
  const one =
    typeof intakeId === "string" && isId(intakeId) ? await intakeById(act, intakeId) : undefined;
  const order = one?.order;
  const renewal = order === undefined ? undefined : await renewalOf(act, order as RenewalKey);
  if (one === undefined || renewal?.checkoutId !== attempt.checkoutId) {
    return refused("intake_unknown");
  }
  if (!isEnough(one) || one.dueYen !== attempt.amountYen) return refused("intake_not_enough");
  const now = act.clock.now();
  const after = afterStep(one, "intake.paid", { at: now });
  return done({
    providerReference: one.number,
    money: { account: "intake_money", book: `kiosk:${one.deviceId}` },
    parts: [putIntake(act, one, after, now)],
  });
}
