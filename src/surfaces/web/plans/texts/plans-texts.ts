import type { Fit } from "../../../../business/renewals/index.ts";

export interface PlansTexts {
  readonly title: string;
  readonly lead: string;
  readonly tripTitle: string;
  readonly leavesDate: string;
  readonly leavesTime: string;
  readonly use: string;
  readonly currency: string;
  readonly noCurrency: string;
  readonly sort: string;
  readonly best: string;
  /** `time` may be empty. */
  readonly leavesAt: (date: string, time: string) => string;
  readonly guide: string;
  readonly starts: string;
  readonly ends: string;
  readonly dataAfter: string;
  readonly price: string;
  readonly choose: string;
  readonly chooseFor: (plan: string) => string;
  readonly none: string;
  readonly refusedTitle: string;
  readonly reasons: Readonly<Record<Fit["reason"], string>>;
  readonly badDate: string;
  readonly pastDate: string;
  readonly farDate: string;
  readonly estimate: (asOf: string) => string;
}
