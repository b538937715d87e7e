import type {
  AttemptId,
  BeginAnswer,
  BeginPayment,
  PaymentFailure,
  PaymentProvider,
  PaymentReading,
  ProviderFinding,
} from "../../../business/payments/index.ts";
import { addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { answerOf } from "./begin.ts";
import { ask, connectTo, isMissing, readList, type Asked, type Connect } from "./client.ts";
import { askIntent, locateIntent, searchIntent, withDisputes } from "./find-payment.ts";
import { momentOf } from "./moments.ts";
import { readNotification } from "./notifications.ts";
import { intentShape, readerShape, type Intent, type Reader } from "./objects.ts";
import { failureOf, hasFailed, paymentFailureOf, readingOfIntent } from "./readings.ts";
import { ourMetadata } from "./references.ts";
import { readRefund, refund } from "./refunds.ts";
import type { StripeSettings } from "./settings.ts";

/** Stripe's readers on our counters, driven from here; the cards never come near us. */
export function stripeTerminal(settings: StripeSettings): PaymentProvider {
  const connect = connectTo(settings);
  const now = () => settings.clock.now();
  return {
    name: "stripe_terminal",
    methods: [{ method: "card_reader", kind: "terminal", refunds: "origin" }],
    can: { refund: true, refundPart: true, cancel: true, askByReference: true, capture: false },
    begin: (request) => begin(connect, request),
    async read(attempt) {
      const { attemptId, providerReference } = attempt;
      if (providerReference !== undefined) {
        return readBy(connect, { attemptId, providerReference }, now());
      }
      const found = await searchIntent(connect, attempt);
      if (found.kind !== "found") return found;
      return readBy(connect, { attemptId, providerReference: found.id }, now());
    },
    cancel: (attempt) => cancel(connect, attempt, now()),
    capture: (attempt) => readBy(connect, attempt, now()),
    refund: (request) => refund(connect, request),
    readRefund: (asked) => readRefund(connect, asked),
    readNotification: (raw) => readNotification(raw, settings.webhookSecrets),
    locate: (reference) => locateIntent(connect, reference),
    examine: async () => examineReaders(connect, settings),
  };
}

async function begin(connect: Connect, request: BeginPayment): Promise<BeginAnswer> {
  const { attemptId, reader } = request;
  if (reader === undefined || request.method !== "card_reader") {
    return { kind: "refused", failure: "provider_refused" };
  }
  const metadata = { ...ourMetadata(request), reader };
  const made = await ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.create(
      {
        amount: request.amountYen,
        currency: "jpy",
        allowed_payment_method_types: ["card_present"],
        capture_method: "automatic",
        description: request.orderNumber,
        metadata,
      },
      { idempotencyKey: attemptId },
    ),
  );
  if (made.kind !== "answered") return answerOf(made);
  const { id } = made.value;
  const shown = await ask(connect, readerShape, (stripe) =>
    stripe.terminal.readers.processPaymentIntent(
      reader,
      {
        payment_intent: id,
        process_config: { enable_customer_cancellation: true, skip_tipping: true },
      },
      { idempotencyKey: `${attemptId} reader` },
    ),
  );
  if (shown.kind === "answered") {
    return { kind: "begun", providerReference: id, next: { kind: "reader", reader } };
  }
  // A reader that seems busy or out of reach may show the amount all the same: only an intent
  // that is cancelled takes no card.
  const closed = await cancelIntent(connect, id);
  if (!isCancelled(closed)) return { kind: "unknown" };
  const isReadersFault = shown.kind === "refused" && !shown.code.startsWith("terminal_reader_");
  return { kind: "refused", failure: isReadersFault ? "provider_refused" : "provider_down" };
}

interface Known {
  readonly attemptId: AttemptId;
  readonly providerReference: string;
}

async function readBy(connect: Connect, attempt: Known, now: Instant): Promise<PaymentReading> {
  const asked = await askIntent(connect, attempt.providerReference);
  if (asked.kind !== "answered" || asked.value.metadata["attempt_id"] !== attempt.attemptId) {
    return { kind: "unknown" };
  }
  const intent = asked.value;
  if (!waitsForCard(intent)) {
    return withDisputes(connect, intent, readingOfIntent(intent, now));
  }
  const reader = await askReaderOf(connect, intent);
  return reader.kind === "answered"
    ? readingAtReader(intent, reader.value, now)
    : { kind: "unknown" };
}

