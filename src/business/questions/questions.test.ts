import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase, TEST_NOW } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours, addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../foundation/language/index.ts";
import type { Staff } from "../staff/index.ts";
import { askQuestion, type QuestionWish } from "./ask-question.ts";
import { judgeText, normalForm } from "./judge-text.ts";
import { canStepQuestion, QUESTION_STATES, QUESTION_STEPS, type QuestionStep } from "./question.ts";
import { sealQuestionForm } from "./question-form.ts";
import { questionById } from "./questions-store.ts";
import { countHelpful, questionsUnder, readQuestionOf } from "./read-questions.ts";
import {
  eraseOldQuestions,
  forgetContact,
  publishAnswer,
  QUESTION_KEPT_DAYS,
  questionFor,
  questionsFor,
  refuseQuestion,
  withdrawQuestion,
  type AnswerWish,
} from "./settle-question.ts";
import { spamScore, type Sent } from "./spam-score.ts";

const db = await testDatabase();
const act = db.act();
await buildTown(act);
const HOUSE = { staffId: newId<"staff">(), role: "operator" } as unknown as Staff;
let asked = 0;

beforeEach(async () => {
  act.clock.moveTo(TEST_NOW);
  for (const table of ["question_votes", "question_texts", "questions", "rate_counts"]) {
    await db.database.run({ text: `delete from ${table}`, values: [] });
  }
});

/** A form that was opened a minute ago, with a question that nobody asked before. */
function wish(more: Partial<QuestionWish> = {}): QuestionWish {
  asked += 1;
  const form = sealQuestionForm(act);
  act.clock.moveTo(addSeconds(act.clock.now(), 60));
  return {
    ...{ topic: "guide:my-phone", language: "en", form, trap: "" },
    ...{ text: `Does it work in a Pixel ${asked}?`, address: newId(), device: newId() },
    ...more,
  };
}

async function ask(more: Partial<QuestionWish> = {}) {
  const question = await askQuestion(act, wish(more));
  if (!question.ok) throw new Error(question.refusal);
  return question.value;
}

const answer = async (number: string, more: Partial<AnswerWish> = {}, staff = HOUSE) =>
  publishAnswer(act, staff, {
    ...{ number, language: "en", question: "Does it work in a Pixel?", answer: "Yes, it does." },
    isNumberMeant: false,
    ...more,
  });

describe("the rules", () => {
  test("lead from asking to an end that the house may undo by publishing", () => {
    const steps = Object.keys(QUESTION_STEPS) as QuestionStep[];
    const reached = new Set(["waiting", ...steps.map((step) => QUESTION_STEPS[step].to)]);
    expect([...reached].toSorted()).toEqual([...QUESTION_STATES].toSorted());
    for (const state of QUESTION_STATES) {
      expect(canStepQuestion("question.published", state)).toBe(true);
      expect(canStepQuestion("question.asked", state)).toBe(false);
    }
  });

  test("a text is taken as it is or refused in words, and a second time it is as the first", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (typed) => {
        const judged = judgeText(typed);
        if (judged.ok) {
          expect(judgeText(judged.value)).toEqual(judged);
          expect(normalForm(judged.value)).toBe(normalForm(typed));
        } else if (judged.refusal === "numbers_hidden") {
          expect(judgeText(String(judged.facts?.["masked"]))).not.toMatchObject({
            refusal: "numbers_hidden",
          });
        } else expect(judged.field).toBe("text");
      }),
    );
    const links = "See http://a.com and https://b.net, is that the plan?";
    expect(judgeText(links)).toMatchObject({ refusal: "too_many_links" });
  });

  test("the score stays in its bounds, and no sign of spam ever lowers it", () => {
    const sent: fc.Arbitrary<Sent> = fc.record({
      text: fc.string({ unit: "grapheme", maxLength: 300 }),
      language: fc.constantFrom<Language>(...LANGUAGES),
      isTrapped: fc.boolean(),
      seconds: fc.integer({ min: 4, max: 40_000 }),
    });
    fc.assert(
      fc.property(sent, (one) => {
        const score = spamScore(one);
        expect(score >= 0 && score <= 100).toBe(true);
        for (const worse of [
          { ...one, isTrapped: true },
          { ...one, seconds: 4 },
          { ...one, text: `${one.text} http://x.com` },
        ]) {
          expect(spamScore(worse)).toBeGreaterThanOrEqual(score);
        }
      }),
    );
    const clean = { text: "サンタの端末でも使えますか", language: "ja", isTrapped: false } as const;
    expect(spamScore({ ...clean, seconds: 60 })).toBe(0);
  });
});

