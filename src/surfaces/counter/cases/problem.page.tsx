import {
  CASE_CAUSES,
  CASE_TEXT_MAX,
  showCaseNumber,
  type Case,
} from "../../../business/cases/index.ts";
import { showOrderNumber, type Voucher } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  RadioField,
  SelectField,
  showYen,
  TextAreaField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface ProblemPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly voucher: Voucher;
  /** What was reported about the order so far. */
  readonly cases: readonly Case[];
  /** The number of the one that was taken down a moment ago. */
  readonly taken?: string;
  readonly typed: Readonly<Record<"cause" | "text" | "email" | "language" | "once", string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** Takes down what a customer reports about an order, and shows what was reported before. */
export function ProblemPage(props: ProblemPageProps) {
  const { frame, texts, language, voucher, cases, taken, errors, notice } = props;
  const words = texts.cases;
  const { number, plan, totalYen, state } = voucher;
  return (
    <Page
      frame={frame}
      title={words.report}
      lead={words.reportLead}
      kicker={words.toOrder(showOrderNumber(number))}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      {taken === undefined ? null : (
        <Notice kind="good" live="status">
          {words.taken(showCaseNumber(taken))}
        </Notice>
      )}
      <Facts
        layout="close"
        items={[
          { term: plan[language], detail: showYen(totalYen, language) },
          { term: words.now, detail: voucherTexts[language].states[state].title },
        ]}
      />
      {cases.length === 0 ? null : <Known cases={cases} texts={texts} language={language} />}
      {taken === undefined ? <ProblemForm {...props} /> : null}
      <ButtonLink kind="quiet" href={paths.order(number)}>
        {words.toOrder(showOrderNumber(number))}
      </ButtonLink>
    </Page>
  );
}

function Known({ cases, texts, language }: Pick<ProblemPageProps, "cases" | "texts" | "language">) {
  const words = caseWordTexts[language];
  return (
    <section class="close">
      <h2>{texts.cases.ofOrder}</h2>
      <ul>
        {cases.map(({ number, cause, state }) => (
          <li>
            <span class="code">{showCaseNumber(number)}</span> {words.causes[cause]},{" "}
            {words.states[state].title}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProblemForm({ texts, language, voucher, typed, errors }: ProblemPageProps) {
  const words = texts.cases;
  const { causes, cause } = caseWordTexts[language];
  return (
    <Form action={paths.orderProblem(voucher.number)} hidden={{ once: typed.once }} class="stack">
      <RadioField
        name="cause"
        label={cause}
        value={typed.cause}
        options={CASE_CAUSES.map((one) => ({ value: one, label: causes[one] }))}
        {...errorFor(errors, "cause")}
      />
      <TextAreaField
        name="text"
        label={words.text}
        optional={texts.manage.optional}
        value={typed.text}
        maxLength={CASE_TEXT_MAX}
        {...errorFor(errors, "text")}
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={words.email}
        hint={words.emailHint}
        optional={texts.manage.optional}
        value={typed.email}
        {...errorFor(errors, "email")}
      />
      <SelectField
        name="language"
        label={words.language}
        value={typed.language === "" ? voucher.language : typed.language}
        options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
      />
      <Button>{words.take}</Button>
    </Form>
  );
}
