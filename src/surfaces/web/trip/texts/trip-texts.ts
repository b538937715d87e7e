import type { TripRefusal, TripUse } from "../../../../business/trips/index.ts";

export interface TripTexts {
  readonly title: string;
  readonly lead: string;
  /** On the page of a line. */
  readonly link: string;
  readonly arrives: string;
  readonly arrivesHint: string;
  readonly leaves: string;
  readonly time: string;
  readonly lines: string;
  readonly more: Readonly<Record<Extract<TripUse, "unknown" | "measured">, string>>;
  readonly submit: string;
  readonly errors: Readonly<Record<"noDate" | "wrongOrder" | "tooLong" | "busy", string>>;
  readonly best: string;
  readonly slow: string;
  readonly slowWhat: (days: string) => string;
  readonly atOnce: string;
  readonly atOnceWhat: string;
  readonly total: string;
  readonly forLines: (count: number, each: string) => string;
  readonly worksUntil: string;
  readonly nothing: string;
  readonly assumed: (perDay: string) => string;
  readonly measured: (perDay: string) => string;
  readonly said: (perDay: string) => string;
  readonly newLine: string;
  /** `reaches` is until when the best sequence comes. */
  readonly refusals: Readonly<Record<TripRefusal, (reaches: string) => string>>;
  readonly timeline: string;
  readonly list: string;
  readonly buyNow: string;
  readonly buyAt: (moment: string) => string;
  readonly owned: string;
  readonly choose: (plan: string) => string;
  readonly chooseAll: (count: number) => string;
  readonly keep: string;
  /** At the address, which may be left out; what is sent to it. */
  readonly keepEmail: string;
  readonly keepHint: string;
  readonly keptSaid: { readonly asked: string; readonly busy: string };
  readonly kept: (leaves: string) => string;
  readonly keptNext: (plan: string, moment: string) => string;
  readonly allBought: string;
  readonly whoIsTold: string;
  readonly stop: string;
}
