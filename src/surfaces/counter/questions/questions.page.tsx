import {
  showQuestionNumber,
  SUSPECT_SCORE,
  type Question,
} from "../../../business/questions/index.ts";
import { LANGUAGE_NAMES, Moment, Page, Table, Tag } from "../../html/index.ts";
import type { Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";

export interface QueueProps extends Parts {
  /** What looks like spam stands last. */
  readonly waiting: readonly Question[];
  readonly published: readonly Question[];
  readonly settled: readonly Question[];
}

/** What waits to be read, then what stands there, then what does not. */
export function QuestionsPage(props: QueueProps) {
  const { frame, texts, waiting, published, settled } = props;
  const words = texts.questions;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      kicker={texts.manage.title}
      layout="wide"
      isPrivate
    >
      {waiting.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <List {...props} caption={words.waiting} questions={waiting} />
      )}
      {published.length === 0 ? null : (
        <List {...props} caption={words.published} questions={published} />
      )}
      {settled.length === 0 ? null : (
        <List {...props} caption={words.settled} questions={settled} />
      )}
    </Page>
  );
}

function List(
  props: QueueProps & { readonly caption: string; readonly questions: readonly Question[] },
) {
  const { texts, language, caption, questions } = props;
  const words = texts.questions;
  return (
    <Table
      caption={caption}
      head={words.head}
      rows={questions.map((one) => [
        <a class="row-link code" href={paths.manageQuestions(one.number)}>
          {showQuestionNumber(one.number)}
        </a>,
        <>
          {headOf(one.text ?? words.erased)}
          {one.state === "waiting" && one.score >= SUSPECT_SCORE ? (
            <>
              {" "}
              <Tag tone="careful">{words.suspect}</Tag>
            </>
          ) : null}
        </>,
        one.topic,
        LANGUAGE_NAMES[one.language],
        <Moment at={one.askedAt} language={language} />,
      ])}
    />
  );
}

const HEAD_MAX = 60;

function headOf(text: string): string {
  const letters = [...text.replaceAll("\n", " ")];
  return letters.length <= HEAD_MAX ? letters.join("") : `${letters.slice(0, HEAD_MAX).join("")}…`;
}
