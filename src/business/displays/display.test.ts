import fc from "fast-check";
import { expect, test } from "vitest";
import { addSeconds, instant, type Instant } from "../../foundation/clock/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { nextShown, SCENE_SECONDS, type Scene, type Showing, type Shown } from "./display.ts";

const NOW = instant("2026-11-22T01:30:00.000Z");
const counterId = "counter";

const offer = (n: number, quotedAt: Instant = NOW) =>
  ({
    ...{ kind: "offer", lineId: `line-${n}`, planId: "week", totalYen: 1980, quotedAt },
    starts: { kind: "exact", at: NOW },
    ends: { kind: "exact", at: addSeconds(NOW, 86_400) },
  }) as unknown as Scene;
const scenes: readonly Scene[] = [
  { kind: "greeting" },
  offer(1),
  offer(2),
  { kind: "order", lineId: "line-1", renewalId: "r-1" } as unknown as Scene,
];

const showing: fc.Arbitrary<Showing> = fc.record(
  { scene: fc.constantFrom(...scenes), language: fc.constantFrom(...LANGUAGES) },
  { requiredKeys: [] },
);
const steps = fc.array(fc.tuple(showing, fc.integer({ min: 0, max: 300 })), { maxLength: 8 });

test("whatever is shown, it stands for at least half its time, and never longer than all of it", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let now = NOW;
      let row: Shown | undefined;
      for (const [wish, seconds] of all) {
        now = addSeconds(now, seconds);
        const before = row !== undefined && now < row.endsAt ? row : undefined;
        row = nextShown(row, { ...wish, counterId }, now) ?? row;
        expect(row!.endsAt > addSeconds(now, SCENE_SECONDS / 2)).toBe(true);
        expect(row!.endsAt <= addSeconds(now, SCENE_SECONDS)).toBe(true);
        expect(row!.scene).toEqual(wish.scene ?? before?.scene ?? { kind: "greeting" });
        expect(row!.language).toBe(wish.language ?? before?.language);
      }
    }),
    { numRuns: 60 },
  );
});

test("what is over leaves neither sale nor language to the next customer", () => {
  const before = nextShown(undefined, { counterId, scene: offer(1), language: "ko" }, NOW)!;
  const later = addSeconds(NOW, SCENE_SECONDS);
  const next = nextShown(before, { counterId, language: "ja" }, later);
  expect(next).toMatchObject({ scene: { kind: "greeting" }, language: "ja" });
  expect(nextShown(before, { counterId, scene: offer(2) }, later)).not.toHaveProperty("language");
});

test("a page that looks again every few seconds writes nothing new", () => {
  const before = nextShown(undefined, { counterId, scene: offer(1) }, NOW)!;
  const soon = addSeconds(NOW, 3);
  expect(nextShown(before, { counterId, scene: offer(1, soon) }, soon)).toBeUndefined();
  expect(nextShown(before, { counterId, scene: offer(2, soon) }, soon)).toBeDefined();
});
