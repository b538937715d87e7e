import type { Act } from "../act/index.ts";
import { addSeconds, later, msBetween, type Instant } from "../clock/index.ts";
import { done, refused, type Outcome } from "../outcome/index.ts";

/** Locks whoever is wrong too often: `wrongMax` times within `seconds` lock for as long again. */
export interface Lock {
  /** Who or what is locked; personal values only as keyed hashes. */
  readonly key: string;
  readonly wrongMax: number;
  readonly seconds: number;
}

/**
 * Counts a try as wrong before anybody looks whether it is, so that a hundred guesses at once are
 * no more than `wrongMax`; `takeTryBack` is for who was right. Answers how many are left. Refuses
 * with `too_many_tries` and `retryAfterSeconds`; a refused try counts nowhere.
 */
export async function countTry(
  act: Act,
  locks: readonly Lock[],
): Promise<Outcome<{ readonly triesLeft: number }, "too_many_tries">> {
  const now = act.clock.now();
  const counts = await Promise.all(locks.map(async (lock) => countOne(act, lock, now)));
  const lefts = counts.flatMap((count, i) =>
    count === undefined ? [] : [locks[i]!.wrongMax - count],
  );
  if (lefts.length === locks.length) return done({ triesLeft: Math.min(...lefts) });
  await takeTryBack(
    act,
    locks.filter((_, i) => counts[i] !== undefined),
  );
  const ends = await Promise.all(
    locks.filter((_, i) => counts[i] === undefined).map(async (lock) => endOf(act, lock, now)),
  );
  const retryAfterSeconds = Math.ceil(msBetween(now, ends.reduce(later)) / 1000);
  return refused("too_many_tries", {
    facts: { retryAfterSeconds: Math.max(1, retryAfterSeconds) },
  });
}

export async function takeTryBack(act: Act, locks: readonly Lock[]): Promise<void> {
  await act.database.run({
    text: `update rate_locks set wrong_count = wrong_count - 1
      where key = any($1::text[]) and wrong_count > 0`,
    values: [locks.map(({ key }) => key)],
    isFrequent: true,
  });
}

/** Forgets what was last wrong before `before`; run by the worker now and then. */
export async function forgetOldLocks(act: Act, before: Instant): Promise<void> {
  await act.database.run({
    text: "delete from rate_locks where last_at < $1",
    values: [before],
  });
}

/** How many wrong tries there are with this one; undefined while it is locked. */
async function countOne(act: Act, lock: Lock, now: Instant): Promise<number | undefined> {
  const { rows } = await act.database.run({
    text: `insert into rate_locks as l (key, wrong_count, first_at, last_at)
      values ($1, 1, $2, $2)
      on conflict (key) do update set last_at = $2,
        wrong_count = case when l.first_at <= $3 then 1 else l.wrong_count + 1 end,
        first_at = case when l.first_at <= $3 then $2 else l.first_at end
        where l.wrong_count < $4 or l.last_at <= $3
      returning wrong_count`,
    values: [lock.key, now, addSeconds(now, -lock.seconds), lock.wrongMax],
    isFrequent: true,
  });
  return (rows[0] as { wrong_count: number } | undefined)?.wrong_count;
}

async function endOf(act: Act, lock: Lock, now: Instant): Promise<Instant> {
  const { rows } = await act.database.run({
    text: "select last_at from rate_locks where key = $1",
    values: [lock.key],
    isFrequent: true,
  });
  const last = (rows[0] as { last_at: Instant } | undefined)?.last_at ?? now;
  return addSeconds(last, lock.seconds);
}
