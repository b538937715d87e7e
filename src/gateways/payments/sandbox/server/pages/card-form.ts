import { localDate, type Instant } from "../../../../../foundation/clock/index.ts";
import { behaviourOfCard, type Behaviour } from "../../sentinels.ts";

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
  const faults: CardFault[] = [];
  if (behaviour === undefined) faults.push("number");
  if (!isToCome(typed.expiry, now)) faults.push("expiry");
  if (!/^\d{3,4}$/.test(typed.cvc.normalize("NFKC").trim())) faults.push("cvc");
  return behaviour === undefined || faults.length > 0 ? { faults } : { behaviour };
}

// A card is good until the end of the month printed on it.
function isToCome(expiry: string, now: Instant): boolean {
  const read = /^(0?[1-9]|1[0-2])\s*[/-]?\s*(?:20)?(\d\d)$/.exec(expiry.normalize("NFKC").trim());
  if (read === null) return false;
  const month = `20${read[2]}-${read[1]!.padStart(2, "0")}`;
  return month >= localDate(now, "UTC").slice(0, 7);
}
