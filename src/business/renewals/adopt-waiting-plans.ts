import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { insertActivation } from "../activation/index.ts";
import {
  bucketsOfLine,
  giveToRenewal,
  isLiving,
  linesWithUnorderedPlans,
  type Bucket,
} from "../buckets/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { lineById, type LineId } from "../lines/index.ts";
import {
  insertAllocation,
  insertAttempt,
  insertCheckout,
  MOVED_IN,
  type Attempt,
} from "../payments/index.ts";
import { asItStands, newGrantActivation } from "./grant-renewal.ts";
import { movedInSale, type MovedInSale } from "./moved-in-sale.ts";
import { insertRenewal } from "./renewals-store.ts";
import { moneyOf } from "./money.ts";

const LINES_AT_ONCE = 8;

/**
 * Gives every imported plan that waits with us the renewal that orders it at its carrier when its
 * turn comes; it was paid for in the system that the operator moved out of. Answers how many there
 * were. May be run again, and by several at once: a plan is adopted once.
 */
export async function adoptWaitingPlans(act: Act): Promise<number> {
  const lineIds = await linesWithUnorderedPlans(act);
  let adopted = 0;
  for (let i = 0; i < lineIds.length; i += LINES_AT_ONCE) {
    const some = lineIds.slice(i, i + LINES_AT_ONCE);
    const counts = await Promise.all(some.map(async (lineId) => adoptOn(act, lineId, isWaiting)));
    adopted += counts.reduce((sum, count) => sum + count, 0);
  }
  return adopted;
}

/** The same for one whose turn came before it was adopted; it is ordered late rather than never. */
export async function adoptStartedPlan(
  act: Act,
  { lineId, bucketId }: { readonly lineId: string; readonly bucketId: string },
): Promise<void> {
  await adoptOn(act, lineId, (bucket) => bucket.bucketId === bucketId && isLiving(bucket));
}

function isWaiting({ state }: Bucket): boolean {
  return state === "queued";
}

async function adoptOn(
  act: Act,
  lineId: string,
  isMeant: (bucket: Bucket) => boolean,
): Promise<number> {
  return onLine(act, lineId, async (turn) => {
    const buckets = await bucketsOfLine(act, lineId);
    const meant = buckets.filter(
      (bucket) => bucket.heldBy === "us" && bucket.renewalId === undefined && isMeant(bucket),
    );
    for (const bucket of meant) await adopt(act, turn, bucket, buckets);
    return meant.length;
  });
}

async function adopt(
  act: Act,
  turn: Turn,
  bucket: Bucket,
  buckets: readonly Bucket[],
): Promise<void> {
  const now = act.clock.now();
  const [line, sale] = await Promise.all([
    lineById(act, bucket.lineId as LineId),
    movedInSale(act, bucket, buckets),
  ]);
  if (line === undefined) throw new Error(`no line ${bucket.lineId}`);
  const { renewal, plan } = sale;
  const attempt = paidElsewhere(sale);
  const grant = asItStands(renewal, bucket);
  await turn.write(
    {
      name: "renewal.adopted",
      thing: renewal.renewalId,
      after: {
        state: renewal.state,
        number: renewal.number,
        bucketId: bucket.bucketId,
        plan: plan.code,
        totalYen: renewal.totalYen,
        channel: renewal.channel,
      },
    },
    [
      insertCheckout(act, { ...renewal, openedAt: renewal.placedAt }),
      insertAttempt(act, attempt),
      ...insertRenewal(act, renewal, { imported: bucket.bucketId, projectedAt: now }),
      insertAllocation(act, {
        lineId: renewal.lineId,
        allocationId: newId(),
        checkoutId: renewal.checkoutId,
        renewalId: renewal.renewalId,
        amountYen: renewal.totalYen,
        attemptId: attempt.attemptId,
      }),
      giveToRenewal(act, bucket, renewal.renewalId),
      insertActivation(act, newGrantActivation(renewal, { grant, line, plan, buckets }, now)),
      ...insertTransfers(
        act,
        transfersFor({ what: "payment_confirmed", ...moneyOf(renewal, attempt, now) }),
      ),
    ],
  );
}

function paidElsewhere({ renewal }: MovedInSale): Attempt {
  return {
    lineId: renewal.lineId,
    attemptId: newId(),
    checkoutId: renewal.checkoutId,
    provider: MOVED_IN,
    method: MOVED_IN,
    kind: "immediate",
    state: "succeeded",
    amountYen: renewal.totalYen,
    startedAt: renewal.placedAt,
    settledAt: renewal.placedAt,
  };
}
