import type {
  AttemptId,
  BeginPayment,
  NextAction,
  PaymentFailure,
  PaymentProvider,
  PaymentReading,
} from "../src/business/payments/index.ts";
import type { Clock } from "../src/foundation/clock/index.ts";

interface Shown {
  readonly wish: BeginPayment;
  end?: "paid" | PaymentFailure;
}

/** A provider of card readers in this process; whoever stands at one is played by the test. */
export interface FakeReader extends PaymentProvider {
  /** A card is held to the reader: it pays, or the bank says no. */
  hold(how?: "pays" | "declines"): void;
  giveUp(): void;
  /** `offline`: nothing is shown. `lost`: shown, but no answer to the beginning. `silent`: to nothing. */
  trouble: "none" | "offline" | "lost" | "silent";
  /** How often money was taken, and how much of it was not given back. */
  readonly books: { charges: number; keptYen: number };
}

/** `as` a page that a phone opens, the same money is asked for elsewhere. */
export function fakeReader(clock: Clock, as: "reader" | "phone" = "reader"): FakeReader {
  const all = new Map<string, Shown>();
  const onDisplay = () => [...all.values()].find(({ end }) => end === undefined);
  const nextAt = (reader: string): NextAction =>
    as === "reader"
      ? { kind: "reader", reader }
      : { kind: "redirect", url: "https://pay.example/now" };
  const at = (wish: { readonly attemptId: AttemptId }): PaymentReading => {
    if (fake.trouble === "silent") return { kind: "unknown" };
    const shown = all.get(wish.attemptId);
    if (shown === undefined) return { kind: "never_seen" };
    const { reader = "", amountYen, attemptId } = shown.wish;
    const providerReference = `shown ${attemptId}`;
    if (shown.end === undefined) {
      return { kind: "pending", providerReference, next: nextAt(reader) };
    }
    return shown.end === "paid"
      ? { kind: "succeeded", providerReference, amountYen, at: clock.now() }
      : { kind: "failed", failure: shown.end, isFinal: true };
  };
  const fake: FakeReader = {
    name: as === "reader" ? "readers" : "phones",
    methods: [
      as === "reader"
        ? { method: "card_reader", kind: "terminal", refunds: "origin" }
        : { method: "card", kind: "redirect", refunds: "origin" },
    ],
    can: { refund: true, refundPart: true, cancel: true, askByReference: true, capture: false },
    trouble: "none",
    books: { charges: 0, keptYen: 0 },
    hold(how = "pays") {
      const shown = onDisplay();
      if (shown === undefined) throw new Error("the display is empty");
      shown.end = how === "pays" ? "paid" : "declined";
      if (how === "declines") return;
      fake.books.charges += 1;
      fake.books.keptYen += shown.wish.amountYen;
    },
    giveUp() {
      onDisplay()!.end = "abandoned";
    },
    async begin(wish) {
      const isFree = onDisplay() === undefined && fake.trouble !== "offline";
      if (!isFree) return { kind: "refused", failure: "provider_down" };
      all.set(wish.attemptId, { wish });
      if (fake.trouble === "lost" || fake.trouble === "silent") return { kind: "unknown" };
      const next = nextAt(wish.reader ?? "");
      return { kind: "begun", providerReference: `shown ${wish.attemptId}`, next };
    },
    read: async (attempt) => at(attempt),
    async cancel(attempt) {
      const shown = all.get(attempt.attemptId);
      if (shown !== undefined && fake.trouble !== "silent") shown.end ??= "cancelled";
      return at(attempt);
    },
    capture: async (attempt) => at(attempt),
    async refund({ amountYen, refundId }) {
      fake.books.keptYen -= amountYen;
      return { kind: "done", providerReference: refundId };
    },
    readRefund: async () => ({ kind: "unknown" }),
    readNotification: async () => ({ kind: "forged" }),
  };
  return fake;
}
