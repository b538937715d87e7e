import { z } from "zod";
import type {
  AttemptId,
  BeginAnswer,
  BeginPayment,
  Notification,
  PaymentFailure,
  PaymentProvider,
  PaymentReading,
  RefundReading,
  RefundRequest,
} from "../../../business/payments/index.ts";
import { instant, type Instant } from "../../../foundation/clock/index.ts";
import { callOut, type CallOutcome } from "../../../foundation/http/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { isSigned } from "../../sandbox/index.ts";
import {
  errorAnswer,
  eventAnswer,
  failureOf,
  nextOf,
  parseAnswer,
  paymentAnswer,
  readingOf,
  refundAnswer,
  refundReadingOf,
  type PaymentAnswer,
} from "./answers.ts";
import { ACCOUNT_METHODS, METHODS } from "./methods.ts";
import { sandboxReports } from "./reports.ts";
import { SIGNATURE_HEADER } from "./signature-header.ts";
import { sandboxVault } from "./vault.ts";

const TIMEOUT_MS = 10_000;

export interface SandboxPaymentsSettings {
  /** Where the provider's API answers, without a trailing slash. */
  readonly url: string;
  readonly key: string;
  /** A notification signed with any of several is taken, so that secrets can be exchanged. */
  readonly webhookSecret: string | readonly string[];
  readonly timeoutMs?: number;
}

/** Our adapter to the sandbox provider: asks over HTTP, believes only what parses. */
export function sandboxPayments(settings: SandboxPaymentsSettings): PaymentProvider {
  return adapter(settings, { name: "sandbox", methods: METHODS, isCapturing: false });
}

/**
 * The same company's accounts, as a provider of their own: the payer only approves there, and the
 * money moves when we capture it. Its notifications come with those of `sandbox`.
 */
export function sandboxAccounts(settings: SandboxPaymentsSettings): PaymentProvider {
  const own = { name: "sandbox_accounts", methods: ACCOUNT_METHODS, isCapturing: true };
  return adapter(settings, own);
}

function adapter(
  settings: SandboxPaymentsSettings,
  own: Pick<PaymentProvider, "name" | "methods"> & { readonly isCapturing: boolean },
): PaymentProvider {
  const call = caller(settings);
  const { name, methods, isCapturing } = own;
  const can = { refund: true, refundPart: true, cancel: true, askByReference: true };
  return {
    name,
    methods,
    can: { ...can, capture: isCapturing },
    begin: (request) => begin(call, request),
    read: (attempt) => read(call, attempt),
    cancel: (attempt) => move(call, attempt, "cancel"),
    capture: (attempt) => (isCapturing ? move(call, attempt, "capture") : read(call, attempt)),
    refund: (request) => refund(call, request),
    readRefund: (asked) => readRefund(call, asked),
    readNotification: async (raw) => readNotification(raw, [settings.webhookSecret].flat()),
    reports: sandboxReports((path) => call("GET", path), isCapturing ? "accounts" : "main"),
    ...(methods.some(({ kind }) => kind === "saved") ? { vault: sandboxVault(call) } : {}),
  };
}

type Call = (method: "GET" | "POST", path: string, body?: object) => Promise<CallOutcome>;

