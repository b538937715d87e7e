import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addSeconds, instant } from "../clock/index.ts";
import { newId } from "../ids/index.ts";
import { countTry, forgetOldLocks, takeTryBack, type Lock } from "./index.ts";

const db = await testDatabase();
const START = instant("2026-11-22T03:00:00Z");
const act = db.act({ at: START });
const at = (seconds: number) => act.clock.moveTo(addSeconds(START, seconds));
const lockOf = (more: Partial<Lock> = {}): Lock => ({
  ...{ key: newId(), wrongMax: 5, seconds: 3600 },
  ...more,
});
const expectWrong = async (count: number, locks: readonly Lock[]) => {
  for (let i = 0; i < count; i++) expect((await countTry(act, locks)).ok).toBe(true);
};

test("five wrong tries lock for an hour from the fifth, to the second", async () => {
  const lock = lockOf();
  at(0);
  const lefts = [];
  for (let i = 0; i < 5; i++) {
    at(i * 60);
    lefts.push(await countTry(act, [lock]));
  }
  expect(lefts.map((answer) => answer.ok && answer.value.triesLeft)).toEqual([4, 3, 2, 1, 0]);
  at(241);
  expect(await countTry(act, [lock])).toMatchObject({
    refusal: "too_many_tries",
    facts: { retryAfterSeconds: 3599 },
  });
  at(240 + 3599);
  expect((await countTry(act, [lock])).ok).toBe(false);
  at(240 + 3600);
  expect(await countTry(act, [lock])).toMatchObject({ ok: true, value: { triesLeft: 4 } });
});

test("knocking at a lock does not make it longer", async () => {
  const lock = lockOf();
  at(0);
  await expectWrong(5, [lock]);
  for (const seconds of [600, 1800, 3500]) {
    at(seconds);
    expect((await countTry(act, [lock])).ok).toBe(false);
  }
  at(3600);
  expect((await countTry(act, [lock])).ok).toBe(true);
});

test("a hundred guesses at once are five", async () => {
  at(0);
  const lock = lockOf();
  const answers = await Promise.all(Array.from({ length: 100 }, async () => countTry(act, [lock])));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
});

test("who was right has not tried", async () => {
  at(0);
  const lock = lockOf();
  await expectWrong(4, [lock]);
  for (let i = 0; i < 20; i++) {
    expect((await countTry(act, [lock])).ok).toBe(true);
    await takeTryBack(act, [lock]);
  }
  await expectWrong(1, [lock]);
  expect((await countTry(act, [lock])).ok).toBe(false);
});

test("wrong tries further apart than the time do not add up", async () => {
  const lock = lockOf({ wrongMax: 2, seconds: 60 });
  for (let i = 0; i < 10; i++) {
    at(i * 60);
    await expectWrong(1, [lock]);
  }
});

test("of several locks the fullest decides, and a refused try counts in none of them", async () => {
  at(0);
  const [line, address] = [lockOf(), lockOf({ wrongMax: 20 })];
  await expectWrong(5, [line, address]);
  expect((await countTry(act, [line, address])).ok).toBe(false);
  const other = lockOf();
  const rest = await countTry(act, [other, address]);
  expect(rest).toMatchObject({ ok: true, value: { triesLeft: 4 } });
  await expectWrong(14, [address]);
  expect((await countTry(act, [address])).ok).toBe(false);
});

test("only what was last wrong long ago is forgotten", async () => {
  at(0);
  const lock = lockOf();
  await expectWrong(5, [lock]);
  await forgetOldLocks(act, START);
  expect((await countTry(act, [lock])).ok).toBe(false);
  await forgetOldLocks(act, addSeconds(START, 1));
  expect((await countTry(act, [lock])).ok).toBe(true);
});
