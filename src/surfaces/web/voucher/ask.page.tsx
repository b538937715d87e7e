import {
  Button,
  errorFor,
  Form,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { voucherTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { voucherPageTexts } from "./texts/index.ts";

export interface AskPageProps {
  readonly frame: Frame;
  readonly typed: { readonly number: string; readonly digits: string };
  readonly errors?: readonly FieldError[];
}

/** Asks for the number on the slip and the digits of its line. */
export function AskPage({ frame, typed, errors }: AskPageProps) {
  const { language } = frame;
  const texts = voucherPageTexts[language];
  const words = voucherTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      <Form action={paths.voucher(language)}>
        <TextField
          name="number"
          label={words.number}
          hint={texts.numberHint}
          value={typed.number}
          size="medium"
          maxLength={500}
          {...errorFor(errors, "number")}
        />
        <TextField
          name="digits"
          label={words.digits}
          hint={words.digitsHint}
          value={typed.digits}
          inputMode="numeric"
          size="short"
          maxLength={20}
          {...errorFor(errors, "digits")}
        />
        <Button>{texts.submit}</Button>
      </Form>
      <p>
        <a href={paths.orders(language)}>{texts.withEmail}</a>
      </p>
    </Page>
  );
}
