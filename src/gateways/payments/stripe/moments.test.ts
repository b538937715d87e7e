import fc from "fast-check";
import { expect, test } from "vitest";
import { addSeconds, instant } from "../../../foundation/clock/index.ts";
import { secondsOf, sessionEnd, slipEnd } from "./moments.ts";

const startedAt = instant("2026-11-22T03:00:00.900Z");
const SENT_SECONDS = 59;

test.each([
  ["a page", sessionEnd, 1800, 86_400],
  ["a slip", slipEnd, 1801, 60 * 86_400 - 1],
] as const)("%s ends as wanted, within what Stripe allows", (_, end, soonest, latest) => {
  fc.assert(
    fc.property(fc.integer({ min: -86_400, max: 90 * 86_400 }), (wantedSeconds) => {
      const expiresAt = addSeconds(startedAt, wantedSeconds);
      const seconds = end({ startedAt, expiresAt });
      // Stripe reckons from when the request arrives, up to a minute after it was meant.
      const arrived = secondsOf(addSeconds(startedAt, SENT_SECONDS));
      expect(seconds).toBeGreaterThanOrEqual(arrived + soonest);
      expect(seconds).toBeLessThanOrEqual(secondsOf(startedAt) + latest);
      const isFree = wantedSeconds >= 1860 && wantedSeconds <= latest - 120;
      if (isFree) expect(seconds).toBe(secondsOf(expiresAt));
    }),
  );
});

test("the end of a repeated request is the same", () => {
  const expiresAt = addSeconds(startedAt, 60);
  expect(sessionEnd({ startedAt, expiresAt })).toBe(sessionEnd({ startedAt, expiresAt }));
});
