import { readFileSync } from "node:fs";
import { instant, type Instant } from "./instant.ts";

export interface Clock {
  now(): Instant;
}

/** Real time. With `offsetFile`, shifted by the whole milliseconds written in that file. */
export function systemClock(offsetFile?: string): Clock {
  if (offsetFile === undefined) return { now: () => instant(Date.now()) };
  return { now: () => instant(Date.now() + readOffset(offsetFile)) };
}

/** A clock for tests and for replaying a decision: stands where it was put. */
export function stoppedClock(at: Instant): Clock & { moveTo(at: Instant): void } {
  let current = at;
  return {
    now: () => current,
    moveTo(next) {
      current = next;
    },
  };
}

// Read anew each time: several processes follow one file, and none may lag behind another.
function readOffset(file: string): number {
  try {
    const offset = Number(readFileSync(file, "utf8").trim());
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
}
