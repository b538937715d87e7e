import { addSeconds, type Clock, type Instant } from "../clock/index.ts";
import type { Log } from "../log/index.ts";

/**
 * A kind of work that waits in rows with a `due_at`. The row is the queue, the timer and the
 * truth: nothing else can be lost. A claim is a lease; a worker that dies leaves it to run out.
 */
export interface Desk<T> {
  readonly name: string;
  claim(claim: Claim): Promise<readonly T[]>;
  work(item: T): Promise<void>;
}

/** A desk whose items nobody outside needs to know. */
export interface StaffedDesk {
  readonly name: string;
  /** Claims and works one batch; answers how many items there were. */
  round(options: WorkOptions): Promise<number>;
}

export function staff<T>(desk: Desk<T>): StaffedDesk {
  return { name: desk.name, round: async (options) => oneRound(desk, options) };
}

export interface Claim {
  readonly limit: number;
  readonly now: Instant;
  readonly leaseUntil: Instant;
}

export interface WorkOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How long to rest when nothing was due, ms. */
  readonly restMs: number;
  readonly leaseSeconds: number;
  readonly atOnce: number;
}

export interface Work {
  /** Looks at the desks at once instead of resting to the end: a hint, never needed for truth. */
  nudge(): void;
  /** Lets what is under way finish, then ends. */
  stop(): Promise<void>;
}

/** Works at all desks until stopped. */
export function openWork(desks: readonly StaffedDesk[], options: WorkOptions): Work {
  let stopped = false;
  const sleepers = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of [...sleepers]) wake();
  };
  const loops = desks.map((desk) => loopAt(desk));
  return {
    nudge: wakeAll,
    async stop() {
      stopped = true;
      wakeAll();
      await Promise.all(loops);
    },
  };

  async function loopAt(desk: StaffedDesk): Promise<void> {
    while (!stopped) {
      const worked = await desk.round(options).catch((error: unknown) => {
        options.log.error({ err: error, desk: desk.name }, "desk failed");
        return 0;
      });
      if (worked === 0 && !stopped) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, options.restMs);
      sleepers.add(wake);
    });
  }
}

/** Claims and works one batch; answers how many items there were. */
export async function oneRound<T>(desk: Desk<T>, options: WorkOptions): Promise<number> {
  const now = options.clock.now();
  const leaseUntil = addSeconds(now, options.leaseSeconds);
  const items = await desk.claim({ limit: options.atOnce, now, leaseUntil });
  await Promise.all(
    items.map(async (item) => {
      try {
        await desk.work(item);
      } catch (error) {
        options.log.error({ err: error, desk: desk.name }, "work failed, the lease will run out");
      }
    }),
  );
  return items.length;
}
