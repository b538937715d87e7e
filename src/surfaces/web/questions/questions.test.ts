import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { handOut } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { questionSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import {
  publishAnswer,
  questionsFor,
  readQuestionOf,
  refuseQuestion,
} from "../../../business/questions/index.ts";
import type { Staff } from "../../../business/staff/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { questionLetterWriter } from "../../documents/index.ts";
import { GUIDE_TOPICS, paths } from "../routes.ts";
import { questionTexts } from "./texts/index.ts";

const config = readConfig({ PUBLIC_URL: "http://tsunagu.test", TRUSTED_PROXIES: "1" });
const web = await testWeb({ ground: { config } });
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
const HOUSE = { staffId: newId<"staff">(), role: "operator" } as unknown as Staff;
const en = questionTexts.en;
let households = 0;

beforeEach(async () => {
  for (const table of ["question_votes", "question_texts", "questions", "messages"]) {
    await web.db.database.run({ text: `delete from ${table}`, values: [] });
  }
});

interface Typed {
  readonly language?: Language;
  readonly about?: string;
  readonly text?: string;
  readonly email?: string;
  readonly website?: string;
  readonly waits?: number;
}

/** Opens the form, waits as a person does, and sends it. */
async function send(typed: Typed = {}): Promise<{ readonly answer: Response; readonly jar: Jar }> {
  const { language = "en", about = "guide:my-phone", waits = 30, ...fields } = typed;
  households += 1;
  const headers = { "x-forwarded-for": `203.0.113.${households % 250}` };
  const jar: Jar = new Map();
  const url = `/${language}/questions/ask`;
  const page = await (await web.get(`${url}?about=${about}`, { jar, headers })).text();
  const form = /name="form" value="([^"]+)"/u.exec(page)![1]!;
  web.clock.moveTo(addSeconds(web.clock.now(), waits));
  const text = `Does it work in a Pixel ${households}?`;
  const sent = { about, form, text, email: "", website: "", ...fields };
  return { answer: await web.post(url, sent, { jar, headers }), jar };
}

async function ask(typed: Typed = {}): Promise<string> {
  const { answer } = await send(typed);
  expect(answer.status).toBe(303);
  return answer.headers.get("location")!.split("/").at(-1)!;
}

const publish = async (number: string, language: Language, question: string, answer: string) =>
  publishAnswer(act, HOUSE, { number, language, question, answer, isNumberMeant: false });

const wordsOf = async (answer: Response) => (await answer.text()).replaceAll("&#39;", "'");

const htmlOf = async (path: string, jar?: Jar) =>
  wordsOf(await web.get(path, jar === undefined ? {} : { jar }));

describe.each(LANGUAGES)("in %s", (language) => {
  const texts = questionTexts[language];

  test("a question is asked, waits unread by others, and stands under its guide page", async () => {
    const guide = `/${language}/guide/my-phone`;
    expect(await htmlOf(guide)).toContain(`/${language}/questions/ask?about=guide%3Amy-phone`);
    const number = await ask({ language });
    const page = `/${language}/questions/${number}`;
    const waiting = await htmlOf(page);
    expect(waiting).toContain(texts.states.waiting.title);
    expect(waiting).toContain(texts.keepNumber);
    expect(waiting).toContain('content="noindex"');
    expect(waiting).not.toContain("Pixel");
    expect(await htmlOf(`/${language}/questions`)).toContain(texts.none);
    await publish(number, language, "Pixel <b>9</b>?", "Yes.\nAll of them.");
    const shown = await htmlOf(page);
    for (const part of ["Pixel &lt;b&gt;9&lt;/b&gt;?", "<p>All of them.</p>", texts.helpful]) {
      expect(shown).toContain(part);
    }
    expect(shown).not.toMatch(/noindex|<script[^>]*json/u);
    for (const list of [
      guide,
      `/${language}/questions`,
      `/${language}/questions?about=guide:my-phone`,
    ]) {
      expect(await htmlOf(list)).toContain(`href="${page}"`);
    }
    const other = LANGUAGES.find((one) => one !== language)!;
    const elsewhere = await htmlOf(`/${other}/questions/${number}`);
    expect(elsewhere).toContain(`lang="${language}"`);
    expect(elsewhere).toContain("noindex");
    expect(await htmlOf(`/${other}/guide/my-phone`)).not.toContain(`/questions/${number}`);
  });

  test("its answer goes to the address that was left, once, which is then forgotten", async () => {
    const number = await ask({ language, email: "mei@example.com" });
    expect(await htmlOf(`/${language}/questions/${number}`)).toContain(texts.byMail);
    const other = LANGUAGES.find((one) => one !== language)!;
    await publish(number, other, "Q?", "A.");
    const writer = questionLetterWriter({
      publicUrl: "http://tsunagu.test",
      questionPath: paths.question,
    });
    const tell = async () => handOut(act, questionSubscriptions(writer));
    await tell();
    expect(await recentMessages(act, 5)).toEqual([]);
    await publish(number, language, "Q?", "A.");
    await publish(number, language, "Q?", "A, put right.");
    await tell();
    await tell();
    const messages = await recentMessages(act, 5);
    expect(messages).toMatchObject([{ recipient: "mei@example.com", language }]);
    expect(messages[0]!.text).toContain(`http://tsunagu.test/${language}/questions/${number}`);
    expect((await readQuestionOf(act, number))?.isToldByMail).toBe(false);
  });
});

