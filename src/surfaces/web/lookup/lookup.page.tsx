import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Form,
  Notice,
  Page,
  Panel,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { lookupTexts } from "./texts/index.ts";

export interface LookupPageProps {
  readonly frame: Frame;
  readonly typed: { readonly number: string; readonly email: string };
  /** Numbers of this browser's orders, newest first. */
  readonly here: readonly string[];
  readonly errors?: readonly FieldError[];
  readonly notice?: string;
}

/** Finds an order again by its number and the e-mail it was placed with. */
export function LookupPage({ frame, typed, here, errors, notice }: LookupPageProps) {
  const { language } = frame;
  const texts = lookupTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      <Form action={paths.orders(language)}>
        <TextField
          name="number"
          label={texts.number}
          hint={texts.numberHint}
          value={typed.number}
          size="medium"
          maxLength={40}
          {...errorFor(errors, "number")}
        />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="email"
          label={texts.email}
          hint={texts.emailHint}
          value={typed.email}
          maxLength={254}
          {...errorFor(errors, "email")}
        />
        <Button>{texts.submit}</Button>
      </Form>
      <p>
        <a href={paths.voucher(language)}>{texts.withDigits}</a>
      </p>
      {here.length === 0 ? null : (
        <Panel title={texts.here}>
          <p class="soft">{texts.hereLead}</p>
          <ul>
            {here.map((number) => (
              <li>
                <a href={paths.order(language, number)}>{texts.open(showOrderNumber(number))}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Disclosure summary={texts.lost}>
        <p>{texts.lostText}</p>
      </Disclosure>
    </Page>
  );
}
