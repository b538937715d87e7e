/** What the second screen says to whoever stands before the counter. */
export interface DisplayTexts {
  readonly title: string;
  readonly welcome: string;
  readonly welcomeLead: string;
  readonly languages: string;
  readonly plan: string;
  readonly validUntil: string;
  readonly starts: string;
  readonly price: string;
  readonly line: string;
  readonly handed: string;
  readonly change: string;
  /** Of an order, as its customer sees it: the headline and what to do. */
  readonly faces: Readonly<Record<Face, { readonly title: string; readonly lead: string }>>;
  readonly thanks: string;
  readonly qrOrder: string;
  readonly qrProof: string;
  readonly notBound: string;
}

export const FACES = [
  "offer",
  "pay",
  "card",
  "working",
  "late",
  "connected",
  "waiting_turn",
  "money_back",
  "over",
] as const;
export type Face = (typeof FACES)[number];
