import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";

export type IdentityCheckId = Id<"identity_check">;

export const DOCUMENT_KINDS = [
  "passport",
  "residence_card",
  "identity_card",
  "driving_licence",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A document as it lies on the counter. It lives while it is checked, and is kept nowhere. */
export interface ShownDocument {
  readonly kind: DocumentKind;
  /** ISO 3166-1 alpha-3, or a code of ICAO 9303 part 3 such as `D` or `UNO`. */
  readonly issuer: string;
  readonly number: string;
  readonly expiresOn?: LocalDate;
  /** As in the machine-readable zone: surname first. */
  readonly name?: string;
}

/** What is kept of a check: enough to show that it was made, too little to know the person. */
export interface IdentityCheck {
  readonly checkId: IdentityCheckId;
  readonly lineId: string;
  readonly kind: DocumentKind;
  readonly issuer: string;
  readonly lastFour: string;
  readonly result: "accepted" | DocumentRefusal;
  readonly byId: string;
  readonly at: Instant;
}

export const DOCUMENT_REFUSALS = [
  "document_expired",
  "document_other_kind",
  "document_other_person",
  "document_number_unreadable",
  "document_issuer_unreadable",
  "document_date_unreadable",
] as const;
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];
