import type { Standing } from "../../../business/renewals/index.ts";
import { addHours, type Instant } from "../../../foundation/clock/index.ts";

/** An order of this browser for the line that is not done yet. */
export interface OpenOrder {
  readonly number: string;
  readonly waitsFor: "payment" | "carrier";
}

/** The one thing to do now; the rest of the page is quieter. */
export type Onward =
  | { readonly kind: "start"; readonly bucketId: string }
  | { readonly kind: "watch" | "pay"; readonly number: string }
  | { readonly kind: "renew" }
  /** Nothing that its holder could buy or press would help. */
  | { readonly kind: "ask_us" }
  | { readonly kind: "elsewhere" };

export interface Here {
  readonly standing: Pick<Standing, "state" | "running" | "queued" | "isPaidButOffline">;
  readonly order?: OpenOrder;
  /** Whether there is a plan that this line can take now; undefined means yes, as far as known. */
  readonly offer?: "none" | "never";
}

/** What is paid for comes before what could be bought, and what connects at once before all. */
export function onwardOf({ standing, order, offer }: Here): Onward {
  const { state, queued, isPaidButOffline } = standing;
  const isGone = state === "recycled" || offer === "never";
  const startable = queued.find(({ mayStartNow }) => mayStartNow);
  if (isPaidButOffline && startable !== undefined && state !== "suspended" && !isGone) {
    return { kind: "start", bucketId: startable.bucket.bucketId };
  }
  if (order !== undefined) {
    return { kind: order.waitsFor === "carrier" ? "watch" : "pay", number: order.number };
  }
  if (isGone) return { kind: "elsewhere" };
  if (state === "suspended" || isPaidButOffline) return { kind: "ask_us" };
  return offer === "none" ? { kind: "elsewhere" } : { kind: "renew" };
}

const SHORT_SHARE = 0.2;
const SHORT_HOURS = 24;

/** What a working line is about to run out of, with nothing that would follow by itself. */
export function runsShort(
  { state, running, queued }: Here["standing"],
  now: Instant,
): "days" | "bytes" | undefined {
  if (state !== "active" || queued.length > 0) return undefined;
  const active = running.filter(({ bucket }) => bucket.state === "active");
  if (active.length === 0) return undefined;
  const soon = addHours(now, SHORT_HOURS);
  const ends = active.map(({ bucket }) => bucket.endsAt);
  if (ends.every((at) => at !== undefined && at <= soon)) return "days";
  const isLow = active.every(({ bucket, leftBytes }) => {
    const { dataTotalBytes, terms } = bucket;
    if (terms.allowance.kind !== "capped") return false;
    if (leftBytes === undefined || dataTotalBytes === undefined) return false;
    return leftBytes <= dataTotalBytes * SHORT_SHARE;
  });
  return isLow ? "bytes" : undefined;
}
