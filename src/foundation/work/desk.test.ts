import { expect, test } from "vitest";
import { addSeconds, instant, stoppedClock } from "../clock/index.ts";
import { openLog } from "../log/index.ts";
import { oneRound, openWork, staff, type Claim, type Desk } from "./index.ts";

const NOW = instant("2026-11-22T03:00:00Z");
const options = {
  clock: stoppedClock(NOW),
  log: openLog("silent"),
  restMs: 60_000,
  leaseSeconds: 60,
  atOnce: 3,
};

test("a round claims as much as it may, under a lease from now", async () => {
  const claims: Claim[] = [];
  const worked: number[] = [];
  const desk = deskOf({
    async claim(claim) {
      claims.push(claim);
      return [1, 2];
    },
    async work(item) {
      worked.push(item);
    },
  });
  expect(await oneRound(desk, options)).toBe(2);
  expect(claims).toEqual([{ limit: 3, now: NOW, leaseUntil: addSeconds(NOW, 60) }]);
  expect(worked.toSorted()).toEqual([1, 2]);
});

test("one item that fails does not keep the others from being worked", async () => {
  const worked: number[] = [];
  const desk = deskOf({
    claim: async () => [1, 2, 3],
    async work(item) {
      if (item === 2) throw new Error("a bug");
      worked.push(item);
    },
  });
  expect(await oneRound(desk, options)).toBe(3);
  expect(worked).toEqual([1, 3]);
});

test("works as long as there is something, rests, and comes at a nudge", async () => {
  const waiting = [1, 2, 3, 4, 5];
  const worked: number[] = [];
  let emptied = Promise.withResolvers<void>();
  const desk = deskOf({
    async claim({ limit }) {
      if (waiting.length === 0) emptied.resolve();
      return waiting.splice(0, limit);
    },
    async work(item) {
      worked.push(item);
    },
  });
  const work = openWork([staff(desk)], options);
  await emptied.promise;
  expect(worked).toEqual([1, 2, 3, 4, 5]);
  emptied = Promise.withResolvers();
  waiting.push(6);
  await later();
  work.nudge();
  await emptied.promise;
  expect(worked).toEqual([1, 2, 3, 4, 5, 6]);
  await work.stop();
});

test("a desk that cannot claim is asked again, and holds up no other", async () => {
  let tries = 0;
  const seen = Promise.withResolvers<void>();
  const broken = deskOf({
    async claim() {
      tries += 1;
      throw new Error("no database");
    },
  });
  const whole = deskOf({
    async claim() {
      seen.resolve();
      return [];
    },
  });
  const work = openWork([staff(broken), staff(whole)], options);
  await seen.promise;
  await later();
  work.nudge();
  await later();
  expect(tries).toBe(2);
  await work.stop();
});

test("stopping lets what is under way finish, and begins nothing more", async () => {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let rounds = 0;
  let isFinished = false;
  const desk = deskOf({
    async claim() {
      rounds += 1;
      return [1];
    },
    async work() {
      begun.resolve();
      await goOn.promise;
      isFinished = true;
    },
  });
  const work = openWork([staff(desk)], options);
  await begun.promise;
  const stopped = work.stop();
  goOn.resolve();
  await stopped;
  expect({ isFinished, rounds }).toEqual({ isFinished: true, rounds: 1 });
});

function deskOf(parts: Partial<Desk<number>>): Desk<number> {
  return { name: "test", claim: async () => [], work: async () => {}, ...parts };
}

/** Lets everything run that is only waiting for its turn. */
async function later(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
