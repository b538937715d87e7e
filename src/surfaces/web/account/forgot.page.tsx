import {
  Button,
  errorFor,
  Form,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { accountTexts } from "./texts/index.ts";

export interface ForgotProps {
  readonly frame: Frame;
  readonly email?: string;
  readonly errors?: readonly FieldError[];
}

export function ForgotPage({ frame, email, errors = [] }: ForgotProps) {
  const texts = accountTexts[frame.language];
  return (
    <Page frame={frame} title={texts.forgot.title} lead={texts.forgot.lead} errors={errors}>
      <Form action={paths.account(frame.language, "forgot")}>
        <TextField
          name="email"
          label={texts.email}
          type="email"
          inputMode="email"
          autocomplete="username"
          {...(email === undefined ? {} : { value: email })}
          {...errorFor(errors, "email")}
        />
        <Button>{texts.forgot.submit}</Button>
      </Form>
    </Page>
  );
}

/** The same for every address that could be one. */
export function ForgotSentPage({ frame }: { frame: Frame }) {
  const texts = accountTexts[frame.language].forgot;
  return (
    <Page frame={frame} title={texts.sentTitle} lead={texts.sentLead}>
      <p class="soft">{texts.sentHint}</p>
    </Page>
  );
}
