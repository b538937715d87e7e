import { expect, it } from "vitest";
import { gigabytes, jst, running, terms } from "../../../tests/examples/plans.ts";
import { bytes, MEGABYTE } from "../../foundation/money/index.ts";
import { passesMark } from "./measurement.ts";

const plan = {
  ...running(terms(), jst("2027-01-01T09:00")),
  dataTotalBytes: gigabytes(100),
};
const used = (gigabytesUsed: number) => ({
  ...plan,
  dataUsedBytes: bytes(gigabytesUsed * 1000 * MEGABYTE),
});

it.each([
  ["another tenth", 69, 70, true],
  ["nothing new within a tenth", 70, 79, false],
  ["the last twentieth", 94, 95, true],
  ["once", 95, 96, false],
  ["all of it", 99, 100, true],
] as const)("%s is news: %i to %i of 100", (_, before, after, isNews) => {
  expect(passesMark(used(before), used(after))).toBe(isNews);
});
