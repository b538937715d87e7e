import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine, writeHouse } from "../act/index.ts";
import { addSeconds } from "../clock/index.ts";
import { newId } from "../ids/index.ts";
import { answeredBefore, answerOnce, forgetOldAnswers, isRepeat, type Once } from "./index.ts";

const db = await testDatabase();
const act = db.act();

test("a request is answered as it was the first time", async () => {
  const once = newOnce();
  expect(await answeredBefore(act, once)).toBeUndefined();
  await answer(once, { number: "K7M2Q" });
  expect(await answeredBefore(act, once)).toEqual({ number: "K7M2Q" });
});

test("the same key of another verb is another request", async () => {
  const once = newOnce();
  await answer(once, 1);
  expect(await answeredBefore(act, { ...once, scope: "another_verb" })).toBeUndefined();
});

test("the second of two at once writes nothing at all, and is known as a repeat", async () => {
  const once = newOnce();
  const lines = [newId(), newId()];
  const outcomes = await Promise.allSettled(
    lines.map(async (lineId) =>
      onLine(act, lineId, async (turn) =>
        turn.write({ name: "a.done" }, [answerOnce(act, once, lineId)]),
      ),
    ),
  );
  const failed = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(failed.map(isRepeat)).toEqual([true]);
  const { rows } = await act.database.run({
    text: "select line_id from events where line_id = any($1::uuid[])",
    values: [lines],
  });
  expect(rows).toEqual([{ line_id: await answeredBefore(act, once) }]);
});

test("another failure is no repeat", () => {
  expect(isRepeat(new Error("a bug"))).toBe(false);
  expect(isRepeat({ code: "23505", constraint: "events_pkey" })).toBe(false);
});

test("the key itself is kept nowhere", async () => {
  const once = newOnce();
  await answer(once, null);
  const { rows } = await act.database.run({
    text: "select idempotency_keys::text as row from idempotency_keys",
    values: [],
  });
  expect(JSON.stringify(rows)).not.toContain(once.key);
});

test("answers are forgotten by age", async () => {
  const once = newOnce();
  await answer(once, 1);
  await forgetOldAnswers(act, act.clock.now());
  expect(await answeredBefore(act, once)).toBe(1);
  await forgetOldAnswers(act, addSeconds(act.clock.now(), 1));
  expect(await answeredBefore(act, once)).toBeUndefined();
});

function newOnce(): Once {
  return { scope: "a_verb", key: `key-${newId()}` };
}

async function answer(once: Once, result: unknown): Promise<void> {
  await writeHouse(act, { name: "a.done" }, [answerOnce(act, once, result)]);
}
