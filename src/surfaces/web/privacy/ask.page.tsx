import { MINE_GOOD_MINUTES } from "../../../business/privacy/index.ts";
import { mineTexts } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  Notice,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";

export interface AskPageProps {
  readonly frame: Frame;
  readonly email: string;
  readonly isSent: boolean;
  /** This browser is pushed to. */
  readonly isTold: boolean;
  readonly errors?: readonly FieldError[];
}

/** Asks for the address whose data is wanted; whether anything is known of it, only its mailbox learns. */
export function AskPage({ frame, email, isSent, isTold, errors = [] }: AskPageProps) {
  const { page } = mineTexts[frame.language];
  return (
    <Page frame={frame} title={page.ask} lead={page.askLead} errors={errors} isPrivate>
      {isSent ? (
        <Notice kind="good" live="status">
          <p>{page.sent(MINE_GOOD_MINUTES)}</p>
        </Notice>
      ) : (
        <Form action={paths.mine(frame.language)} class="stack">
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autocomplete="email"
            label={mineTexts[frame.language].email}
            value={email}
            maxLength={254}
            {...errorFor(errors, "email")}
          />
          <Button>{page.send}</Button>
        </Form>
      )}
      {isTold && !isSent ? (
        <Form action={paths.mine(frame.language)} hidden={{ way: "here" }}>
          <Button kind="quiet">{page.here}</Button>
        </Form>
      ) : null}
      <p class="soft small">{page.inChat}</p>
    </Page>
  );
}

export function LinkOverPage({ frame }: { readonly frame: Frame }) {
  const { page } = mineTexts[frame.language];
  return (
    <Page frame={frame} title={page.linkOver} lead={page.linkOverLead} isPrivate>
      <ButtonLink href={paths.mine(frame.language)}>{page.again}</ButtonLink>
    </Page>
  );
}
