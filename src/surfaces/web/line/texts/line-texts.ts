import type { LineState } from "../../../../business/catalogue/index.ts";

export interface LineTexts {
  readonly title: string;
  readonly states: Readonly<Record<LineState | "suspended" | "recycled", string>>;
  readonly leads: Readonly<Record<LineState | "suspended" | "recycled", string>>;
  /** Never used, and nothing waits for its first use. */
  readonly leadEmpty: string;
  readonly number: string;
  readonly dataLeft: string;
  readonly leftOf: (left: string, total: string) => string;
  readonly today: string;
  readonly validUntil: string;
  readonly starts: string;
  readonly asOf: (moment: string) => string;
  readonly renew: string;
  readonly queueTitle: string;
  readonly offlineTitle: string;
  readonly startNow: string;
  readonly startTitle: string;
  readonly startLead: (plan: string) => string;
  readonly startLoses: (what: string) => string;
  readonly startLosesNothing: string;
  readonly startIrreversible: string;
  readonly startEnds: (until: string) => string;
  readonly back: string;
  readonly usageTitle: string;
  readonly usageLabel: (days: number, total: string) => string;
  readonly noUse: string;
  readonly noPlan: string;
  readonly ordersTitle: string;
  readonly reminders: string;
  readonly otherLine: string;
  readonly hidden: string;
}
