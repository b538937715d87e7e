import { randomInt } from "node:crypto";
import { addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";
import { newId } from "../../../src/foundation/ids/index.ts";
import type { SandboxGround } from "../../../src/gateways/sandbox/index.ts";
import {
  capture,
  cancelPayment,
  expireDue,
  isOpenSession,
  refundPayment,
  register,
  slipDeadline,
  type Change,
  type EventType,
  type Payment,
  type RefundRefusal,
  type Session,
} from "./book.ts";
import type { PaymentWish, SessionWish } from "./shapes.ts";
import { openBooks, type Books } from "./store.ts";
import { momentOf, paymentView } from "./views.ts";

/** Every change of this company: state, events and their deliveries in one transaction. */
export class Desk {
  readonly books: Books;
  readonly #ground: SandboxGround;

  constructor(ground: SandboxGround) {
    this.#ground = ground;
    this.books = openBooks(ground.store);
  }

  now(): Instant {
    return this.#ground.clock.now();
  }

  openSession(wish: SessionWish): Session {
    const now = this.now();
    const session: Session = {
      id: newKomojuId(),
      status: "pending",
      amountYen: wish.amount,
      orderNumber: wish.payment_data.external_order_num,
      type: wish.payment_types[0]!,
      locale: wish.default_locale,
      returnUrl: wish.return_url,
      metadata: wish.metadata,
      createdAt: now,
      expiresAt: addSeconds(now, wish.expires_in_seconds),
      ...(wish.email === undefined ? {} : { email: wish.email }),
    };
    this.books.putSession(session);
    return session;
  }

  openSlip(wish: PaymentWish): Payment {
    const { store, email, expiry_days: days } = wish.payment_details;
    const now = this.now();
    const payment: Payment = {
      id: newKomojuId(),
      status: "authorized",
      amountYen: wish.amount + wish.tax,
      feeYen: Number(this.books.lever("konbini_fee") ?? "0"),
      orderNumber: wish.external_order_num,
      description: wish.description,
      locale: wish.locale,
      metadata: wish.metadata,
      type: "konbini",
      slip: { store, email, code: String(randomInt(10 ** 12, 10 ** 13)) },
      deadline: slipDeadline(now, days),
      createdAt: now,
      refunds: [],
    };
    return this.#keep({ payment, events: ["payment.authorized"] });
  }

  /** What a customer does on the hosted page; nothing once the page is closed. */
  answerPage(id: string, answer: "pay" | "decline" | "wait"): Session | undefined {
    return this.#inOne(() => {
      const session = this.books.session(id);
      if (session === undefined || !isOpenSession(session, this.now())) return session;
      const payment = this.#paymentOf(session, PAGE_STATUSES[answer]);
      const isPaid = answer === "pay";
      this.#keep({
        payment,
        events: isPaid ? ["payment.authorized", "payment.captured"] : PAGE_EVENTS[answer],
      });
      // A declined try is a payment of its own; the session knows of none and takes another.
      if (answer === "decline") return session;
      const status = isPaid ? "completed" : "pending";
      const after: Session = { ...session, status, paymentId: payment.id };
      this.books.putSession(after);
      return after;
    });
  }

  /** The wallet has made up its mind about what was left waiting, whatever became of the page. */
  settleWaiting(orderNumber: string): Payment | undefined {
    return this.#inOne(() => {
      const waiting = this.books.paymentsOf(orderNumber).find(({ status }) => status === "pending");
      if (waiting === undefined) return undefined;
      const session = this.books.session(waiting.sessionId ?? "");
      if (session !== undefined) this.books.putSession({ ...session, status: "completed" });
      return this.#keep(capture(waiting, this.now()));
    });
  }

  cancelSession(id: string): Session | "too_late" | undefined {
    return this.#inOne(() => {
      const session = this.books.session(id);
      if (session === undefined) return undefined;
      if (session.status !== "pending") return "too_late";
      const after: Session = { ...session, status: "cancelled" };
      this.books.putSession(after);
      return after;
    });
  }

  cancel(id: string): Payment | "too_late" | undefined {
    return this.#take(id, (payment) => cancelPayment(payment));
  }

  register(orderNumber: string): Payment | undefined {
    const slip = this.books.paymentsOf(orderNumber).find((one) => one.slip !== undefined);
    if (slip === undefined) return undefined;
    return this.#take(slip.id, (payment) => register(payment, this.now())) as Payment;
  }

  refund(
    id: string,
    wish: { amountYen: number; description: string; isChargeback?: boolean },
  ): Payment | { readonly refused: RefundRefusal } | undefined {
    return this.#inOne(() => {
      const payment = this.books.payment(id);
      if (payment === undefined) return undefined;
      const refund = { id: newKomojuId(), createdAt: this.now(), isChargeback: false, ...wish };
      const change = refundPayment(payment, refund);
      return change.refused === undefined ? this.#keep(change) : { refused: change.refused };
    });
  }

  payment(id: string): Payment | undefined {
    return this.#take(id, (payment) => ({ payment, events: [] })) as Payment | undefined;
  }

  /** Takes every step that the clock has made due. */
  settleDue(): void {
    for (const { id, status } of this.books.payments())
      if (status === "authorized") this.payment(id);
  }

  /** A test event, as the dashboard sends when a webhook is set up. */
  ping(): string {
    const event = { id: newKomojuId(), type: "ping", resource: "event", data: { test: true } };
    return this.#deliver(event, [0]);
  }

  #take(id: string, step: (payment: Payment) => Change | "too_late") {
    return this.#inOne(() => {
      const found = this.books.payment(id);
      if (found === undefined) return undefined;
      const present = this.#keep(expireDue(found, this.now()));
      const change = step(present);
      return change === "too_late" ? change : this.#keep(change);
    });
  }

  #inOne<T>(work: () => T): T {
    const done = this.#ground.store.atomically(work);
    this.#ground.deliveries.send();
    return done;
  }

  #paymentOf(session: Session, status: Payment["status"]): Payment {
    const now = this.now();
    return {
      id: newKomojuId(),
      status,
      amountYen: session.amountYen,
      feeYen: 0,
      orderNumber: session.orderNumber,
      locale: session.locale,
      metadata: this.books.lever("drop_metadata") === "yes" ? {} : session.metadata,
      type: session.type,
      sessionId: session.id,
      createdAt: now,
      ...(status === "captured" ? { capturedAt: now } : {}),
      refunds: [],
    };
  }

  #keep({ payment, events }: Change): Payment {
    this.books.put(payment);
    for (const type of events) this.#announce(payment, type);
    return payment;
  }

  #announce(payment: Payment, type: EventType): void {
    const event = {
      id: newKomojuId(),
      type,
      resource: "event",
      data: paymentView(payment, this.#ground.publicUrl()),
      created_at: momentOf(this.now()),
      reason: null,
    };
    this.#deliver(event, delaysOf(this.books.lever(`telling ${payment.orderNumber}`), type));
  }

  #deliver(event: { id: string }, delaysMs: readonly number[]): string {
    const body = JSON.stringify(event);
    this.#ground.deliveries.add({ eventId: event.id, body, delaysMs });
    return event.id;
  }
}

const PAGE_STATUSES = { pay: "captured", decline: "failed", wait: "pending" } as const;
const PAGE_EVENTS = { decline: ["payment.failed"], wait: [] } as const satisfies Record<
  string,
  readonly EventType[]
>;

/** How a payment's events are delivered: by a lever of its own, else once and at once. */
function delaysOf(how: string | undefined, type: EventType): readonly number[] {
  switch (how) {
    case "never":
      return [];
    case "thrice":
      return [0, 0, 1000];
    case "late":
      return [3_600_000];
    case "reversed":
      return type === "payment.authorized" ? [2000] : [0];
    default:
      return [0];
  }
}

/** 25 letters and digits, as this company's own. */
export function newKomojuId(): string {
  return newId().replaceAll("-", "").slice(7);
}
