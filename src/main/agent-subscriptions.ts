import { clawBack, earnCommission, type AgentId } from "../business/agents/index.ts";
import { planById, taxRateAt } from "../business/catalogue/index.ts";
import { attemptsOf, refundsOf, type Attempt } from "../business/payments/index.ts";
import { PIN } from "../business/pins/index.ts";
import { renewalOf, type Renewal, type RenewalKey } from "../business/renewals/index.ts";
import { tillById } from "../business/tills/index.ts";
import type { Act, EventRow, Subscription } from "../foundation/act/index.ts";
import { yen } from "../foundation/money/index.ts";

/** An agent earns by the orders that its tills sell, and loses that with their refunds. */
export const agentSubscriptions: readonly Subscription[] = [
  { event: "renewal.paid", handle: hearPaid },
  { event: "renewal.refund_begun", handle: hearRefund },
  { event: "renewal.refunded", handle: hearRefund },
  { event: "renewal.exchanged", handle: hearRefund },
];

async function hearPaid(act: Act, event: EventRow): Promise<void> {
  const renewal = await renewalOfEvent(act, event);
  if (renewal === undefined) return;
  const { attempts } = await attemptsOf(act, renewal);
  const paid = attempts.find(({ attemptId }) => attemptId === event.after?.["attemptId"]);
  // What a PIN pays for was earned when the PIN was sold.
  if (paid === undefined || paid.provider === PIN) return;
  const agentId = await agentOf(act, renewal, paid);
  if (agentId === undefined) return;
  const at = renewal.paidAt ?? act.clock.now();
  const plan = await planById(act, renewal.planId, renewal.placedAt);
  if (plan === undefined) throw new Error(`no plan ${renewal.planId}`);
  await earnCommission(act, {
    agentId,
    causeId: renewal.renewalId,
    kind: "renewal",
    sellerId: renewal.sellerId,
    plan: plan.code,
    label: plan.code,
    channel: renewal.channel,
    priceYen: renewal.totalYen,
    pieces: 1,
    at,
    ratePerMille: await taxRateAt(act, "standard", at),
  });
}

async function agentOf(act: Act, { tillId }: Renewal, paid: Attempt): Promise<AgentId | undefined> {
  const till = tillId ?? paid.tillId;
  if (till === undefined) return undefined;
  return (await tillById(act, till))?.agentId as AgentId | undefined;
}

// An order that took another's place stands for it: the commission stays with the first.
async function hearRefund(act: Act, event: EventRow): Promise<void> {
  const by = event.after?.["by"];
  const thing = typeof by === "string" ? by : event.thing;
  let renewal = await renewalOfEvent(act, { ...event, thing });
  let refundedYen = 0;
  while (renewal !== undefined) {
    refundedYen += await givenBackYen(act, renewal);
    if (renewal.replacesId === undefined) break;
    renewal = await renewalOf(act, { lineId: renewal.lineId, renewalId: renewal.replacesId });
  }
  if (renewal === undefined) return;
  await clawBack(act, { causeId: renewal.renewalId, refundedYen: yen(refundedYen) });
}

// Money beyond the price, late or paid twice, was never sold for.
async function givenBackYen(act: Act, renewal: Renewal): Promise<number> {
  return (await refundsOf(act, renewal))
    .filter(({ reason }) => reason !== "late_money" && reason !== "double_payment")
    .reduce((sum, { amountYen }) => sum + amountYen, 0);
}

async function renewalOfEvent(act: Act, { lineId, thing }: EventRow): Promise<Renewal | undefined> {
  if (lineId === null || thing === null) return undefined;
  return renewalOf(act, { lineId, renewalId: thing } as RenewalKey);
}
