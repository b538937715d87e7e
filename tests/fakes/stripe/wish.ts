import type { BeginPayment, PaymentProvider } from "../../../src/business/payments/index.ts";
import { addHours } from "../../../src/foundation/clock/index.ts";
import { newId } from "../../../src/foundation/ids/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import type { StripeFake } from "./start.ts";

export const OK_CARD = "4242 4242 4242 4242";

/** What business asks of a provider for one attempt. */
export function wish(stripe: StripeFake, own: Partial<BeginPayment> = {}): BeginPayment {
  const attemptId = newId<"attempt">();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "7日間・3GB",
    orderNumber: "K7Q2-MX4D",
    language: "ja",
    startedAt: stripe.now(),
    expiresAt: addHours(stripe.now(), 1),
    returnUrl: "https://shop.example/ja/orders/K7Q2-MX4D",
    contactEmail: "mei@example.com",
    ...own,
  };
}

export type Begun = Awaited<ReturnType<typeof begun>>;

/** A payment that was begun, and the ways to ask about it. */
export async function begun(
  stripe: StripeFake,
  own: Partial<BeginPayment> = {},
  provider: PaymentProvider = stripe.provider(),
) {
  const request = wish(stripe, own);
  const answer = await provider.begin(request);
  if (answer.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(answer)}`);
  const { attemptId, lineId, startedAt } = request;
  const attempt = { attemptId, lineId, startedAt, providerReference: answer.providerReference };
  const { next } = answer;
  return {
    ...{ request, answer, attempt, attemptId },
    url: next.kind === "redirect" ? next.url : "",
    read: () => provider.read(attempt),
    readUnanswered: () => provider.read({ attemptId, startedAt }),
    cancel: () => provider.cancel(attempt),
    refund: (amountYen: number) => {
      const refundId = newId<"refund">();
      return provider.refund({ ...attempt, refundId, amountYen: yen(amountYen) });
    },
  };
}
