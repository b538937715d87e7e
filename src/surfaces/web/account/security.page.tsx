import {
  PASSWORD_CHARACTERS,
  type CustomerSession,
  type Passkey,
} from "../../../business/customers/index.ts";
import {
  Button,
  errorFor,
  Form,
  Notice,
  Page,
  Panel,
  showDateOf,
  showInstant,
  Tag,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { mineTexts } from "../../documents/index.ts";
import { paths } from "../routes.ts";
import { deviceName } from "./device-name.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { accountTexts } from "./texts/index.ts";

export const SECURITY_SAYS = ["password-set", "passkey-added", "passkey-removed", "ended"] as const;
export type SecuritySay = (typeof SECURITY_SAYS)[number];

export interface SecurityProps {
  readonly frame: Frame;
  readonly hasPassword: boolean;
  /** Logged in recently enough to change what opens the account. */
  readonly isFresh: boolean;
  readonly canUsePasskeys: boolean;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly CustomerSession[];
  readonly say?: SecuritySay;
  readonly errors?: readonly FieldError[];
}

export function SecurityPage(props: SecurityProps) {
  const { frame, errors = [], say } = props;
  const texts = accountTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.security.title}
      lead={texts.security.lead}
      errors={errors}
      islands={["passkey"]}
      isPrivate
    >
      {say === undefined ? null : <Said say={say} frame={frame} />}
      <PasswordPanel {...props} />
      <PasskeyPanel {...props} />
      <SessionPanel {...props} />
      <p>
        <a href={paths.account(frame.language, "data")}>{mineTexts[frame.language].page.ask}</a>
      </p>
      <p>
        <a href={paths.account(frame.language)}>{texts.back}</a>
      </p>
    </Page>
  );
}

function PasswordPanel({ frame, hasPassword, isFresh, errors = [] }: SecurityProps) {
  const texts = accountTexts[frame.language];
  const { security } = texts;
  return (
    <Panel title={hasPassword ? security.passwordTitle : security.firstTitle}>
      {hasPassword ? null : <p>{security.firstLead}</p>}
      {hasPassword || isFresh ? (
        <Form action={paths.account(frame.language, "security/password")}>
          {hasPassword ? (
            <TextField
              name="current"
              label={security.current}
              type="password"
              autocomplete="current-password"
              {...errorFor(errors, "current")}
            />
          ) : null}
          <TextField
            name="password"
            label={texts.newPassword}
            hint={texts.passwordHint(PASSWORD_CHARACTERS.min)}
            type="password"
            autocomplete="new-password"
            {...errorFor(errors, "password")}
          />
          <Button>{hasPassword ? security.change : security.setFirst}</Button>
        </Form>
      ) : (
        <LogInAgain frame={frame} />
      )}
    </Panel>
  );
}

function PasskeyPanel({ frame, isFresh, canUsePasskeys, passkeys }: SecurityProps) {
  const { language } = frame;
  const texts = accountTexts[language];
  const { security } = texts;
  const here = paths.account(language, "security");
  return (
    <Panel title={security.passkeysTitle}>
      <p>{security.passkeysLead}</p>
      {passkeys.length === 0 ? <p>{security.noPasskeys}</p> : null}
      {passkeys.map(({ passkeyId, name = security.passkeyUnnamed, addedAt }) => (
        <Form action={`${here}/passkeys/remove`} hidden={{ passkey: passkeyId }}>
          <p>
            <strong>{name}</strong>{" "}
            <span class="soft">{security.addedOn(showDateOf(addedAt, language))}</span>
          </p>
          <Button kind="quiet">{security.remove(name)}</Button>
        </Form>
      ))}
      {canUsePasskeys ? null : <p class="soft">{texts.errors.passkeys_not_here}</p>}
      {canUsePasskeys && !isFresh ? <LogInAgain frame={frame} /> : null}
      {canUsePasskeys && isFresh ? (
        <>
          <noscript>
            <p class="soft">{security.needScript}</p>
          </noscript>
          <PasskeyButton
            does="add"
            language={language}
            label={security.addPasskey}
            next={`${here}?say=passkey-added`}
          />
        </>
      ) : null}
    </Panel>
  );
}

function SessionPanel({ frame, sessions }: SecurityProps) {
  const { language, zone } = frame;
  const texts = accountTexts[language].security;
  const here = paths.account(language, "security");
  return (
    <Panel title={texts.sessionsTitle}>
      <p>{texts.sessionsLead}</p>
      {sessions.map(({ sessionId, device, since, isCurrent }) => {
        const name = deviceName(device) ?? texts.unknownDevice;
        return (
          <Form action={`${here}/sessions/end`} hidden={{ session: sessionId }}>
            <p>
              <strong>{name}</strong> {isCurrent ? <Tag tone="good">{texts.here}</Tag> : null}{" "}
              <span class="soft">{texts.since(showInstant(since, language, zone))}</span>
            </p>
            {isCurrent ? null : <Button kind="quiet">{texts.end(name)}</Button>}
          </Form>
        );
      })}
      <Form action={`${here}/sessions/end-all`}>
        <Button kind="quiet">{texts.endAll}</Button>
      </Form>
    </Panel>
  );
}

function LogInAgain({ frame }: { frame: Frame }) {
  const { language } = frame;
  const texts = accountTexts[language];
  const again = paths.account(language, "security/log-in-again");
  return (
    <>
      <p class="soft">{texts.errors.log_in_again}</p>
      <Form action={again}>
        <Button kind="quiet">{texts.security.logInAgain}</Button>
      </Form>
    </>
  );
}

function Said({ say, frame }: { say: SecuritySay; frame: Frame }) {
  const texts = accountTexts[frame.language].security;
  const said = {
    "password-set": texts.passwordSet,
    "passkey-added": texts.passkeyAdded,
    "passkey-removed": texts.passkeyRemoved,
    ended: texts.ended,
  } as const;
  return (
    <Notice kind="good" live="status">
      <p>{said[say]}</p>
    </Notice>
  );
}
