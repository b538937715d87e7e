import type {
  AttemptId,
  BeginAnswer,
  BeginPayment,
  Located,
  PaymentProvider,
  PaymentReading,
} from "../../../business/payments/index.ts";
import { addSeconds, earlier } from "../../../foundation/clock/index.ts";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import {
  paymentAnswer,
  paymentListAnswer,
  sessionAnswer,
  type PaymentAnswer,
  type SessionAnswer,
} from "./answers.ts";
import {
  caller,
  effectOf,
  errorCodeOf,
  payloadOf,
  type Call,
  type CallerSettings,
} from "./caller.ts";
import { examine } from "./examine.ts";
import { methodsFor, routeOf } from "./methods.ts";
import { readNotification } from "./notification.ts";
import {
  decisiveOf,
  paymentReference,
  readingOfPayment,
  readingOfSession,
  sessionReference,
  slipOf,
} from "./readings.ts";
import { placeOf } from "./references.ts";
import { readRefund, refund } from "./refunds.ts";
import { komojuReports } from "./reports.ts";
import { sessionRequest, sessionSeconds, slipRequest } from "./requests.ts";

export interface KomojuSettings extends CallerSettings {
  /** A notification signed with any of several is taken, so that secrets can be exchanged. */
  readonly webhookSecrets: readonly string[];
  /** `card`, `paypay`, `konbini`, …: what is offered, in this order. */
  readonly methods: readonly string[];
  /** Where KOMOJU writes about a slip whose payer has left no address: the operator's own. */
  readonly contactEmail: string;
}

/** Our adapter to KOMOJU: asks over HTTP, believes only what parses and names our attempt. */
export function komojuPayments(settings: KomojuSettings): PaymentProvider {
  const call = caller(settings);
  const methods = methodsFor(settings.methods);
  return {
    name: "komoju",
    methods,
    // A hosted page cannot be found by our reference; but without its answer nobody can open it.
    can: { refund: true, refundPart: true, cancel: true, askByReference: false, capture: false },
    async begin(request) {
      const isOffered = methods.some(({ method }) => method === request.method);
      const route = isOffered ? routeOf(request.method) : undefined;
      if (route === undefined) return { kind: "refused", failure: "provider_refused" };
      if (route.kind === "page") return beginPage(call, request, route.type);
      const email = request.contactEmail ?? settings.contactEmail;
      return beginSlip(call, request, { store: route.store, email });
    },
    read: (attempt) => read(call, attempt),
    cancel: (attempt) => cancel(call, attempt),
    capture: (attempt) => read(call, attempt),
    refund: (request) => refund(call, request),
    readRefund: (asked) => readRefund(call, asked),
    readNotification: async (raw) => readNotification(raw, settings.webhookSecrets),
    locate: (reference) => locate(call, reference),
    reports: komojuReports(call),
    examine: async () => examine(call, settings),
  };
}

async function beginPage(call: Call, request: BeginPayment, type: string): Promise<BeginAnswer> {
  const body = sessionRequest(request, type);
  const outcome = await call.post({ path: "/sessions", body, key: request.attemptId });
  const session = payloadOf(outcome, sessionAnswer);
  if (session === undefined) return notBegun(outcome);
  const lastSecond = addSeconds(request.startedAt, sessionSeconds(request));
  return {
    kind: "begun",
    providerReference: sessionReference(session.id),
    next: { kind: "redirect", url: session.session_url },
    expiresAt: earlier(request.expiresAt, lastSecond),
  };
}

async function beginSlip(
  call: Call,
  request: BeginPayment,
  to: { store: string; email: string },
): Promise<BeginAnswer> {
  const body = slipRequest(request, to);
  const outcome = await call.post({ path: "/payments", body, key: request.attemptId });
  const payment = payloadOf(outcome, paymentAnswer);
  if (payment === undefined) return notBegun(outcome);
  const slip = slipOf(payment);
  if (slip === undefined) return withdrawSlip(call, payment);
  const providerReference = paymentReference(payment.id);
  return { kind: "begun", providerReference, next: slip, expiresAt: slip.payBy };
}

// The customer would be asked for more than was shown before the order: better no slip at all.
async function withdrawSlip(call: Call, payment: PaymentAnswer): Promise<BeginAnswer> {
  const outcome = await call.post({ path: `/payments/${payment.id}/cancel` });
  const isOver = payloadOf(outcome, paymentAnswer)?.status === "cancelled";
  return isOver ? { kind: "refused", failure: "provider_refused" } : { kind: "unknown" };
}

function notBegun(outcome: CallOutcome): BeginAnswer {
  switch (effectOf(outcome)) {
    case "busy":
      return { kind: "refused", failure: "provider_down" };
    case "none":
      return { kind: "refused", failure: "provider_refused" };
    case "unknown":
      return { kind: "unknown" };
  }
}

