import { PASSWORD_CHARACTERS } from "../../../business/customers/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { accountTexts } from "./texts/index.ts";

export interface ResetProps {
  readonly frame: Frame;
  readonly token: string;
  readonly errors?: readonly FieldError[];
}

export function ResetPage({ frame, token, errors = [] }: ResetProps) {
  const texts = accountTexts[frame.language];
  return (
    <Page frame={frame} title={texts.reset.title} lead={texts.reset.lead} errors={errors} isPrivate>
      <Form action={paths.account(frame.language, "reset")} hidden={{ token }}>
        <TextField
          name="password"
          label={texts.newPassword}
          hint={texts.passwordHint(PASSWORD_CHARACTERS.min)}
          type="password"
          autocomplete="new-password"
          {...errorFor(errors, "password")}
        />
        <Button>{texts.reset.submit}</Button>
      </Form>
    </Page>
  );
}

export function DeadLinkPage({ frame }: { frame: Frame }) {
  const texts = accountTexts[frame.language];
  return (
    <Page frame={frame} title={texts.reset.deadTitle} lead={texts.errors.reset_link_dead} isPrivate>
      <ButtonLink href={paths.account(frame.language, "forgot")}>{texts.reset.askAgain}</ButtonLink>
    </Page>
  );
}
