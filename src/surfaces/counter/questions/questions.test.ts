import { expect, test } from "vitest";
import { testCounter } from "../../../../tests/counter.ts";
import {
  askQuestion,
  readQuestionOf,
  sealQuestionForm,
} from "../../../business/questions/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { en } from "../staff-texts/en/index.ts";

const counter = await testCounter();
const { act, clock } = counter;
const till = await counter.till();
const operator = await counter.at(till, await counter.person("operator"));
const words = en.questions;
let asked = 0;
const QUEUE = "/counter/manage/questions";

async function ask(more: { readonly text?: string; readonly trap?: string } = {}): Promise<string> {
  const form = sealQuestionForm(act);
  clock.moveTo(addSeconds(clock.now(), 30));
  const taken = await askQuestion(act, {
    ...{ topic: "guide:what", language: "ko", text: `질문이 있습니다 (${(asked += 1)})`, trap: "" },
    ...{ form, address: newId(), device: newId() },
    ...more,
  });
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.value.number;
}

const read = async (path: string) => (await counter.get(path, operator)).text();

test("the queue shows what waits, and behind it what looks like spam", async () => {
  const spam = await ask({ trap: "x", text: "BUY CHEAP FOLLOWERS NOW 90% OFF" });
  const real = await ask();
  const html = await read(QUEUE);
  expect(html.indexOf(`${QUEUE}/${real}`)).toBeLessThan(html.indexOf(`${QUEUE}/${spam}`));
  expect(html).toContain(words.suspect);
  expect(await read("/counter/manage")).toContain(words.title);
});

test("a question is put right, answered in its language and in another, and withdrawn", async () => {
  const number = await ask();
  const at = `${QUEUE}/${number}`;
  expect(await read(at)).toContain("질문이 있습니다");
  const form = { language: "ko", question: "어떻게 쓰나요?", answer: "꽂으면 됩니다." };
  expect((await counter.post(at, form, operator)).headers.get("location")).toBe(at);
  const more = { language: "en", question: "How is it used?", answer: "Put it in." };
  await counter.post(at, more, operator);
  expect((await readQuestionOf(act, number))?.texts).toMatchObject([form, more]);
  expect(await read(`${at}?in=en`)).toContain("Put it in.");
  await counter.post(`${at}/withdraw`, {}, operator);
  expect(await readQuestionOf(act, number)).toMatchObject({ state: "withdrawn", texts: [] });
});

test("a number of somebody does not get out, and one of the house has to be meant", async () => {
  const at = `${QUEUE}/${await ask()}`;
  const form = { language: "ko", question: "Call 090-1234-5678?", answer: "Yes, 03-1234-5678." };
  const hidden = await counter.post(at, form, operator);
  const html = (await hidden.text()).replaceAll("&#39;", "'");
  expect([hidden.status, html.includes(words.errors.number_in_question)]).toEqual([422, true]);
  expect(html).toContain("Call •••?");
  expect(html).not.toContain("090-1234");
  const next = { ...form, question: "Call •••?" };
  const shown = (await (await counter.post(at, next, operator)).text()).replaceAll("&#39;", "'");
  expect(shown).toContain(words.numberMeant);
  expect((await counter.post(at, { ...next, meant: "yes" }, operator)).status).toBe(303);
});

test("it is refused with a reason, by the house alone", async () => {
  const number = await ask();
  const at = `${QUEUE}/${number}`;
  expect((await counter.post(`${at}/refuse`, {}, operator)).status).toBe(422);
  await counter.post(`${at}/refuse`, { reason: "advertising" }, operator);
  expect(await readQuestionOf(act, number)).toMatchObject({ reason: "advertising" });
  expect(await read(at)).toContain(words.reasons.advertising);
  const clerk = await counter.at(till, await counter.person("clerk"));
  expect((await counter.get(QUEUE, clerk)).status).toBe(403);
  for (const path of [`${QUEUE}/ABCDEFGH`, `${QUEUE}/%00`, `${QUEUE}/${"a".repeat(5000)}`]) {
    expect((await counter.get(path, operator)).status).toBe(404);
  }
});
