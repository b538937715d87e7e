import { localDate, type Instant } from "../../../../../foundation/clock/index.ts";
import { behaviourOfCard, behaviourOfSaved, type Behaviour } from "../../sentinels.ts";
import type { SavedCard } from "../saved-card.ts";

export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
}

export type CardFault = keyof TypedCard;

/** What the card will do, or which fields are at fault. The number goes no further than this. */
export function readCard(
  typed: TypedCard,
  now: Instant,
): { behaviour: Behaviour } | { faults: readonly CardFault[] } {
  const behaviour = behaviourOfCard(typed.number);
  const faults = faultsOf(typed, { isKnown: behaviour !== undefined, now });
  return behaviour === undefined || faults.length > 0 ? { faults } : { behaviour };
}

/** The same of a card that is to be kept, and what tells its holder which one it is. */
export function readCardToKeep(
  typed: TypedCard,
  now: Instant,
):
  | Pick<Required<SavedCard>, "behaviour" | "lastFour" | "goodThrough">
  | { readonly faults: readonly CardFault[] } {
  const behaviour = behaviourOfSaved(typed.number);
  const goodThrough = monthOf(typed.expiry);
  const faults = faultsOf(typed, { isKnown: behaviour !== undefined, now });
  if (behaviour === undefined || goodThrough === undefined || faults.length > 0) return { faults };
  const digits = typed.number.normalize("NFKC").replaceAll(/\D/g, "");
  return { behaviour, lastFour: digits.slice(-4), goodThrough };
}

function faultsOf(
  typed: TypedCard,
  { isKnown, now }: { readonly isKnown: boolean; readonly now: Instant },
): readonly CardFault[] {
  const isCvc = /^\d{3,4}$/.test(typed.cvc.normalize("NFKC").trim());
  return [
    ...(isKnown ? [] : ["number" as const]),
    ...(isToCome(typed.expiry, now) ? [] : ["expiry" as const]),
    ...(isCvc ? [] : ["cvc" as const]),
  ];
}

// A card is good until the end of the month printed on it.
function isToCome(expiry: string, now: Instant): boolean {
  const month = monthOf(expiry);
  return month !== undefined && month >= localDate(now, "UTC").slice(0, 7);
}

function monthOf(expiry: string): string | undefined {
  const read = /^(0?[1-9]|1[0-2])\s*[/-]?\s*(?:20)?(\d\d)$/.exec(expiry.normalize("NFKC").trim());
  return read === null ? undefined : `20${read[2]}-${read[1]!.padStart(2, "0")}`;
}
