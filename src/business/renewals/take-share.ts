import type { Act, Turn } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { insertAttempt, type Attempt } from "../payments/index.ts";
import { moneyCame } from "./money-came.ts";
import { checkoutMoney } from "./money.ts";
import type { Renewal } from "./renewal.ts";
import {
  changeRenewal,
  renewalOf,
  stepRenewal,
  wakeOne,
  type RenewalKey,
} from "./renewals-store.ts";
import type { Picture } from "./visit.ts";

/**
 * Settles a renewal with its part of a checkout's payment, in one statement on its own line: the
 * part stands beside the payment as an attempt of its own, so that its money goes back by itself.
 */
export async function takeShare(act: Act, turn: Turn, picture: Picture): Promise<void> {
  const { lead, renewal } = picture;
  if (lead?.paid === undefined) throw new Error("a share of nothing");
  const attempt = shareOf(renewal, lead.paid);
  const moved = [insertAttempt(act, attempt)];
  const receiptOn = await receiptOnOf(act, renewal, lead.renewal);
  const from = checkoutMoney(lead.renewal);
  const settled = { picture, attempt, moved, from, ...receiptOn };
  act.failpoint("checkout.before_share");
  await moneyCame(act, turn, settled, paidAtOf(act, picture));
  act.failpoint("checkout.after_share");
}

// How the whole is documented is settled with its money, so it is read once that is there. A receipt
// has one seller.
async function receiptOnOf(
  act: Act,
  { sellerId }: Renewal,
  lead: Renewal,
): Promise<Pick<Renewal, "receiptOn">> {
  const paid = await renewalOf(act, lead);
  const isSame = paid?.sellerId === sellerId;
  return isSame && paid.receiptOn !== undefined ? { receiptOn: paid.receiptOn } : {};
}

/** That part of a payment which pays one renewal. */
export function shareOf(renewal: Renewal, whole: Attempt): Attempt {
  const { provider, method, kind, providerReference, startedAt, settledAt } = whole;
  return {
    lineId: renewal.lineId,
    attemptId: newId(),
    checkoutId: renewal.checkoutId,
    ...{ provider, method, kind, state: "succeeded", startedAt },
    amountYen: renewal.totalYen,
    shareOf: whole.attemptId,
    ...(providerReference === undefined ? {} : { providerReference }),
    ...(settledAt === undefined ? {} : { settledAt }),
  };
}

// What waited for the plan before it could not be asked for until now: its promise begins then.
function paidAtOf(act: Act, { lead, renewal }: Picture): Instant {
  const now = act.clock.now();
  return renewal.joined?.afterId === undefined ? (lead?.renewal.paidAt ?? now) : now;
}

/** The payment of the whole has begun: this one waits for it as long as that may take. */
export async function followPayment(
  act: Act,
  turn: Turn,
  renewal: Renewal,
  payBy: Instant,
): Promise<void> {
  const change = { payBy, dueAt: payBy, retryAt: undefined, tries: 0 };
  await turn.write(
    {
      name: "renewal.payment_begun",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: { state: "awaiting_payment", joined: renewal.joined?.renewalId },
    },
    [
      renewal.state === "awaiting_payment"
        ? changeRenewal(act, renewal, change)
        : stepRenewal(act, renewal, "renewal.payment_begun", change),
    ],
  );
}

/** Brings renewals of a checkout forward: there is news of its payment. */
export async function tellMembers(act: Act, members: readonly RenewalKey[]): Promise<void> {
  await Promise.all(members.map(async (member) => wakeOne(act, member)));
}
