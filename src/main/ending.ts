import type { Problem } from "./problem.ts";

/** When and why this program shall end. */
export interface Ending {
  /** Resolves when asked to end; rejects with the Problem that makes going on pointless. */
  readonly reached: Promise<void>;
  readonly isReached: boolean;
  fail(problem: Problem): void;
}

const INSIST_AFTER_MS = 1000;

/**
 * Ctrl-C, SIGTERM, a closed terminal, or the end of the program that started this one over a
 * channel. Asked a second time it ends at once.
 */
export function watchForEnd(): Ending {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Somebody waits for it later; until then a rejection is not unhandled.
  promise.catch(() => {});
  let isReached = false;
  let mayInsist = false;
  const ask = (signal?: string) => {
    if (mayInsist && signal !== undefined) process.exit(130);
    if (isReached) return;
    isReached = true;
    resolve();
    // One Ctrl-C comes from the terminal and from each program between it and us.
    setTimeout(() => (mayInsist = true), INSIST_AFTER_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  process.on("disconnect", () => ask());
  return {
    reached: promise,
    get isReached() {
      return isReached;
    },
    fail(problem) {
      isReached = true;
      reject(problem);
    },
  };
}
