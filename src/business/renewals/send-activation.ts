import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import {
  updateActivation,
  type Activation,
  type CarrierAnswer,
  type CarrierGateway,
  type GrantRequest,
} from "../activation/index.ts";
import { tillOf } from "./money.ts";
import type { RenewalMode } from "../catalogue/index.ts";
import { lineById } from "../lines/index.ts";
import { decideGrant, waitsWithUs } from "./grant-renewal.ts";
import type { Outside } from "./outside.ts";
import type { Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { isQueueing } from "./quote-rule.ts";
import { recordCarrierAnswer } from "./record-carrier-answer.ts";
import { canTake, type Renewal } from "./renewal.ts";
import { changeRenewal, stepRenewal, type RenewalKey } from "./renewals-store.ts";
import { fulfilRenewal } from "./fulfil-renewal.ts";

/** Sends a decided request to the carrier: written down as sent, then made, then its outcome. */
export async function sendActivation(
  act: Act,
  outside: Outside,
  key: RenewalKey,
  activation: Activation,
): Promise<void> {
  const carrier = outside.carrier(activation.carrier);
  if (isForQueue(activation) && (await queueWithUs(act, key))) return;
  act.failpoint("activation.before_sent");
  const sent = await markSent(act, key, activation);
  if (sent === undefined) return;
  act.failpoint("activation.after_sent");
  const answer = await callCarrier(act, carrier, sent.activation);
  act.failpoint("activation.after_call");
  const { activationId } = activation;
  await recordCarrierAnswer(act, key, { activationId, answer, carrier, askedDueAt: sent.dueAt });
}

/** Asks the carrier what became of a request that was sent. */
export async function askCarrier(
  act: Act,
  outside: Outside,
  renewal: Renewal,
  activation: Activation,
): Promise<void> {
  const carrier = outside.carrier(activation.carrier);
  const answer: CarrierAnswer = carrier.can.askByReference
    ? await carrier.ask(activation.reference)
    : { kind: "unknown" };
  act.failpoint("activation.after_ask");
  const { activationId } = activation;
  const askedDueAt = renewal.dueAt;
  await recordCarrierAnswer(act, renewal, { activationId, answer, carrier, askedDueAt });
}

function isForQueue({ request }: Activation): boolean {
  return "mode" in request && isQueueing(request.mode as RenewalMode);
}

// A queued plan stays with us until its turn comes.
async function queueWithUs(act: Act, key: RenewalKey): Promise<boolean> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture === undefined || picture.renewal.state !== "paid") return false;
    const { renewal } = picture;
    const decided = await decideGrant(act, renewal, renewal.paidAt ?? act.clock.now());
    if (!decided.ok || !waitsWithUs(decided.value.grant.created)) return false;
    await fulfilRenewal(act, turn, {
      renewal,
      decided: decided.value,
      heldBy: "us",
      method: picture.paid?.method ?? "replacement",
      tillId: tillOf(renewal, picture.paid),
    });
    return true;
  });
}

async function markSent(
  act: Act,
  key: RenewalKey,
  activation: Activation,
): Promise<{ readonly activation: Activation; readonly dueAt: Instant } | undefined> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const current = picture?.activations.find((a) => a.activationId === activation.activationId);
    if (picture === undefined || current?.state !== "wanted") return undefined;
    const { renewal } = picture;
    const now = act.clock.now();
    const request = requestNow(picture, current);
    const sent: Activation = { ...current, state: "sent", sentAt: now, request };
    const retryAt = addSeconds(now, ANSWER_WITHIN_SECONDS);
    const change = { retryAt, dueAt: retryAt };
    const isStep =
      current.operation !== "revoke" && canTake("renewal.activation_sent", renewal.state);
    if (current.operation !== "revoke" && !isStep) return undefined;
    await turn.write(
      {
        name: isStep ? "renewal.activation_sent" : "renewal.revoke_sent",
        thing: key.renewalId,
        before: { state: renewal.state },
        after: { activationId: current.activationId, operation: current.operation },
      },
      [
        updateActivation(act, current, sent),
        isStep
          ? stepRenewal(act, renewal, "renewal.activation_sent", {
              ...change,
              ...restarted(renewal),
            })
          : changeRenewal(act, renewal, change),
      ],
    );
    return { activation: sent, dueAt: retryAt };
  });
}

// What has waited with us is ordered as it starts, not as it was when it was paid for.
function requestNow({ renewal, bucket }: Picture, { request }: Activation): Activation["request"] {
  if (renewal.state !== "queued" || bucket === undefined || "grantReference" in request) {
    return request;
  }
  const { reference, carrierPlanCode } = request;
  const { startsAt, endsAt, dataTotalBytes } = bucket;
  return {
    reference,
    carrierPlanCode,
    mode: "start_now",
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(dataTotalBytes === undefined ? {} : { dataBytes: dataTotalBytes }),
  };
}

// If we die during the call, the lease and this time run out, and the carrier is asked.
const ANSWER_WITHIN_SECONDS = 45;

// A queued plan has a promise of its own, which begins at its start.
function restarted(renewal: Renewal) {
  if (renewal.state !== "queued" || renewal.dueAt === undefined) return {};
  return { promisedAt: addSeconds(renewal.dueAt, renewal.promiseSeconds) };
}

async function callCarrier(
  act: Act,
  carrier: CarrierGateway,
  activation: Activation,
): Promise<CarrierAnswer> {
  const { request } = activation;
  if ("grantReference" in request) {
    return carrier.can.revoke
      ? carrier.revoke({ reference: activation.reference, ...request })
      : { kind: "refused", failure: "carrier_refused" };
  }
  const line = await lineById(act, activation.lineId as Parameters<typeof lineById>[1]);
  if (line === undefined) return { kind: "refused", failure: "line_recycled" };
  return carrier.grant({ ...(request as Omit<GrantRequest, "iccid">), iccid: line.iccid });
}
