import { addMinutes, msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import {
  ADVICE_COSTS,
  CHANNELS,
  REACH_MINUTES_MAX,
  type Channel,
  type Circumstance,
  type Cost,
} from "./advice-costs.ts";
import type { FoundPoint } from "./find-points.ts";
import { isOpenAt } from "./opening.ts";
import { usualWaitAt } from "./point.ts";
import { travelMinutes } from "./walking.ts";

/** What somebody can pay with. */
export const MEANS = [
  "card",
  "unionpay",
  "alipay",
  "wechat_pay",
  "paypal",
  "paypay",
  "transit",
  "cash",
] as const;
export type Means = (typeof MEANS)[number];

/** `none`: no data and no Wi-Fi. */
export const CONNECTIONS = ["wifi", "mobile", "slow", "none"] as const;
export type Connection = (typeof CONNECTIONS)[number];

export interface AdviceWish {
  readonly at: Instant;
  readonly means: readonly Means[];
  readonly connection: Connection;
  readonly language: Language;
  readonly isUnsureOnline: boolean;
  readonly wantsPerson: boolean;
  readonly hasId: boolean;
  /** It must work within so many minutes. */
  readonly withinMinutes?: number;
  /** It is paid for already, and does not work. */
  readonly isPaid?: true;
}

/** What the operator offers. */
export interface AdviceGround {
  /** What can be paid with on the web itself, `cash` meaning by a slip. */
  readonly onlineTakes: readonly Means[];
  /** An exhausted line reaches these pages by its own connection. */
  readonly hasGarden: boolean;
  /** Places around the reader; absent while nobody knows where that is. */
  readonly points?: readonly FoundPoint[];
}

/** Why a way cannot be taken, or not now. */
export type AdviceBlock =
  | "place_unknown"
  | "no_point"
  | "all_closed"
  | "no_means"
  | "needs_id"
  | "offline"
  | "wants_person"
  | "paid";

/** One part of the sum. */
export interface AdviceCost {
  readonly name: Circumstance | "travel" | "wait";
  readonly minutes: number;
}

/** One of the three ways, as far as it leads. */
export interface ChannelAdvice {
  readonly channel: Channel;
  /** Absent for a way that can be taken now. */
  readonly block?: AdviceBlock;
  /** What to pay with. */
  readonly means?: Means;
  /** Where to go; for a slip, the shop that takes it. */
  readonly point?: FoundPoint;
  /** Until it works, from now; the sum of the costs. */
  readonly minutes?: number;
  /** Of a place that is closed when one would come. */
  readonly opensInMinutes?: number;
  readonly costs: readonly AdviceCost[];
  readonly isLate: boolean;
  readonly bringsId: boolean;
}

/** The three ways, the best first; `best` is there when the first one fits and can be taken now. */
export interface Advice {
  readonly ranked: readonly ChannelAdvice[];
  readonly best?: ChannelAdvice;
}

/** Pure: the same wish has the same answer. The smallest sum of minutes is first. */
export function advise(wish: AdviceWish, ground: AdviceGround): Advice {
  const ranked = CHANNELS.map((channel) => adviseChannel(channel, wish, ground)).toSorted(
    (a, b) => orderOf(a) - orderOf(b),
  );
  const [first] = ranked;
  return first?.block === undefined && first !== undefined ? { ranked, best: first } : { ranked };
}

// What can be taken comes before what cannot; what only misses a wish before what is closed, and
// what opens soonest before the rest.
function orderOf({ block, minutes = 0, point, opensInMinutes = FAR }: ChannelAdvice): number {
  if (block === undefined) return minutes;
  const near = block === "all_closed" ? opensInMinutes : minutes || (point?.metres ?? 0) / 100;
  return FAR * (1 + BLOCKS.indexOf(block)) + Math.min(near, FAR - 1);
}

const FAR = 100_000;
const BLOCKS: readonly AdviceBlock[] = [
  ...(["wants_person", "paid", "all_closed", "needs_id", "no_means"] as const),
  ...(["offline", "no_point", "place_unknown"] as const),
];

function adviseChannel(channel: Channel, wish: AdviceWish, ground: AdviceGround): ChannelAdvice {
  const tried =
    channel === "online" ? onlineTries(wish, ground) : placeTries(channel, wish, ground);
  const [first] = tried.toSorted((a, b) => orderOf(a) - orderOf(b));
  return first ?? blocked(channel, ground.points === undefined ? "place_unknown" : "no_point");
}

function onlineTries(wish: AdviceWish, ground: AdviceGround): readonly ChannelAdvice[] {
  const held = wish.means.filter((means) => ground.onlineTakes.includes(means));
  const direct = held.filter((means) => means !== "cash").slice(0, 1);
  const slips = held.includes("cash") ? slipTries(wish, ground) : [];
  if (direct.length === 0 && slips.length === 0) {
    return [weigh("online", wish, ground, { block: "no_means" })];
  }
  return [...direct.map((means) => weigh("online", wish, ground, { means })), ...slips];
}

// A slip is paid in any shop that takes it: one is shown where it is known which.
function slipTries(wish: AdviceWish, ground: AdviceGround): readonly ChannelAdvice[] {
  return (ground.points ?? [])
    .filter(({ point }) => point.does.includes("takes_slips") && point.kind !== "kiosk")
    .map((found) => weigh("online", wish, ground, { means: "cash", found }));
}

function placeTries(
  channel: "store" | "kiosk",
  wish: AdviceWish,
  ground: AdviceGround,
): readonly ChannelAdvice[] {
  return (ground.points ?? [])
    .filter(({ point }) => (point.kind === "kiosk") === (channel === "kiosk"))
    .filter(({ point, state }) => {
      return point.does.includes("renews") && state?.state !== "out_of_order";
    })
    .map((found) => placeTry(channel, wish, ground, found));
}

function placeTry(
  channel: "store" | "kiosk",
  wish: AdviceWish,
  ground: AdviceGround,
  found: FoundPoint,
): ChannelAdvice {
  const takes: readonly string[] = found.point.payments;
  const means = wish.means.find((one) => takes.includes(one));
  if (found.point.needsId && !wish.hasId) {
    return weigh(channel, wish, ground, { found, block: "needs_id" });
  }
  if (means === undefined && wish.isPaid === undefined) {
    return weigh(channel, wish, ground, { found, block: "no_means" });
  }
  return weigh(channel, wish, ground, { found, ...(means === undefined ? {} : { means }) });
}

interface Try {
  readonly means?: Means;
  readonly found?: FoundPoint;
  readonly block?: AdviceBlock;
}

/** Adds up what the circumstances cost this way. */
function weigh(
  channel: Channel,
  wish: AdviceWish,
  ground: AdviceGround,
  { means, found, block }: Try,
): ChannelAdvice {
  const around = found === undefined ? [] : costsOfPlace(channel, found, wish.at);
  const names = circumstances(channel, wish, ground, found).filter(
    (name) => name !== "slip" || means === "cash",
  );
  const costs = [...around, ...names.flatMap((name) => costOf(name, channel))];
  const minutes = costs.reduce((sum, cost) => sum + cost.minutes, 0);
  const atPlace = found === undefined ? undefined : hindranceOf(channel, found, wish.at, around);
  const blocks = names.flatMap((name) => blockOf(name, channel));
  const why = block ?? blocks.find((one) => one === "offline") ?? atPlace ?? blocks[0];
  const hasSum = why === undefined || UNFIT.includes(why);
  return {
    channel,
    costs: hasSum ? costs : [],
    isLate: hasSum && wish.withinMinutes !== undefined && minutes > wish.withinMinutes,
    bringsId: channel !== "online" && found?.point.needsId === true,
    ...(why === undefined ? {} : { block: why }),
    ...(means === undefined ? {} : { means }),
    ...(found === undefined ? {} : { point: found, ...opensIn(found, wish.at) }),
    ...(hasSum ? { minutes } : {}),
  };
}

function costOf(name: Circumstance, channel: Channel): readonly AdviceCost[] {
  const cost: Cost = ADVICE_COSTS[name][channel];
  return typeof cost === "number" && cost > 0 ? [{ name, minutes: cost }] : [];
}

function blockOf(name: Circumstance, channel: Channel): readonly AdviceBlock[] {
  const cost: Cost = ADVICE_COSTS[name][channel];
  if (typeof cost === "number") return [];
  return cost === "never" ? ["offline"] : [name === "paid" ? "paid" : "wants_person"];
}

function opensIn({ opening }: FoundPoint, at: Instant): Pick<ChannelAdvice, "opensInMinutes"> {
  if (opening.kind !== "closed" || opening.opensAt === undefined) return {};
  return { opensInMinutes: Math.ceil(msBetween(at, opening.opensAt) / 60_000) };
}

/** It would work, so its sum is told. */
const UNFIT: readonly AdviceBlock[] = ["wants_person"];

function circumstances(
  channel: Channel,
  wish: AdviceWish,
  ground: AdviceGround,
  found: FoundPoint | undefined,
): readonly Circumstance[] {
  const { connection } = wish;
  const speaks = found === undefined || found.point.languages.includes(wish.language);
  return [
    ...(wish.isPaid === undefined ? (["order"] as const) : (["paid"] as const)),
    ...(connection === "slow" ? (["slow"] as const) : []),
    ...(connection === "none" ? ([ground.hasGarden ? "garden" : "offline"] as const) : []),
    ...(wish.wantsPerson ? (["wants_person"] as const) : []),
    ...(wish.isUnsureOnline ? (["unsure"] as const) : []),
    ...(speaks ? [] : (["other_language"] as const)),
    ...(channel === "online" ? (["slip"] as const) : []),
    ...(found?.state?.state === "limited" ? (["limited"] as const) : []),
    "connect",
  ];
}

function costsOfPlace(channel: Channel, found: FoundPoint, at: Instant): readonly AdviceCost[] {
  const { metres, point, state } = found;
  const travel = travelMinutes(metres);
  const wait =
    channel === "online"
      ? 0
      : (state?.waitMinutes ?? usualWaitAt(point, addMinutes(at, travel)) ?? 0);
  const costs = [
    { name: "travel" as const, minutes: travel },
    { name: "wait" as const, minutes: wait },
  ];
  return costs.filter(({ minutes }) => minutes > 0);
}

/** It must surely be open from when one comes there until one has paid. */
function hindranceOf(
  channel: Channel,
  { point }: FoundPoint,
  at: Instant,
  around: readonly AdviceCost[],
): AdviceBlock | undefined {
  const there = around.reduce((sum, { minutes }) => sum + minutes, 0);
  if (there > REACH_MINUTES_MAX) return "no_point";
  const travel = around.find(({ name }) => name === "travel")?.minutes ?? 0;
  const moments = [travel, there + ADVICE_COSTS.order[channel]].map((minutes) =>
    addMinutes(at, minutes),
  );
  return moments.every((moment) => isOpenAt(point.hours, moment)) ? undefined : "all_closed";
}

function blocked(channel: Channel, block: AdviceBlock): ChannelAdvice {
  return { channel, block, costs: [], isLate: false, bringsId: false };
}
