import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isOpen, type Attempt } from "../payments/index.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import type { Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";
import { settlePayment } from "./settle-payment.ts";

/** `payment_came`: too late, it is paid. `not_known_yet`: nobody can say; money may still come. */
export type StopRefusal = "order_unknown" | "payment_came" | "not_known_yet";

// One whose answer was lost has no name at the provider before it was read.
const TRIES_MAX = 2;

/**
 * Ends an attempt that waits for its payer, before it is paid: takes an amount off a reader. Done
 * too when it had ended before; then another attempt at the order may be made.
 */
export async function stopAttempt(
  act: Act,
  outside: Outside,
  of: RenewalKey & { readonly attemptId: string },
): Promise<Outcome<null, StopRefusal>> {
  for (let tries = 0; tries <= TRIES_MAX; tries++) {
    const picture = await pictureOf(act, of);
    const attempt = picture?.attempts.find(({ attemptId }) => attemptId === of.attemptId);
    if (picture === undefined || attempt === undefined) return refused("order_unknown");
    if (attempt.state === "succeeded" || attempt.state === "frozen") return refused("payment_came");
    if (!isOpen(attempt)) return done(null);
    if (tries < TRIES_MAX) await closeAttempt(act, outside, picture.renewal, attempt);
  }
  return refused("not_known_yet");
}

/** Closed at the provider, so that it cannot be paid late; what the provider answers is the truth. */
export async function closeAttempt(
  act: Act,
  outside: Outside,
  renewal: Renewal,
  attempt: Attempt,
): Promise<void> {
  const provider = outside.provider(attempt.provider);
  const { attemptId, providerReference } = attempt;
  const reading =
    provider.can.cancel && providerReference !== undefined
      ? await provider.cancel({ attemptId, providerReference })
      : await provider.read(attempt);
  await settlePayment(act, renewal, { attemptId, reading, askedDueAt: renewal.dueAt });
}
