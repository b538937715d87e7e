import { addSeconds, msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { PlanId } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Moment, RenewalId } from "../renewals/index.ts";

/** What a counter turns to its customer: ids and figures of the sale, nothing of the person. */
export type Scene =
  | { readonly kind: "greeting" }
  | {
      readonly kind: "offer";
      readonly lineId: LineId;
      readonly planId: PlanId;
      readonly totalYen: Yen;
      readonly starts: Moment;
      readonly ends: Moment;
      readonly quotedAt: Instant;
    }
  | { readonly kind: "order"; readonly lineId: LineId; readonly renewalId: RenewalId };

/** What stands on the displays of a counter, and until when. */
export interface Shown {
  readonly counterId: string;
  readonly scene: Scene;
  /** As the customer, the clerk or a hand-over card chose it. */
  readonly language?: Language;
  readonly endsAt: Instant;
}

export interface Showing {
  /** Without it, what stands there stays. */
  readonly scene?: Scene;
  readonly language?: Language;
}

/** So long a scene stays when nobody does anything more. */
export const SCENE_SECONDS = 120;

/**
 * What a counter shows after this; undefined when it does so already, for long enough. What is
 * over is as if it had never been: the next customer finds neither sale nor language.
 */
export function nextShown(
  before: Shown | undefined,
  { scene, language, counterId }: Showing & { readonly counterId: string },
  now: Instant,
): Shown | undefined {
  const stands = before !== undefined && now < before.endsAt ? before : undefined;
  const spoken = language ?? stands?.language;
  const next: Shown = {
    counterId,
    scene: scene ?? stands?.scene ?? { kind: "greeting" },
    ...(spoken === undefined ? {} : { language: spoken }),
    endsAt: addSeconds(now, SCENE_SECONDS),
  };
  return stands !== undefined && isSame(stands, next) && isFresh(stands, now) ? undefined : next;
}

function isSame(one: Shown, other: Shown): boolean {
  if (one.language !== other.language) return false;
  return one.scene.kind === "offer" && other.scene.kind === "offer"
    ? isSameOffer(one.scene, other.scene)
    : textOf(one.scene) === textOf(other.scene);
}

// Quoted again a moment later, the same offer has another moment of quoting.
function isSameOffer(one: Scene & { kind: "offer" }, other: Scene & { kind: "offer" }): boolean {
  return textOf({ ...one, quotedAt: other.quotedAt }) === textOf(other);
}

function textOf(scene: object): string {
  const ordered = (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(scene, ordered);
}

// A page of the clerk that looks again every few seconds writes once a minute.
function isFresh({ endsAt }: Shown, now: Instant): boolean {
  return msBetween(now, endsAt) > (SCENE_SECONDS * 1000) / 2;
}
