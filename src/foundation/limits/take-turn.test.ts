import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addSeconds, instant } from "../clock/index.ts";
import { newId } from "../ids/index.ts";
import { forgetOldWindows, takeTurn } from "./index.ts";

const db = await testDatabase();
const START = instant("2026-11-22T03:00:00Z");
const act = db.act({ at: START });

test("a window holds its number of tries, however many come at once", async () => {
  const limit = { key: newId(), perWindow: 5, windowSeconds: 600 };
  const answers = await Promise.all(Array.from({ length: 20 }, async () => takeTurn(act, [limit])));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
});

test("a refusal says how long to wait, and then the wait is over", async () => {
  act.clock.moveTo(addSeconds(START, 250));
  const limit = { key: newId(), perWindow: 1, windowSeconds: 600 };
  await takeTurn(act, [limit]);
  const refusal = await takeTurn(act, [limit]);
  expect(refusal).toMatchObject({
    refusal: "too_many_tries",
    facts: { retryAfterSeconds: 350 },
  });
  act.clock.moveTo(addSeconds(START, 599));
  expect((await takeTurn(act, [limit])).ok).toBe(false);
  act.clock.moveTo(addSeconds(START, 600));
  expect((await takeTurn(act, [limit])).ok).toBe(true);
  act.clock.moveTo(START);
});

test("of several limits each counts, and the longest wait is told", async () => {
  const short = { key: newId(), perWindow: 1, windowSeconds: 60 };
  const long = { key: newId(), perWindow: 1, windowSeconds: 3600 };
  const wide = { key: newId(), perWindow: 100, windowSeconds: 86_400 };
  expect((await takeTurn(act, [short, long, wide])).ok).toBe(true);
  const refusal = await takeTurn(act, [short, long, wide]);
  expect(refusal).toMatchObject({ facts: { retryAfterSeconds: 3600 } });
  expect((await takeTurn(act, [wide])).ok).toBe(true);
});

test("what is not limited is always allowed", async () => {
  expect((await takeTurn(act, [])).ok).toBe(true);
});

test("only windows that are over are forgotten", async () => {
  const limit = { key: newId(), perWindow: 1, windowSeconds: 600 };
  await takeTurn(act, [limit]);
  await forgetOldWindows(act, START);
  expect((await takeTurn(act, [limit])).ok).toBe(false);
  await forgetOldWindows(act, addSeconds(START, 1));
  expect((await takeTurn(act, [limit])).ok).toBe(true);
});
