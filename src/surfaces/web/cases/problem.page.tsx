import { CASE_CAUSES, CASE_TEXT_MAX } from "../../../business/cases/index.ts";
import { showOrderNumber, type Voucher } from "../../../business/renewals/index.ts";
import { PICTURE_TYPES } from "../../../foundation/pictures/index.ts";
import {
  Button,
  errorFor,
  FileField,
  Facts,
  Form,
  Page,
  RadioField,
  showYen,
  TextAreaField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { casePageTexts } from "./texts/index.ts";
import { photoTexts } from "./texts/photos.ts";

export interface TypedProblem {
  readonly cause: string;
  readonly text: string;
  readonly email: string;
  /** A photo was chosen, and has to be once more. */
  readonly hadPhoto: "yes" | "no";
  /** Made with the form: pressed twice, it is one case. */
  readonly once: string;
}

export interface ProblemPageProps {
  readonly frame: Frame;
  readonly voucher: Voucher;
  readonly typed: TypedProblem;
  readonly errors?: readonly FieldError[];
}

/** What went wrong with an order: one choice is enough. */
export function ProblemPage({ frame, voucher, typed, errors }: ProblemPageProps) {
  const { language } = frame;
  const texts = casePageTexts[language];
  const words = caseWordTexts[language];
  const { number, plan, totalYen, state } = voucher;
  return (
    <Page
      frame={frame}
      title={words.report}
      lead={texts.reportLead}
      kicker={
        <>
          {voucherTexts[language].number} <span class="code">{showOrderNumber(number)}</span>
        </>
      }
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      <Facts
        layout="close"
        items={[
          { term: plan[language], detail: showYen(totalYen, language) },
          { term: texts.seenNow, detail: voucherTexts[language].states[state].title },
        ]}
      />
      <Form
        action={paths.voucherProblem(language, number)}
        hidden={{ once: typed.once }}
        takesFile="yes"
      >
        <RadioField
          name="cause"
          label={words.cause}
          value={typed.cause}
          options={CASE_CAUSES.map((cause) => ({ value: cause, label: words.causes[cause] }))}
          {...errorFor(errors, "cause")}
        />
        <TextAreaField
          name="text"
          label={texts.text}
          hint={texts.textHint(CASE_TEXT_MAX)}
          optional={texts.optional}
          value={typed.text}
          maxLength={CASE_TEXT_MAX}
          {...errorFor(errors, "text")}
        />
        <PhotoOfReport {...{ frame, typed }} {...errorFor(errors, "photo")} />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="email"
          label={texts.email}
          hint={texts.emailHint}
          optional={texts.optional}
          value={typed.email}
          maxLength={254}
          {...errorFor(errors, "email")}
        />
        <Button>{texts.send}</Button>
      </Form>
      <p>
        <a href={paths.voucher(language, number)}>{texts.toOrder}</a>
      </p>
    </Page>
  );
}

function PhotoOfReport(props: Pick<ProblemPageProps, "frame" | "typed"> & { error?: string }) {
  const { language } = props.frame;
  const { add, hintFirst, onlyYou, again } = photoTexts[language];
  const error = props.error ?? (props.typed.hadPhoto === "yes" ? again : undefined);
  return (
    <FileField
      name="photo"
      label={add}
      hint={[hintFirst, onlyYou].join(language === "en" || language === "ko" ? " " : "")}
      optional={casePageTexts[language].optional}
      accept={PICTURE_TYPES}
      {...(error === undefined ? {} : { error })}
    />
  );
}
