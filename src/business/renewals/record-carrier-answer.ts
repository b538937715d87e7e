import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { addSeconds, msBetween, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  activationAfter,
  insertActivation,
  updateActivation,
  type Activation,
  type CarrierAnswer,
  type CarrierGateway,
} from "../activation/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { fulfilRenewal } from "./fulfil-renewal.ts";
import { decideGrant } from "./grant-renewal.ts";
import { backoffSeconds, methodOf, type Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { canTake, type Renewal } from "./renewal.ts";
import { changeRenewal, stepRenewal, type RenewalKey } from "./renewals-store.ts";

export interface CarrierNews {
  readonly activationId: string;
  readonly answer: CarrierAnswer;
  readonly carrier: CarrierGateway;
}

/** Records what the carrier said of one request, and what follows from it, in one statement. */
export async function recordCarrierAnswer(
  act: Act,
  key: RenewalKey,
  news: CarrierNews,
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const before = picture?.activations.find((a) => a.activationId === news.activationId);
    if (picture === undefined || before === undefined) return;
    if (before.state === "done" && picture.renewal.state !== "queued") return;
    const now = act.clock.now();
    const after = activationAfter(before, trusted(news, before, now), now);
    const told: Told = { picture, before, after, carrier: news.carrier };
    if (before.operation === "revoke") return recordRevoke(act, turn, told);
    if (after.state === "done") return recordDone(act, turn, told);
    if (after.state === "refused") return recordRefused(act, turn, told);
    return recordOpen(act, turn, told);
  });
}

interface Told {
  readonly picture: Picture;
  readonly before: Activation;
  readonly after: Activation;
  readonly carrier: CarrierGateway;
}

// "Never seen" may mean "not yet": without a carrier that repeats safely, it counts only when our
// request cannot be on its way any more.
function trusted(
  { answer, carrier }: CarrierNews,
  before: Activation,
  now: Instant,
): CarrierAnswer {
  if (answer.kind !== "never_seen" || carrier.can.repeatSafely) return answer;
  const ON_ITS_WAY_MS = 60_000;
  const isOld = before.sentAt !== undefined && msBetween(before.sentAt, now) > ON_ITS_WAY_MS;
  return isOld ? answer : { kind: "unknown" };
}

async function recordDone(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal } = told.picture;
  const moved = updateActivation(act, told.before, told.after);
  if (!canTake("renewal.active", renewal.state)) return recordLateSuccess(act, turn, told);
  const decided = await decideGrant(act, renewal, renewal.paidAt ?? act.clock.now());
  if (!decided.ok) return recordLateSuccess(act, turn, told);
  await fulfilRenewal(act, turn, {
    renewal,
    decided: decided.value,
    heldBy: "carrier",
    method: methodOf(told.picture),
    activation: told.after,
    existing: told.picture.bucket,
    moved,
  });
}

// Granted after the money went back, or after another plan took its place: it is taken back too.
async function recordLateSuccess(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal } = told.picture;
  const revoke = newRevoke(told.after, act.clock.now());
  await turn.write(
    {
      name: "renewal.late_success",
      thing: renewal.renewalId,
      after: { activationId: told.after.activationId, revokeId: revoke.activationId },
    },
    [
      updateActivation(act, told.before, told.after),
      insertActivation(act, revoke),
      changeRenewal(act, renewal, { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }),
    ],
  );
}

async function recordRefused(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal } = told.picture;
  const fails = canTake("renewal.activation_failed", renewal.state);
  const change = { dueAt: act.clock.now(), retryAt: undefined, tries: 0 };
  await turn.write(
    {
      name: fails ? "renewal.activation_failed" : "renewal.activation_refused",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: { activationId: told.after.activationId, answer: told.after.answer },
    },
    [
      updateActivation(act, told.before, told.after),
      fails
        ? stepRenewal(act, renewal, "renewal.activation_failed", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}

// Still open: accepted, unknown, or to be sent again because the carrier never saw it.
async function recordOpen(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal } = told.picture;
  const isLost = told.after.state === "unknown" && renewal.state === "activating";
  const retryAt = addSeconds(act.clock.now(), backoffSeconds(renewal.tries));
  const change = { retryAt, dueAt: retryAt, tries: renewal.tries + 1 };
  await turn.write(
    {
      name: isLost ? "renewal.activation_unknown" : "renewal.carrier_asked",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: { activationId: told.after.activationId, state: told.after.state },
    },
    [
      updateActivation(act, told.before, told.after),
      isLost
        ? stepRenewal(act, renewal, "renewal.activation_unknown", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}

async function recordRevoke(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal, activations } = told.picture;
  const { after } = told;
  // Nothing there to take back is as good as taken back; a request that may still arrive is not.
  const isNothing = after.state === "wanted";
  const settled: Activation = isNothing
    ? { ...after, state: "done", settledAt: act.clock.now() }
    : after;
  const isSettled = settled.state === "done" || settled.state === "refused";
  const retryAt = addSeconds(act.clock.now(), backoffSeconds(renewal.tries));
  const change = isSettled
    ? { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }
    : { dueAt: retryAt, retryAt, tries: renewal.tries + 1 };
  const grantStands = activations.some((a) => a.operation !== "revoke" && a.state === "done");
  const isLoss = settled.state === "refused" && grantStands;
  await turn.write(
    {
      name: isLoss ? "renewal.loss_booked" : "renewal.revoke_answered",
      thing: renewal.renewalId,
      after: { activationId: after.activationId, state: settled.state },
    },
    [
      updateActivation(act, told.before, settled),
      changeRenewal(act, renewal, change),
      ...(isLoss ? insertTransfers(act, lossOf(renewal, act.clock.now())) : []),
    ],
  );
}

function lossOf(renewal: Renewal, at: Instant) {
  return transfersFor({
    what: "plan_lost",
    lineId: renewal.lineId,
    sellerId: renewal.sellerId,
    renewalId: renewal.renewalId,
    totalYen: renewal.totalYen,
    taxYen: renewal.taxYen,
    at,
  });
}

export function newRevoke(grant: Activation, at: Instant): Activation {
  const activationId: Activation["activationId"] = newId();
  return {
    lineId: grant.lineId,
    activationId,
    renewalId: grant.renewalId,
    bucketId: grant.bucketId,
    carrier: grant.carrier,
    operation: "revoke",
    reference: activationId,
    state: "wanted",
    request: { grantReference: grant.reference },
    wantedAt: at,
  };
}
