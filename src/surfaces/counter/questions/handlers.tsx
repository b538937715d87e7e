import { Hono, type Context } from "hono";
import {
  mayAnswerQuestions,
  publishAnswer,
  questionFor,
  questionsFor,
  refuseQuestion,
  withdrawQuestion,
  type Question,
  type SettleRefusal,
} from "../../../business/questions/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import type { Outcome, Refused } from "../../../foundation/outcome/index.ts";
import { readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { QuestionPage } from "./question.page.tsx";
import { QuestionsPage } from "./questions.page.tsx";

/** What was asked in public, for whoever answers in the house's name. */
export function questionRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "answer_question");
  const one = "/manage/questions/:question{[0-9A-Z]{8}}";
  app.get(
    "/manage/questions",
    may.page(async (c) => showQueue(c, ground)),
  );
  app.get(
    one,
    may.page(async (c) => showOne(c, ground)),
  );
  app.post(
    one,
    may.form(async (c, form) => publish(c, ground, form)),
  );
  app.post(
    `${one}/refuse`,
    may.form(async (c, form) => {
      const wish = { number: numberOf(c), reason: form.text("reason") };
      return settled(c, ground, form, await refuseQuestion(actOf(c, ground), staffOf(c), wish));
    }),
  );
  app.post(
    `${one}/withdraw`,
    may.form(async (c, form) => {
      const done = await withdrawQuestion(actOf(c, ground), staffOf(c), numberOf(c));
      return settled(c, ground, form, done);
    }),
  );
  return app;
}

async function showQueue(c: Context, ground: CounterGround): Promise<Response> {
  const [act, staff] = [actOf(c, ground), staffOf(c)];
  if (!mayAnswerQuestions(staff)) return answerFailure(c, ground, "notFound");
  const [waiting, published, refused, withdrawn] = await Promise.all(
    (["waiting", "published", "refused", "withdrawn"] as const).map(async (state) =>
      questionsFor(act, staff, state),
    ),
  );
  const parts = partsOf(c, ground, { at: paths.manageQuestions() });
  const settledBefore = [...refused!, ...withdrawn!];
  const lists = { waiting: waiting!, published: published!, settled: settledBefore };
  return showPage(c, <QuestionsPage {...parts} {...lists} />);
}

async function showOne(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput; readonly masked?: string } = {},
): Promise<Response> {
  const found = await questionFor(actOf(c, ground), staffOf(c), numberOf(c));
  if (found === undefined) return answerFailure(c, ground, "notFound");
  const { question, texts } = found;
  const wanted = of.form?.text("language") ?? readQuery(c).text("in");
  const language = isLanguage(wanted) ? wanted : question.language;
  const written = texts.find((one) => one.language === language);
  const own = language === question.language ? (question.text ?? "") : "";
  const at = paths.manageQuestions(question.number);
  const page = (
    <QuestionPage
      {...partsOf(c, ground, { at, ...of })}
      shown={question}
      written={texts}
      typed={{
        language,
        question: of.masked ?? of.form?.text("question") ?? written?.question ?? own,
        answer: of.form?.text("answer") ?? written?.answer ?? "",
      }}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function publish(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const language = form.text("language");
  if (!isLanguage(language)) {
    const message = textsOf(c).questions.errors.language_missing;
    const errors = [{ field: "language", message }];
    return showOne(c, ground, { form, trouble: { errors, status: 422 } });
  }
  const published = await publishAnswer(actOf(c, ground), staffOf(c), {
    ...{ number: numberOf(c), language },
    ...{ question: form.text("question"), answer: form.text("answer") },
    isNumberMeant: form.text("meant") === "yes",
  });
  return settled(c, ground, form, published);
}

async function settled(
  c: Context,
  ground: CounterGround,
  form: FormInput,
  outcome: Outcome<Question, SettleRefusal>,
): Promise<Response> {
  if (!outcome.ok) {
    const masked = outcome.facts?.["masked"];
    return showOne(c, ground, {
      ...{ form, trouble: troubleOf(c, outcome) },
      ...(masked === undefined ? {} : { masked: String(masked) }),
    });
  }
  ground.nudge();
  return c.redirect(paths.manageQuestions(outcome.value.number), 303);
}

function numberOf(c: Context): string {
  return c.req.param("question") ?? "";
}

function troubleOf(c: Context, { refusal, field }: Refused<SettleRefusal>): Trouble {
  const message = textsOf(c).questions.errors[refusal];
  return field === undefined
    ? { errors: [], notice: message, status: 409 }
    : { errors: [{ field, message }], status: 422 };
}
