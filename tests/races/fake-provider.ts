import { addSeconds, type Clock, type Instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import type {
  BeginPayment,
  PaymentProvider,
  PaymentReading,
  RefundReading,
} from "../../src/business/payments/index.ts";
import type { Chance } from "../faults/chance.ts";

/** A provider in this process whose answers get lost by chance; its books are the truth. */
export interface FakeProvider extends PaymentProvider {
  /** From now on every answer arrives. */
  calmDown(): void;
  /** A customer pays on a page, if it still takes money; how it goes is chance. */
  pay(attemptId: string): void;
  /** What waits to be told, each perhaps more than once. */
  takeWebhook(): { body: Uint8Array; headers: Record<string, string> } | undefined;
  pages(): readonly string[];
  /** Yen that came and did not go back, by attempt. */
  keptYen(attemptId: string): number;
}

interface Payment {
  readonly wish: BeginPayment;
  state: "open" | "approved" | "processing" | "succeeded" | "over" | "cancelled";
  /** When what is processing succeeds, also if it was closed meanwhile. */
  succeedsAt?: Instant;
}

interface Refund {
  readonly attemptId: string;
  readonly amountYen: number;
  readonly doneAt: Instant;
}

export function fakeProvider({ clock, chance }: { clock: Clock; chance: Chance }): FakeProvider {
  const payments = new Map<string, Payment>();
  const refunds = new Map<string, Refund>();
  const payouts = new Set<string>();
  const webhooks: { attemptId: string; lineId: string }[] = [];
  let isCalm = false;
  const happens = (oneIn: number) => !isCalm && chance.below(oneIn) === 0;

  function tell(attemptId: string): void {
    const { lineId } = payments.get(attemptId)!.wish;
    for (let i = 0; i <= chance.below(3); i++) webhooks.push({ attemptId, lineId });
  }

  function settled(attemptId: string): Payment | undefined {
    const payment = payments.get(attemptId);
    if (payment === undefined) return undefined;
    const now = clock.now();
    if (payment.succeedsAt !== undefined && payment.succeedsAt <= now) {
      payment.state = "succeeded";
      delete payment.succeedsAt;
      tell(attemptId);
    }
    if (payment.state === "open" && payment.wish.expiresAt <= now) payment.state = "over";
    return payment;
  }

  function readingOf(attemptId: string): PaymentReading {
    const payment = settled(attemptId);
    if (payment === undefined) return { kind: "never_seen" };
    const providerReference = `pay ${attemptId}`;
    switch (payment.state) {
      case "open":
      case "processing":
        return { kind: "pending", providerReference };
      case "approved":
        return { kind: "approved", providerReference };
      case "succeeded": {
        const { amountYen } = payment.wish;
        return { kind: "succeeded", providerReference, amountYen, at: clock.now() };
      }
      case "over":
        return { kind: "failed", failure: "expired", isFinal: true };
      case "cancelled":
        return { kind: "failed", failure: "cancelled", isFinal: true };
    }
  }

  function refundReading(refundId: string): RefundReading {
    const refund = refunds.get(refundId);
    if (refund === undefined) return { kind: "never_seen" };
    const kind = refund.doneAt <= clock.now() ? "done" : "pending";
    return { kind, providerReference: `re ${refundId}` };
  }

  function payoutReading(payoutId: string): RefundReading {
    if (!payouts.has(payoutId)) return { kind: "never_seen" };
    return { kind: "done", providerReference: `po ${payoutId}` };
  }

  return {
    name: "sandbox",
    methods: [
      { method: "card", kind: "redirect", refunds: "origin" },
      { method: "konbini", kind: "slip", refunds: "claim" },
      { method: "card_reader", kind: "terminal", refunds: "origin" },
    ],
    can: { refund: true, refundPart: true, cancel: true, askByReference: true, capture: true },
    async begin(wish) {
      if (happens(12)) return { kind: "refused", failure: "provider_refused" };
      if (happens(12)) return { kind: "unknown" };
      payments.set(wish.attemptId, { wish, state: "open" });
      if (happens(8)) return { kind: "unknown" };
      const next = { kind: "redirect", url: "http://pay.test/" } as const;
      return { kind: "begun", providerReference: `pay ${wish.attemptId}`, next };
    },
    async read({ attemptId }) {
      return happens(8) ? { kind: "unknown" } : readingOf(attemptId);
    },
    async cancel({ attemptId }) {
      const payment = settled(attemptId);
      if (payment?.state === "open" || payment?.state === "approved") payment.state = "cancelled";
      return happens(8) ? { kind: "unknown" } : readingOf(attemptId);
    },
    async capture({ attemptId }) {
      if (happens(8)) return { kind: "unknown" };
      const payment = settled(attemptId);
      if (payment?.state === "approved" && happens(5)) {
        // The approval may go on standing, or the customer is to give another one.
        payment.state = chance.pick(["approved", "open"] as const);
        return { kind: "failed", failure: "declined", isFinal: false };
      }
      if (payment?.state === "approved") payment.state = "succeeded";
      return happens(6) ? { kind: "unknown" } : readingOf(attemptId);
    },
    async refund({ refundId, attemptId, amountYen }) {
      if (happens(10)) return { kind: "unknown" };
      if (happens(10) && !refunds.has(refundId)) return { kind: "refused", failure: "declined" };
      const isSlow = happens(4);
      const doneAt = addSeconds(clock.now(), isSlow ? 30 : 0);
      if (!refunds.has(refundId)) refunds.set(refundId, { attemptId, amountYen, doneAt });
      return happens(6) ? { kind: "unknown" } : refundReading(refundId);
    },
    async readRefund({ refundId }) {
      return happens(8) ? { kind: "unknown" } : refundReading(refundId);
    },
    async readNotification({ body }) {
      const told = JSON.parse(Buffer.from(body).toString()) as (typeof webhooks)[number];
      return { kind: "valid", notificationId: newId(), ...told } as unknown as ReturnType<
        PaymentProvider["readNotification"]
      >;
    },
    payouts: {
      way: "paypal",
      async payOut({ payoutId }) {
        if (happens(5)) return { kind: "unknown" };
        if (happens(4) && !payouts.has(payoutId)) return { kind: "refused", failure: "returned" };
        payouts.add(payoutId);
        return happens(5) ? { kind: "unknown" } : payoutReading(payoutId);
      },
      async readPayout({ payoutId }) {
        return happens(5) ? { kind: "unknown" } : payoutReading(payoutId);
      },
    },
    calmDown() {
      isCalm = true;
    },
    pay(attemptId) {
      const payment = settled(attemptId);
      if (payment?.state !== "open" || happens(6)) return;
      if (chance.below(3) === 0) {
        payment.state = "approved";
        return tell(attemptId);
      }
      const seconds = chance.pick([0, 0, 0, 20, 400, 2000]);
      payment.state = seconds === 0 ? "succeeded" : "processing";
      if (seconds > 0) payment.succeedsAt = addSeconds(clock.now(), seconds);
      tell(attemptId);
    },
    takeWebhook() {
      for (const attemptId of payments.keys()) settled(attemptId);
      const [told] = webhooks.splice(chance.below(webhooks.length), 1);
      return told === undefined
        ? undefined
        : { body: Buffer.from(JSON.stringify(told)), headers: {} };
    },
    pages: () => [...payments.keys()].filter((id) => settled(id)?.state === "open"),
    keptYen(attemptId) {
      const payment = settled(attemptId);
      const came = payment?.state === "succeeded" ? payment.wish.amountYen : yen(0);
      const went = [...refunds.values()].filter((refund) => refund.attemptId === attemptId);
      return went.reduce((sum, { amountYen }) => sum - amountYen, came as number);
    },
  };
}
