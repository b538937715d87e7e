import {
  showCaseNumber,
  type Case,
  type CasePhoto,
  type Decision,
} from "../../../business/cases/index.ts";
import {
  ButtonLink,
  Facts,
  Notice,
  Page,
  Panel,
  showInstant,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { evidenceTexts } from "../../documents/index.ts";
import { caseWordTexts, chatWordTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { Photos } from "./photos.tsx";
import { casePageTexts } from "./texts/index.ts";
import { rateTexts } from "./texts/rate.ts";

/** How a report stands, and what was answered. */
export function CasePage({
  frame,
  shown,
  decision,
  photos,
  rateUrl,
  errors,
}: {
  readonly frame: Frame;
  readonly shown: Case;
  readonly decision: Decision | undefined;
  /** Of a case whose holder this is. */
  readonly photos?: readonly CasePhoto[];
  /** Of a closed case that its holder has not rated. */
  readonly rateUrl?: string;
  readonly errors?: readonly FieldError[];
}) {
  const { language, zone } = frame;
  const texts = casePageTexts[language];
  const words = caseWordTexts[language];
  const { state, number, cause, text, answer, openedAt, contactEmail } = shown;
  return (
    <Page
      frame={frame}
      title={words.states[state].title}
      lead={words.states[state].lead}
      kicker={
        <>
          {words.number} <span class="code">{showCaseNumber(number)}</span>
        </>
      }
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      {answer === undefined ? null : (
        <Panel title={texts.answer} tone="strong">
          {answer.split("\n").map((line) => (
            <p>{line}</p>
          ))}
        </Panel>
      )}
      <Panel>
        <Facts
          items={[
            { term: texts.reported, detail: words.causes[cause] },
            ...(text === undefined ? [] : [{ term: texts.text, detail: text }]),
            { term: texts.openedAt, detail: showInstant(openedAt, language, zone) },
            ...answerBy(shown, frame),
            ...(decision === undefined ? [] : [decidedFact(decision, frame)]),
          ]}
        />
      </Panel>
      {state === "open" ? (
        <Notice kind="good">
          <p>{contactEmail === undefined ? texts.keepNumber : texts.byMail}</p>
        </Notice>
      ) : null}
      {photos === undefined ? null : (
        <Photos {...{ frame, shown, photos }} {...(errors === undefined ? {} : { errors })} />
      )}
      {rateUrl === undefined ? null : (
        <ButtonLink href={rateUrl} kind="quiet">
          {rateTexts[language].title}
        </ButtonLink>
      )}
      <p>
        <a href={paths.chat(language, number)}>{chatWordTexts[language].open}</a>
      </p>
      <p>
        <a href={paths.cases(language)}>{texts.another}</a>
      </p>
    </Page>
  );
}

/** Until when somebody answers, as the desk is staffed; that it is late is said as well. */
function answerBy({ state, limits, escalatedAt }: Case, { language, zone }: Frame) {
  if (state !== "open" || limits === undefined) return [];
  const { answerBy: term, passedOn } = casePageTexts[language];
  const detail = showInstant(limits.answerBy, language, zone);
  return [{ term, detail, ...(escalatedAt === undefined ? {} : { note: passedOn }) }];
}

function decidedFact({ reason, amountYen, decidedAt }: Decision, { language, zone }: Frame) {
  const { decided, reasons } = evidenceTexts[language];
  const amount = amountYen === 0 ? [] : [showYen(amountYen, language)];
  return {
    term: decided,
    detail: [reasons[reason], ...amount].join(" · "),
    note: showInstant(decidedAt, language, zone),
  };
}
