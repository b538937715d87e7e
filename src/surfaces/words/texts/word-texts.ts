import type { RenewalMode } from "../../../business/catalogue/index.ts";
import type { PaymentFailure } from "../../../business/payments/index.ts";
import type { QuoteRefusal, UseLevel } from "../../../business/renewals/index.ts";
import type { BucketState } from "../../../business/buckets/index.ts";

/** Words that several journeys share: plans, moments, warnings, ways to pay. */
export interface WordTexts {
  readonly unlimited: string;
  readonly perDay: (bytes: string) => string;
  readonly thenSlow: (kbps: number) => string;
  readonly thenCut: string;
  readonly months: (count: number) => string;
  readonly startsNow: string;
  readonly startsAt: (moment: string) => string;
  readonly startsLatest: (moment: string) => string;
  readonly startsOnFirstUse: (by: string) => string;
  readonly endsLatest: (moment: string) => string;
  readonly endsAfterFirstUse: (duration: string) => string;
  readonly resets: (count: number) => string;
  readonly modes: Readonly<Record<Exclude<RenewalMode, "none">, string>>;
  readonly refusals: Readonly<Record<QuoteRefusal, string>>;
  readonly bucketStates: Readonly<Record<BucketState, string>>;
  readonly uses: Readonly<Record<UseLevel, { readonly label: string; readonly detail: string }>>;
  readonly warnings: {
    readonly firstDayShort: (left: string) => string;
    readonly startsLater: (moment: string) => string;
    readonly tripAlreadyCovered: (until: string) => string;
    readonly endsBeforeTrip: (until: string) => string;
    readonly notEnoughData: (needed: string) => string;
    readonly dataLost: (bytes: string) => string;
    readonly daysLost: (until: string) => string;
    readonly slowUntilReset: (moment: string) => string;
    readonly firstUseDeadline: (by: string) => string;
  };
  readonly failures: Readonly<Record<PaymentFailure, string>>;
  /** How a new eSIM is put on a phone. */
  readonly install: {
    readonly title: string;
    readonly scan: string;
    readonly here: string;
    readonly apple: string;
    readonly android: string;
    readonly typed: string;
    readonly host: string;
    readonly code: string;
    readonly once: string;
    readonly again: string;
  };
  readonly taxIncluded: string;
  readonly about: (amount: string) => string;
}
