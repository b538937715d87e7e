import { isRunning, latestEnd } from "../../../business/buckets/index.ts";
import type { QuotedPlan } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import {
  Button,
  CheckField,
  errorFor,
  Facts,
  Form,
  Page,
  Panel,
  SelectField,
  showBytes,
  showLastMinute,
  showYen,
  Tag,
  TextField,
  type Fact,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { lineTexts } from "../line/texts/index.ts";
import { paths } from "../routes.ts";
import type { FamilyLine } from "./family-lines.ts";
import { familyTexts } from "./texts/index.ts";

export interface ChoosePageProps {
  readonly frame: Frame;
  readonly lines: readonly FamilyLine[];
  readonly errors: readonly FieldError[];
  /** What was typed as the code of one more line. */
  readonly typed: string;
}

/** Every line at a glance, each with a plan to take; ticked ones go on to one payment. */
export function ChoosePage({ frame, lines, errors, typed }: ChoosePageProps) {
  const { language } = frame;
  const texts = familyTexts[language];
  const hasPlans = lines.some(({ plans }) => plans.length > 0);
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} errors={errors} isPrivate>
      {lines.length === 0 ? <p>{texts.none}</p> : null}
      <Form action={paths.familyConfirm(language)} method="get">
        {lines.map((line) => (
          <LinePanel frame={frame} line={line} />
        ))}
        {hasPlans ? <Button width="full">{texts.next}</Button> : null}
      </Form>
      <Panel title={texts.addTitle}>
        <Form action={paths.familyLines(language)}>
          <TextField
            name="code"
            label={texts.code}
            hint={texts.codeHint}
            value={typed}
            maxLength={60}
            size="medium"
            {...errorFor(errors, "code")}
          />
          <Button kind="quiet">{texts.add}</Button>
        </Form>
      </Panel>
    </Page>
  );
}

function LinePanel({ frame, line }: { frame: Frame; line: FamilyLine }) {
  const { language } = frame;
  const texts = familyTexts[language];
  const { name, plans, visited } = line;
  const facts = factsOf(line, frame);
  return (
    <section class="panel">
      <h2>{name}</h2>
      {line.standing === undefined || facts.length > 0 ? null : (
        <p>
          <Tag>{lineTexts[language].states[line.standing.state]}</Tag>
        </p>
      )}
      {facts.length === 0 ? null : <Facts items={facts} layout="close" />}
      {plans.length === 0 ? (
        <p class="soft">{texts.noPlan}</p>
      ) : (
        <>
          <SelectField
            name={`plan_${visited.ref}`}
            label={texts.plan}
            options={plans.map((one) => ({
              value: one.plan.code,
              label: planLabel(one, language),
            }))}
          />
          <CheckField name="take" value={visited.ref} label={texts.take(name)} />
        </>
      )}
    </section>
  );
}

function planLabel({ plan, quote }: QuotedPlan, language: Language): string {
  return `${showYen(quote.totalYen, language)} · ${plan.names[language]}`;
}

function factsOf({ standing }: FamilyLine, { language, zone }: Frame): readonly Fact[] {
  if (standing === undefined) return [];
  const texts = lineTexts[language];
  const left = standing.running.find(({ leftBytes }) => leftBytes !== undefined)?.leftBytes;
  const end: Instant | undefined = latestEnd(
    standing.running.map(({ bucket }) => bucket).filter(isRunning),
  );
  return [
    ...(left === undefined ? [] : [{ term: texts.dataLeft, detail: showBytes(left) }]),
    ...(end === undefined
      ? []
      : [{ term: texts.validUntil, detail: showLastMinute(end, language, zone) }]),
  ];
}
