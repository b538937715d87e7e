import type { Act } from "../act/index.ts";
import { addSeconds, epochMs, instant, msBetween, type Instant } from "../clock/index.ts";
import { done, refused, type Outcome } from "../outcome/index.ts";

export interface Limit {
  /** What is counted, e.g. `find:address:<blind>`; personal values only as keyed hashes. */
  readonly key: string;
  readonly perWindow: number;
  readonly windowSeconds: number;
}

/**
 * Counts one try against each limit in the store that all processes share. Refuses with
 * `too_many_tries` and `retryAfterSeconds` when any is used up; a refused try counts as well.
 */
export async function takeTurn(
  act: Act,
  limits: readonly Limit[],
): Promise<Outcome<null, "too_many_tries">> {
  const now = act.clock.now();
  const windows = limits.map((limit) => windowStart(limit, now));
  const { rows } = await act.database.run({
    text: `insert into rate_counts as c (key, window_start, count)
      select key, start, 1 from unnest($1::text[], $2::timestamptz[]) as t (key, start)
      order by key on conflict (key, window_start) do update set count = c.count + 1
      returning key, count`,
    values: [limits.map((limit) => limit.key), windows],
    isFrequent: true,
  });
  const counts = new Map((rows as { key: string; count: number }[]).map((r) => [r.key, r.count]));
  const over = limits.filter((limit) => (counts.get(limit.key) ?? 0) > limit.perWindow);
  if (over.length === 0) return done(null);
  const waits = over.map((limit) =>
    Math.ceil(msBetween(now, addSeconds(windowStart(limit, now), limit.windowSeconds)) / 1000),
  );
  return refused("too_many_tries", { facts: { retryAfterSeconds: Math.max(1, ...waits) } });
}

/** Forgets windows that ended before `before`; run by the worker now and then. */
export async function forgetOldWindows(act: Act, before: Instant): Promise<void> {
  await act.database.run({
    text: "delete from rate_counts where window_start < $1",
    values: [before],
  });
}

function windowStart(limit: Limit, now: Instant): Instant {
  const length = limit.windowSeconds * 1000;
  return instant(Math.floor(epochMs(now) / length) * length);
}
