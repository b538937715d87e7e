import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { deferredOf, insertTransfers, transfersFor } from "../ledger/index.ts";
import { markRead, type Attempt } from "../payments/index.ts";
import { askedIn, nextStep, type NextStep, type Visit } from "./next-step.ts";
import { issueJoint } from "./issue-joint.ts";
import { hearAttempt } from "./hear-attempt.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import { offerFor } from "./ask-refund.ts";
import { beginRefundOf, wantRevoke } from "./begin-refund.ts";
import { closeRefund, readRefund, sendRefund } from "./refund-renewal.ts";
import type { Renewal, StepName } from "./renewal.ts";
import {
  changeRenewal,
  claimDueRenewals,
  restRenewal,
  stepRenewal,
  type RenewalKey,
} from "./renewals-store.ts";
import { askCarrier, sendActivation } from "./send-activation.ts";
import { readPayout, sendPayout } from "./send-payout.ts";
import { captureAttempt } from "./capture-attempt.ts";
import { closeAttempt } from "./stop-attempt.ts";
import { settlePayment } from "./settle-payment.ts";
import type { Slip } from "./slip.ts";
import { followPayment, takeShare, tellMembers } from "./take-share.ts";

/** Where due renewals are worked; any number of workers may sit at it. */
export function renewalDesk(act: Act, outside: Outside): Desk<RenewalKey> {
  return {
    name: "renewals",
    claim: async (claim) => claimDueRenewals(act, claim),
    work: async (key) => workRenewal(act, outside, key),
  };
}

// More steps than any renewal needs in one go: what goes round in circles is left to the next lease.
const STEPS_MAX = 40;

/** Takes a renewal as far as it gets now, and puts it to rest until its next moment. */
export async function workRenewal(act: Act, outside: Outside, key: RenewalKey): Promise<void> {
  const asked = new Set<string>();
  for (let i = 0; i < STEPS_MAX; i++) {
    const picture = await pictureOf(act, key);
    if (picture === undefined) return;
    const visit: Visit = { now: act.clock.now(), asked };
    const step = nextStep(picture, visit);
    if (step.do === "rest") {
      await tellMembers(act, step.tell ?? []);
      await restRenewal(act, picture.renewal, step.until);
      return;
    }
    act.failpoint(`work.before_${step.do}`);
    if (isDecided(step)) await takeDecided(act, picture.renewal, step, visit);
    else await take(act, outside, picture.renewal, step);
    if (step.do === "take_share") await hearOfDispute(act, step.payment);
    act.failpoint(`work.after_${step.do}`);
    for (const id of askedIn(step)) asked.add(id);
  }
  throw new Error(`renewal ${key.renewalId} does not come to rest`);
}

// Of a payment that was questioned before this part of it was taken: it is read for all its parts.
async function hearOfDispute(act: Act, payment: Attempt): Promise<void> {
  if (payment.dispute !== undefined) await hearAttempt(act, payment);
}

const PLAIN = {
  cancel: "renewal.cancelled",
  expire: "renewal.payment_expired",
  give_up: "renewal.activation_failed",
  complete: "renewal.completed",
} as const satisfies Readonly<Record<string, StepName>>;

const OF_OUR_OWN = [
  "begin_refund",
  "want_revoke",
  "remind_slip",
  "take_share",
  "follow_payment",
  "issue_receipt",
] as const;

type Decided = Extract<NextStep, { do: (typeof OF_OUR_OWN)[number] | keyof typeof PLAIN }>;

function isDecided(step: NextStep): step is Decided {
  return (OF_OUR_OWN as readonly string[]).includes(step.do) || step.do in PLAIN;
}

/**
 * A step that nobody outside has to confirm is decided once more within the turn that writes it:
 * what was seen before the turn may have been read while somebody else was writing.
 */
