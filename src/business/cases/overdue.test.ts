import { beforeAll, expect, test } from "vitest";
import { got } from "../../../tests/counter.ts";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours, addMinutes, instant, stoppedClock } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { oneRound } from "../../foundation/work/index.ts";
import { caseSubscriptions, recentMessages } from "../notices/index.ts";
import type { Renewal } from "../renewals/index.ts";
import { hireStaff, type Staff } from "../staff/index.ts";
import {
  answerCase,
  caseDesk,
  caseOf,
  casesFor,
  closeCase,
  eraseOldCases,
  openCase,
  openRating,
  rateCase,
  ratingOf,
  sealRatingToken,
  WORDS_KEPT_DAYS,
  type Case,
  type CaseCause,
} from "./index.ts";

const db = await testDatabase();
// Ten in the morning in Japan; the desk is staffed until six.
const clock = stoppedClock(instant("2026-11-22T01:00:00Z"));
const act = db.act({ clock });
let order: Renewal;
let operator: Staff;

beforeAll(async () => {
  const town = await buildTown(act);
  order = await orderOn(act, await town.line(), answering(act));
  const wish = { number: "9401", name: "Sato", role: "operator", language: "ja" } as const;
  operator = got(await hireStaff(act, wish)).staff;
});

async function report(cause: CaseCause, email = "wang@example.com"): Promise<Case> {
  const told = { cause, text: `about ${newId()}`, email };
  return got(
    await openCase(act, order, { ...told, language: "ko", channel: "web", once: newId() }),
  );
}

/** Workers come by, two at once. */
async function work(): Promise<void> {
  const options = {
    ...{ clock, log: openLog("silent"), restMs: 1, leaseSeconds: 60, atOnce: 10 },
  };
  await Promise.all([1, 2].map(async () => oneRound(caseDesk(act), options)));
}

const letter = (subject: string) => ({ subject, text: subject, html: subject, enclosures: [] });
const hear = caseSubscriptions({
  answered: ({ number }) => letter(`answered ${number}`),
  closed: ({ number }, _order, token) => letter(`closed ${number} ${token.length > 20}`),
  overdue: ({ number }) => letter(`overdue ${number}`),
});

async function toldOf({ number }: Case): Promise<readonly string[]> {
  await handOut(act, hear);
  return (await recentMessages(act, 50))
    .filter(({ subject }) => subject.includes(number))
    .map(({ subject, recipient }) => `${subject} → ${recipient}`);
}

test("a case whose first answer is late is passed on once: first in the list, and told once", async () => {
  const early = await report("other");
  const late = await report("paid_no_data");
  expect(late.limits?.answerBy).toBe(addMinutes(late.openedAt, 30));
  await work();
  expect((await caseOf(act, late))?.escalatedAt).toBeUndefined();
  clock.moveTo(addMinutes(clock.now(), 31));
  await work();
  const passedOn = await caseOf(act, late);
  expect(passedOn).toMatchObject({ state: "open", escalatedAt: clock.now() });
  expect((await casesFor(act, operator, ["open"])).map(({ caseId }) => caseId)).toEqual([
    late.caseId,
    early.caseId,
  ]);
  expect(await toldOf(late)).toEqual([`overdue ${late.number} → shop@example.jp`]);
  clock.moveTo(addMinutes(clock.now(), 600));
  await work();
  await db.database.run({ text: "update events set is_pending = true", values: [] });
  expect((await caseOf(act, late))?.escalatedAt).toBe(passedOn?.escalatedAt);
  expect(await toldOf(late)).toHaveLength(1);
});

test("one answered in time is due by its end; a closed one never", async () => {
  clock.moveTo(instant("2026-11-23T01:00:00Z"));
  const [answered, closed] = [await report("wrong_plan"), await report("slip_missing")];
  got(await answerCase(act, operator, { number: answered.number, answer: "확인했습니다." }));
  got(await closeCase(act, operator, closed.number));
  clock.moveTo(addMinutes(clock.now(), 300));
  await work();
  expect((await caseOf(act, answered))?.escalatedAt).toBeUndefined();
  // What is left of its eight staffed hours runs on in the morning.
  clock.moveTo(instant("2026-11-24T01:00:00Z"));
  await work();
  expect((await caseOf(act, answered))?.escalatedAt).toBe(clock.now());
  expect((await caseOf(act, closed))?.escalatedAt).toBeUndefined();
});

test("who has had an answer says once how it was, by the token of the closing mail", async () => {
  const one = await report("wrong_amount");
  const token = sealRatingToken(act, one);
  got(await closeCase(act, operator, one.number));
  expect(await toldOf(one)).toEqual([`closed ${one.number} true → wang@example.com`]);
  expect(await rateCase(act, token, { stars: "6", words: "" })).toMatchObject({ field: "stars" });
  const long = await rateCase(act, token, { stars: "5", words: "字".repeat(1001) });
  expect(long).toMatchObject({ refusal: "words_too_long", field: "words" });
  expect(await rateCase(act, "forged", { stars: "5", words: "" })).toMatchObject({
    refusal: "token_over",
  });
  const words = "card 4111 1111 1111 1111";
  const rated = await Promise.all(
    ["4", "1"].map(async (stars) => rateCase(act, token, { stars, words })),
  );
  const stars = rated.map((outcome) => got(outcome).stars);
  expect(stars[0]).toBe(stars[1]);
  expect((await ratingOf(act, one))?.words).toBe("card •••• 1111");
  expect((await openRating(act, token))?.rating?.stars).toBe(stars[0]);
  clock.moveTo(addHours(clock.now(), 31 * 24));
  expect(await openRating(act, token)).toBeUndefined();
  clock.moveTo(addHours(clock.now(), WORDS_KEPT_DAYS * 24));
  await eraseOldCases(act);
  expect(await ratingOf(act, one)).not.toHaveProperty("words");
});
