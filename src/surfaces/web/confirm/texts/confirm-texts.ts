import type { RefundRule } from "../../../../business/catalogue/index.ts";

export interface ConfirmTexts {
  readonly title: string;
  readonly lead: string;
  readonly itemsTitle: string;
  readonly quantity: string;
  readonly quantityOne: (plan: string) => string;
  readonly price: string;
  readonly priceParts: (tax: string, rate: string) => string;
  readonly onlyOnce: string;
  readonly payment: string;
  readonly payWhen: string;
  readonly provision: string;
  readonly provisionDetail: (promise: string) => string;
  readonly withdrawal: string;
  readonly withdrawalRules: Readonly<Record<RefundRule["kind"], string>>;
  /** Of a plan that waits for its first use, and gives back what was never used. */
  readonly withdrawalUnused: string;
  readonly withdrawalPromise: string;
  readonly period: string;
  readonly periodAlways: string;
  readonly periodUntil: (moment: string) => string;
  readonly starts: string;
  readonly ends: string;
  readonly dataAfter: string;
  readonly resets: string;
  readonly movedTitle: string;
  readonly movedStarts: (from: string, to: string) => string;
  readonly movedEnds: (from: string, to: string) => string;
  readonly ifPaidBy: (moment: string) => string;
  readonly inShop: (by: string, end: string) => string;
  readonly warningsTitle: string;
  readonly understand: string;
  readonly email: string;
  readonly emailHint: string;
  readonly pay: (price: string) => string;
  readonly payNote: string;
  readonly changePlan: string;
  readonly changed: string;
  readonly duplicateTitle: string;
  readonly duplicates: Readonly<
    Record<"order_under_way" | "order_just_paid" | "order_unpaid_slip", (number: string) => string>
  >;
  readonly continueOrder: string;
  readonly buyBeside: string;
  readonly orBeside: string;
  readonly acceptFirst: string;
  readonly badEmail: string;
  readonly needEmail: string;
  readonly badMethod: string;
  readonly seller: string;
  readonly terms: string;
}
