import fc from "fast-check";
import { expect, test } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import type { SendAnswer } from "./channel.ts";
import { TRY_AGAIN_SECONDS } from "./message.ts";
import { stepAfter, stepBefore } from "./message-steps.ts";

const START = instant("2026-11-22T03:00:00Z");
const fresh = { tries: 0, isInDoubt: false, writtenAt: START };
const EVER = { repeatSeconds: Infinity, now: START };
const NEVER = { repeatSeconds: 0, now: START };

test.each([
  ["is taken", fresh, { kind: "sent" }, EVER, { kind: "sent" }],
  [
    "is refused for good, so another way may be tried",
    fresh,
    { kind: "refused", failure: "550" },
    EVER,
    { kind: "over", state: "failed", failure: "550", mayGoElsewhere: true },
  ],
  [
    "is refused after a try without an answer, so it may have arrived",
    { ...fresh, tries: 1, isInDoubt: true },
    { kind: "refused", failure: "550" },
    EVER,
    { kind: "over", state: "failed", failure: "550", mayGoElsewhere: false },
  ],
  [
    "is not taken now, so it is tried again",
    fresh,
    { kind: "not_now", failure: "429" },
    NEVER,
    { kind: "again", failure: "429", dueAt: addSeconds(START, 60), isInDoubt: false },
  ],
  [
    "is not taken before a moment that the other side names",
    fresh,
    { kind: "not_now", failure: "429", waitSeconds: 400 },
    NEVER,
    { kind: "again", failure: "429", dueAt: addSeconds(START, 400), isInDoubt: false },
  ],
  [
    "is not taken for days, so another way may be tried",
    fresh,
    { kind: "not_now", failure: "429", waitSeconds: 200_000 },
    NEVER,
    { kind: "over", state: "failed", failure: "429", mayGoElsewhere: true },
  ],
  [
    "goes unanswered where a copy is known as one, so the copy is sent",
    fresh,
    { kind: "unknown", failure: "timeout" },
    EVER,
    { kind: "again", failure: "timeout", dueAt: addSeconds(START, 60), isInDoubt: true },
  ],
  [
    "goes unanswered where a copy is a second message, so nobody tries again",
    fresh,
    { kind: "unknown", failure: "timeout" },
    NEVER,
    { kind: "over", state: "unknown", failure: "timeout", mayGoElsewhere: false },
  ],
  [
    "is not taken at the last try",
    { ...fresh, tries: TRY_AGAIN_SECONDS.length },
    { kind: "not_now", failure: "429" },
    EVER,
    { kind: "over", state: "failed", failure: "429", mayGoElsewhere: true },
  ],
] as const)("a message %s", (_what, standing, answer, ground, step) => {
  expect(stepAfter(standing, answer, ground)).toEqual(step);
});

test("whose worker died in the middle goes out again only where a copy is known as one", () => {
  const doubtful = { ...fresh, isInDoubt: true };
  expect(stepBefore(doubtful, { repeatSeconds: Infinity }, START)).toBeUndefined();
  const day = { repeatSeconds: 24 * 3600 };
  expect(stepBefore(doubtful, day, addSeconds(START, 3600))).toBeUndefined();
  expect(stepBefore(doubtful, day, addSeconds(START, 25 * 3600))).toMatchObject({
    state: "unknown",
  });
  expect(stepBefore(doubtful, { repeatSeconds: 0 }, START)).toMatchObject({ state: "unknown" });
  expect(stepBefore(fresh, { repeatSeconds: 0 }, START)).toBeUndefined();
});

/** What the other side did, which we only know from its answer, if one came. */
const anyTry = fc.constantFrom<{ readonly arrives: boolean; readonly answer: SendAnswer }>(
  { arrives: true, answer: { kind: "sent" } },
  { arrives: false, answer: { kind: "refused", failure: "403" } },
  { arrives: false, answer: { kind: "not_now", failure: "429" } },
  { arrives: true, answer: { kind: "unknown", failure: "timeout" } },
  { arrives: false, answer: { kind: "unknown", failure: "timeout" } },
);
const anyWay = fc.record({
  repeatSeconds: fc.constantFrom(0, 3600, 24 * 3600, Infinity),
  tries: fc.array(anyTry, { minLength: 12, maxLength: 12 }),
});

test("however tries end, a person is told at most once over all of their ways", () => {
  fc.assert(
    fc.property(fc.array(anyWay, { minLength: 1, maxLength: 4 }), (ways) => {
      let arrived = 0;
      for (const { repeatSeconds, tries } of ways) {
        const { copies, mayGoElsewhere, isSent } = walk(repeatSeconds, tries);
        arrived += copies;
        if (isSent) expect(copies).toBe(1);
        if (!mayGoElsewhere) break;
        expect(copies).toBe(0);
      }
      expect(arrived).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

// One message by one way to its end; copies that the other side knows as one count once.
function walk(
  repeatSeconds: number,
  tries: readonly { readonly arrives: boolean; readonly answer: SendAnswer }[],
) {
  let [standing, now, copies] = [fresh, START, 0];
  for (const { arrives, answer } of tries) {
    const end = stepBefore(standing, { repeatSeconds }, now);
    if (end !== undefined) return { copies, mayGoElsewhere: false, isSent: false };
    const isCopy = copies > 0 && now < addSeconds(START, Math.min(repeatSeconds, 1e9));
    if (arrives && !isCopy) copies += 1;
    const step = stepAfter(standing, answer, { repeatSeconds, now });
    if (step.kind === "sent") return { copies, mayGoElsewhere: false, isSent: true };
    if (step.kind === "over") {
      return { copies, mayGoElsewhere: step.mayGoElsewhere, isSent: false };
    }
    standing = { ...standing, tries: standing.tries + 1, isInDoubt: step.isInDoubt };
    now = step.dueAt;
  }
  throw new Error("a message is tried without an end");
}
