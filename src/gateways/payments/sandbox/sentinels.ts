/** What a payment will do, chosen by its test card or by the tag in the customer's e-mail. */
export const BEHAVIOURS = [
  "succeeds",
  "declines",
  "lacks_funds",
  "challenge_passes",
  "challenge_fails",
  "challenge_abandoned",
  "slow",
  "late",
  "mismatch",
  "other_currency",
  "webhook_thrice",
  "webhook_reversed",
  "webhook_never",
  "read_fails",
  "refund_fails",
  "refund_slow",
  "refund_lost",
  "refund_lost_undone",
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** What happens to the first `create` of an order; the order's next attempt goes through. */
export const CREATE_FAULTS = [
  "create_refused",
  "create_lost",
  "create_lost_undone",
  "create_hangs",
  "create_500",
  "create_500_undone",
  "create_busy",
] as const;
export type CreateFault = (typeof CREATE_FAULTS)[number];

/** What a saved card does when it is charged without its holder; on any page it pays. */
export const SAVED_BEHAVIOURS = [
  "charge_declines",
  "charge_challenges",
  "charge_lost",
  "charge_lost_undone",
  "charge_late",
  "card_expired",
] as const;
export type SavedBehaviour = (typeof SAVED_BEHAVIOURS)[number];

/** A reader that cannot show an amount: it is out of reach for good. */
export const READER_FAULT = "reader_offline";

export const SLOW_SECONDS = 20;
export const SLOW_REFUND_SECONDS = 30;
export const LATE_SECONDS = 60;
export const READ_FAILS_SECONDS = 60;

export interface Sentinel {
  /**
   * card: typed on the payment page, or held to a reader. email: `anyone+TAG@anywhere`, for every
   * method. reader: `anything+TAG`, the id that a reader is paired by. saved card: typed on the
   * page that keeps a card.
   */
  readonly kind: "card" | "email" | "reader" | "saved card";
  readonly input: string;
  readonly behaviour: Behaviour | CreateFault | SavedBehaviour | typeof READER_FAULT;
  readonly happens: string;
}

const card = (input: string, behaviour: Behaviour, happens: string): Sentinel => ({
  kind: "card",
  input,
  behaviour,
  happens,
});

const CARDS: readonly Sentinel[] = [
  card("4242 4242 4242 4242", "succeeds", "Pays at once."),
  card("4000 0000 0000 0002", "declines", "Declined; another card may be tried (five times)."),
  card("4000 0000 0000 9995", "lacks_funds", "Declined for insufficient funds."),
  card("4000 0000 0000 3220", "challenge_passes", "3-D Secure challenge that passes."),
  card("4000 0084 0000 1629", "challenge_fails", "3-D Secure challenge that fails."),
  card(
    "4000 0000 0010 1008",
    "challenge_abandoned",
    "3-D Secure challenge that never comes back: pending until it expires, then `abandoned`.",
  ),
  card("4000 0000 0010 2006", "slow", `Processing; succeeds ${SLOW_SECONDS} s later.`),
  card(
    "4000 0000 0010 3004",
    "late",
    `Processing until it expires or is cancelled; succeeds ${LATE_SECONDS} s after that.`,
  ),
  card("4000 0000 0010 4002", "mismatch", "Succeeds, but one yen less than asked was received."),
  card("4000 0000 0010 4010", "other_currency", "Succeeds, but in dollars instead of yen."),
  card("4000 0000 0010 5009", "webhook_thrice", "Pays; its webhook is delivered three times."),
  card(
    "4000 0000 0010 6007",
    "webhook_reversed",
    "Pays; `payment.processing` is delivered 2 s after `payment.succeeded`.",
  ),
  card("4000 0000 0010 7005", "webhook_never", "Pays; no webhook is ever sent."),
  card(
    "4000 0000 0010 8003",
    "read_fails",
    `Pays; reading it answers 500 for ${READ_FAILS_SECONDS} s after.`,
  ),
  card("4000 0000 0010 9001", "refund_fails", "Pays; a refund is refused."),
  card("4000 0000 0011 0009", "refund_slow", `Pays; a refund takes ${SLOW_REFUND_SECONDS} s.`),
  card(
    "4000 0000 0011 1007",
    "refund_lost",
    "Pays; a refund is made, but its answer is lost (each first time).",
  ),
  card(
    "4000 0000 0011 2005",
    "refund_lost_undone",
    "Pays; a refund is not made and its answer is lost (each first time).",
  ),
];

const savedCard = (input: string, behaviour: SavedBehaviour, happens: string): Sentinel => ({
  kind: "saved card",
  input,
  behaviour,
  happens,
});

const SAVED_CARDS: readonly Sentinel[] = [
  savedCard(
    "4000 0000 0000 0341",
    "charge_declines",
    "Can be kept; every charge without its holder is declined.",
  ),
  savedCard(
    "4000 0027 6000 3184",
    "charge_challenges",
    "Can be kept; its bank wants the holder at every charge.",
  ),
  savedCard(
    "4000 0000 0012 0008",
    "charge_lost",
    "Kept and charged, but the answer to the charge is lost.",
  ),
  savedCard(
    "4000 0000 0012 1006",
    "charge_lost_undone",
    "Kept; nothing is charged, and the answer to that is lost.",
  ),
  savedCard(
    "4000 0000 0012 2004",
    "charge_late",
    `Kept; a charge is processed and succeeds ${SLOW_SECONDS} s later.`,
  ),
  savedCard("4000 0000 0000 0069", "card_expired", "Kept, and good through the present month."),
];

const FAULTS: Readonly<Record<CreateFault, string>> = {
  create_refused: "The provider refuses to begin (402), without effect.",
  create_lost: "Begun, but the connection breaks before the answer.",
  create_lost_undone: "The connection breaks and nothing was begun.",
  create_hangs: "Begun, but no answer ever comes: the caller times out.",
  create_500: "Begun, but answered 500.",
  create_500_undone: "Not begun, answered 500.",
  create_busy: "Not begun, answered 429 with Retry-After.",
};

const tag = (
  kind: "email" | "reader",
  behaviour: Exclude<Sentinel["behaviour"], SavedBehaviour>,
  happens: string,
): Sentinel => ({ kind, input: behaviour.replaceAll("_", "-"), behaviour, happens });

/**
 * Every input that makes the sandbox provider fail on purpose. What a card does, the tag of the
 * same name does for apps, accounts and konbini; tags beginning with `create-` strike the order's first
 * attempt before a page exists.
 */
export const SENTINELS: readonly Sentinel[] = [
  ...CARDS,
  ...CREATE_FAULTS.map((fault) => tag("email", fault, FAULTS[fault])),
  ...CARDS.map(({ behaviour, happens }) => tag("email", behaviour as Behaviour, happens)),
  ...SAVED_CARDS,
  tag("reader", READER_FAULT, "The reader is out of reach: nothing is shown, nothing begun."),
  ...CREATE_FAULTS.map((fault) => tag("reader", fault, FAULTS[fault])),
];

/** The behaviour of a typed card number; none for a number that is no test card. */
export function behaviourOfCard(typed: string): Behaviour | undefined {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
  return CARDS.find((known) => known.input.replaceAll(" ", "") === digits)?.behaviour as
    | Behaviour
    | undefined;
}

/** What a card will do once it is kept; none for a number that is no test card. */
export function behaviourOfSaved(typed: string): SavedBehaviour | Behaviour | undefined {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
  const kept = SAVED_CARDS.find((known) => known.input.replaceAll(" ", "") === digits);
  return (kept?.behaviour as SavedBehaviour | undefined) ?? behaviourOfCard(typed);
}

/** The number of the test card that does so. */
export function cardOf(behaviour: Behaviour): string {
  return CARDS.find((known) => known.behaviour === behaviour)!.input;
}

/** The sentinel named by `anyone+TAG@anywhere`. */
export function sentinelOfEmail(email: string | undefined): Behaviour | CreateFault | undefined {
  const named = /\+([a-z0-9-]+)@/i.exec(email ?? "")?.[1]?.toLowerCase();
  const found = SENTINELS.find((known) => known.kind === "email" && known.input === named);
  return found?.behaviour as Behaviour | CreateFault | undefined;
}

/** The sentinel named by a reader's id, `anything+TAG`. */
export function sentinelOfReader(reader: string): CreateFault | typeof READER_FAULT | undefined {
  const named = /\+([a-z0-9-]+)$/i.exec(reader)?.[1]?.toLowerCase();
  const found = SENTINELS.find((known) => known.kind === "reader" && known.input === named);
  return found?.behaviour as CreateFault | typeof READER_FAULT | undefined;
}

export function isCreateFault(behaviour: string | undefined): behaviour is CreateFault {
  return (CREATE_FAULTS as readonly string[]).includes(behaviour ?? "");
}
