import type {
  BeginAnswer,
  BeginPayment,
  PaymentFailure,
  PaymentReading,
  ProviderFinding,
} from "../../../business/payments/index.ts";
import { addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { answerOf } from "./begin.ts";
import { cancelIntent } from "./cancel.ts";
import { ask, isMissing, readList, type Asked, type Connect } from "./client.ts";
import { momentOf } from "./moments.ts";
import { intentShape, readerShape, type Intent, type Reader } from "./objects.ts";
import { failureOf, hasFailed, paymentFailureOf, readingOfIntent } from "./readings.ts";
import { ourMetadata } from "./references.ts";
import type { StripeSettings } from "./settings.ts";

/** Shows an amount on a reader of our counters, driven from here; the card never comes near us. */
export async function beginAtReader(connect: Connect, request: BeginPayment): Promise<BeginAnswer> {
  const { attemptId, reader } = request;
  if (reader === undefined) return { kind: "refused", failure: "provider_refused" };
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
  if (!(await cancelIntent(connect, id))) return { kind: "unknown" };
  const isRefused = shown.kind === "refused" && !shown.code.startsWith("terminal_reader_");
  return { kind: "refused", failure: isRefused ? "provider_refused" : "provider_down" };
}

export function isAtReader({ metadata }: Pick<Intent, "metadata">): boolean {
  return "reader" in metadata;
}

/** What became of an amount on a reader. */
export async function readAtReader(
  connect: Connect,
  intent: Intent,
  now: Instant,
): Promise<PaymentReading> {
  if (!waitsForCard(intent)) return readingOfIntent(intent, now);
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

/** Takes the amount off the display, if it is this one; another customer may stand there. */
export async function clearReader(connect: Connect, intent: Intent): Promise<void> {
  const reader = await askReaderOf(connect, intent);
  if (reader.kind !== "answered" || reader.value === undefined) return;
  if (actionFor(intent, reader.value)?.status !== "in_progress") return;
  const { id } = reader.value;
  await ask(connect, readerShape, (stripe) => stripe.terminal.readers.cancelAction(id));
}

/** Which readers stand at our location, and whether they are online. */
export async function examineReaders(
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
