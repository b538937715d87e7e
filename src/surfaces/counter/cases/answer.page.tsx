import {
  CASE_TEXT_MAX,
  showCaseNumber,
  type Case,
  type CasePhoto,
  type Decision,
  type Rating,
} from "../../../business/cases/index.ts";
import { showOrderNumber, type Voucher } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Moment,
  Notice,
  Page,
  Panel,
  showYen,
  Table,
  Tag,
  TextAreaField,
  type Fact,
} from "../../html/index.ts";
import { caseWordTexts, endText, voucherTexts } from "../../words/index.ts";
import { evidenceTexts } from "../../documents/index.ts";
import { AskedTwice, type Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";

/** What waits for an answer first, then what was answered and is not closed. */
export function CasesPage(
  props: Parts & { readonly waiting: readonly Case[]; readonly answered: readonly Case[] },
) {
  const { frame, texts, waiting, answered } = props;
  const words = texts.cases;
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
        <List {...props} caption={words.waiting} cases={waiting} />
      )}
      {answered.length === 0 ? null : <List {...props} caption={words.answered} cases={answered} />}
    </Page>
  );
}

function List(props: Parts & { readonly caption: string; readonly cases: readonly Case[] }) {
  const { texts, language, caption, cases } = props;
  const words = texts.cases;
  return (
    <Table
      caption={caption}
      head={words.head}
      rows={cases.map(({ number, cause, openedAt, channel, escalatedAt }) => [
        <>
          <a class="row-link code" href={paths.manageCases(number)}>
            {showCaseNumber(number)}
          </a>{" "}
          {escalatedAt === undefined ? null : <Tag tone="urgent">{words.overdue}</Tag>}
        </>,
        caseWordTexts[language].causes[cause],
        <Moment at={openedAt} language={language} />,
        words.channels[channel],
      ])}
    />
  );
}

/** One report: what was said, how the order stood then and stands now, and the answer. */
export function AnswerPage(
  props: Parts & {
    readonly shown: Case;
    readonly now: Voucher;
    readonly decision: Decision | undefined;
    readonly rating?: Rating;
    readonly photos: readonly CasePhoto[];
    readonly typed: string;
  },
) {
  const { frame, texts, language, shown, now, decision, errors } = props;
  const words = texts.cases;
  const names = caseWordTexts[language];
  return (
    <Page
      frame={frame}
      title={names.causes[shown.cause]}
      kicker={
        <>
          {words.one(showCaseNumber(shown.number))}{" "}
          <Tag tone={shown.state === "open" ? "careful" : "good"}>
            {names.states[shown.state].title}
          </Tag>
        </>
      }
      errors={errors}
      isPrivate
    >
      {props.notice === undefined ? null : <Notice kind="careful">{props.notice}</Notice>}
      <Said {...props} />
      <Facts
        items={[
          ...factsOf(props),
          ...(decision === undefined
            ? []
            : [
                {
                  term: texts.decide.decided,
                  detail: evidenceTexts[language].reasons[decision.reason],
                  note: <Moment at={decision.decidedAt} language={language} />,
                },
              ]),
        ]}
      />
      {shown.answer === undefined ? null : (
        <Panel title={words.answer} tone="strong">
          <Lines text={shown.answer} />
        </Panel>
      )}
      {shown.state === "open" ? (
        <>
          <AnswerForm {...props} />
          <ButtonLink kind="quiet" href={paths.manageCases(shown.number, "decide")}>
            {texts.decide.link}
          </ButtonLink>
        </>
      ) : null}
      {shown.state === "closed" ? null : (
        <AskedTwice
          verb={words.close}
          hint={words.closeHint}
          action={paths.manageCases(shown.number, "close")}
          kind="quiet"
        />
      )}
      <p>
        <a href={paths.order(now.number)}>{words.toOrder(showOrderNumber(now.number))}</a>
      </p>
      <p>
        <a href={paths.orderRecord(now.number)}>{texts.decide.record}</a>
      </p>
      <ButtonLink kind="quiet" href={paths.manageCases()}>
        {words.back}
      </ButtonLink>
    </Page>
  );
}

function AnswerForm({
  texts,
  shown,
  typed,
  errors,
}: Parts & { readonly shown: Case; readonly typed: string }) {
  const words = texts.cases;
  return (
    <Form action={paths.manageCases(shown.number)} class="stack">
      <TextAreaField
        name="answer"
        label={words.answer}
        hint={words.answerHint(LANGUAGE_NAMES[shown.language], CASE_TEXT_MAX)}
        value={typed}
        maxLength={CASE_TEXT_MAX}
        {...errorFor(errors, "answer")}
      />
      <p class="soft">{shown.contactEmail === undefined ? words.noMail : words.byMail}</p>
      <Button>{words.send}</Button>
    </Form>
  );
}

function factsOf(
  props: Parts & { readonly shown: Case; readonly now: Voucher; readonly rating?: Rating },
): readonly Fact[] {
  const { texts, language, shown, now } = props;
  const words = texts.cases;
  const { states } = voucherTexts[language];
  const standing = ({ state, ends, totalYen }: Pick<Voucher, "state" | "ends" | "totalYen">) => ({
    detail: states[state].title,
    note: `${showYen(totalYen, language)} · ${endText(ends, { duration: now.duration, language })}`,
  });
  return [
    { term: words.received, detail: <Moment at={shown.openedAt} language={language} /> },
    ...limitsIn(shown, words, language),
    { term: words.seen, ...standing(shown.seen) },
    { term: words.now, ...standing(now) },
    { term: words.reads, detail: LANGUAGE_NAMES[shown.language] },
    ...ratingIn(props),
  ];
}

/** Only the one that counts now. */
function limitsIn(
  { state, limits }: Case,
  words: Parts["texts"]["cases"],
  language: Parts["language"],
): readonly Fact[] {
  if (limits === undefined || state === "closed") return [];
  const [term, at] =
    state === "open" ? [words.answerBy, limits.answerBy] : [words.closeBy, limits.closeBy];
  return [{ term, detail: <Moment at={at} language={language} /> }];
}

function ratingIn({ rating, texts }: Parts & { readonly rating?: Rating }): readonly Fact[] {
  if (rating === undefined) return [];
  const { rating: term, stars } = texts.cases;
  const { words } = rating;
  const detail = stars(rating.stars);
  return [{ term, detail, ...(words === undefined ? {} : { note: words }) }];
}

function Said(props: Parts & { readonly shown: Case; readonly photos: readonly CasePhoto[] }) {
  const { texts, shown } = props;
  return (
    <>
      {shown.text === undefined ? null : (
        <Panel title={texts.cases.said}>
          <Lines text={shown.text} />
        </Panel>
      )}
      <Photos {...props} />
    </>
  );
}

function Photos(props: Parts & { readonly shown: Case; readonly photos: readonly CasePhoto[] }) {
  const { texts, shown, photos } = props;
  const words = texts.cases;
  if (photos.length === 0) return null;
  return (
    <Panel title={words.photos}>
      {photos.map(({ ordinal, widthPx, heightPx }) => (
        <p>
          <img
            class="photo"
            src={paths.casePhoto(shown.number, ordinal)}
            alt={words.photo(ordinal)}
            width={widthPx}
            height={heightPx}
            loading="lazy"
          />
        </p>
      ))}
    </Panel>
  );
}

function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("\n").map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}
