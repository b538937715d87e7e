import {
  Button,
  Buttons,
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
import { PasskeyButton } from "./passkey-button.tsx";
import { accountTexts, type AccountTexts } from "./texts/index.ts";

export const LOG_IN_SAYS = ["logged-out", "password-set", "must-log-in", "begin-again"] as const;
export type LogInSay = (typeof LOG_IN_SAYS)[number];

export interface LogInProps {
  readonly frame: Frame;
  readonly next: string;
  /** Where a passkey leads to after the log-in; absent where passkeys cannot work. */
  readonly passkeyNext?: string;
  readonly email?: string;
  readonly say?: LogInSay;
  readonly errors?: readonly FieldError[];
}

export function LogInPage(props: LogInProps) {
  const { frame, next, passkeyNext, email, say, errors = [] } = props;
  const { language } = frame;
  const texts = accountTexts[language];
  const path = (page: string) => paths.account(language, page);
  return (
    <Page
      frame={frame}
      title={texts.logIn.title}
      lead={texts.logIn.lead}
      errors={errors}
      {...(passkeyNext === undefined ? {} : { islands: ["passkey"] })}
    >
      {say === undefined ? null : <Said say={say} texts={texts} />}
      {passkeyNext === undefined ? null : (
        <PasskeyButton
          does="log-in"
          language={language}
          label={texts.logIn.byPasskey}
          hint={texts.logIn.passkeyLead}
          next={passkeyNext}
        />
      )}
      <Form action={path("log-in")} hidden={next === "" ? {} : { next }}>
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
          type="password"
          autocomplete="current-password"
          {...errorFor(errors, "password")}
        />
        <Buttons>
          <Button>{texts.logIn.submit}</Button>
          <Button kind="quiet" name="how" value="code">
            {texts.logIn.byCode}
          </Button>
        </Buttons>
      </Form>
      <p class="soft">{texts.logIn.codeHint}</p>
      <div class="close">
        <p>
          <a href={path("forgot")}>{texts.logIn.forgot}</a>
        </p>
        <p>
          <a href={withNext(path("register"), next)}>{texts.logIn.noAccount}</a>
        </p>
      </div>
    </Page>
  );
}

function Said({ say, texts }: { say: LogInSay; texts: AccountTexts }) {
  const said = {
    "logged-out": texts.logIn.loggedOut,
    "password-set": texts.logIn.passwordSet,
    "must-log-in": texts.logIn.mustLogIn,
    "begin-again": texts.errors.ask_again,
  } as const;
  const isGood = say === "logged-out" || say === "password-set";
  return (
    <Notice kind={isGood ? "good" : "note"} live="status">
      <p>{said[say]}</p>
    </Notice>
  );
}
