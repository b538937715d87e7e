import type { Instant } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import type { SandboxGround } from "../../../sandbox/index.ts";
import { settle, type Change, type Payment, type PaymentEvent } from "./payment.ts";
import { openPaymentsStore, type Accepted } from "./payments-store.ts";
import {
  decideRefund,
  settleRefund,
  type Refund,
  type RefundRefusal,
  type RefundWish,
} from "./refund.ts";

export type Desk = ReturnType<typeof openDesk>;

/** Every change of this provider: state, events and their deliveries in one transaction. */
export function openDesk({ store, clock, deliveries }: SandboxGround) {
  const payments = openPaymentsStore(store);

  function announce(payment: Payment, type: string, refund?: Refund): void {
    const event = eventOf({ payment, type, at: clock.now(), ...(refund ? { refund } : {}) });
    const delaysMs = delaysOf(payment, type);
    deliveries.add({ eventId: event.id, body: JSON.stringify(event), delaysMs });
  }

  function keep(before: Payment, change: Change): Payment {
    if (change.payment === before) return before;
    payments.save(change.payment);
    for (const type of change.events) announce(change.payment, type);
    return change.payment;
  }

  function take(id: string, step: (payment: Payment, now: Instant) => Change) {
    const after = store.atomically(() => {
      const found = payments.byId(id)?.payment;
      if (found === undefined) return undefined;
      const now = clock.now();
      const settled = keep(found, settle(found, now));
      return keep(settled, step(settled, now));
    });
    deliveries.send();
    return after;
  }

  /** Brings what was found up to the present instant. */
  function present(found: Accepted | undefined): Payment | undefined {
    if (found === undefined) return undefined;
    const due = found.payment.due;
    if (due === undefined || due.at > clock.now()) return found.payment;
    return take(found.payment.id, (payment) => ({ payment, events: [] }));
  }

  function presentRefund(found: Refund | undefined): Refund | undefined {
    if (found === undefined) return undefined;
    const settled = settleRefund(found, clock.now());
    if (settled !== found) store.atomically(() => keepRefund(settled));
    return settled;
  }

  function keepRefund(refund: Refund): void {
    payments.putRefund(refund);
    const payment = payments.byId(refund.paymentId)!.payment;
    announce(payment, `refund.${refund.status}`, refund);
  }

  return {
    take,
    trips: (fault: string) => payments.trips(fault),
    acceptedUnder: (key: string) => payments.byKey(key),
    accept: (payment: Payment, key: string, request: string) =>
      payments.insert(payment, key, request),
    byId: (id: string) => present(payments.byId(id)),
    byReference: (reference: string) => present(payments.byReference(reference)),
    all: () => payments.all(),
    refundsOf: (paymentId: string) => payments.refundsOf(paymentId),
    refundById: (id: string) => presentRefund(payments.refundById(id)),
    refundByReference: (reference: string) => presentRefund(payments.refundByReference(reference)),
    refundsAll: () => payments.refundsAll(),
    refund(payment: Payment, wish: RefundWish): Refund | RefundRefusal {
      const decided = store.atomically(() => {
        const refund = decideRefund(payment, payments.refundsOf(payment.id), wish, clock.now());
        if (typeof refund !== "string") keepRefund(refund);
        return refund;
      });
      deliveries.send();
      return decided;
    },
    settleDue() {
      const now = clock.now();
      for (const payment of allOf(() => payments.due(now))) present({ payment, request: "" });
      for (const refund of allOf(() => payments.refundsDue(now))) presentRefund(refund);
    },
  };
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
