import { localDate, type Instant } from "../../../../foundation/clock/index.ts";
import type { Language } from "../../../../foundation/language/index.ts";
import type { Behaviour, SavedBehaviour } from "../sentinels.ts";

/** A card that a shop keeps with its holder's consent: never its number. */
export interface SavedCard {
  readonly id: string;
  readonly reference: string;
  readonly language: Language;
  readonly returnUrl: string;
  readonly status: "requires_action" | "saved" | "detached";
  readonly isChallenged: boolean;
  readonly behaviour: Behaviour | SavedBehaviour;
  readonly lastFour?: string;
  /** `2030-05`. */
  readonly goodThrough?: string;
  readonly failure?: "card_declined" | "authentication_failed";
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** The holder has typed a card: it is kept, its bank asks first, or it is refused. */
export function keepCard(
  card: SavedCard,
  typed: { readonly behaviour: SavedCard["behaviour"]; lastFour: string; goodThrough: string },
  now: Instant,
): SavedCard {
  if (card.status !== "requires_action" || card.expiresAt <= now) return card;
  const { failure: _, ...rest } = { ...card, ...typed };
  switch (typed.behaviour) {
    case "declines":
    case "lacks_funds":
      return { ...card, failure: "card_declined" };
    case "challenge_passes":
    case "challenge_fails":
    case "challenge_abandoned":
      return { ...rest, isChallenged: true };
    case "card_expired":
      return { ...rest, status: "saved", goodThrough: localDate(now, "UTC").slice(0, 7) };
    default:
      return { ...rest, status: "saved" };
  }
}

/** The holder comes back from the bank's challenge; an abandoned one changes nothing. */
export function answerForKeeping(card: SavedCard): SavedCard {
  if (card.status !== "requires_action" || !card.isChallenged) return card;
  if (card.behaviour === "challenge_passes") {
    // Who has passed once need not pass again without being there.
    return { ...card, status: "saved", isChallenged: false, behaviour: "succeeds" };
  }
  if (card.behaviour === "challenge_abandoned") return card;
  return { ...card, isChallenged: false, failure: "authentication_failed" };
}

export function detach(card: SavedCard): SavedCard {
  return { ...card, status: "detached" };
}

/** What a charge of it does; a number's tag in the payer's e-mail goes behind a plain card. */
export function chargeOf(
  { behaviour }: SavedCard,
  tagged: Behaviour,
): { readonly behaviour: Behaviour; readonly isLost?: "done" | "undone" } {
  switch (behaviour) {
    case "charge_declines":
      return { behaviour: "declines" };
    case "card_expired":
      return { behaviour: "succeeds" };
    case "charge_challenges":
      return { behaviour: "challenge_fails" };
    case "charge_lost":
      return { behaviour: "succeeds", isLost: "done" };
    case "charge_lost_undone":
      return { behaviour: "succeeds", isLost: "undone" };
    case "charge_late":
      return { behaviour: "slow" };
    case "succeeds":
      return { behaviour: tagged };
    default:
      return { behaviour };
  }
}
