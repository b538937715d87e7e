import type { Child } from "hono/jsx";
import {
  showQuestionNumber,
  type PublishedText,
  type ShownQuestion,
} from "../../../business/questions/index.ts";
import {
  Button,
  Buttons,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  Panel,
  showInstant,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { headOf } from "./questions-under.tsx";
import { questionTexts } from "./texts/index.ts";
import type { Topic } from "./topics.ts";

export interface QuestionPageProps {
  readonly frame: Frame;
  readonly shown: ShownQuestion;
  /** In the language of the page, else in the one it was asked in. */
  readonly text: PublishedText;
  readonly about: Topic | undefined;
  readonly said?: "thanks";
}

/** A question and its answer, for people and, by attributes, for search engines (schema.org). */
export function QuestionPage(props: QuestionPageProps) {
  const { frame, shown, text, about, said } = props;
  const { language, zone } = frame;
  const texts = questionTexts[language];
  const isForeign = text.language !== language;
  const head = headOf(text.question);
  return (
    <Page
      frame={frame}
      title={head}
      description={headOf(text.answer)}
      kicker={<Kicker {...props} />}
      isPrivate={isForeign}
    >
      {isForeign ? (
        <Notice>
          <p>{texts.otherLanguage(LANGUAGE_NAMES[text.language])}</p>
        </Notice>
      ) : null}
      <Marked shown={shown} text={text}>
        {head === text.question ? null : <Lines text={text.question} prop="text" />}
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
          <Panel title={texts.answer} tone="strong">
            <div itemprop="text" lang={isForeign ? text.language : undefined}>
              <Lines text={text.answer} />
            </div>
          </Panel>
          <meta itemprop="upvoteCount" content={String(shown.helpful)} />
        </div>
      </Marked>
      <p class="small soft">{texts.answeredAt(showInstant(text.writtenAt, language, zone))}</p>
      <Helpful
        language={language}
        number={shown.number}
        {...(said === undefined ? {} : { said })}
      />
      <p>
        <a href={paths.askQuestion(language, about === undefined ? {} : { about: about.topic })}>
          {texts.ask}
        </a>
      </p>
    </Page>
  );
}

function Kicker({ frame, about }: QuestionPageProps) {
  const { language } = frame;
  const texts = questionTexts[language];
  return about === undefined ? (
    <a href={paths.questions(language)}>{texts.title}</a>
  ) : (
    <a href={paths.questions(language, { about: about.topic })}>{about.name}</a>
  );
}

function Marked(props: {
  readonly shown: ShownQuestion;
  readonly text: PublishedText;
  readonly children?: Child;
}) {
  const { shown, text, children } = props;
  return (
    <div class="stack" itemscope itemtype="https://schema.org/QAPage">
      <div class="stack" itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
        <meta itemprop="name" content={text.question} />
        <meta itemprop="answerCount" content="1" />
        <meta itemprop="datePublished" content={shown.asked.askedAt} />
        {children}
      </div>
    </div>
  );
}

function Helpful(props: {
  readonly language: Frame["language"];
  readonly number: string;
  readonly said?: "thanks";
}) {
  const { language, number, said } = props;
  const texts = questionTexts[language];
  if (said === "thanks") {
    return (
      <Notice kind="good" live="status">
        <p>{texts.thanks}</p>
      </Notice>
    );
  }
  return (
    <Form action={paths.questionHelpful(language, number)} label={texts.helpful}>
      <p>{texts.helpful}</p>
      <Buttons>
        <Button kind="quiet" name="helpful" value="yes">
          {texts.yes}
        </Button>
        <Button kind="quiet" name="helpful" value="no">
          {texts.no}
        </Button>
      </Buttons>
    </Form>
  );
}

export function Lines({ text, prop }: { readonly text: string; readonly prop?: string }) {
  return (
    <div itemprop={prop}>
      {text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => (
          <p>{line}</p>
        ))}
    </div>
  );
}

/** A question that is not public: where it stands, and nothing of its words. */
export function UnpublishedPage(props: { readonly frame: Frame; readonly shown: ShownQuestion }) {
  const { frame, shown } = props;
  const { language, zone } = frame;
  const texts = questionTexts[language];
  const { state, reason, number, isToldByMail, asked } = shown;
  const words = texts.states[state === "published" ? "waiting" : state];
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={reason === undefined ? words.lead : texts.reasons[reason]}
      kicker={
        <>
          {texts.number} <span class="code">{showQuestionNumber(number)}</span>
        </>
      }
      isPrivate
    >
      {state === "waiting" ? (
        <Notice kind="good">
          <p>{isToldByMail ? texts.byMail : texts.keepNumber}</p>
        </Notice>
      ) : null}
      <p class="small soft">{texts.askedAt(showInstant(asked.askedAt, language, zone))}</p>
      {reason === "about_an_order" ? (
        <p>
          <a href={paths.orders(language)}>{texts.ownOrder}</a>
        </p>
      ) : null}
      <p>
        <a href={paths.questions(language)}>{texts.all}</a>
      </p>
    </Page>
  );
}