function waitsForCard({ status }: Intent): boolean {
  return status === "requires_payment_method" || status === "requires_confirmation";
}

// A reader that was taken out of the account shows nothing.
async function askReaderOf(
  connect: Connect,
  { metadata }: Intent,
): Promise<Asked<Reader | undefined>> {
  const asked = await ask(connect, readerShape, (stripe) =>
    stripe.terminal.readers.retrieve(metadata["reader"] ?? ""),
  );
  if (asked.kind === "answered" || !isMissing(asked)) return asked;
  return { kind: "answered", value: undefined };
}

/** So long after it was made, the request that shows an intent on a reader may be on its way. */
const ON_ITS_WAY_SECONDS = 60;

/** What an unpaid intent comes to, by what its reader does. */
export function readingAtReader(
  intent: Intent,
  reader: Reader | undefined,
  now: Instant,
): PaymentReading {
  const providerReference = intent.id;
  const action = actionFor(intent, reader);
  if (action?.status === "failed") {
    // Each attempt is shown once: what has failed on the reader is over.
    return { kind: "failed", failure: failureAt(action, intent), isFinal: true };
  }
  if (action !== undefined) {
    const next = { kind: "reader", reader: reader!.id } as const;
    return { kind: "pending", providerReference, next };
  }
  if (hasFailed(intent)) return { kind: "failed", failure: failureOf(intent), isFinal: true };
  const mayBeOnItsWay = now < addSeconds(momentOf(intent.created), ON_ITS_WAY_SECONDS);
  if (mayBeOnItsWay) return { kind: "pending", providerReference };
  return { kind: "failed", failure: "abandoned", isFinal: true };
}

type Action = NonNullable<Reader["action"]>;

/** What a reader does, or did last, if it is about this intent. */
function actionFor({ id }: Intent, reader: Reader | undefined): Action | undefined {
  const shown = reader?.action?.process_payment_intent?.payment_intent;
  const shownId = typeof shown === "string" ? shown : shown?.id;
  return shownId === id ? (reader?.action ?? undefined) : undefined;
}

// Without an error of Stripe's it was the customer, or the reader itself, that gave up.
function failureAt({ api_error: error }: Action, intent: Intent): PaymentFailure {
  return error == null ? failureOf(intent) : paymentFailureOf(error);
}

async function cancel(connect: Connect, attempt: Known, now: Instant): Promise<PaymentReading> {
  const asked = await askIntent(connect, attempt.providerReference);
  if (asked.kind !== "answered") return { kind: "unknown" };
  await clearReader(connect, asked.value);
  const closed = await cancelIntent(connect, asked.value.id);
  return isCancelled(closed)
    ? { kind: "failed", failure: "cancelled", isFinal: true }
    : readBy(connect, attempt, now);
}

/** Takes the amount off the display, if it is this one; another customer may stand there. */
async function clearReader(connect: Connect, intent: Intent): Promise<void> {
  const reader = await askReaderOf(connect, intent);
  if (reader.kind !== "answered" || reader.value === undefined) return;
  if (actionFor(intent, reader.value)?.status !== "in_progress") return;
  const { id } = reader.value;
  await ask(connect, readerShape, (stripe) => stripe.terminal.readers.cancelAction(id));
}

function cancelIntent(connect: Connect, id: string): Promise<Asked<Intent>> {
  return ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" }),
  );
}

function isCancelled(closed: Asked<Intent>): boolean {
  return closed.kind === "answered" && closed.value.status === "canceled";
}

async function examineReaders(
  connect: Connect,
  { terminalLocation: location }: StripeSettings,
): Promise<readonly ProviderFinding[]> {
  const what = "stripe readers";
  const listed = await readList(connect, readerShape, (stripe, page) =>
    stripe.terminal.readers.list({ ...page, ...(location === undefined ? {} : { location }) }),
  );
  if (listed === undefined) {
    return [{ what, state: "note", line: "cannot be read: allow the key Terminal, read" }];
  }
  if (listed.length === 0) {
    return [{ what, state: "wrong", line: `none is registered at ${location ?? "any place"}` }];
  }
  return listed.map(({ id, label, status }) => ({
    what: `stripe reader ${id}`,
    state: status === "online" ? "ok" : "note",
    line: `${label}: ${status ?? "no word"}`,
  }));
}
