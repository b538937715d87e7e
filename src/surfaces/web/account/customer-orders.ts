import { planById, type Plan } from "../../../business/catalogue/index.ts";
import type { CustomerOrder, CustomerOrders } from "../../../business/customers/index.ts";
import {
  giveToCustomer,
  hasReceipt,
  recentRenewals,
  renewalOf,
  renewalsOfCustomer,
  unclaimedRenewals,
  type Renewal,
} from "../../../business/renewals/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import { onLine, type Act } from "../../../foundation/act/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";

/** The renewals as the customers' room wants to see them. */
export const customerOrders: CustomerOrders = {
  async claim(act, { customerId, email }) {
    const unclaimed = await unclaimedRenewals(act, email);
    for (const renewal of unclaimed) await claimOne(act, renewal, customerId);
    return unclaimed.length;
  },
  async list(act, { customerId, limit }) {
    const renewals = (await renewalsOfCustomer(act, customerId)).slice(0, limit);
    return ordersFrom(act, renewals);
  },
};

/** Every order of the past year for a line, whoever placed it: for its owner's eyes only. */
export async function ordersOfLine(act: Act, lineId: LineId): Promise<readonly CustomerOrder[]> {
  const since = addHours(act.clock.now(), -24 * 365);
  return ordersFrom(act, await recentRenewals(act, lineId, since));
}

async function ordersFrom(
  act: Act,
  renewals: readonly Renewal[],
): Promise<readonly CustomerOrder[]> {
  const plans = await plansOf(act, renewals);
  return renewals.flatMap((renewal) => {
    const plan = plans.get(renewal.planId);
    return plan === undefined ? [] : [orderOf(renewal, plan)];
  });
}

async function claimOne(act: Act, renewal: Renewal, customerId: string): Promise<void> {
  await onLine(act, renewal.lineId, async (turn) => {
    const now = await renewalOf(act, renewal);
    if (now === undefined || now.customerId !== undefined) return;
    const news = {
      name: "renewal.claimed",
      thing: renewal.renewalId,
      after: { customer: customerId },
    };
    await turn.write(news, [giveToCustomer(act, renewal, customerId)]);
  });
}

async function plansOf(act: Act, renewals: readonly Renewal[]): Promise<ReadonlyMap<string, Plan>> {
  const ids = [...new Set(renewals.map((renewal) => renewal.planId))];
  const plans = await Promise.all(ids.map(async (id) => planById(act, id, act.clock.now())));
  return new Map(plans.flatMap((plan) => (plan === undefined ? [] : [[plan.planId, plan]])));
}

function orderOf(renewal: Renewal, plan: Plan): CustomerOrder {
  return {
    number: renewal.number,
    lineId: renewal.lineId,
    renewalId: renewal.renewalId,
    planNames: plan.names,
    state: renewal.state,
    totalYen: renewal.totalYen,
    placedAt: renewal.placedAt,
    hasReceipt: hasReceipt(renewal),
  };
}
