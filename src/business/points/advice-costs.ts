/** The three ways to renew. */
export const CHANNELS = ["online", "store", "kiosk"] as const;
export type Channel = (typeof CHANNELS)[number];

/** `never`: the way does not work so. `unfit`: it works, and somebody asked for something else. */
export type Cost = number | "never" | "unfit";

/**
 * The whole rule of the adviser: what each circumstance costs each way, in minutes. The way with the
 * smallest sum is advised first. What is measured comes on top: the way there, waiting for one's
 * turn. A circumstance that costs nothing is left out of what a reader is told.
 */
export const ADVICE_COSTS = {
  /** Choosing a plan and paying. */
  order: { online: 3, store: 5, kiosk: 3 },
  /** From payment until it works: what is promised, at the latest. */
  connect: { online: 10, store: 10, kiosk: 10 },
  /** 128 kbps: pages come slowly, the bank's above all. */
  slow: { online: 4, store: 0, kiosk: 0 },
  /** The network lets an exhausted line reach these pages and the bank, slowly. */
  garden: { online: 5, store: 0, kiosk: 0 },
  offline: { online: "never", store: 0, kiosk: 0 },
  /** Reading all of it twice. */
  unsure: { online: 6, store: 0, kiosk: 4 },
  wants_person: { online: "unfit", store: 0, kiosk: "unfit" },
  /** Nobody there speaks the reader's language: the hand-over card does. */
  other_language: { online: 0, store: 4, kiosk: 0 },
  /** Ordered here, paid in cash at the register of a convenience store. */
  slip: { online: 6, store: 0, kiosk: 0 },
  /** Its staff or the machine itself says that something does not work. */
  limited: { online: 0, store: 5, kiosk: 5 },
  /** Paid and not connected, instead of an order: a second payment helps nobody, whoever looks does. */
  paid: { online: "unfit", store: 5, kiosk: "unfit" },
} as const satisfies Readonly<Record<string, Readonly<Record<Channel, Cost>>>>;

export type Circumstance = keyof typeof ADVICE_COSTS;

/** So long nobody waits or travels for this. */
export const REACH_MINUTES_MAX = 120;
