import { afterEach, expect, test } from "vitest";
import { STREAMS_MAX, takePlace } from "./stream-places.ts";

let given: (() => void)[] = [];
afterEach(() => {
  for (const give of given) give();
  given = [];
});

function take(address: string): boolean {
  const give = takePlace(address);
  if (give !== undefined) given.push(give);
  return give !== undefined;
}

test("one address has its places and no more, and others theirs", () => {
  const own = Array.from({ length: STREAMS_MAX.ofAddress }, () => take("192.0.2.1"));
  expect([own.every(Boolean), take("192.0.2.1"), take("192.0.2.2")]).toEqual([true, false, true]);
  given[0]!();
  given[0]!();
  expect([take("192.0.2.1"), take("192.0.2.1")]).toEqual([true, false]);
});

test("a process has its places and no more, and all of them again", () => {
  const fill = () =>
    Array.from({ length: STREAMS_MAX.inAll + 1 }, (_, i) => take(`192.0.2.${i % 200}`));
  expect(fill().filter(Boolean)).toHaveLength(STREAMS_MAX.inAll);
  for (const give of given) give();
  expect(fill().filter(Boolean)).toHaveLength(STREAMS_MAX.inAll);
});
