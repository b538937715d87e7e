import { CHAT_TEXT_MAX, type CannedAnswer } from "../../../business/support/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  TextAreaField,
  TextField,
} from "../../html/index.ts";
import type { Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";

/** When the desk is staffed, and every answer that is given often. */
export function SettingsPage(
  props: Parts & {
    readonly hours: string;
    readonly canned: readonly CannedAnswer[];
    readonly isSaved: boolean;
  },
) {
  const { frame, texts, language, hours, canned, isSaved, errors } = props;
  const words = texts.chats;
  return (
    <Page
      frame={frame}
      title={words.settings}
      kicker={<a href={paths.chats()}>{words.title}</a>}
      errors={errors}
      isPrivate
    >
      {isSaved ? (
        <Notice kind="good" live="status">
          {words.saved}
        </Notice>
      ) : null}
      <Form action={paths.chatSettings()} class="stack">
        <TextField
          name="hours"
          label={words.hours}
          hint={words.hoursHint}
          value={hours}
          maxLength={500}
          {...errorFor(errors, "hours")}
        />
        <Button>{words.save}</Button>
      </Form>
      <section class="close">
        <h2>{words.cannedTitle}</h2>
        <p class="soft">{words.cannedLead}</p>
        <ul class="list">
          {canned.map(({ code, texts: said }) => (
            <li>
              <a href={paths.canned(code)}>{code}</a> {said[language]}
            </li>
          ))}
        </ul>
        <ButtonLink kind="quiet" href={paths.canned("new")}>
          {words.cannedNew}
        </ButtonLink>
      </section>
    </Page>
  );
}

/** One answer in its five languages. */
export function CannedPage(
  props: Parts & { readonly shown: CannedAnswer; readonly isNew: boolean },
) {
  const { frame, texts, shown, isNew, errors } = props;
  const words = texts.chats;
  return (
    <Page
      frame={frame}
      title={isNew ? words.cannedNew : shown.code}
      lead={words.cannedLead}
      kicker={<a href={paths.chatSettings()}>{words.settings}</a>}
      errors={errors}
      isPrivate
    >
      <Form action={paths.canned()} class="stack" hidden={isNew ? {} : { code: shown.code }}>
        {isNew ? (
          <TextField
            name="code"
            label={words.code}
            hint={words.codeHint}
            value={shown.code}
            size="medium"
            maxLength={40}
            {...errorFor(errors, "code")}
          />
        ) : null}
        {LANGUAGES.map((language) => (
          <TextAreaField
            name={`text-${language}`}
            label={LANGUAGE_NAMES[language]}
            value={shown.texts[language]}
            rows={3}
            maxLength={CHAT_TEXT_MAX}
            {...errorFor(errors, `text-${language}`)}
          />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </Page>
  );
}
