import { JST, localDate, type Instant, type LocalDate } from "../../foundation/clock/index.ts";
import type { DocumentKind } from "./document.ts";

/**
 * When a document is asked for: dated data, for law and contracts change. Of those whose date has
 * come, the latest of the seller counts, else the latest of the house.
 */
export interface IdentityPolicy {
  readonly fromDate: LocalDate;
  readonly sellerId?: string;
  /** A new eSIM, or a renewal after the contract's end, is a new contract. */
  readonly when: "never" | "new_contract" | "always";
  readonly channels: readonly string[];
  readonly accepts: readonly DocumentKind[];
  /** The law, contract or house rule that it follows, for whoever asks. */
  readonly source: string;
}

export interface Sale {
  readonly sellerId: string;
  readonly channel: string;
  readonly isNewContract: boolean;
  readonly at: Instant;
}

/** The documents of which one is to be shown; none when nothing is asked. */
export function documentsAsked(
  policies: readonly IdentityPolicy[],
  sale: Sale,
): readonly DocumentKind[] {
  const policy = policyFor(policies, sale);
  if (policy === undefined || !policy.channels.includes(sale.channel)) return [];
  if (policy.when === "never") return [];
  return policy.when === "always" || sale.isNewContract ? policy.accepts : [];
}

function policyFor(policies: readonly IdentityPolicy[], { sellerId, at }: Sale) {
  const today = localDate(at, JST);
  const inForce = policies
    .filter(({ fromDate }) => fromDate <= today)
    .toSorted((a, b) => (a.fromDate < b.fromDate ? 1 : -1));
  return (
    inForce.find((one) => one.sellerId === sellerId) ??
    inForce.find((one) => one.sellerId === undefined)
  );
}
