import type {
  AdviceBlock,
  AdviceCost,
  Channel,
  Connection,
} from "../../../../business/points/index.ts";

/** Where somebody comes from who did not get on. */
export const ADVICE_WHYS = [
  "declined",
  "payments_down",
  "too_late",
  "no_plan",
  "late",
  "refunded",
  "unknown_code",
  "outage",
] as const;
export type AdviceWhy = (typeof ADVICE_WHYS)[number];

export interface AdviseTexts {
  readonly title: string;
  readonly lead: string;
  readonly link: string;
  readonly whys: Readonly<Record<AdviceWhy, string>>;
  readonly place: string;
  readonly placeHint: string;
  readonly unknownPlace: string;
  readonly pays: string;
  readonly paypal: string;
  readonly net: string;
  readonly nets: Readonly<Record<Connection, string>>;
  readonly by: string;
  readonly bys: Readonly<Record<"" | "30" | "60" | "240", string>>;
  readonly unsure: string;
  readonly person: string;
  readonly id: string;
  readonly submit: string;
  readonly nothingFits: string;
  readonly nothingFitsWhat: string;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly best: string;
  readonly within: (minutes: number) => string;
  readonly late: string;
  readonly byMeans: (means: string) => string;
  readonly bySlip: (shop: string) => string;
  readonly atPoint: (of: { point: string; means: string; minutes: number }) => string;
  readonly blocks: Readonly<Record<AdviceBlock, string>>;
  readonly where: string;
  readonly total: string;
  readonly sum: string;
  readonly bring: string;
  readonly bringCard: string;
  readonly renewHere: string;
  readonly seePoint: string;
  readonly otherPoints: string;
  readonly how: string;
  readonly howBody: string;
  readonly costs: Readonly<Record<AdviceCost["name"], string>>;
  readonly minutes: (count: number) => string;
  readonly never: string;
  readonly unfit: string;
  readonly asMeasured: string;
}
