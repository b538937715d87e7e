import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { bucketsOfLine, type Bucket } from "../buckets/index.ts";
import {
  issuerStatusAt,
  nextPriceChangeAt,
  planByCode,
  plansForLine,
  pricesOf,
  sellerOf,
  taxRateAt,
  type Plan,
} from "../catalogue/index.ts";
import { lineById, type Line, type LineId } from "../lines/index.ts";
import { rankByFit } from "./fit.ts";
import { quote } from "./quote.ts";
import type { Fit, Quote, QuoteRefusal, Trip } from "./quote-types.ts";

export interface QuotedPlan {
  readonly plan: Plan;
  readonly quote: Quote;
  readonly fit: Fit;
}

export interface RefusedPlan {
  readonly plan: Plan;
  readonly refusal: QuoteRefusal;
}

export interface LineQuotes {
  readonly line: Line;
  readonly buckets: readonly Bucket[];
  /** Best fit first. */
  readonly plans: readonly QuotedPlan[];
  readonly refused: readonly RefusedPlan[];
}

/** What every plan for this line would give if it were paid for at this moment. */
export async function askQuotes(
  act: Act,
  wish: {
    readonly lineId: LineId;
    readonly trip?: Trip;
    /** As the line would stand, in place of how it does. */
    readonly buckets?: readonly Bucket[];
  },
): Promise<Outcome<LineQuotes, "line_unknown">> {
  const now = act.clock.now();
  const [line, buckets] = await Promise.all([
    lineById(act, wish.lineId),
    wish.buckets ?? bucketsOfLine(act, wish.lineId),
  ]);
  if (line === undefined) return refused("line_unknown");
  const plans = await plansForLine(act, line, now);
  const asked = await Promise.all(
    plans.map(async (plan) => ({
      plan,
      answer: await quoteOf(act, { line, buckets, plan, paidAt: now, ...tripOf(wish) }),
    })),
  );
  const quoted = asked.flatMap(({ plan, answer }) =>
    answer.ok ? [{ plan, quote: answer.value }] : [],
  );
  const refusals = asked.flatMap(({ plan, answer }) =>
    answer.ok ? [] : [{ plan, refusal: answer.refusal }],
  );
  return done({
    line,
    buckets,
    plans: rankByFit(quoted, { trip: wish.trip }),
    refused: refusals,
  });
}

/** The quote of one plan, if it is paid for at this moment or at a later one. */
export async function askQuote(
  act: Act,
  wish: {
    readonly lineId: LineId;
    readonly planCode: string;
    readonly trip?: Trip;
    readonly paidAt?: Instant;
    /** As the line would stand, in place of how it does. */
    readonly buckets?: readonly Bucket[];
  },
): Promise<
  Outcome<
    {
      readonly line: Line;
      readonly plan: Plan;
      readonly quote: Quote;
      readonly buckets: readonly Bucket[];
    },
    QuoteRefusal | "line_unknown" | "plan_unknown"
  >
> {
  const now = act.clock.now();
  const [line, buckets, plan] = await Promise.all([
    lineById(act, wish.lineId),
    wish.buckets ?? bucketsOfLine(act, wish.lineId),
    planByCode(act, wish.planCode, now),
  ]);
  if (line === undefined) return refused("line_unknown");
  if (plan === undefined) return refused("plan_unknown", { field: "plan" });
  const paidAt = wish.paidAt ?? now;
  const answer = await quoteOf(act, { line, buckets, plan, paidAt, ...tripOf(wish) });
  return answer.ok ? done({ line, plan, quote: answer.value, buckets }) : answer;
}

async function quoteOf(
  act: Act,
  ask: { line: Line; buckets: readonly Bucket[]; plan: Plan; paidAt: Instant; trip?: Trip },
): Promise<Outcome<Quote, QuoteRefusal>> {
  const [seller, status, rate, prices] = await Promise.all([
    sellerOf(act, ask.plan.sellerId),
    issuerStatusAt(act, ask.plan.sellerId, ask.paidAt),
    taxRateAt(act, ask.plan.taxCategory, ask.paidAt),
    pricesOf(act, ask.plan.planId),
  ]);
  // A seller that is not registered as an issuer names no tax and collects none.
  const taxRatePerMille = status?.status === "registered" ? rate : 0;
  const pricesChangeAt = nextPriceChangeAt(prices, ask.paidAt);
  return quote({
    ...ask,
    taxRatePerMille,
    taxRounding: seller.taxRounding,
    ...(pricesChangeAt === undefined ? {} : { pricesChangeAt }),
  });
}

function tripOf(wish: { readonly trip?: Trip }): { trip?: Trip } {
  return wish.trip === undefined ? {} : { trip: wish.trip };
}
