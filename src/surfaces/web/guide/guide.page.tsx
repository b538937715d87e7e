import type { ListedQuestion } from "../../../business/questions/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { ButtonLink, Facts, Notice, Page, Steps, Table, type Frame } from "../../html/index.ts";
import { guideTopic, QuestionsUnder } from "../questions/index.ts";
import { GUIDE_TOPICS, paths, type GuideTopic } from "../routes.ts";
import { guideTexts, type GuideBlock, type GuideDoor, type GuideStep } from "./texts/index.ts";

/** The overview: every topic as a card, and the way to skip it all. */
export function GuidePage({ frame }: { frame: Frame }) {
  const { language } = frame;
  const texts = guideTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.lead}
      layout="wide"
    >
      <ol class="topics">
        {GUIDE_TOPICS.map((topic) => (
          <li>
            <h2>
              <a href={paths.guideTopic(language, topic)}>{texts.topics[topic].title}</a>
            </h2>
            <p class="soft">{texts.topics[topic].summary}</p>
          </li>
        ))}
      </ol>
      <RenewNow language={language} />
    </Page>
  );
}

export function GuideTopicPage(props: {
  frame: Frame;
  topic: GuideTopic;
  questions: readonly ListedQuestion[];
}) {
  const { frame, topic, questions } = props;
  const { language } = frame;
  const texts = guideTexts[language];
  const { title, summary, blocks } = texts.topics[topic];
  const next = GUIDE_TOPICS[(GUIDE_TOPICS.indexOf(topic) + 1) % GUIDE_TOPICS.length] ?? "what";
  return (
    <Page
      frame={frame}
      title={title}
      lead={summary}
      description={summary}
      kicker={<a href={paths.guide(language)}>{texts.title}</a>}
      layout="aside-page"
    >
      {blocks.map((block) => (
        <Block block={block} language={language} />
      ))}
      <QuestionsUnder
        language={language}
        questions={questions}
        topics={[{ topic: guideTopic(topic), name: title }]}
      />
      <RenewNow language={language} />
      <p>
        {texts.next} <a href={paths.guideTopic(language, next)}>{texts.topics[next].title}</a>
      </p>
      <Topics language={language} current={topic} />
    </Page>
  );
}

function Topics({ language, current }: { language: Language; current: GuideTopic }) {
  const texts = guideTexts[language];
  return (
    <nav class="aside" aria-labelledby="topics">
      <h2 id="topics">{texts.overview}</h2>
      <ol>
        {GUIDE_TOPICS.map((topic) => (
          <li>
            <a
              href={paths.guideTopic(language, topic)}
              aria-current={topic === current ? "page" : undefined}
            >
              {texts.topics[topic].title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Block({ block, language }: { block: GuideBlock; language: Language }) {
  const body = <BlockBody block={block} language={language} />;
  if (block.heading === undefined) return body;
  return (
    <section>
      <h2>{block.heading}</h2>
      {body}
    </section>
  );
}

function BlockBody({ block, language }: { block: GuideBlock; language: Language }) {
  switch (block.kind) {
    case "text":
      return (
        <div>
          {block.paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      );
    case "list":
      return (
        <ul class="list">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case "facts":
      return <Facts items={block.items} />;
    case "steps":
      return (
        <Steps
          level={block.heading === undefined ? 2 : 3}
          items={block.items.map((step) => ({
            title: step.title,
            body: <StepBody step={step} language={language} />,
          }))}
        />
      );
    case "table":
      return <Table caption={block.caption} head={block.head} rows={block.rows} rowHead="first" />;
    case "note":
      return (
        <Notice kind="careful" title={block.title}>
          <p>{block.body}</p>
        </Notice>
      );
  }
}

const SENTENCE_FOR_STAFF = "このSIMを更新したいです。";

function StepBody({ step, language }: { step: GuideStep; language: Language }) {
  const { body, link, sentence } = step;
  return (
    <>
      <p>{body}</p>
      {sentence === undefined ? null : (
        <p class="sentence" lang="ja">
          {SENTENCE_FOR_STAFF}
        </p>
      )}
      {link === undefined ? null : (
        <p>
          <a href={urlOf(link.to, language)}>{link.label}</a>
        </p>
      )}
    </>
  );
}

function RenewNow({ language }: { language: Language }) {
  const texts = guideTexts[language];
  return (
    <div class="invite">
      <p>{texts.renewHint}</p>
      <ButtonLink href={paths.home(language)}>{texts.renewNow}</ButtonLink>
    </div>
  );
}

function urlOf(door: GuideDoor, language: Language): string {
  if (door === "find") return paths.home(language);
  if (door === "orders") return paths.orders(language);
  if (door === "voucher") return paths.voucher(language);
  if (door === "account") return paths.account(language);
  if (door === "legal") return paths.legal(language);
  return paths.guideTopic(language, door);
}