async function takeDecided(
  act: Act,
  key: RenewalKey,
  { do: decided }: Decided,
  visit: Visit,
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture === undefined) return;
    const step = nextStep(picture, visit);
    if (step.do !== decided) return;
    const { renewal } = picture;
    switch (step.do) {
      case "begin_refund": {
        const { reason } = step;
        const offer = await offerFor(act, picture, reason === "never_used" ? reason : "ours");
        if (offer.ok) await beginRefundOf(act, turn, picture, { reason, offer: offer.value });
        return;
      }
      case "want_revoke":
        return wantRevoke(act, turn, renewal, step.grant);
      case "remind_slip":
        return remindOfSlip(act, turn, renewal, step.slip);
      case "take_share":
        return takeShare(act, turn, picture);
      case "follow_payment":
        return followPayment(act, turn, renewal, step.payBy);
      case "issue_receipt":
        return issueJoint(act, turn, picture);
      default:
        return plainStep(act, turn, renewal, PLAIN[step.do]);
    }
  });
}

async function take(
  act: Act,
  outside: Outside,
  renewal: Renewal,
  step: Exclude<NextStep, Decided>,
): Promise<void> {
  switch (step.do) {
    case "read_attempts":
      for (const attempt of step.attempts) await readAttempt(act, outside, renewal, attempt);
      return;
    case "capture_attempt":
      return captureAttempt(act, outside, renewal, step.attempt);
    case "close_attempt":
      return closeAttempt(act, outside, renewal, step.attempt);
    case "send_activation":
      return sendActivation(act, outside, renewal, step.activation);
    case "ask_carrier":
    case "start_queued":
      return askCarrier(act, outside, renewal, step.activation);
    case "send_refund":
      return sendRefund(act, outside, renewal, step.refund);
    case "read_refund":
      return readRefund(act, outside, renewal, step.refund);
    case "send_payout":
      return sendPayout(act, outside, step.claim);
    case "read_payout":
      return readPayout(act, outside, step.claim);
    case "close_refund":
      return closeRefund(act, renewal);
    case "rest":
      return;
  }
}

async function readAttempt(
  act: Act,
  outside: Outside,
  renewal: Renewal,
  attempt: Attempt,
): Promise<void> {
  const { attemptId, shareOf } = attempt;
  // Its provider knows the whole only: whoever paid with it reads that.
  if (shareOf !== undefined) {
    if (renewal.joined !== undefined) {
      await hearAttempt(act, { lineId: renewal.joined.lineId, attemptId: shareOf });
    }
    return markRead(act, attempt);
  }
  const reading = await outside.provider(attempt.provider).read(attempt);
  act.failpoint("payment.after_read");
  await settlePayment(act, renewal, { attemptId, reading, askedDueAt: renewal.dueAt });
  if (reading.kind !== "unknown") await markRead(act, attempt);
}

async function plainStep(act: Act, turn: Turn, renewal: Renewal, step: StepName): Promise<void> {
  await turn.write({ name: step, thing: renewal.renewalId, before: { state: renewal.state } }, [
    ...(await suppliedBy(act, step, renewal)),
    stepRenewal(act, renewal, step, { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }),
  ]);
}

// Who is told, and in which words, is for those who hear of it; here it happens once.
async function remindOfSlip(act: Act, turn: Turn, renewal: Renewal, slip: Slip): Promise<void> {
  const { attemptId, payBy } = slip;
  await turn.write(
    { name: "renewal.slip_reminder", thing: renewal.renewalId, after: { attemptId, payBy } },
    [changeRenewal(act, renewal, { remindedAt: act.clock.now() })],
  );
}

// Supplied to its end, all that is still deferred is earned; the tax was booked when paid.
async function suppliedBy(act: Act, step: StepName, renewal: Renewal): Promise<readonly Part[]> {
  if (step !== "renewal.completed") return [];
  const { lineId, sellerId, renewalId } = renewal;
  const { deferredYen: totalYen } = await deferredOf(act, renewal);
  const at = act.clock.now();
  return insertTransfers(
    act,
    transfersFor({ what: "plan_supplied", lineId, sellerId, renewalId, totalYen, at }),
  );
}
