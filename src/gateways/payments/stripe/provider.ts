import type {
  BeginAnswer,
  BeginPayment,
  AttemptId,
  PaymentProvider,
  PaymentReading,
} from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { beginPage, beginSlip } from "./begin.ts";
import { cancelIntent, closePage } from "./cancel.ts";
import { connectTo, type Connect } from "./client.ts";
import { examine } from "./examine.ts";
import {
  askIntent,
  askSession,
  isSession,
  locateIntent,
  searchIntent,
  searchSession,
  withDisputes,
} from "./find-payment.ts";
import { readNotification } from "./notifications.ts";
import type { Intent } from "./objects.ts";
import { readingOfIntent, readingOfSession } from "./readings.ts";
import { readRefund, refund } from "./refunds.ts";
import { parseReport } from "./report-file.ts";
import { readReport } from "./reports.ts";
import { isOffered, methodsOf, type StripeSettings } from "./settings.ts";
import { chargeKept, stripeVault } from "./vault.ts";
import { beginAtReader, clearReader, isAtReader, readAtReader } from "./terminal.ts";

/** Stripe for payments on a page of its own, by konbini slip, and on readers at our counters. */
export function stripePayments(settings: StripeSettings): PaymentProvider {
  const connect = connectTo(settings);
  const desk: Desk = { connect, settings };
  return {
    name: "stripe",
    methods: methodsOf(settings),
    can: { refund: true, refundPart: true, cancel: true, askByReference: true, capture: false },
    begin: (request) => begin(desk, request),
    read: (attempt) => read(desk, attempt),
    cancel: (attempt) => cancel(desk, attempt),
    capture: (attempt) => readBy(desk, attempt),
    refund: (request) => refund(connect, request),
    readRefund: (asked) => readRefund(connect, asked),
    readNotification: (raw) => readNotification(raw, settings.webhookSecrets),
    locate: (reference) => locateIntent(connect, reference),
    reports: {
      read: (period) => readReport(connect, period, settings.clock.now()),
      parse: parseReport,
    },
    ...(isOffered(settings, "card") ? { vault: stripeVault(connect) } : {}),
    examine: (ours) => examine(connect, settings, ours),
  };
}

interface Desk {
  readonly connect: Connect;
  readonly settings: StripeSettings;
}

interface Known {
  readonly attemptId: AttemptId;
  readonly providerReference: string;
}

async function begin({ connect, settings }: Desk, request: BeginPayment): Promise<BeginAnswer> {
  const { method, saved } = request;
  if (saved !== undefined && isOffered(settings, "card"))
    return chargeKept(connect, request, saved);
  if (method === "card_reader" && settings.terminalLocation !== undefined) {
    return beginAtReader(connect, request);
  }
  if (!isOffered(settings, method)) return { kind: "refused", failure: "provider_refused" };
  return method === "konbini"
    ? beginSlip(connect, request, settings.contactEmail)
    : beginPage(connect, request, method);
}

async function read(
  desk: Desk,
  attempt: { attemptId: AttemptId; startedAt: Instant; providerReference?: string },
): Promise<PaymentReading> {
  const { attemptId, providerReference } = attempt;
  if (providerReference !== undefined) return readBy(desk, { attemptId, providerReference });
  const page = await searchSession(desk.connect, attempt);
  const found = page.kind === "never_seen" ? await searchIntent(desk.connect, attempt) : page;
  if (found.kind !== "found") return found;
  return readBy(desk, { attemptId, providerReference: found.id });
}

async function readBy(desk: Desk, attempt: Known): Promise<PaymentReading> {
  const { connect, settings } = desk;
  const { attemptId, providerReference } = attempt;
  const now = settings.clock.now();
  if (!isSession(providerReference)) {
    const asked = await askIntent(connect, providerReference);
    if (asked.kind !== "answered") return { kind: "unknown" };
    if (!isOf(asked.value, attemptId)) return strangerOf(asked.value);
    const reading = isAtReader(asked.value)
      ? await readAtReader(connect, asked.value, now)
      : readingOfIntent(asked.value, now);
    return withDisputes(connect, asked.value, reading);
  }
  const asked = await askSession(connect, providerReference);
  if (asked.kind !== "answered" || !isOf(asked.value, attemptId)) return { kind: "unknown" };
  const { payment_intent: intent } = asked.value;
  const reading = readingOfSession(asked.value, now);
  const isExpanded = intent !== null && typeof intent !== "string";
  return isExpanded ? withDisputes(connect, intent, reading) : reading;
}

// What we remember it by belongs to another attempt, or to nobody: if it was paid, no plan of ours
// may be granted for it.
function strangerOf({ id, status }: Intent): PaymentReading {
  return status === "succeeded"
    ? { kind: "mismatched", providerReference: id, what: "reference" }
    : { kind: "unknown" };
}

function isOf({ metadata }: Pick<Intent, "metadata">, attemptId: AttemptId): boolean {
  return metadata["attempt_id"] === attemptId;
}

async function cancel(desk: Desk, attempt: Known): Promise<PaymentReading> {
  const { providerReference } = attempt;
  const isClosed = isSession(providerReference)
    ? await closePage(desk.connect, providerReference)
    : await cancelAnywhere(desk.connect, providerReference);
  // Whatever kept it open, too late or a lost answer: what Stripe has now is the truth.
  return isClosed ? { kind: "failed", failure: "cancelled", isFinal: true } : readBy(desk, attempt);
}

async function cancelAnywhere(connect: Connect, id: string): Promise<boolean> {
  const asked = await askIntent(connect, id);
  if (asked.kind !== "answered") return false;
  if (isAtReader(asked.value)) await clearReader(connect, asked.value);
  return cancelIntent(connect, id);
}
