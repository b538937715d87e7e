import {
  QUESTION_ANSWER_MAX,
  QUESTION_TEXT_MAX,
  REFUSAL_REASONS,
  showQuestionNumber,
  type PublishedText,
  type Question,
} from "../../../business/questions/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  CheckField,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Moment,
  Notice,
  Page,
  Panel,
  RadioField,
  SelectField,
  Tag,
  TextAreaField,
} from "../../html/index.ts";
import { AskedTwice, type Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";

export interface QuestionPageProps extends Parts {
  readonly shown: Question;
  readonly written: readonly PublishedText[];
  readonly typed: {
    readonly language: Language;
    readonly question: string;
    readonly answer: string;
  };
}

/** One question: as it was asked, the answer in one language after the other, or why not. */
export function QuestionPage(props: QuestionPageProps) {
  const { frame, texts, language, shown, written, errors } = props;
  const words = texts.questions;
  return (
    <Page
      frame={frame}
      title={words.one(showQuestionNumber(shown.number))}
      kicker={
        <Tag tone={shown.state === "waiting" ? "careful" : "good"}>{words.states[shown.state]}</Tag>
      }
      errors={errors}
      isPrivate
    >
      {props.notice === undefined ? null : <Notice kind="careful">{props.notice}</Notice>}
      <Panel title={words.asked}>
        <p lang={shown.language}>{shown.text ?? words.erased}</p>
        <Facts
          layout="close"
          items={[
            { term: words.about, detail: shown.topic },
            { term: words.reads, detail: LANGUAGE_NAMES[shown.language] },
            { term: words.received, detail: <Moment at={shown.askedAt} language={language} /> },
            ...(shown.reason === undefined
              ? []
              : [{ term: words.reason, detail: words.reasons[shown.reason] }]),
          ]}
        />
      </Panel>
      {written.length === 0 ? null : <Written {...props} />}
      <AnswerForm {...props} />
      {shown.state === "waiting" ? <Refuse {...props} /> : null}
      {shown.state === "published" ? (
        <AskedTwice
          verb={words.withdraw}
          hint={words.withdrawHint}
          action={paths.manageQuestions(shown.number, "withdraw")}
          kind="quiet"
        />
      ) : null}
      <ButtonLink kind="quiet" href={paths.manageQuestions()}>
        {words.back}
      </ButtonLink>
    </Page>
  );
}

function Written({ texts, shown, written }: QuestionPageProps) {
  return (
    <Panel title={texts.questions.written}>
      <ul class="list">
        {written.map(({ language, question }) => (
          <li>
            <a href={paths.manageQuestionIn(shown.number, language)}>{LANGUAGE_NAMES[language]}</a>:{" "}
            <span lang={language}>{question}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AnswerForm({ texts, shown, typed, errors }: QuestionPageProps) {
  const words = texts.questions;
  const isNumberAsked = errors.some(({ message }) => message === words.errors.number_in_answer);
  return (
    <Form action={paths.manageQuestions(shown.number)} class="stack">
      <SelectField
        name="language"
        label={words.language}
        value={typed.language}
        options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
        {...errorFor(errors, "language")}
      />
      <TextAreaField
        name="question"
        label={words.question}
        hint={words.questionHint}
        value={typed.question}
        maxLength={QUESTION_TEXT_MAX}
        {...errorFor(errors, "question")}
      />
      <TextAreaField
        name="answer"
        label={words.answer}
        hint={words.answerHint(QUESTION_ANSWER_MAX)}
        value={typed.answer}
        rows={8}
        maxLength={QUESTION_ANSWER_MAX}
        {...errorFor(errors, "answer")}
      />
      {isNumberAsked ? <CheckField name="meant" label={words.numberMeant} /> : null}
      <p class="soft">{shown.contactEmail === undefined ? words.noMail : words.byMail}</p>
      <Button>{words.publish}</Button>
    </Form>
  );
}

function Refuse({ texts, shown, errors }: QuestionPageProps) {
  const words = texts.questions;
  return (
    <Form action={paths.manageQuestions(shown.number, "refuse")} class="stack">
      <RadioField
        name="reason"
        label={words.refuseFor}
        options={REFUSAL_REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
        {...errorFor(errors, "reason")}
      />
      <Button kind="quiet">{words.refuse}</Button>
    </Form>
  );
}
