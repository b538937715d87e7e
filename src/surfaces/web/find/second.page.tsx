import type { FoundLine } from "../../../business/lines/index.ts";
import {
  Button,
  Buttons,
  ButtonLink,
  Disclosure,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { paths } from "../routes.ts";
import { showRegion } from "./region.ts";
import { findTexts } from "./texts/index.ts";

export type NeedsSecond = Extract<FoundLine, { kind: "needs_second" }>;

export interface SecondPageProps {
  readonly frame: Frame;
  /** The sealed question, as the form carries it. */
  readonly asked: string;
  /** What the person typed, shown back so that it can be compared with the card. */
  readonly typed: string;
  readonly question: NeedsSecond;
  readonly errors?: readonly FieldError[];
}

/** Asks for a second thing that only the holder of the card knows. */
export function SecondPage({ frame, asked, typed, question, errors = [] }: SecondPageProps) {
  const { language } = frame;
  const texts = findTexts[language];
  const { digitsOf } = question;
  const hasFailed = errors.length > 0;
  return (
    <Page
      frame={frame}
      title={texts.second.title}
      lead={texts.second.lead}
      errors={errors}
      isPrivate
    >
      {hasFailed ? null : <Doubts question={question} frame={frame} />}
      <Panel>
        <Facts
          items={[{ term: texts.second.typedTerm, detail: <span class="code">{typed}</span> }]}
        />
        <Form action={paths.findSecond(language)} hidden={{ asked }}>
          <TextField
            name="second"
            label={texts.second.label[digitsOf]}
            hint={texts.second.hint[digitsOf]}
            size="large"
            maxLength={40}
            {...errorFor(errors, "second")}
          />
          <Buttons>
            <Button>{texts.second.submit}</Button>
            <ButtonLink kind="link" href={paths.home(language)}>
              {texts.second.change}
            </ButtonLink>
          </Buttons>
        </Form>
      </Panel>
      {hasFailed ? <AfterFailure question={question} frame={frame} /> : null}
      <Disclosure summary={texts.second.why}>
        <p>{texts.second.whyBody}</p>
      </Disclosure>
    </Page>
  );
}

interface PartProps {
  readonly frame: Frame;
  readonly question: NeedsSecond;
}

// Told from the digits alone: the same for a number that is ours and for one that is not.
function Doubts({ frame, question }: PartProps) {
  const texts = findTexts[frame.language];
  return (
    <>
      {question.warnings.length === 0 ? null : (
        <Notice kind="careful" title={texts.warningTitle}>
          {question.warnings.map((warning) => (
            <p>{texts.warnings[warning]}</p>
          ))}
        </Notice>
      )}
      {question.issuer === undefined || question.issuer.region === "JP" ? null : (
        <Issuer frame={frame} question={question} />
      )}
    </>
  );
}

function AfterFailure({ frame, question }: PartProps) {
  const texts = findTexts[frame.language];
  return (
    <>
      <ul class="list">
        {texts.second.noMatchHelp.map((help) => (
          <li>{help}</li>
        ))}
        {question.warnings.map((warning) => (
          <li>{texts.warnings[warning]}</li>
        ))}
      </ul>
      <Issuer frame={frame} question={question} />
      <AdviceLink language={frame.language} why="unknown_code" />
    </>
  );
}

function Issuer({ frame, question: { issuer } }: PartProps) {
  if (issuer === undefined) return null;
  const texts = findTexts[frame.language];
  const region = showRegion(issuer.region, frame.language);
  return (
    <Notice title={texts.issuerTitle}>
      <p>
        {texts.issuer({ region, ...(issuer.name === undefined ? {} : { brand: issuer.name }) })}
      </p>
      <p>{texts.issuerHelp}</p>
    </Notice>
  );
}
