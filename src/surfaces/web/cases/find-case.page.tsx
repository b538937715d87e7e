import {
  Button,
  errorFor,
  Form,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { casePageTexts } from "./texts/index.ts";

export interface FindCasePageProps {
  readonly frame: Frame;
  readonly typed: { readonly number: string; readonly contact: string };
  readonly errors?: readonly FieldError[];
}

/** Finds a case again by its number, with what was left with it. */
export function FindCasePage({ frame, typed, errors }: FindCasePageProps) {
  const { language } = frame;
  const texts = casePageTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.findTitle}
      lead={texts.findLead}
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      <Form action={paths.cases(language)}>
        <TextField
          name="number"
          label={caseWordTexts[language].number}
          hint={texts.numberHint}
          value={typed.number}
          size="medium"
          maxLength={40}
          {...errorFor(errors, "number")}
        />
        <TextField
          name="contact"
          label={texts.contact}
          hint={texts.contactHint}
          value={typed.contact}
          maxLength={254}
          {...errorFor(errors, "contact")}
        />
        <Button>{texts.find}</Button>
      </Form>
      <p>
        <a href={paths.voucher(language)}>{texts.toVoucher}</a>
      </p>
    </Page>
  );
}
