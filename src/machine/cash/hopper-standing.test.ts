import { expect, test } from "vitest";
import { hopperStanding } from "./hopper-standing.ts";

const times = (count: number, doing: () => void) => Array.from({ length: count }, doing);

test("one that ran short waits for a person, whatever it answers, and no other with it", () => {
  const standing = hopperStanding();
  standing.setAside(100);
  standing.answers(100);
  expect([standing.works(100), standing.works(10)]).toEqual([false, true]);
  standing.forgive();
  expect(standing.works(100)).toBe(true);
});

test("one that the wire kept from hearing is asked again, then once it answers", () => {
  const standing = hopperStanding();
  standing.unheard(100);
  expect(standing.works(100)).toBe(true);
  standing.unheard(100);
  expect(standing.works(100)).toBe(false);
  standing.answers(100);
  expect(standing.works(100)).toBe(true);
  standing.gaveAll(100);
  standing.unheard(100);
  expect(standing.works(100)).toBe(true);
});

test("one that answers every look and never turns waits for a person", () => {
  const standing = hopperStanding();
  times(6, () => {
    standing.unheard(100);
    standing.answers(100);
  });
  expect(standing.works(100)).toBe(false);
  standing.forgive();
  expect(standing.works(100)).toBe(true);
});
