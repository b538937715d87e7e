import type {
  ApnAuth,
  CarrierSays,
  Next,
  Saying,
  Symptom,
  Try,
} from "../../../../business/support/index.ts";

/** What self-help says, at every surface. */
export interface HelpTexts {
  readonly title: string;
  readonly lead: string;
  readonly which: string;
  readonly symptoms: Readonly<Record<Symptom, string>>;
  readonly seen: string;
  readonly terms: {
    readonly order: string;
    readonly carrier: string;
    readonly line: string;
    readonly plan: string;
    readonly until: string;
    readonly left: string;
    readonly lastUse: string;
  };
  readonly noUse: string;
  readonly carrier: Readonly<Record<CarrierSays, string>>;
  readonly sayings: Readonly<Record<Saying, string>>;
  readonly tryTitle: string;
  readonly tries: Readonly<Record<Try, { readonly title: string; readonly body: string }>>;
  readonly apn: {
    readonly title: string;
    /** Where no settings are on file. */
    readonly unknown: string;
    readonly iphone: string;
    readonly android: string;
    readonly name: string;
    readonly user: string;
    readonly password: string;
    readonly auth: string;
    readonly auths: Readonly<Record<ApnAuth, string>>;
    readonly empty: string;
  };
  readonly nextTitle: string;
  readonly nexts: Readonly<Record<Next, string>>;
  /** On what leads there; those without one lead nowhere. */
  readonly doors: Readonly<
    Record<Exclude<Next, "promise" | "wait_refund" | "turn" | "reset" | "ask_us">, string>
  >;
  readonly promisedBy: (moment: string) => string;
  readonly refundsAt: (moment: string) => string;
  readonly still: string;
  readonly phone: (name: string) => string;
  readonly mine: string;
  readonly aboutLine: (number: string) => string;
  readonly aboutOrder: (number: string) => string;
  readonly notYours: string;
}
