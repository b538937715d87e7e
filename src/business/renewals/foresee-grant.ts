import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { decideGrant } from "./grant-renewal.ts";
import type { Moment, QuoteRefusal } from "./quote-types.ts";
import type { Renewal } from "./renewal.ts";

/** From when to when an order would run. */
export interface Foreseen {
  readonly starts: Moment;
  readonly ends: Moment;
}

/**
 * What an unpaid order becomes if its money comes at that moment, by the rules that decide then;
 * refused when it would come too late to be granted, and go back.
 */
export async function foreseeGrant(
  act: Act,
  renewal: Renewal,
  paidAt: Instant,
): Promise<Outcome<Foreseen, QuoteRefusal | "line_gone">> {
  const decided = await decideGrant(act, renewal, paidAt);
  if (!decided.ok) return decided;
  const { starts, ends } = decided.value.grant.quote;
  return done({ starts, ends });
}