describe("a question that is not taken as it is", () => {
  test("comes back with its words, and what to do", async () => {
    for (const [typed, said, status] of [
      [{ text: "" }, en.errors.text_missing, 422],
      [{ text: "Hm?" }, en.errors.text_too_short, 422],
      [{ text: "http://a.com http://b.com see there" }, en.errors.too_many_links, 422],
      [{ email: "nobody" }, en.errors.contact_unreadable, 422],
      [{ waits: 1 }, en.errors.form_too_quick, 422],
      [{ waits: 13 * 3600 }, en.errors.form_too_old, 422],
    ] as const) {
      const { answer } = await send(typed);
      const html = await wordsOf(answer);
      expect([answer.status, html.includes(said)]).toEqual([status, true]);
      expect(html).toContain("text" in typed ? typed.text : "in a Pixel");
    }
    expect(await questionsFor(act, HOUSE, "waiting")).toEqual([]);
  });

  test("shows what was hidden in it, and is taken so at the second press", async () => {
    const { answer, jar } = await send({ text: "My number is 090-1234-5678, does it work?" });
    const html = await wordsOf(answer);
    expect([answer.status, html.includes(en.errors.numbers_hidden)]).toEqual([422, true]);
    expect(html).not.toContain("1234");
    expect(html).toContain("My number is •••, does it work?");
    const form = /name="form" value="([^"]+)"/u.exec(html)![1]!;
    const again = { about: "guide:my-phone", form, text: "My number is •••, does it work?" };
    expect((await web.post("/en/questions/ask", again, { jar })).status).toBe(303);
  });

  test("leads to the same question, asked before", async () => {
    const text = "Is there a plan for two weeks?";
    const number = await ask({ text });
    const { answer } = await send({ text: "is there a plan for TWO weeks" });
    const html = await wordsOf(answer);
    expect([answer.status, html.includes(en.errors.asked_already)]).toEqual([409, true]);
    expect(html).toContain(`/en/questions/${number}`);
  });

  test("is read last where a program filled what no person sees, and never lost", async () => {
    const number = await ask({ website: "http://spam.example" });
    const [waiting] = await questionsFor(act, HOUSE, "waiting");
    expect(waiting).toMatchObject({ number });
    expect(waiting!.score).toBeGreaterThanOrEqual(40);
  });

  test("is told why it is not published", async () => {
    const number = await ask();
    await refuseQuestion(act, HOUSE, { number, reason: "about_an_order" });
    const html = await htmlOf(`/en/questions/${number}`);
    expect(html).toContain(en.reasons.about_an_order);
    expect(html).toContain("noindex");
  });
});

test("a plan's questions stand below the plans, three at most, with a way to ask about each", async () => {
  const line = await town.line();
  const jar: Jar = new Map();
  const home = (await web.get(`/en/r/${line.renewalCode}`, { jar })).headers.get("location")!;
  for (let i = 0; i < 5; i++) {
    const number = await ask({ about: i < 4 ? "plan:week" : "guide:what" });
    await publish(number, "en", `About the week, ${i}?`, "Yes.");
  }
  const html = await htmlOf(`${home}/plans`, jar);
  expect(html.match(/About the week, \d/gu)).toHaveLength(3);
  expect(html).not.toContain("About the week, 4");
  expect(html).toContain("/en/questions/ask?about=plan%3Aweek");
  expect(await htmlOf("/en/questions?about=plan:week")).toContain("About the week, 3");
});

test("helpful or not counts once a visit, and the answer says thank you", async () => {
  const number = await ask();
  await publish(number, "en", "Does it?", "Yes.");
  const [page, jar]: [string, Jar] = [`/en/questions/${number}`, new Map()];
  for (const helpful of ["yes", "no", "yes"]) {
    const rated = await web.post(`${page}/helpful`, { helpful }, { jar });
    expect(rated.headers.get("location")).toBe(`${page}?said=thanks`);
  }
  expect((await readQuestionOf(act, number))?.helpful).toBe(1);
  expect(await htmlOf(`${page}?said=thanks`, jar)).toContain(en.thanks);
  expect((await web.get(page)).headers.get("cache-control")).toBe("public, max-age=300");
});

test("a number leads to its question, and what is none is told so", async () => {
  const number = await ask();
  const typed = `${number.slice(0, 4).toLowerCase()}-${number.slice(4)}`;
  const found = await web.get(`/en/questions?number=${typed}`);
  expect(found.headers.get("location")).toBe(`/en/questions/${number}`);
  expect((await web.get("/en/questions?number=123")).status).toBe(422);
  for (const path of ["ABCDEFGH", "%00", "a".repeat(9000)]) {
    expect((await web.get(`/en/questions/${path}`)).status).toBe(404);
  }
});

test("search engines read question and answer from the page's own words", async () => {
  const number = await ask();
  const answer = "Put the SIM in, switch on roaming, and wait a minute. ".repeat(12).trim();
  await publish(number, "en", "How do I begin?", answer);
  const html = await htmlOf(`/en/questions/${number}`);
  for (const [prop, value] of [
    ["itemtype", "https://schema.org/QAPage"],
    ["itemprop", "mainEntity"],
    ["itemtype", "https://schema.org/Question"],
    ["itemprop", "acceptedAnswer"],
    ["itemtype", "https://schema.org/Answer"],
    ["itemprop", "name"],
  ]) {
    expect(html).toContain(`${prop}="${value}"`);
  }
  expect(html.split(answer)).toHaveLength(2);
  expect(gzipSync(html).length).toBeLessThan(4000);
});

test("a guide page with questions stays as light as it was", async () => {
  for (const topic of GUIDE_TOPICS) {
    for (let i = 0; i < 3; i++) {
      const number = await ask({ about: `guide:${topic}` });
      await publish(number, "en", `${topic} ${i}: ${"words of a question ".repeat(4)}`, "Yes.");
    }
    expect(gzipSync(await htmlOf(`/en/guide/${topic}`)).length).toBeLessThan(6 * 1024);
  }
});
