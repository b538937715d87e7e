import type { Database } from "../database/index.ts";

const WAIT_MS_MAX = 5000;

const lastOnLine = new WeakMap<Database, Map<string, Promise<void>>>();

/**
 * Lets the writers of a line go one after the other within this process, so that they do not spend
 * their tries on each other. A courtesy: the lock is the event's number. One who has waited too
 * long goes all the same.
 */
export async function inLineQueue<T>(
  database: Database,
  lineId: string,
  work: () => Promise<T>,
): Promise<T> {
  const lasts = lastOnLine.get(database) ?? new Map<string, Promise<void>>();
  lastOnLine.set(database, lasts);
  const before = lasts.get(lineId);
  let leave!: () => void;
  const mine = new Promise<void>((resolve) => {
    leave = resolve;
  });
  lasts.set(lineId, mine);
  try {
    if (before !== undefined) await atMost(before, WAIT_MS_MAX);
    return await work();
  } finally {
    leave();
    if (lasts.get(lineId) === mine) lasts.delete(lineId);
  }
}

async function atMost(waited: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([waited, late]);
  clearTimeout(timer);
}