interface Asked {
  readonly attemptId: AttemptId;
  readonly providerReference?: string;
}

async function read(call: Call, { attemptId, providerReference }: Asked): Promise<PaymentReading> {
  if (providerReference === undefined) return readByOrderNumber(call, attemptId);
  const place = placeOf(providerReference);
  if (place === undefined) return { kind: "unknown" };
  const outcome = await call.get(place.path);
  return place.kind === "session"
    ? sessionReading(outcome, attemptId)
    : paymentReading(outcome, attemptId);
}

function paymentReading(outcome: CallOutcome, attemptId: AttemptId): PaymentReading {
  const payment = payloadOf(outcome, paymentAnswer);
  const isOurs = payment?.external_order_num === attemptId;
  return payment === undefined || !isOurs ? { kind: "unknown" } : readingOfPayment(payment);
}

function sessionReading(outcome: CallOutcome, attemptId: AttemptId): PaymentReading {
  const session = payloadOf(outcome, sessionAnswer);
  const isOurs = session?.metadata?.["attempt_id"] === attemptId;
  return session === undefined || !isOurs ? { kind: "unknown" } : readingOfSession(session);
}

async function readByOrderNumber(call: Call, attemptId: AttemptId): Promise<PaymentReading> {
  const query = `external_order_num=${encodeURIComponent(attemptId)}&per_page=100`;
  const list = payloadOf(await call.get(`/payments?${query}`), paymentListAnswer);
  if (list === undefined) return { kind: "unknown" };
  const ours = list.data.filter(({ external_order_num: number }) => number === attemptId);
  const payment = decisiveOf(ours);
  return payment === undefined ? { kind: "never_seen" } : readingOfPayment(payment);
}

async function cancel(
  call: Call,
  attempt: { attemptId: AttemptId; providerReference: string },
): Promise<PaymentReading> {
  const place = placeOf(attempt.providerReference);
  if (place === undefined) return { kind: "unknown" };
  const outcome = await call.post({ path: `${place.path}/cancel` });
  if (place.kind === "payment") {
    const reading = paymentReading(outcome, attempt.attemptId);
    // Paid, cancelled or over before: its own state says which.
    return reading.kind === "unknown" && effectOf(outcome) === "none"
      ? read(call, attempt)
      : reading;
  }
  const session = payloadOf(outcome, sessionAnswer);
  if (session !== undefined) return cancelPaymentOf(call, session, attempt);
  return effectOf(outcome) === "none" ? read(call, attempt) : { kind: "unknown" };
}

// The page is closed; what its customer has begun in a wallet is another thing, and may still be paid.
async function cancelPaymentOf(
  call: Call,
  session: SessionAnswer,
  attempt: { attemptId: AttemptId; providerReference: string },
): Promise<PaymentReading> {
  const { payment } = session;
  const isOpen = payment?.status === "pending" || payment?.status === "authorized";
  if (payment == null || !isOpen) {
    const isOurs = session.metadata?.["attempt_id"] === attempt.attemptId;
    return isOurs ? readingOfSession(session) : { kind: "unknown" };
  }
  await call.post({ path: `/payments/${payment.id}/cancel` });
  return read(call, attempt);
}

/** The attempt of a payment whose notification does not name its line: its page knows. */
async function locate(call: Call, reference: string): Promise<Located> {
  const place = placeOf(reference);
  if (place?.kind !== "payment") return { kind: "not_ours" };
  const asked = await call.get(place.path);
  const payment = payloadOf(asked, paymentAnswer);
  if (payment === undefined) return isMissing(asked) ? { kind: "not_ours" } : { kind: "unknown" };
  const own = locatedBy(payment.metadata);
  if (own !== undefined || payment.session == null) return own ?? { kind: "not_ours" };
  const page = await call.get(`/sessions/${encodeURIComponent(payment.session)}`);
  const session = payloadOf(page, sessionAnswer);
  if (session === undefined) return isMissing(page) ? { kind: "not_ours" } : { kind: "unknown" };
  return locatedBy(session.metadata) ?? { kind: "not_ours" };
}

function locatedBy(metadata: PaymentAnswer["metadata"]): Located | undefined {
  const lineId = metadata?.["line_id"];
  const attemptId = metadata?.["attempt_id"];
  if (typeof lineId !== "string" || typeof attemptId !== "string") return undefined;
  if (!isId(lineId) || !isId(attemptId)) return undefined;
  return { kind: "found", lineId, attemptId: attemptId as AttemptId };
}

/** KOMOJU's own 404; one from a proxy or a wrong address proves nothing. */
function isMissing(outcome: CallOutcome): boolean {
  if (outcome.kind !== "answered" || outcome.status !== 404) return false;
  return errorCodeOf(outcome) === "not_found";
}
