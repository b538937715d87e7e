/** What the clerk is asked to do with a plan. */
export type Request = "renew" | "after" | "extend" | "add" | "refill";

export interface HandOverTexts {
  readonly title: string;
  readonly lead: string;
  /** How a link elsewhere calls the card. */
  readonly link: string;
  readonly linkFor: (plan: string) => string;
  /** The same for who has not decided. */
  readonly adviceLink: string;
  readonly requests: Readonly<Record<Request, (plan: string) => string>>;
  readonly advice: string;
  readonly looked: string;
  readonly scan: string;
  readonly qr: string;
  readonly plan: string;
  readonly price: string;
  readonly starts: string;
  readonly ends: string;
  readonly leaves: string;
  readonly line: string;
  readonly reads: string;
  readonly goodUntil: string;
  readonly keep: string;
  readonly privacy: string;
  readonly toPlan: (plan: string) => string;
  readonly changePlan: string;
  readonly points: string;
}
