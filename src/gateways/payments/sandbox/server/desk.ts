import type { Instant } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import type { SandboxGround } from "../../../sandbox/index.ts";
import { settle, type Change, type Payment, type PaymentEvent } from "./payment.ts";
import { openPaymentsStore, type Accepted, type PaymentsStore } from "./payments-store.ts";
import {
  decideRefund,
  settleRefund,
  type Refund,
  type RefundRefusal,
  type RefundWish,
} from "./refund.ts";

/** Every change of this provider: state, events and their deliveries in one transaction. */
export class Desk {
  readonly #ground: SandboxGround;
  readonly #payments: PaymentsStore;

  constructor(ground: SandboxGround) {
    this.#ground = ground;
    this.#payments = openPaymentsStore(ground.store);
  }

  /** Writes a new payment down with the key and the request it came under. */
  accept(payment: Payment, key: string, request: string): void {
    this.#payments.insert(payment, key, request);
  }

  acceptedUnder(key: string): Accepted | undefined {
    return this.#payments.byKey(key);
  }

  /** True the first time it is asked about a fault, and never again. */
  trips(fault: string): boolean {
    return this.#payments.trips(fault);
  }

  byId(id: string): Payment | undefined {
    return this.#present(this.#payments.byId(id)?.payment);
  }

  byReference(reference: string): Payment | undefined {
    return this.#present(this.#payments.byReference(reference)?.payment);
  }

  /** The payment that waits for a card on a reader, if one does. */
  shownOn(reader: string): Payment | undefined {
    const payment = this.#present(this.#payments.shownOn(reader)?.payment);
    return payment?.status === "requires_action" ? payment : undefined;
  }

  all(): readonly Payment[] {
    return this.#payments.all();
  }

  /** Brings a payment up to the present instant and takes one step more. */
  take(id: string, step: (payment: Payment, now: Instant) => Change): Payment | undefined {
    const { store, clock, deliveries } = this.#ground;
    const after = store.atomically(() => {
      const found = this.#payments.byId(id)?.payment;
      if (found === undefined) return undefined;
      const now = clock.now();
      const settled = this.#keep(found, settle(found, now));
      return this.#keep(settled, step(settled, now));
    });
    deliveries.send();
    return after;
  }

  refund(payment: Payment, wish: RefundWish): Refund | RefundRefusal {
    const { store, clock, deliveries } = this.#ground;
    const decided = store.atomically(() => {
      const earlier = this.#payments.refundsOf(payment.id);
      const refund = decideRefund(payment, earlier, wish, clock.now());
      if (typeof refund !== "string") this.#keepRefund(refund);
      return refund;
    });
    deliveries.send();
    return decided;
  }

  refundById(id: string): Refund | undefined {
    return this.#presentRefund(this.#payments.refundById(id));
  }

  refundByReference(reference: string): Refund | undefined {
    return this.#presentRefund(this.#payments.refundByReference(reference));
  }

  refundsOf(paymentId: string): readonly Refund[] {
    return this.#payments.refundsOf(paymentId);
  }

  refundsAll(): readonly Refund[] {
    return this.#payments.refundsAll();
  }

  /** Takes every step that the clock has made due. */
  settleDue(): void {
    const now = this.#ground.clock.now();
    for (const payment of allOf(() => this.#payments.due(now))) this.#present(payment);
    for (const refund of allOf(() => this.#payments.refundsDue(now))) this.#presentRefund(refund);
  }

  #present(found: Payment | undefined): Payment | undefined {
    if (found?.due === undefined || found.due.at > this.#ground.clock.now()) return found;
    return this.take(found.id, (payment) => ({ payment, events: [] }));
  }

  #presentRefund(found: Refund | undefined): Refund | undefined {
    if (found === undefined) return undefined;
    const settled = settleRefund(found, this.#ground.clock.now());
    if (settled !== found) this.#ground.store.atomically(() => this.#keepRefund(settled));
    return settled;
  }

  #keep(before: Payment, change: Change): Payment {
    if (change.payment === before) return before;
    this.#payments.save(change.payment);
    for (const type of change.events) this.#announce(change.payment, type);
    return change.payment;
  }

  #keepRefund(refund: Refund): void {
    this.#payments.putRefund(refund);
    const payment = this.#payments.byId(refund.paymentId)!.payment;
    this.#announce(payment, `refund.${refund.status}`, refund);
  }

  #announce(payment: Payment, type: string, refund?: Refund): void {
    const at = this.#ground.clock.now();
    const event = eventOf({ payment, type, at, ...(refund === undefined ? {} : { refund }) });
    const delaysMs = delaysOf(payment, type);
    this.#ground.deliveries.add({ eventId: event.id, body: JSON.stringify(event), delaysMs });
  }
}

function eventOf(happened: { payment: Payment; type: string; at: Instant; refund?: Refund }) {
  const { payment, type, at, refund } = happened;
  const { id, reference, metadata } = payment;
  return {
    id: `evt_${newId().replaceAll("-", "")}`,
    type,
    created_at: at,
    payment: { id, reference, metadata },
    ...(refund === undefined ? {} : { refund: { id: refund.id, reference: refund.reference } }),
  };
}

/** Batch after batch, each settled before the next is read, until none is due. */
function* allOf<T>(nextBatch: () => readonly T[]): Generator<T> {
  for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) yield* batch;
}

const THRICE_MS = [0, 0, 1000];
const LAGGING_MS = [2000];

function delaysOf(payment: Payment, type: string): readonly number[] {
  if (payment.behaviour === "webhook_never") return [];
  if (payment.behaviour === "webhook_thrice") return THRICE_MS;
  const lagging: PaymentEvent = "payment.processing";
  if (payment.behaviour === "webhook_reversed" && type === lagging) return LAGGING_MS;
  return [0];
}

/** An unpaid payment expires by itself. */
export function expiring(payment: Omit<Payment, "due">): Payment {
  return { ...payment, due: { at: payment.expiresAt, step: "expire" } };
}
