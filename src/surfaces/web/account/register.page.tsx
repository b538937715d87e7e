import { PASSWORD_CHARACTERS } from "../../../business/customers/index.ts";
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
import { withNext } from "./next-page.ts";
import { accountTexts } from "./texts/index.ts";

export interface RegisterProps {
  readonly frame: Frame;
  readonly next: string;
  readonly email?: string;
  readonly errors?: readonly FieldError[];
}

export function RegisterPage({ frame, next, email, errors = [] }: RegisterProps) {
  const { language } = frame;
  const texts = accountTexts[language];
  const path = (page: string) => paths.account(language, page);
  return (
    <Page frame={frame} title={texts.register.title} lead={texts.register.lead} errors={errors}>
      <Form action={path("register")} hidden={next === "" ? {} : { next }}>
        <TextField
          name="email"
          label={texts.email}
          type="email"
          inputMode="email"
          autocomplete="username"
          {...(email === undefined ? {} : { value: email })}
          {...errorFor(errors, "email")}
        />
        <TextField
          name="password"
          label={texts.password}
          hint={texts.passwordHint(PASSWORD_CHARACTERS.min)}
          type="password"
          autocomplete="new-password"
          {...errorFor(errors, "password")}
        />
        <Button>{texts.register.submit}</Button>
      </Form>
      <p>
        <a href={withNext(path("log-in"), next)}>{texts.register.haveAccount}</a>
      </p>
      <p class="soft">
        {texts.register.withoutAccount} <a href={paths.home(language)}>{texts.register.toFind}</a>
      </p>
    </Page>
  );
}
