import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { planById } from "../catalogue/index.ts";
import { insertAttempt, type HouseProvider, type PaymentMethod } from "../payments/index.ts";
import { decideGrant } from "./grant-renewal.ts";
import { moneyCame } from "./money-came.ts";
import {
  checkPayable,
  newAttempt,
  type BeginRefusal,
  type BegunPayment,
  type PaymentWish,
} from "./payment-wish.ts";
import { pictureOf } from "./picture.ts";

/**
 * Pays an order with money that the house takes itself: what was handed over is taken, the order
 * paid and its plan ordered in one statement. Refused before anything is taken when the plan can
 * no longer be granted.
 */
export async function takeByHouse(
  act: Act,
  house: HouseProvider,
  wish: PaymentWish,
  method: PaymentMethod,
): Promise<Outcome<BegunPayment, BeginRefusal>> {
  return onLine(act, wish.lineId, async (turn) => {
    const picture = await pictureOf(act, wish);
    if (picture === undefined) return refused("order_unknown");
    const { renewal } = picture;
    const now = act.clock.now();
    const payable = await checkPayable(act, picture, wish, method);
    if (!payable.ok) return payable;
    const [plan, decision] = await Promise.all([
      planById(act, renewal.planId, renewal.placedAt),
      decideGrant(act, renewal, now),
    ]);
    if (plan === undefined || !decision.ok) {
      return refused("order_not_payable", { facts: { state: renewal.state } });
    }
    const begun = newAttempt(renewal, wish, method, now);
    const taken = await house.take(act, {
      attempt: begun,
      sellerId: renewal.sellerId,
      planCode: plan.code,
      tender: wish.tender ?? {},
      payer: { address: wish.address, device: wish.device },
    });
    if (!taken.ok) {
      const { refusal, field, facts } = taken;
      const detail = { facts: { ...facts, why: refusal } };
      return refused("tender_refused", field === undefined ? detail : { ...detail, field });
    }
    const { parts, money, providerReference } = taken.value;
    const paid = { state: "succeeded", settledAt: now, money, providerReference } as const;
    const attempt = { ...begun, ...paid };
    const moved = [insertAttempt(act, attempt), ...parts];
    act.failpoint("payment.before_taking");
    await moneyCame(act, turn, { picture, attempt, moved }, now);
    act.failpoint("payment.after_taking");
    return done({ kind: "paid" });
  });
}
