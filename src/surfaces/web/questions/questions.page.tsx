import type { ListedQuestion } from "../../../business/questions/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  errorFor,
  Form,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { QuestionLinks } from "./questions-under.tsx";
import { questionTexts } from "./texts/index.ts";
import type { Topic } from "./topics.ts";

export interface QuestionsPageProps {
  readonly frame: Frame;
  /** The one that is listed; without it, all. */
  readonly about?: Topic;
  readonly topics: readonly Topic[];
  readonly questions: readonly ListedQuestion[];
  readonly number: string;
  readonly errors: readonly FieldError[];
}

/** What was asked and answered, and a question found again by its number. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { frame, about, topics, questions, number, errors } = props;
  const { language } = frame;
  const texts = questionTexts[language];
  const query = about === undefined ? {} : { about: about.topic };
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.lead}
      errors={errors}
      {...(about === undefined ? {} : { kicker: about.name })}
    >
      {questions.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <QuestionLinks language={language} questions={questions} />
      )}
      <Buttons>
        <ButtonLink href={paths.askQuestion(language, query)}>{texts.ask}</ButtonLink>
      </Buttons>
      <nav aria-label={texts.topics}>
        <h2>{texts.topics}</h2>
        <ul class="list">
          {about === undefined ? null : (
            <li>
              <a href={paths.questions(language)}>{texts.all}</a>
            </li>
          )}
          {topics
            .filter(({ topic }) => topic !== about?.topic)
            .map(({ topic, name }) => (
              <li>
                <a href={paths.questions(language, { about: topic })}>{name}</a>
              </li>
            ))}
        </ul>
      </nav>
      <Form action={paths.questions(language)} method="get">
        <TextField
          name="number"
          label={texts.number}
          hint={texts.numberHint}
          value={number}
          size="medium"
          maxLength={40}
          {...errorFor(errors, "number")}
        />
        <Button kind="quiet">{texts.find}</Button>
      </Form>
    </Page>
  );
}