function caller(settings: SandboxPaymentsSettings): Call {
  return (method, path, body) =>
    callOut({
      url: `${settings.url}/v1${path}`,
      method,
      timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
      headers: {
        authorization: `Bearer ${settings.key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(body !== undefined && "reference" in body
          ? { "idempotency-key": String(body.reference) }
          : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

async function begin(call: Call, request: BeginPayment): Promise<BeginAnswer> {
  const outcome = await call("POST", "/payments", {
    reference: request.attemptId,
    metadata: { line_id: request.lineId, order_number: request.orderNumber },
    method: request.saved === undefined ? request.method : "card",
    amount: request.amountYen,
    currency: "JPY",
    description: request.description,
    locale: request.language,
    return_url: request.returnUrl,
    expires_at: request.expiresAt,
    ...(request.contactEmail === undefined ? {} : { customer_email: request.contactEmail }),
    ...(request.reader === undefined ? {} : { reader: request.reader }),
    ...(request.saved === undefined ? {} : { saved_card: request.saved }),
  });
  const answer = payloadOf(outcome, paymentAnswer);
  const isOver = request.saved !== undefined && answer?.status === "failed";
  if (answer !== undefined && isOver) return { kind: "refused", failure: failureOf(answer) };
  if (answer !== undefined) {
    return {
      kind: "begun",
      providerReference: answer.id,
      next: nextOf(answer),
      expiresAt: instant(answer.expires_at),
    };
  }
  if (outcome.kind === "not_sent") return { kind: "refused", failure: "provider_down" };
  switch (effectOf(outcome)) {
    case "busy":
      return { kind: "refused", failure: "provider_down" };
    case "none":
      return { kind: "refused", failure: refusalOf(errorCodeOf(outcome)) };
    case "unknown":
      return { kind: "unknown" };
  }
}

// A reader that is busy or out of reach may take the next try.
function refusalOf(code: string): PaymentFailure {
  return code.startsWith("reader_") ? "provider_down" : "provider_refused";
}

async function read(
  call: Call,
  attempt: { attemptId: AttemptId; providerReference?: string },
): Promise<PaymentReading> {
  const answer = await ask(call, "/payments", paymentAnswer, {
    id: attempt.providerReference,
    reference: attempt.attemptId,
  });
  if (typeof answer === "string") return { kind: answer };
  return answer.reference === attempt.attemptId ? readingOf(answer) : strangerOf(answer);
}

// The payment that we remember goes by another reference: if it was paid, that is no order of ours
// to grant.
function strangerOf(answer: PaymentAnswer): PaymentReading {
  return answer.status === "succeeded"
    ? { kind: "mismatched", providerReference: answer.id, what: "reference" }
    : { kind: "unknown" };
}

/** Where it is too late for the step, how the payment stands instead. */
async function move(
  call: Call,
  attempt: { attemptId: AttemptId; providerReference: string },
  step: "cancel" | "capture",
): Promise<PaymentReading> {
  const id = encodeURIComponent(attempt.providerReference);
  const outcome = await call("POST", `/payments/${id}/${step}`);
  const answer = payloadOf(outcome, paymentAnswer);
  if (answer !== undefined) return readingOf(answer);
  const isTooLate = outcome.kind === "answered" && outcome.status === 409;
  return isTooLate ? read(call, attempt) : { kind: "unknown" };
}

async function refund(call: Call, request: RefundRequest): Promise<RefundReading> {
  const outcome = await call("POST", "/refunds", {
    reference: request.refundId,
    metadata: { line_id: request.lineId },
    payment: request.providerReference,
    amount: request.amountYen,
  });
  const answer = payloadOf(outcome, refundAnswer);
  if (answer !== undefined) return refundReadingOf(answer);
  if (outcome.kind === "not_sent") return { kind: "never_seen" };
  switch (effectOf(outcome)) {
    case "busy":
      return { kind: "never_seen" };
    case "none":
      return { kind: "refused", failure: errorCodeOf(outcome) };
    case "unknown":
      return { kind: "unknown" };
  }
}

async function readRefund(
  call: Call,
  asked: { refundId: string; providerReference?: string },
): Promise<RefundReading> {
  const answer = await ask(call, "/refunds", refundAnswer, {
    id: asked.providerReference,
    reference: asked.refundId,
  });
  if (typeof answer === "string") return { kind: answer };
  return answer.reference === asked.refundId ? refundReadingOf(answer) : { kind: "unknown" };
}

/** By the provider's id when we have it, else by our own reference; what is found says whose it is. */
async function ask<T extends { readonly reference: string }>(
  call: Call,
  path: "/payments" | "/refunds",
  schema: z.ZodType<T>,
  by: { id: string | undefined; reference: string },
): Promise<T | "never_seen" | "unknown"> {
  if (by.id !== undefined) {
    const outcome = await call("GET", `${path}/${encodeURIComponent(by.id)}`);
    const found = payloadOf(outcome, schema);
    return found ?? (isMissing(outcome) ? "never_seen" : "unknown");
  }
  const outcome = await call("GET", `${path}?reference=${encodeURIComponent(by.reference)}`);
  const list = payloadOf(outcome, z.object({ data: z.array(schema) }));
  if (list === undefined) return "unknown";
  return list.data[0] ?? "never_seen";
}

function readNotification(
  raw: { body: Uint8Array; headers: Readonly<Record<string, string>>; now: Instant },
  secrets: readonly string[],
): Notification {
  const header = raw.headers[SIGNATURE_HEADER];
  if (!isSigned({ body: raw.body, header, secrets, now: raw.now })) return { kind: "forged" };
  const event = parseAnswer(eventAnswer, Buffer.from(raw.body).toString("utf8"));
  // Signed by the provider, yet nothing to read: never ours to act on, never to be sent again.
  if (event === undefined) return { kind: "irrelevant", notificationId: header ?? "" };
  const { reference, metadata } = event.payment ?? {};
  if (
    reference === undefined ||
    metadata === undefined ||
    !isId(reference) ||
    !isId(metadata.line_id)
  ) {
    return { kind: "irrelevant", notificationId: event.id };
  }
  return {
    kind: "valid",
    notificationId: event.id,
    lineId: metadata.line_id,
    attemptId: reference as AttemptId,
  };
}

function payloadOf<T>(outcome: CallOutcome, schema: z.ZodType<T>): T | undefined {
  if (outcome.kind !== "answered" || outcome.status < 200 || outcome.status > 299) return undefined;
  return parseAnswer(schema, outcome.body);
}

/**
 * What an answer without a payload says about an effect. 409 means that the key or reference was
 * used before, so something may well exist; a 2xx that does not parse, a 3xx and a 5xx tell nothing.
 */
function effectOf(outcome: CallOutcome): "none" | "busy" | "unknown" {
  if (outcome.kind !== "answered") return "unknown";
  const { status } = outcome;
  if (status === 429) return "busy";
  if (status < 400 || status > 499 || status === 408 || status === 409) return "unknown";
  return parseAnswer(errorAnswer, outcome.body) === undefined ? "unknown" : "none";
}

/** The provider's own 404; one from a proxy or a wrong address proves nothing. */
function isMissing(outcome: CallOutcome): boolean {
  if (outcome.kind !== "answered" || outcome.status !== 404) return false;
  return errorCodeOf(outcome) === "resource_missing";
}

function errorCodeOf(outcome: CallOutcome): string {
  if (outcome.kind !== "answered") return "provider_refused";
  return parseAnswer(errorAnswer, outcome.body)?.error.code ?? "provider_refused";
}
