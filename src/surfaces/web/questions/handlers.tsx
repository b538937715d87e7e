import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  allQuestions,
  askQuestion,
  countHelpful,
  isQuestionNumber,
  openQuestionForm,
  readQuestionOf,
  sealQuestionForm,
  type AskQuestionRefusal,
  type ShownQuestion,
} from "../../../business/questions/index.ts";
import { readHumanCode } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { AskQuestionPage } from "./ask.page.tsx";
import { QuestionPage, UnpublishedPage } from "./question.page.tsx";
import { QuestionsPage } from "./questions.page.tsx";
import { questionTexts } from "./texts/index.ts";
import { guideTopicsIn, topicOf } from "./topics.ts";

export function questionRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const one = "/questions/:question{[0-9A-Z]{8}}";
  app.get("/questions", async (c) => list(c, ground));
  app.get("/questions/ask", async (c) => showForm(c, ground, readQuery(c)));
  app.post("/questions/ask", async (c) => ask(c, ground, await readForm(c)));
  app.get(one, async (c) => showQuestion(c, ground));
  app.post(`${one}/helpful`, async (c) => rate(c, ground));
  return app;
}

async function list(c: Context, ground: WebGround): Promise<Response> {
  const language = languageOf(c);
  const query = readQuery(c);
  const number = query.text("number").slice(0, 40);
  if (number !== "") {
    const code = readHumanCode(number);
    if (isQuestionNumber(code)) return c.redirect(paths.question(language, code), 303);
  }
  const about = await topicOf(c, ground, query.text("about"));
  const questions = await allQuestions(actOf(c, ground), {
    language,
    ...(about === undefined ? {} : { topics: [about.topic] }),
  });
  const message = questionTexts[language].errors.no_such_question;
  const errors = number === "" ? [] : [{ field: "number", message }];
  return showPage(
    c,
    <QuestionsPage
      frame={frameOf(c, ground, { current: "guide" })}
      topics={guideTopicsIn(c)}
      questions={questions}
      number={number}
      errors={errors}
      {...(about === undefined ? {} : { about })}
    />,
    errors.length === 0 ? { cache: "shared" } : { status: 422 },
  );
}

interface Trouble {
  readonly errors: readonly FieldError[];
  readonly status: ContentfulStatusCode;
  /** Stands in the place of what was typed. */
  readonly text?: string;
  readonly first?: string;
}

async function showForm(
  c: Context,
  ground: WebGround,
  input: FormInput,
  trouble?: Trouble,
): Promise<Response> {
  const about = await topicOf(c, ground, input.text("about"));
  const query = about === undefined ? {} : { about: about.topic };
  const at = (other: Language) => paths.askQuestion(other, query);
  return showPage(
    c,
    <AskQuestionPage
      frame={frameOf(c, ground, { current: "guide", ...(c.req.method === "GET" ? {} : { at }) })}
      topics={guideTopicsIn(c)}
      form={formOf(c, ground, input)}
      typed={{
        about: input.text("about"),
        text: trouble?.text ?? input.text("text"),
        email: input.text("email"),
        trap: input.text("website"),
      }}
      errors={trouble?.errors ?? []}
      {...(about === undefined ? {} : { about })}
      {...(trouble?.first === undefined ? {} : { first: trouble.first })}
    />,
    { status: trouble?.status ?? 200 },
  );
}

// Opened once, however often it comes back with something to put right.
function formOf(c: Context, ground: WebGround, input: FormInput): string {
  const act = actOf(c, ground);
  const opened = openQuestionForm(act, input.text("form"));
  const isOurs = opened.ok || opened.refusal === "form_too_quick";
  return isOurs ? input.text("form") : sealQuestionForm(act);
}

async function ask(c: Context, ground: WebGround, input: FormInput): Promise<Response> {
  const language = languageOf(c);
  const asked = await askQuestion(actOf(c, ground), {
    ...{ language, topic: input.text("about"), text: input.text("text") },
    ...{ email: input.text("email"), form: input.text("form"), trap: input.text("website") },
    ...{ address: addressOf(c, ground), device: keepVisit(c, ground).visitorId },
  });
  if (asked.ok) return c.redirect(paths.question(language, asked.value.number), 303);
  const response = await showForm(c, ground, input, troubleOf(asked, language));
  if (asked.refusal === "too_many_tries") {
    response.headers.set("Retry-After", String(waitOf(asked)));
  }
  return response;
}

function troubleOf(refusal: Refused<AskQuestionRefusal>, language: Language): Trouble {
  const { errors } = questionTexts[language];
  const { refusal: name, facts, field = "text" } = refusal;
  if (name === "too_many_tries") {
    const message = errors.too_many_tries(showDuration(waitOf(refusal), language));
    return { errors: [{ field, message }], status: 429 };
  }
  const error = [{ field, message: errors[name] }];
  if (name === "asked_already") {
    return { errors: error, status: 409, first: String(facts?.["number"]) };
  }
  const masked = name === "numbers_hidden" ? { text: String(facts?.["masked"]) } : {};
  return { errors: error, status: 422, ...masked };
}

function waitOf(refused: Refused<string>): number {
  return Number(refused.facts?.["retryAfterSeconds"] ?? 60);
}

async function showQuestion(c: Context, ground: WebGround): Promise<Response> {
  const shown = await readQuestionOf(actOf(c, ground), c.req.param("question") ?? "");
  if (shown === undefined) return answerFailure(c, ground, "notFound");
  const frame = frameOf(c, ground, { current: "guide" });
  const text = textFor(shown, languageOf(c));
  if (text === undefined) return showPage(c, <UnpublishedPage frame={frame} shown={shown} />);
  const isThanked = readQuery(c).text("said") === "thanks";
  const about = await topicOf(c, ground, shown.topic);
  return showPage(
    c,
    <QuestionPage
      frame={frame}
      shown={shown}
      text={text}
      about={about}
      {...(isThanked ? { said: "thanks" } : {})}
    />,
    isThanked ? {} : { cache: "shared" },
  );
}

/** In the language of the page, else in the one it was asked in, else in any. */
function textFor({ texts, asked }: ShownQuestion, language: Language) {
  const [first] = texts;
  const of = (wanted: Language) => texts.find((text) => text.language === wanted);
  return of(language) ?? of(asked.language) ?? first;
}

async function rate(c: Context, ground: WebGround): Promise<Response> {
  const helpful = (await readForm(c)).text("helpful");
  const number = c.req.param("question") ?? "";
  const url = paths.question(languageOf(c), number);
  if (helpful !== "yes" && helpful !== "no") return c.redirect(url, 303);
  const counted = await countHelpful(actOf(c, ground), {
    ...{ number, isHelpful: helpful === "yes" },
    ...{ visitorId: keepVisit(c, ground).visitorId, address: addressOf(c, ground) },
  });
  if (counted.ok) return c.redirect(`${url}?said=thanks`, 303);
  if (counted.refusal === "question_unknown") return answerFailure(c, ground, "notFound");
  return answerFailure(c, ground, "tooMany", { retryAfterSeconds: waitOf(counted) });
}
