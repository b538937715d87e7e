import {
  takesAmount,
  type Attempt,
  type HouseProvider,
  type PaymentMethod,
  type PaymentProvider,
} from "../../../business/payments/index.ts";
import { PIN } from "../../../business/pins/index.ts";
import { addMinutes, type Instant } from "../../../foundation/clock/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { chainOfMethod } from "../../documents/index.ts";
import { rankWays, type Visitor } from "./rank-ways.ts";

/** One way to pay: a method, and the provider that would take the money. */
export interface Way extends PaymentMethod {
  readonly provider: string;
  /** Its provider has not answered a moment ago. */
  readonly isSilent: boolean;
}

export interface Ways {
  /** The likeliest first; each method once. */
  readonly offered: readonly Way[];
  /** Left out because the amount is too small or too large for them. */
  readonly outOfBounds: readonly PaymentMethod[];
}

export interface WaysWish extends Visitor {
  readonly totalYen: Yen;
  /** Whether anybody can have a PIN of the seller. */
  readonly isSoldAsPin: boolean;
  readonly attempts?: readonly Attempt[];
  readonly now: Instant;
}

interface Providers {
  readonly payments: readonly Pick<PaymentProvider, "name" | "methods">[];
  readonly house: readonly Pick<HouseProvider, "name" | "methods">[];
}

/** The ways that a browser can take: on the provider's page, by a slip, by a PIN. */
export function waysFor(providers: Providers, wish: WaysWish): Ways {
  const silent = silentProviders(wish.attempts ?? [], wish.now);
  const all = allWays(providers)
    .filter(({ provider }) => provider !== PIN || wish.isSoldAsPin)
    .map((way): Way => ({ ...way, isSilent: silent.has(way.provider) }));
  const fitting = all.filter((way) => takesAmount(way, wish.totalYen));
  const offered = rankWays(eachOnce(fitting), wish);
  return {
    offered: offered.toSorted((a, b) => Number(a.isSilent) - Number(b.isSilent)),
    outOfBounds: all.filter((way) => !takesAmount(way, wish.totalYen)),
  };
}

/** As a form sends it. */
export function wayValue({ provider, method }: Pick<Way, "provider" | "method">): string {
  return `${provider}:${method}`;
}

/** What a form sent, whether or not it was offered: the order may have changed meanwhile. */
export function findWay(providers: Providers, value: string) {
  return allWays(providers).find((way) => wayValue(way) === value);
}

function allWays({ payments, house }: Providers): readonly Omit<Way, "isSilent">[] {
  const byPin = house.filter(({ name }) => name === PIN);
  return [...payments, ...byPin].flatMap(({ name, methods }) =>
    methods
      .filter(({ kind }) => name === PIN || kind === "redirect" || kind === "slip")
      .map((method) => ({ ...method, provider: name })),
  );
}

// Two providers may take the same card, or cash in the same shops: the visitor is offered it once,
// by one that answers.
function eachOnce(ways: readonly Way[]): readonly Way[] {
  const answering = [...ways.filter(({ isSilent }) => !isSilent), ...ways];
  return ways.filter((way) => answering.find((other) => isAlike(other, way)) === way);
}

function isAlike(other: Way, { method }: Way): boolean {
  const chain = chainOfMethod(method);
  const takesChain = chain !== undefined && (other.accepts ?? []).includes(chain);
  return other.method === method || takesChain;
}

const SILENT_MINUTES = 10;

/** Providers whose latest attempt found nobody there, not long ago. */
export function silentProviders(attempts: readonly Attempt[], now: Instant): ReadonlySet<string> {
  // A reader at a counter that is out of reach says nothing of its provider's pages.
  const online = attempts.filter(({ kind }) => kind !== "terminal");
  const latest = new Map(online.map((attempt) => [attempt.provider, attempt]));
  const silent = [...latest.values()].filter(
    (attempt) => isUnanswered(attempt) && now < addMinutes(attempt.startedAt, SILENT_MINUTES),
  );
  return new Set(silent.map(({ provider }) => provider));
}

/** Nobody was there: also what the provider has certainly never seen, which has no reason of its own. */
export function isUnanswered({ state, failure }: Attempt): boolean {
  return state === "failed" && (failure ?? "provider_down") === "provider_down";
}
