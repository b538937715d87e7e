import type { AppMethod, FailureCode } from "../../payment.ts";

/** Every word of the hosted page; a text missing in a language does not compile. */
export interface PageTexts {
  readonly testMode: string;
  readonly testNote: string;
  readonly yen: (amount: string) => string;
  readonly payTitle: (amount: string) => string;
  readonly order: string;
  readonly item: string;
  readonly cardNumber: string;
  readonly expiry: string;
  readonly expiryHint: string;
  readonly securityCode: string;
  readonly pay: (amount: string) => string;
  readonly back: string;
  readonly problem: string;
  readonly faults: Readonly<Record<"number" | "expiry" | "cvc", string>>;
  readonly failures: Readonly<Record<FailureCode, string>>;
  readonly testCards: string;
  readonly cardPays: string;
  readonly cardDeclines: string;
  readonly cardChallenges: string;
  readonly cardSlow: string;
  readonly allTestCards: string;
  readonly readerTitle: (reader: string) => string;
  readonly readerEmpty: string;
  readonly readerHold: (whatItDoes: string) => string;
  readonly readerGiveUp: string;
  readonly bankTitle: string;
  readonly bankText: string;
  readonly bankConfirm: string;
  readonly bankSilent: string;
  readonly apps: Readonly<Record<AppMethod, string>>;
  readonly appTitle: (name: string) => string;
  readonly appText: (name: string) => string;
  readonly approve: string;
  readonly refuse: string;
  readonly slipTitle: string;
  readonly slipSteps: readonly string[];
  readonly paymentCode: string;
  readonly confirmationNumber: string;
  readonly payBy: string;
  readonly registerNow: string;
  readonly registerLate: string;
  readonly toShop: string;
  readonly ended: Readonly<
    Record<"approved" | "processing" | "succeeded" | "failed" | "expired" | "cancelled", string>
  >;
  readonly keepTitle: string;
  readonly keepText: string;
  readonly keep: string;
  readonly keepBack: string;
  readonly kept: string;
  readonly keepOver: string;
  readonly bankConfirmKeep: string;
  readonly keptTestCards: string;
  readonly keptDeclines: string;
  readonly keptChallenges: string;
  readonly unknownPage: string;
  readonly languages: string;
}
