import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  activationAfter,
  insertActivation,
  isUnsettled,
  updateActivation,
  type Activation,
  type CarrierAnswer,
  type CarrierGateway,
} from "../activation/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { priceOf } from "./ask-refund.ts";
import { fulfilRenewal } from "./fulfil-renewal.ts";
import { decideGrant } from "./grant-renewal.ts";
import { refundOfPaid, tillOf } from "./money.ts";
import { backoffSeconds, nextTry, type Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { taxOfPart } from "./refund-rule.ts";
import { canTake } from "./renewal.ts";
import {
  changeRenewal,
  stepRenewal,
  type RenewalChange,
  type RenewalKey,
} from "./renewals-store.ts";

export interface CarrierNews {
  readonly activationId: string;
  readonly answer: CarrierAnswer;
  readonly carrier: CarrierGateway;
  /** The renewal's `dueAt` when the carrier was asked. */
  readonly askedDueAt: Instant | undefined;
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
    if (before.state === "done" && !isStarting(picture)) return;
    const now = act.clock.now();
    const after = activationAfter(before, trusted(news, before, now), now);
    const told: Told = { picture, before, after, askedDueAt: news.askedDueAt };
    if (before.operation === "revoke") return recordRevoke(act, turn, told);
    if (after.state === "done") return recordDone(act, turn, told);
    if (after.state === "refused") return recordRefused(act, turn, told);
    return recordOpen(act, turn, told);
  });
}

/** Granted before, and its turn has come: it is read back once more. */
function isStarting({ renewal, bucket }: Picture): boolean {
  return renewal.state === "queued" && bucket !== undefined && bucket.state !== "queued";
}

interface Told {
  readonly picture: Picture;
  readonly before: Activation;
  readonly after: Activation;
  readonly askedDueAt: Instant | undefined;
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
  const { renewal, bucket, paid } = told.picture;
  if (!canTake("renewal.active", renewal.state)) return recordUnwanted(act, turn, told);
  const decided = await decideGrant(act, renewal, renewal.paidAt ?? act.clock.now());
  if (!decided.ok) return recordUnwanted(act, turn, told);
  if (isStillWaitingThere(told.after, bucket ?? decided.value.grant.created)) {
    return recordOpen(act, turn, { ...told, after: { ...told.before, state: "accepted" } });
  }
  await fulfilRenewal(act, turn, {
    renewal,
    decided: decided.value,
    heldBy: "carrier",
    method: paid?.method ?? "replacement",
    tillId: tillOf(renewal, paid),
    activation: told.after,
    existing: bucket,
    moved: updateActivation(act, told.before, told.after),
  });
}

// Active means that it was read back as running; in the carrier's own queue it connects nobody.
function isStillWaitingThere({ answer }: Activation, bucket: Bucket): boolean {
  return answer?.kind === "done" && answer.state === "queued" && bucket.state === "active";
}

// Granted after the money went back, after another plan took its place, or where the line may no
// longer have it: it is taken back, and a renewal that waited for it has failed.
async function recordUnwanted(act: Act, turn: Turn, told: Told): Promise<void> {
  const { renewal, activations } = told.picture;
  const isBeingTakenBack = activations.some((a) => a.operation === "revoke" && isUnsettled(a));
  const revokes = isBeingTakenBack ? [] : [newRevoke(told.after, act.clock.now())];
  const fails = canTake("renewal.activation_failed", renewal.state);
  const change = { dueAt: act.clock.now(), retryAt: undefined, tries: 0 };
  await turn.write(
    {
      name: fails ? "renewal.activation_failed" : "renewal.late_success",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: {
        activationId: told.after.activationId,
        revokeIds: revokes.map(({ activationId }) => activationId),
      },
    },
    [
      updateActivation(act, told.before, told.after),
      ...revokes.map((revoke) => insertActivation(act, revoke)),
      fails
        ? stepRenewal(act, renewal, "renewal.activation_failed", change)
        : changeRenewal(act, renewal, change),
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
  const change = untilNextTry(act, told);
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
  const change = isUnsettled(after)
    ? untilNextTry(act, told)
    : { dueAt: act.clock.now(), retryAt: undefined, tries: 0 };
  const grantStands = activations.some((a) => a.operation !== "revoke" && a.state === "done");
  const isLoss = after.state === "refused" && grantStands;
  await turn.write(
    {
      name: isLoss ? "renewal.loss_booked" : "renewal.revoke_answered",
      thing: renewal.renewalId,
      after: { activationId: after.activationId, state: after.state },
    },
    [
      updateActivation(act, told.before, after),
      changeRenewal(act, renewal, change),
      ...(isLoss ? await lossOf(act, told.picture) : []),
    ],
  );
}

function untilNextTry(act: Act, { picture: { renewal }, askedDueAt }: Told): RenewalChange {
  const waitSeconds = backoffSeconds(renewal.tries);
  return nextTry(renewal, { dueAt: askedDueAt, now: act.clock.now(), waitSeconds });
}

// The customer keeps a plan for which this much of the money went back.
async function lossOf(act: Act, picture: Picture): Promise<readonly Part[]> {
  const { lineId, sellerId, renewalId, ...renewal } = picture.renewal;
  const refund = refundOfPaid(picture);
  const totalYen = refund?.amountYen ?? renewal.totalYen;
  const taxYen = taxOfPart(await priceOf(act, picture.renewal), totalYen);
  const at = act.clock.now();
  return insertTransfers(
    act,
    transfersFor({ what: "plan_lost", lineId, sellerId, renewalId, totalYen, taxYen, at }),
  );
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
