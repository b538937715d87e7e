import type { AutoRefusal, Occasion } from "../../../../business/auto-renewals/index.ts";

export type AutoTrouble =
  | AutoRefusal
  | "method_missing"
  | "payment_refused"
  | "provider_down"
  | "not_saved"
  | "price_changed";

export interface AutoTexts {
  readonly title: string;
  readonly lead: string;
  /** On the line's page. */
  readonly link: string;
  readonly on: string;
  readonly off: string;
  readonly said: Readonly<Record<"on" | "off" | "forgotten", string>>;
  readonly plan: string;
  readonly trigger: string;
  readonly byData: (perCent: number) => string;
  readonly byTime: (hours: number) => string;
  readonly ceiling: string;
  readonly ceilingHint: string;
  readonly until: string;
  readonly untilHint: string;
  readonly method: string;
  readonly newMethod: Readonly<Record<"saved_card" | "saved_paypal", string>>;
  readonly next: string;
  readonly nextAt: (price: string, moment: string) => string;
  readonly charging: string;
  readonly spent: string;
  readonly spentOf: (spent: string, ceiling: string) => string;
  readonly stop: string;
  readonly change: string;
  readonly begin: string;
  readonly submit: string;
  readonly submitHint: string;
  readonly agreeTitle: string;
  readonly agreeLead: string;
  readonly each: (plan: string) => string;
  readonly when: string;
  readonly whenByData: (perCent: number) => string;
  readonly whenByTime: (hours: number) => string;
  readonly first: string;
  readonly firstAt: (told: string, charged: string) => string;
  readonly firstTooLate: string;
  readonly present: string;
  /** What becomes of the plan that runs. */
  readonly modes: Readonly<Record<"begins" | "beside" | "extends" | "waits", string>>;
  readonly fails: string;
  readonly failsDetail: string;
  readonly stopping: string;
  readonly stoppingDetail: string;
  readonly agree: (price: string) => string;
  readonly back: string;
  readonly historyTitle: string;
  readonly states: Readonly<Record<Occasion["state"], string>>;
  readonly methodsTitle: string;
  readonly forget: string;
  readonly forgetHint: string;
  readonly ownerTitle: string;
  readonly ownerLead: string;
  readonly ownerKeep: string;
  readonly noPlan: string;
  readonly noMethod: string;
  readonly trouble: Readonly<Record<AutoTrouble, string>>;
  readonly tooMany: (wait: string) => string;
  readonly stopTitle: string;
  readonly stopLead: string;
  /** Beside an end, while a payment is on its way. */
  readonly stopUnderWay: string;
  readonly stopDone: string;
  readonly overTitle: string;
  readonly overLead: string;
}