describe("asking", () => {
  test("waits to be read, sealed, and is told apart by its number alone", async () => {
    const question = await ask({ email: "Mei@Example.com " });
    expect(await readQuestionOf(act, question.number)).toMatchObject({
      ...{ state: "waiting", texts: [], isToldByMail: true },
    });
    const { rows } = await db.database.run({
      text: `select row_to_json(q)::text as row, (select json_agg(e)::text from house_events e) as e
        from questions q`,
      values: [],
    });
    expect(JSON.stringify(rows)).not.toMatch(/pixel|mei@/iu);
  });

  test("five presses of one form are one question, and the same words lead to the first", async () => {
    const one = wish();
    const all = await Promise.all(Array.from({ length: 5 }, async () => askQuestion(act, one)));
    expect(new Set(all.map((each) => each.ok && each.value.number)).size).toBe(1);
    const number = all[0]!.ok ? all[0]!.value.number : "";
    const again = { text: ` ${one.text.toUpperCase().replaceAll(" ", "  ")}?!` };
    expect(await askQuestion(act, wish(again))).toMatchObject({
      ...{ refusal: "asked_already", facts: { number } },
    });
    const twins = [
      wish({ text: "Is there a plan for two?" }),
      wish({ text: "is there a plan for two" }),
    ];
    const both = await Promise.all(twins.map(async (twin) => askQuestion(act, twin)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await questionsFor(act, HOUSE, "waiting")).toHaveLength(2);
  });

  test("names what it refuses, and takes it once that is put right", async () => {
    const quick = { ...wish(), form: sealQuestionForm(act) };
    expect(await askQuestion(act, quick)).toMatchObject({ refusal: "form_too_quick" });
    act.clock.moveTo(addSeconds(act.clock.now(), 4));
    expect((await askQuestion(act, quick)).ok).toBe(true);
    const old = wish();
    act.clock.moveTo(addHours(act.clock.now(), 12));
    expect(await askQuestion(act, old)).toMatchObject({ refusal: "form_too_old" });
    const text = "My SIM 8981040000000000019 does not work";
    const hidden = await askQuestion(act, wish({ text }));
    expect(hidden).toMatchObject({
      ...{ refusal: "numbers_hidden", field: "text" },
      facts: { masked: "My SIM ••• does not work" },
    });
    for (const [more, refusal] of [
      [{ email: "nobody" }, "contact_unreadable"],
      [{ topic: "plan:nothing" }, "topic_unknown"],
      [{ topic: "elsewhere" }, "topic_unknown"],
      [{ form: "made up" }, "form_too_old"],
    ] as const) {
      expect(await askQuestion(act, wish(more))).toMatchObject({ refusal });
    }
    expect((await askQuestion(act, wish({ topic: "plan:week" }))).ok).toBe(true);
  });

  test("a flood is slowed by browser, network and house, and what was asked is kept", async () => {
    const device = newId();
    const answers = [];
    for (let i = 0; i < 7; i++) answers.push(await askQuestion(act, wish({ device })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(answers[6]).toMatchObject({ refusal: "too_many_tries" });
    expect(await questionsFor(act, HOUSE, "waiting")).toHaveLength(5);
  });

  test("what looks like spam is read last, and is never dropped", async () => {
    const spam = await ask({
      trap: "http://spam.example",
      text: "BUY NOW AT SPAM.COM 90% OFF ONLY TODAY",
    });
    const [first, second] = [await ask(), await ask()];
    const numbers = (await questionsFor(act, HOUSE, "waiting")).map(({ number }) => number);
    expect(numbers).toEqual([first.number, second.number, spam.number]);
    expect(spam.score).toBeGreaterThanOrEqual(40);
  });
});

describe("answering", () => {
  test("is the house's: no clerk's, and no agent's manager's", async () => {
    const { number } = await ask();
    for (const staff of [
      { ...HOUSE, role: "clerk" },
      { ...HOUSE, role: "manager", agentId: newId() },
    ] as Staff[]) {
      expect(await questionFor(act, staff, number)).toBeUndefined();
      expect(await questionsFor(act, staff, "waiting")).toEqual([]);
      expect(await answer(number, {}, staff)).toMatchObject({ refusal: "question_unknown" });
    }
    expect((await answer(number, {}, { ...HOUSE, role: "manager" } as Staff)).ok).toBe(true);
  });

  test("publishes in the language it is written in, and in the others one by one", async () => {
    const { number, questionId } = await ask({ topic: "plan:week" });
    const under = async (language: Language, topic = "plan:week") =>
      (await questionsUnder(act, { language, topics: [topic] })).map((one) => one.question);
    await answer(number);
    expect(await under("en")).toEqual(["Does it work in a Pixel?"]);
    expect([await under("ja"), await under("en", "guide:what")]).toEqual([[], []]);
    await answer(number, { language: "ja", question: "Pixelで使えますか", answer: "はい" });
    await answer(number, { language: "en", question: "In a Pixel?", answer: "Yes." });
    expect([await under("ja"), await under("en")]).toEqual([
      ["Pixelで使えますか"],
      ["In a Pixel?"],
    ]);
    expect((await readQuestionOf(act, number))?.texts).toHaveLength(2);
    await withdrawQuestion(act, HOUSE, number);
    expect([await under("ja"), (await readQuestionOf(act, number))?.texts]).toEqual([[], []]);
    await answer(number);
    expect(await under("en")).toEqual(["Does it work in a Pixel?"]);
    expect((await questionById(act, questionId))?.state).toBe("published");
  });

  test("lets no number of somebody out, and asks about one in the answer", async () => {
    const { number } = await ask();
    const secret = "call 090-1234-5678";
    expect(await answer(number, { question: secret })).toMatchObject({
      ...{ refusal: "number_in_question", facts: { masked: "call •••" } },
    });
    expect(await answer(number, { answer: secret })).toMatchObject({ refusal: "number_in_answer" });
    expect((await answer(number, { answer: secret, isNumberMeant: true })).ok).toBe(true);
    for (const [more, refusal] of [
      [{ question: " " }, "question_missing"],
      [{ answer: "" }, "answer_missing"],
      [{ answer: "a".repeat(1501) }, "answer_too_long"],
      [{ question: "a".repeat(501) }, "question_too_long"],
    ] as const) {
      expect(await answer(number, more)).toMatchObject({ refusal });
    }
  });

  test("by two at once is one of each: published or refused, never both", async () => {
    for (let i = 0; i < 5; i++) {
      const { number, questionId } = await ask();
      const both = await Promise.all([
        refuseQuestion(act, HOUSE, { number, reason: "advertising" }),
        answer(number),
        answer(number),
      ]);
      expect(both.every(({ ok }) => ok) || !both[0].ok).toBe(true);
      const after = await questionById(act, questionId);
      expect(after?.state).toBe("published");
      expect(after?.reason).toBeUndefined();
    }
    const { number } = await ask();
    expect(await refuseQuestion(act, HOUSE, { number, reason: "bored" })).toMatchObject({
      refusal: "reason_missing",
    });
    await refuseQuestion(act, HOUSE, { number, reason: "not_about_us" });
    expect(await readQuestionOf(act, number)).toMatchObject({
      ...{ state: "refused", reason: "not_about_us" },
    });
  });

  test("helped or not: the first word of a visit counts, and a network's are bounded", async () => {
    const { number } = await ask();
    const vote = async (visitorId: string, isHelpful = true, address: string = newId()) =>
      countHelpful(act, { ...{ number, visitorId, isHelpful, address } });
    expect(await vote("a")).toMatchObject({ refusal: "question_unknown" });
    await answer(number);
    await Promise.all([vote("a"), vote("a"), vote("a", false), vote("b"), vote("c", false)]);
    const helpful = (await readQuestionOf(act, number))!.helpful;
    expect([1, 2]).toContain(helpful);
    const many = await Promise.all(
      Array.from({ length: 14 }, async (_, i) => vote(`v${i}`, true, "one network")),
    );
    expect(many.filter(({ ok }) => ok)).toHaveLength(10);
  });
});

test("an address is forgotten once its letter went, or nobody answered for long", async () => {
  const [answered, forgotten, refused] = [
    await ask({ email: "a@example.com" }),
    await ask({ email: "b@example.com" }),
    await ask({ email: "c@example.com" }),
  ];
  await answer(answered.number);
  await forgetContact(act, answered.questionId);
  await refuseQuestion(act, HOUSE, { number: refused.number, reason: "not_kind" });
  const contacts = async () =>
    Promise.all(
      [answered, forgotten, refused].map(
        async ({ questionId }) => (await questionById(act, questionId))!.contactEmail,
      ),
    );
  await eraseOldQuestions(act);
  expect(await contacts()).toEqual([undefined, "b@example.com", "c@example.com"]);
  act.clock.moveTo(addHours(act.clock.now(), 24 * QUESTION_KEPT_DAYS.words + 1));
  await eraseOldQuestions(act);
  expect((await questionById(act, refused.questionId))?.text).toBeUndefined();
  expect((await questionById(act, forgotten.questionId))?.text).toBeDefined();
  act.clock.moveTo(addHours(act.clock.now(), 24 * QUESTION_KEPT_DAYS.contact));
  await eraseOldQuestions(act);
  expect(await contacts()).toEqual([undefined, undefined, undefined]);
});
