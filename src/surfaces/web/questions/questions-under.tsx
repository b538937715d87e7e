import type { ListedQuestion } from "../../../business/questions/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import { questionTexts } from "./texts/index.ts";
import type { Topic } from "./topics.ts";

/** Up to three answered questions below a page, and the way to the others and to one's own. */
export function QuestionsUnder(props: {
  readonly language: Language;
  readonly questions: readonly ListedQuestion[];
  /** What may be asked about here; the list is that of the one, or of all where there are several. */
  readonly topics: readonly Topic[];
}) {
  const { language, questions, topics } = props;
  const texts = questionTexts[language];
  const [only, ...others] = topics;
  const about = others.length === 0 && only !== undefined ? { about: only.topic } : {};
  return (
    <section>
      <h2>{texts.title}</h2>
      {questions.length === 0 ? null : <QuestionLinks language={language} questions={questions} />}
      {others.length === 0 ? (
        <p>
          <a href={paths.questions(language, about)}>{texts.all}</a> ·{" "}
          <a href={paths.askQuestion(language, about)}>{texts.ask}</a>
        </p>
      ) : (
        <>
          <p>
            {texts.askAbout}{" "}
            {topics.map(({ topic, name }, i) => (
              <>
                {i === 0 ? "" : " · "}
                <a href={paths.askQuestion(language, { about: topic })}>{name}</a>
              </>
            ))}
          </p>
          <p>
            <a href={paths.questions(language)}>{texts.all}</a>
          </p>
        </>
      )}
    </section>
  );
}

export function QuestionLinks(props: {
  readonly language: Language;
  readonly questions: readonly ListedQuestion[];
}) {
  return (
    <ul class="list">
      {props.questions.map(({ number, question }) => (
        <li>
          <a href={paths.question(props.language, number)}>{headOf(question)}</a>
        </li>
      ))}
    </ul>
  );
}

const HEAD_MAX = 90;

/** The first words of a question, where all of it would be too long. */
export function headOf(question: string): string {
  const line = question.replaceAll("\n", " ");
  const letters = [...line];
  return letters.length <= HEAD_MAX ? line : `${letters.slice(0, HEAD_MAX - 1).join("")}…`;
}
