import {
  Button,
  errorFor,
  Form,
  Notice,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { withNext } from "./next-page.ts";
import { accountTexts } from "./texts/index.ts";

export interface CodeProps {
  readonly frame: Frame;
  readonly next: string;
  readonly email: string;
  readonly minutes: number;
  readonly isSentAgain?: boolean;
  readonly errors?: readonly FieldError[];
}

export function CodePage({ frame, next, email, minutes, isSentAgain, errors = [] }: CodeProps) {
  const { language } = frame;
  const texts = accountTexts[language].code;
  const path = (page: string) => paths.account(language, page);
  const hidden = next === "" ? {} : { next };
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead(email)} errors={errors} isPrivate>
      {isSentAgain === true ? (
        <Notice kind="good" live="status">
          <p>{texts.sentAgain}</p>
        </Notice>
      ) : null}
      <Form action={path("code")} hidden={hidden}>
        <TextField
          name="code"
          label={texts.label}
          hint={texts.hint(minutes)}
          inputMode="numeric"
          autocomplete="one-time-code"
          size="short"
          maxLength={12}
          {...errorFor(errors, "code")}
        />
        <Button>{texts.submit}</Button>
      </Form>
      <section class="close">
        <p class="soft">{texts.notThere}</p>
        <Form action={path("code/again")} hidden={hidden}>
          <Button kind="quiet">{texts.again}</Button>
        </Form>
        <p>
          <a href={withNext(path("log-in"), next)}>{texts.otherEmail}</a>
        </p>
      </section>
    </Page>
  );
}
