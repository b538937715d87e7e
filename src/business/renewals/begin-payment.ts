import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  insertAttempt,
  isOpen,
  ON_ITS_WAY_SECONDS,
  updateAttempt,
  type Attempt,
  type BeginAnswer,
  type PaymentFailure,
  type PaymentMethod,
  type PaymentProvider,
} from "../payments/index.ts";
import { hearAttempt } from "./hear-attempt.ts";
import type { Outside } from "./outside.ts";
import {
  checkPayable,
  newAttempt,
  type BeginRefusal,
  type BegunPayment,
  type PaymentWish,
} from "./payment-wish.ts";
import { pictureOf } from "./picture.ts";
import type { Renewal } from "./renewal.ts";
import { takeByHouse } from "./take-by-house.ts";
import { changeRenewal, stepRenewal, type RenewalKey } from "./renewals-store.ts";
import { payByOfSlip, payByWith } from "./slip.ts";

/**
 * Begins one attempt to pay a renewal: written down before the provider is asked, its answer
 * after. `payment_refused` carries `facts.failure`; another attempt is allowed then.
 * `tender_refused` carries the house's own name for it in `facts.why`.
 */
export async function beginPayment(
  act: Act,
  outside: Outside,
  wish: PaymentWish,
): Promise<Outcome<BegunPayment, BeginRefusal>> {
  const house = outside.house(wish.provider);
  const provider = house ?? outside.provider(wish.provider);
  const method = provider.methods.find((one) => one.method === wish.method);
  if (method === undefined) return refused("method_unknown", { field: "method" });
  const turn = await takeTurn(act, velocityLimits(act, wish));
  if (!turn.ok) return turn;
  return house === undefined
    ? askProvider(act, outside.provider(wish.provider), wish, method)
    : takeByHouse(act, house, wish, method);
}

async function askProvider(
  act: Act,
  provider: PaymentProvider,
  wish: PaymentWish,
  method: PaymentMethod,
): Promise<Outcome<BegunPayment, BeginRefusal>> {
  const written = await writeAttempt(act, wish, method);
  if (!written.ok) return written;
  const { attempt, renewal } = written.value;
  act.failpoint("payment.before_call");
  const answer = await provider.begin({
    attemptId: attempt.attemptId,
    lineId: wish.lineId,
    method: wish.method,
    amountYen: attempt.amountYen,
    description: wish.description,
    orderNumber: renewal.number,
    language: act.language,
    startedAt: attempt.startedAt,
    expiresAt: attempt.expiresAt ?? renewal.payBy,
    returnUrl: wish.returnUrl,
    ...(renewal.contactEmail === undefined ? {} : { contactEmail: renewal.contactEmail }),
    ...(wish.reader === undefined ? {} : { reader: wish.reader }),
    ...(wish.saved === undefined ? {} : { saved: wish.saved }),
  });
  act.failpoint("payment.after_call");
  const begun = await recordBegun(act, wish, attempt, answer);
  // It left so late that it had been given up as never seen: it is there now, and may be paid.
  if (answer.kind !== "refused" && isLateBy(act, attempt)) await hearAttempt(act, attempt);
  return begun;
}

function isLateBy(act: Act, { startedAt }: Attempt): boolean {
  return act.clock.now() >= addSeconds(startedAt, ON_ITS_WAY_SECONDS);
}

// Card testing runs through many cards on one order, one device or one address.
const TRIES = {
  order: { perWindow: 8, windowSeconds: 3600 },
  line: { perWindow: 15, windowSeconds: 3600 },
  device: { perWindow: 15, windowSeconds: 3600 },
  address: { perWindow: 40, windowSeconds: 3600 },
} as const;

function velocityLimits(act: Act, wish: PaymentWish) {
  const key = (kind: string, value: string) =>
    `pay:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("order", wish.renewalId), ...TRIES.order },
    { key: key("line", wish.lineId), ...TRIES.line },
    { key: key("device", wish.device), ...TRIES.device },
    { key: key("address", wish.address), ...TRIES.address },
  ];
}

async function writeAttempt(
  act: Act,
  wish: PaymentWish,
  method: PaymentMethod,
): Promise<Outcome<{ attempt: Attempt; renewal: Renewal }, BeginRefusal>> {
  return onLine(act, wish.lineId, async (turn) => {
    const picture = await pictureOf(act, wish);
    if (picture === undefined) return refused("order_unknown");
    const { renewal } = picture;
    const now = act.clock.now();
    const payable = await checkPayable(act, picture, wish, method);
    if (!payable.ok) return payable;
    const attempt = newAttempt(renewal, wish, method, now);
    const step = stepRenewal(act, renewal, "renewal.payment_begun", {
      payBy: payByWith(renewal, method),
      dueAt: addSeconds(now, FIRST_READING_SECONDS),
      retryAt: addSeconds(now, FIRST_READING_SECONDS),
      tries: 0,
    });
    await turn.write(
      {
        name: "renewal.payment_begun",
        thing: renewal.renewalId,
        before: { state: renewal.state },
        after: { state: "awaiting_payment", attemptId: attempt.attemptId, method: wish.method },
      },
      [insertAttempt(act, attempt), step],
    );
    return done({ attempt, renewal });
  });
}

const FIRST_READING_SECONDS = 30;

async function recordBegun(
  act: Act,
  key: RenewalKey,
  attempt: Attempt,
  answer: BeginAnswer,
): Promise<Outcome<BegunPayment, BeginRefusal>> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const current = picture?.attempts.find((one) => one.attemptId === attempt.attemptId);
    if (picture === undefined || current === undefined) throw new Error("the attempt is gone");
    const failure = answer.kind === "refused" ? answer.failure : undefined;
    // A webhook may have been faster than the provider's own answer.
    if (current.state === "sent") {
      const after = afterBegin(current, answer);
      const isFailing = failure !== undefined && picture.renewal.state === "awaiting_payment";
      const others = picture.attempts.some((one) => one !== current && isOpen(one));
      const step =
        isFailing && !others
          ? stepRenewal(act, picture.renewal, "renewal.payment_failed", {
              dueAt: picture.renewal.payBy,
              retryAt: undefined,
            })
          : changeRenewal(act, picture.renewal, {
              payBy: payByOfSlip(picture.renewal, after.next),
              // Nobody comes back from a page: it is settled in the call, and read at once.
              ...(current.kind === "saved" ? { dueAt: act.clock.now(), retryAt: undefined } : {}),
            });
      await turn.write(
        {
          name: failure === undefined ? "payment.begun" : "renewal.payment_failed",
          thing: key.renewalId,
          after: { attemptId: current.attemptId, state: after.state, failure },
        },
        [updateAttempt(act, current, after), step],
      );
    }
    return answerFor(answer, failure);
  });
}

function afterBegin(attempt: Attempt, answer: BeginAnswer): Attempt {
  switch (answer.kind) {
    case "begun":
      return {
        ...attempt,
        state: "pending",
        providerReference: answer.providerReference,
        next: answer.next,
        ...(answer.expiresAt === undefined ? {} : { expiresAt: answer.expiresAt }),
      };
    case "refused":
      return { ...attempt, state: "failed", failure: answer.failure };
    case "unknown":
      return { ...attempt, state: "unknown" };
  }
}

function answerFor(
  answer: BeginAnswer,
  failure: PaymentFailure | undefined,
): Outcome<BegunPayment, BeginRefusal> {
  if (failure !== undefined) return refused("payment_refused", { facts: { failure } });
  return answer.kind === "begun"
    ? done({ kind: "next", next: answer.next })
    : done({ kind: "unknown" });
}
