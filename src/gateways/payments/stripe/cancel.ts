import { ask, type Connect } from "./client.ts";
import { intentShape, sessionShape } from "./objects.ts";
import { CLOSED_BY } from "./readings.ts";

/**
 * Closes a page, so that it cannot be paid late; false when Stripe does not say that it is closed.
 * The mark only tells later readings who closed it; without one it is closed all the same.
 */
export async function closePage(connect: Connect, id: string): Promise<boolean> {
  await ask(connect, sessionShape, (stripe) =>
    stripe.checkout.sessions.update(id, { metadata: { [CLOSED_BY]: "shop" } }),
  );
  const closed = await ask(connect, sessionShape, (stripe) => stripe.checkout.sessions.expire(id));
  return closed.kind === "answered" && closed.value.status === "expired";
}

/** Cancels what is paid by slip or at a reader, likewise. */
export async function cancelIntent(connect: Connect, id: string): Promise<boolean> {
  const closed = await ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" }),
  );
  return closed.kind === "answered" && closed.value.status === "canceled";
}
