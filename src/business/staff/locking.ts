import { addSeconds, type Instant } from "../../foundation/clock/index.ts";

export interface Lock {
  readonly wrongTries: number;
  readonly lockedUntil?: Instant;
}

/** So many wrong passcodes are forgiven; each further one locks for longer, at most an hour. */
export const TRIES_FORGIVEN = 4;
const LONGEST_SECONDS = 3600;

export function isLocked(lock: Lock, now: Instant): boolean {
  return lock.lockedUntil !== undefined && now < lock.lockedUntil;
}

/** The lock after one more wrong passcode: 30 s after the fifth, then twice as long each time. */
export function afterWrong({ wrongTries }: Lock, now: Instant): Lock {
  const tries = wrongTries + 1;
  const beyond = tries - TRIES_FORGIVEN;
  if (beyond <= 0) return { wrongTries: tries };
  const seconds = Math.min(30 * 2 ** Math.min(beyond - 1, 10), LONGEST_SECONDS);
  return { wrongTries: tries, lockedUntil: addSeconds(now, seconds) };
}

export const UNLOCKED: Lock = { wrongTries: 0 };
