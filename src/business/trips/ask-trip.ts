import type { Act } from "../../foundation/act/index.ts";
import { JST, later, localDate, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { bucketsOfLine, type Bucket } from "../buckets/index.ts";
import {
  allSellers,
  isOnSale,
  plansForLine,
  plansOfSeller,
  pricesOf,
  type Plan,
} from "../catalogue/index.ts";
import { lineById, maySee, type Line, type LineId, type Proof } from "../lines/index.ts";
import { BYTES_A_DAY, type UseLevel } from "../renewals/index.ts";
import { dailyUse, type DayOfUse } from "../usage/index.ts";
import { planTrip } from "./plan-trip.ts";
import type { OnSale, TripPlan, TripQuestion, TripRefusal } from "./trip.ts";

/** `measured` takes what the line itself has used; `unknown` is reckoned as normal use. */
export type TripUse = UseLevel | "measured" | "unknown";

export interface TripWish {
  /** Absent for somebody who has no line yet. */
  readonly of?: { readonly lineId: LineId; readonly proof: Proof };
  readonly arrivesAt?: Instant;
  readonly leavesAt: Instant;
  readonly use: TripUse;
}

export interface TripAnswer {
  readonly from: Instant;
  readonly until: Instant;
  readonly bytesPerDay: Bytes;
  /** `assumed`: nothing was said, or nothing has been measured. */
  readonly basis: "said" | "measured" | "assumed";
  /** Cheapest with enough data every day, each plan bought when it is needed. */
  readonly best: Outcome<TripPlan, TripRefusal>;
  /** The cheapest of which all plans are paid for in the first moment; absent where best is so. */
  readonly atOnce?: TripPlan;
  /** Cheaper, but slow on some days. */
  readonly slow?: TripPlan;
}

/** Which plans cover a trip. Refuses `line_unknown`, also to whom the line discloses no renewal. */
export async function askTrip(
  act: Act,
  wish: TripWish,
): Promise<Outcome<TripAnswer, "line_unknown">> {
  const now = act.clock.now();
  const use = await useOf(act, wish);
  const need = {
    from: later(now, wish.arrivesAt ?? now),
    until: wish.leavesAt,
    bytesPerDay: use.bytesPerDay,
    speed: "full" as const,
  };
  const lines = wish.of === undefined ? await newLines(act) : await lineAsIs(act, wish.of);
  if (lines.length === 0) return refused("line_unknown");
  const asked = lines.map((one): Asked => {
    const question: TripQuestion = { ...one, now, need, buying: "in_time" };
    return { question, best: planTrip(question) };
  });
  const { question, best } = asked.toSorted(byTotal)[0]!;
  return done({ ...need, basis: use.basis, best, ...othersOf(question, best) });
}

interface Asked {
  readonly question: TripQuestion;
  readonly best: Outcome<TripPlan, TripRefusal>;
}

function byTotal(a: Asked, b: Asked): number {
  const total = ({ best }: Asked): number => (best.ok ? best.value.totalYen : Infinity);
  return total(a) === total(b) ? 0 : total(a) - total(b);
}

function othersOf(
  question: TripQuestion,
  best: Asked["best"],
): Pick<TripAnswer, "atOnce" | "slow"> {
  const atOnce = isAtOnce(best) ? best : planTrip({ ...question, buying: "at_once" });
  const slow = planTrip({ ...question, need: { ...question.need, speed: "slow" } });
  const isCheaper = slow.ok && (!best.ok || slow.value.totalYen < best.value.totalYen);
  return {
    ...(atOnce.ok && atOnce !== best ? { atOnce: atOnce.value } : {}),
    ...(isCheaper ? { slow: slow.value } : {}),
  };
}

function isAtOnce(best: Asked["best"]): boolean {
  if (!best.ok) return false;
  return new Set(best.value.purchases.map(({ buyAt }) => buyAt)).size <= 1;
}

type Ground = Pick<TripQuestion, "line" | "buckets" | "plans">;

async function lineAsIs(
  act: Act,
  { lineId, proof }: NonNullable<TripWish["of"]>,
): Promise<readonly Ground[]> {
  if (!maySee(proof, "renew")) return [];
  const [line, buckets] = await Promise.all([lineById(act, lineId), bucketsOfLine(act, lineId)]);
  if (line === undefined) return [];
  return [{ line, buckets, plans: await withPrices(act, await plansForLine(act, line)) }];
}

/** A line that nobody has used yet, of each network that has plans on sale. */
async function newLines(act: Act): Promise<readonly Ground[]> {
  const now = act.clock.now();
  const sellers = await allSellers(act);
  const all = await Promise.all(sellers.map(({ sellerId }) => plansOfSeller(act, sellerId)));
  const byNetwork = new Map<string, Plan[]>();
  for (const plan of all.flat().filter((one) => isOnSale(one, now))) {
    byNetwork.set(plan.network, [...(byNetwork.get(plan.network) ?? []), plan]);
  }
  const none: readonly Bucket[] = [];
  return Promise.all(
    [...byNetwork.values()].map(async (plans) => ({
      line: unusedLine(plans[0]!),
      buckets: none,
      plans: await withPrices(act, plans),
    })),
  );
}

function unusedLine({ sellerId, network }: Plan): Line {
  return {
    lineId: "00000000-0000-7000-8000-000000000000" as LineId,
    ...{ sellerId, network, carrier: "", form: "sim", status: "in_service" },
    ...{ iccid: "", renewalCode: "", isReinstallable: false, hasSms: false },
  };
}

async function withPrices(act: Act, plans: readonly Plan[]): Promise<readonly OnSale[]> {
  return Promise.all(
    plans.map(async (plan) => ({ plan, prices: await pricesOf(act, plan.planId) })),
  );
}

const MEASURED_DAYS = 15;

async function useOf(
  act: Act,
  { of, use }: TripWish,
): Promise<Pick<TripAnswer, "bytesPerDay" | "basis">> {
  if (use !== "measured" && use !== "unknown") {
    return { bytesPerDay: BYTES_A_DAY[use], basis: "said" };
  }
  const assumed = { bytesPerDay: BYTES_A_DAY.normal, basis: "assumed" } as const;
  if (use === "unknown" || of === undefined || !maySee(of.proof, "usage_chart")) return assumed;
  const days = await dailyUse(act, of.lineId, MEASURED_DAYS);
  const measured = measuredUse(days, localDate(act.clock.now(), JST));
  return measured === undefined ? assumed : { bytesPerDay: measured, basis: "measured" };
}

/** What a day takes, by the whole days on which anything went through; undefined without one. */
export function measuredUse(days: readonly DayOfUse[], today: string): Bytes | undefined {
  const used = days.filter(({ date, usedBytes }) => date < today && usedBytes > 0);
  if (used.length === 0) return undefined;
  return bytes(Math.ceil(used.reduce((sum, day) => sum + day.usedBytes, 0) / used.length));
}
