import { z } from "zod";
import type Stripe from "stripe";
import type {
  BeginAnswer,
  BeginPayment,
  ProviderVault,
  SavingAnswer,
  SavingReading,
  SavingRequest,
} from "../../../business/payments/index.ts";
import { addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { answerOf, LOCALES } from "./begin.ts";
import { ask, isMissing, readList, type Connect } from "./client.ts";
import { secondsOf, sessionEnd } from "./moments.ts";
import { intentShape } from "./objects.ts";
import { paymentFailureOf } from "./readings.ts";
import { ourMetadata } from "./references.ts";

/** Cards that Stripe keeps for us: a page in setup mode, then charges with nobody there. */
export function stripeVault(connect: Connect): ProviderVault {
  return {
    save: (request) => save(connect, request),
    readSaving: (saving) => readSaving(connect, saving),
    forget: (token) => forget(connect, token),
  };
}

const ours = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

const pageShape = z.object({ id: z.string().min(1), url: z.string().nullable() });

const savingShape = z.object({
  id: z.string().min(1),
  status: z.enum(["open", "complete", "expired"]),
  metadata: ours,
  customer: z.string().nullable(),
  setup_intent: z
    .object({
      status: z.string(),
      payment_method: z
        .object({
          id: z.string().min(1),
          card: z.object({
            brand: z.string(),
            last4: z.string(),
            exp_month: z.number().int(),
            exp_year: z.number().int(),
          }),
        })
        .nullable(),
    })
    .nullable(),
});
type Saving = z.infer<typeof savingShape>;

const KEY = "saved_method_id";

async function save(connect: Connect, request: SavingRequest): Promise<SavingAnswer> {
  const asked = await ask(connect, pageShape, (stripe) =>
    stripe.checkout.sessions.create(pageOf(request), { idempotencyKey: request.savedMethodId }),
  );
  if (asked.kind === "answered") {
    const { id, url } = asked.value;
    return url === null ? { kind: "unknown" } : { kind: "begun", providerReference: id, url };
  }
  switch (asked.kind) {
    case "not_sent":
    case "busy":
      return { kind: "refused", failure: "provider_down" };
    case "refused":
      return { kind: "refused", failure: paymentFailureOf(asked) };
    case "unknown":
      return { kind: "unknown" };
  }
}

function pageOf(request: SavingRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { [KEY]: request.savedMethodId };
  return {
    mode: "setup",
    currency: "jpy",
    allowed_payment_method_types: ["card"],
    // A card can only be charged again as somebody's; that somebody is no more than this card.
    customer_creation: "always",
    client_reference_id: request.savedMethodId,
    metadata,
    setup_intent_data: { metadata },
    // Who has passed 3-D Secure while keeping it is asked less often when it is charged.
    payment_method_options: { card: { request_three_d_secure: "any" } },
    locale: LOCALES[request.language],
    expires_at: sessionEnd(request),
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
  };
}

const PARTS = ["setup_intent.payment_method"];

async function readSaving(
  connect: Connect,
  saving: { savedMethodId: string; startedAt: Instant; providerReference?: string },
): Promise<SavingReading> {
  const { savedMethodId, providerReference } = saving;
  const id = providerReference ?? (await search(connect, saving));
  if (id === "never_seen" || id === "unknown") return { kind: id };
  const asked = await ask(connect, savingShape, (stripe) =>
    stripe.checkout.sessions.retrieve(id, { expand: PARTS }),
  );
  const isOurs = asked.kind === "answered" && asked.value.metadata[KEY] === savedMethodId;
  return isOurs ? readingOf(asked.value) : { kind: "unknown" };
}

function readingOf({ status, customer, setup_intent: setup }: Saving): SavingReading {
  if (status === "expired") return { kind: "failed", failure: "expired" };
  const method = setup?.payment_method;
  if (status === "open" || setup?.status !== "succeeded") return { kind: "pending" };
  if (customer === null || method == null) return { kind: "unknown" };
  const { brand, last4: lastFour, exp_month: month, exp_year: year } = method.card;
  return {
    kind: "saved",
    token: `${customer} ${method.id}`,
    face: {
      brand: brand.toLowerCase(),
      lastFour,
      goodThrough: `${year}-${String(month).padStart(2, "0")}`,
    },
  };
}

const BEFORE_SECONDS = 60;
const AFTER_SECONDS = 900;

/** A page whose answer was lost: it was made just after it was asked for. */
async function search(
  connect: Connect,
  { savedMethodId, startedAt }: { savedMethodId: string; startedAt: Instant },
): Promise<string> {
  const created = {
    gte: secondsOf(addSeconds(startedAt, -BEFORE_SECONDS)),
    lte: secondsOf(addSeconds(startedAt, AFTER_SECONDS)),
  };
  const shape = z.object({ id: z.string().min(1), metadata: ours });
  const isOurs = ({ metadata }: z.infer<typeof shape>) => metadata[KEY] === savedMethodId;
  const listed = await readList(
    connect,
    shape,
    (stripe, page) => stripe.checkout.sessions.list({ ...page, created }),
    isOurs,
  );
  return listed === undefined ? "unknown" : (listed.find(isOurs)?.id ?? "never_seen");
}

async function forget(connect: Connect, token: string): Promise<"done" | "unknown"> {
  const [, method = ""] = token.split(" ");
  const asked = await ask(connect, z.object({ id: z.string() }), (stripe) =>
    stripe.paymentMethods.detach(method),
  );
  if (asked.kind === "answered" || isMissing(asked)) return "done";
  // Detached before: the method is there, and nobody's.
  const now = await ask(connect, z.object({ customer: z.string().nullable() }), (stripe) =>
    stripe.paymentMethods.retrieve(method),
  );
  return now.kind === "answered" && now.value.customer === null ? "done" : "unknown";
}

/**
 * Charges a kept card with nobody there: settled or refused in the call. Its bank's wish to see the
 * holder is a refusal (docs.stripe.com/payments/save-and-reuse, `authentication_required`).
 */
export async function chargeKept(
  connect: Connect,
  request: BeginPayment,
  token: string,
): Promise<BeginAnswer> {
  const [customer = "", method = ""] = token.split(" ");
  const asked = await ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.create(
      {
        amount: request.amountYen,
        currency: "jpy",
        allowed_payment_method_types: ["card"],
        customer,
        payment_method: method,
        off_session: true,
        confirm: true,
        description: request.orderNumber,
        metadata: ourMetadata(request),
      },
      { idempotencyKey: request.attemptId },
    ),
  );
  if (asked.kind !== "answered") return answerOf(asked);
  return { kind: "begun", providerReference: asked.value.id, next: { kind: "none" } };
}
