import { epochMs } from "../../../src/foundation/clock/index.ts";
import type { SandboxGround } from "../../../src/gateways/sandbox/index.ts";
import { missing } from "./faults.ts";
import { openShelf, type Shelf, type StripeObject } from "./store.ts";
import { newBooking, newId } from "./things.ts";

export const API_VERSION = "2026-10-28.endive";

/** How webhooks behave from now on: docs.stripe.com/webhooks promises neither order nor once. */
export const WEBHOOK_MODES = ["once", "thrice", "late", "reversed", "never"] as const;
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

/** What every part of this fake stands on: the objects, the time and who is told. */
export interface Bank {
  readonly shelf: Shelf;
  /** In Stripe's seconds. */
  now(): number;
  publicUrl(): string;
  /** An object of a kind; throws Stripe's 404. */
  find<T extends StripeObject>(kind: T["object"], id: string): T;
  tell(type: string, thing: StripeObject): void;
  /** Books a movement of the balance and answers its id. */
  book(of: Omit<Parameters<typeof newBooking>[0], "now">): StripeObject;
}

export function openBank(ground: SandboxGround): Bank {
  const shelf = openShelf(ground.store);
  const now = () => Math.floor(epochMs(ground.clock.now()) / 1000);
  return {
    shelf,
    now,
    publicUrl: () => ground.publicUrl(),
    find<T extends StripeObject>(kind: T["object"], id: string): T {
      const found = shelf.get<T>(id);
      if (found?.object !== kind) throw missing(kind, id);
      return found;
    },
    tell(type, thing) {
      const event = eventOf(type, thing, now());
      shelf.put(event);
      ground.deliveries.add({
        eventId: event.id,
        body: JSON.stringify(event),
        delaysMs: delaysOf(shelf),
      });
    },
    book(of) {
      const booking = newBooking({ ...of, now: now() });
      shelf.put(booking);
      return booking;
    },
  };
}

function eventOf(type: string, thing: StripeObject, created: number): StripeObject {
  return {
    id: newId("evt"),
    object: "event",
    api_version: API_VERSION,
    created,
    data: { object: shown(thing) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
}

/** As the API shows it: what begins with `_` is this fake's own. */
export function shown<T>(thing: T): T {
  if (Array.isArray(thing)) return thing.map((one: unknown) => shown(one)) as T;
  if (thing === null || typeof thing !== "object") return thing;
  const entries = Object.entries(thing).filter(([name]) => !name.startsWith("_"));
  return Object.fromEntries(entries.map(([name, value]) => [name, shown(value)])) as T;
}

const LATE_MS = 5000;

function delaysOf(shelf: Shelf): readonly number[] {
  const lever = shelf.lever<{ mode: WebhookMode; told: number }>("webhooks");
  if (lever === undefined) return [0];
  const told = lever.told + 1;
  shelf.pull("webhooks", { ...lever, told });
  const delays: Readonly<Record<WebhookMode, readonly number[]>> = {
    once: [0],
    thrice: [0, 0, 1000],
    late: [LATE_MS],
    // The later an event, the sooner it is told.
    reversed: [Math.max(0, LATE_MS - told * 250)],
    never: [],
  };
  return delays[lever.mode];
}
