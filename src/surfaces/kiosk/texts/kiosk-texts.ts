import type { KioskRefusal } from "../refusals.ts";

/** Refusals whose sentence is the same whatever the facts are. */
export type PlainRefusal = Exclude<
  KioskRefusal,
  | "too_many_tries"
  | "payment_refused"
  | "order_under_way"
  | "order_just_paid"
  | "order_unpaid_slip"
  | "order_superseded"
  | "pin_locked"
  | "pin_expired"
  | "pin_worth_other"
  | keyof import("../../words/index.ts").WordTexts["refusals"]
>;

/** What a kiosk says when something cannot be done: short, kind, and what to do next. */
export interface KioskTexts {
  readonly refusals: Readonly<Record<PlainRefusal, string>>;
  readonly tooMany: (wait: string) => string;
  readonly underWay: (number: string) => string;
  readonly justPaid: (number: string) => string;
  readonly unpaidSlip: (number: string) => string;
  readonly pinLocked: (wait: string) => string;
  readonly pinExpired: (moment: string) => string;
  readonly pinWorthOther: (amount: string) => string;
  readonly triesLeft: (count: number) => string;
}
