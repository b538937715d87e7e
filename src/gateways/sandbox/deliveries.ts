import { addMs, type Clock, type Instant } from "../../foundation/clock/index.ts";
import { callOut } from "../../foundation/http/index.ts";
import type { Store } from "./store.ts";

const AT_ONCE_MAX = 16;
const TRIES_MAX = 40;
const LONGEST_WAIT_SECONDS = 600;
const ANSWER_TIMEOUT_MS = 5000;

export interface Webhook {
  readonly eventId: string;
  readonly body: string;
  /** One delivery per entry, so many milliseconds from now; none means never told. */
  readonly delaysMs: readonly number[];
}

export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SCHEMA = `
  create table if not exists events (event_id text primary key, body text not null) without rowid;
  create table if not exists deliveries (
    delivery_id integer primary key, event_id text not null, due_at text, tries integer not null,
    state text not null
  );
  create index if not exists deliveries_due on deliveries (due_at) where due_at is not null;
`;

interface DueDelivery {
  readonly delivery_id: number;
  readonly event_id: string;
  readonly tries: number;
}

/** The outbox of a sandbox: at least once, with backoff, in no promised order. */
export class Deliveries {
  readonly #clock: Clock;
  readonly #sign: (body: string, at: Instant) => Readonly<Record<string, string>>;
  readonly #sql: ReturnType<typeof prepareStatements>;
  readonly #underWay = new Map<number, Promise<void>>();
  #url: string | undefined;

  constructor(wiring: {
    store: Store;
    clock: Clock;
    /** The headers that prove a body, as this company signs. */
    sign: (body: string, at: Instant) => Readonly<Record<string, string>>;
    url: string | undefined;
  }) {
    wiring.store.sqlite.exec(SCHEMA);
    this.#clock = wiring.clock;
    this.#sign = wiring.sign;
    this.#sql = prepareStatements(wiring.store);
    this.#url = wiring.url;
  }

  /** Writes the deliveries down; call it inside the transaction that changes the thing. */
  add({ eventId, body, delaysMs }: Webhook): void {
    this.#sql.addEvent.run(eventId, body);
    const now = this.#clock.now();
    for (const delayMs of delaysMs) this.#sql.addDelivery.run(eventId, addMs(now, delayMs));
  }

  /** Starts to send what is due. */
  send(): void {
    const url = this.#url;
    if (url === undefined) return;
    const due = this.#sql.due.all(this.#clock.now(), AT_ONCE_MAX) as unknown as DueDelivery[];
    for (const row of due) {
      if (this.#underWay.size >= AT_ONCE_MAX) return;
      if (this.#underWay.has(row.delivery_id)) continue;
      const sending = this.#deliver(row, url).then(() => {
        this.#underWay.delete(row.delivery_id);
        this.send();
      });
      this.#underWay.set(row.delivery_id, sending);
    }
  }

  /** Sends what is due and resolves when all of it was answered or put off. */
  async drained(): Promise<void> {
    this.send();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  /** From now on to this address; nothing is lost while there is none. */
  pointTo(url: string | undefined): void {
    this.#url = url;
  }

  /** The event as it would be sent now, for tests that deliver it themselves. */
  signed(eventId: string): SignedWebhook | undefined {
    const event = this.#sql.event.get(eventId) as { body: string } | undefined;
    if (event === undefined) return undefined;
    const signature = this.#sign(event.body, this.#clock.now());
    return { body: event.body, headers: { "content-type": "application/json", ...signature } };
  }

  listed(): readonly { eventId: string; state: string; tries: number }[] {
    return this.#sql.list.all() as unknown as { eventId: string; state: string; tries: number }[];
  }

  async #deliver(due: DueDelivery, to: string): Promise<void> {
    const webhook = this.signed(due.event_id)!;
    const answer = await callOut({
      url: to,
      method: "POST",
      headers: webhook.headers,
      body: webhook.body,
      timeoutMs: ANSWER_TIMEOUT_MS,
    });
    const isTaken = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
    const tries = due.tries + 1;
    const settle = (state: string, dueAt: Instant | null) =>
      this.#sql.settle.run(state, dueAt, tries, due.delivery_id);
    if (isTaken) settle("taken", null);
    else if (tries >= TRIES_MAX) settle("given_up", null);
    else settle("waiting", nextTry(this.#clock.now(), tries));
  }
}

function prepareStatements({ sqlite }: Store) {
  return {
    event: sqlite.prepare("select body from events where event_id = ?"),
    addEvent: sqlite.prepare("insert into events (event_id, body) values (?, ?)"),
    addDelivery: sqlite.prepare(
      "insert into deliveries (event_id, due_at, tries, state) values (?, ?, 0, 'waiting')",
    ),
    due: sqlite.prepare(
      `select delivery_id, event_id, tries from deliveries
       where due_at <= ? order by due_at, delivery_id limit ?`,
    ),
    settle: sqlite.prepare(
      "update deliveries set state = ?, due_at = ?, tries = ? where delivery_id = ?",
    ),
    list: sqlite.prepare(
      "select event_id as eventId, state, tries from deliveries order by delivery_id",
    ),
  };
}

function nextTry(now: Instant, tries: number): Instant {
  return addMs(now, Math.min(2 ** (tries - 1), LONGEST_WAIT_SECONDS) * 1000);
}
