import { randomInt } from "node:crypto";
import type { Instant } from "../../../src/foundation/clock/index.ts";
import type { SandboxGround } from "../../../src/gateways/sandbox/index.ts";
import { openBooks, type Books } from "./books-store.ts";
import { settle, type Change, type Order, type Refusal } from "./order.ts";
import { FORGED_ID, SKEWED_ID } from "./signature.ts";
import { resourceOf, stamp } from "./views.ts";

/** How the next events are told: once, or as badly as PayPal or somebody else may tell them. */
export const TELLINGS = [
  "once",
  "thrice",
  "reversed",
  "late",
  "never",
  "forged",
  "skewed",
] as const;
export type Telling = (typeof TELLINGS)[number];

const DELAYS_MS: Readonly<Record<Telling, readonly number[]>> = {
  once: [0],
  thrice: [0, 0, 1000],
  reversed: [0],
  late: [600_000],
  never: [],
  forged: [0],
  skewed: [0],
};

/** Every change at the fake company: what stands, and what is told of it, in one transaction. */
export class Desk {
  readonly books: Books;
  readonly ground: SandboxGround;

  constructor(ground: SandboxGround) {
    this.ground = ground;
    this.books = openBooks(ground.store);
  }

  now(): Instant {
    return this.ground.clock.now();
  }

  order(id: string): Order | undefined {
    const found = this.books.order(id);
    return found === undefined ? undefined : this.settled(found);
  }

  orderOfCapture(id: string): Order | undefined {
    const found = this.books.orderOfCapture(id);
    return found === undefined ? undefined : this.settled(found);
  }

  /** Takes one step with an order that is up to date. */
  take<R extends Change | Refusal>(order: Order, step: (order: Order, now: Instant) => R): R {
    const after = this.ground.store.atomically(() => {
      const change = step(order, this.now());
      if ("order" in change) this.#keep(change);
      return change;
    });
    this.ground.deliveries.send();
    return after;
  }

  settled(order: Order): Order {
    let current = order;
    for (;;) {
      const change = settle(current, this.now());
      if (change.order === current) return current;
      this.ground.store.atomically(() => this.#keep(change));
      current = change.order;
    }
  }

  settleDue(): void {
    for (const order of this.books.orders()) this.settled(order);
  }

  /** Tells an event in the way that is set. */
  tell(type: string, resourceType: string, resource: object): void {
    const telling = this.telling();
    const prefix = { forged: FORGED_ID, skewed: SKEWED_ID }[telling as string] ?? "WH-";
    const eventId = `${prefix}${newCode(17)}-${newCode(17)}`;
    const event = {
      id: eventId,
      event_version: "1.0",
      create_time: stamp(this.now()),
      resource_type: resourceType,
      resource_version: "2.0",
      event_type: type,
      summary: `${type} happened`,
      resource,
      links: [],
    };
    // What was approved is heard of after what was captured.
    const isOvertaken = telling === "reversed" && type === "CHECKOUT.ORDER.APPROVED";
    const delaysMs = isOvertaken ? [2000] : DELAYS_MS[telling];
    this.ground.deliveries.add({ eventId, body: JSON.stringify(event), delaysMs });
    this.books.putThing("event", eventId, { eventId, type, at: this.now(), resource });
  }

  telling(): Telling {
    return this.books.thing<{ telling: Telling }>("setting", "telling")?.telling ?? "once";
  }

  #keep({ order, events }: Change): void {
    this.books.putOrder(order);
    for (const event of events) {
      const kind = event.refundId === undefined ? "capture" : "refund";
      const resourceType = event.name === "CHECKOUT.ORDER.APPROVED" ? "checkout-order" : kind;
      this.tell(event.name, resourceType, resourceOf(order, event, this.ground.publicUrl()));
    }
  }
}

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

/** A number as PayPal makes them: seventeen capitals and digits. */
export function newCode(length = 17): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
