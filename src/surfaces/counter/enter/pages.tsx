import { PASSCODE_LENGTH } from "../../../business/staff/index.ts";
import { qrOf, qrPath } from "../../documents/index.ts";
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
import type { CounterTexts } from "../staff-texts/index.ts";

interface PageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly errors: readonly FieldError[];
}

/** `action`: a counter and a display are paired at addresses of their own. */
export function PairPage(props: PageProps & { action: string; code: string }) {
  const { frame, texts, errors } = props;
  const { title, lead, code, send } = texts.pair;
  return (
    <Page frame={frame} title={title} lead={lead} errors={errors} isPrivate>
      <Form action={props.action} class="stack">
        <TextField
          name="code"
          label={code}
          value={props.code}
          size="medium"
          focus="first"
          {...errorFor(errors, "code")}
        />
        <Button>{send}</Button>
      </Form>
    </Page>
  );
}

export function LogInPage(props: PageProps & { device: string; number: string }) {
  const { frame, texts, errors } = props;
  const { title, at, number, passcode, code, codeHint, optional, send } = texts.logIn;
  return (
    <Page frame={frame} title={title} lead={at(props.device)} errors={errors} isPrivate>
      <Form action={paths.logIn()} class="stack">
        <TextField
          name="number"
          label={number}
          value={props.number}
          inputMode="numeric"
          size="medium"
          focus="first"
          {...errorFor(errors, "number")}
        />
        <PasscodeField name="passcode" label={passcode} errors={errors} />
        <TextField
          name="code"
          label={code}
          hint={codeHint}
          optional={optional}
          inputMode="numeric"
          size="medium"
          {...errorFor(errors, "code")}
        />
        <Button>{send}</Button>
      </Form>
    </Page>
  );
}

export function PasscodePage({ frame, texts, errors }: PageProps) {
  const { title, lead, present, own, hint, send } = texts.passcode;
  const { min, max } = PASSCODE_LENGTH;
  return (
    <Page frame={frame} title={title} lead={lead} errors={errors} isPrivate>
      <Form action={paths.passcode()} class="stack">
        <PasscodeField name="present" label={present} errors={errors} />
        <PasscodeField name="passcode" label={own} hint={hint(min, max)} errors={errors} />
        <Button>{send}</Button>
      </Form>
    </Page>
  );
}

function PasscodeField(props: {
  name: string;
  label: string;
  hint?: string;
  errors: readonly FieldError[];
}) {
  return (
    <TextField
      name={props.name}
      label={props.label}
      type="password"
      inputMode="numeric"
      size="medium"
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...errorFor(props.errors, props.name)}
    />
  );
}

/** `sealed` carries the secret to the form's answer, so that nothing is kept before it counts. */
export function SecondFactorPage(
  props: PageProps & { secret: string; uri: string; sealed: string },
) {
  const { frame, texts, errors } = props;
  const { title, lead, picture, key, code, send } = texts.secondFactor;
  const qr = qrOf(props.uri);
  return (
    <Page frame={frame} title={title} lead={lead} errors={errors} isPrivate>
      <svg
        role="img"
        aria-label={picture}
        width="220"
        height="220"
        viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
        shape-rendering="crispEdges"
      >
        <rect x="-4" y="-4" width={qr.size + 8} height={qr.size + 8} fill="#fff" />
        <path d={qrPath(qr)} fill="#000" />
      </svg>
      <p>
        {key}: <span class="code">{props.secret.match(/.{1,4}/g)?.join(" ")}</span>
      </p>
      <Form action={paths.secondFactor()} hidden={{ sealed: props.sealed }} class="stack">
        <TextField
          name="code"
          label={code}
          inputMode="numeric"
          size="medium"
          focus="first"
          {...errorFor(errors, "code")}
        />
        <Button>{send}</Button>
      </Form>
    </Page>
  );
}

export function LeavePage({ frame, texts }: Omit<PageProps, "errors">) {
  const { title, lead, send } = texts.leave;
  return (
    <Page frame={frame} title={title} lead={lead} isPrivate>
      <Form action={paths.logOut()}>
        <Button>{send}</Button>
      </Form>
    </Page>
  );
}
