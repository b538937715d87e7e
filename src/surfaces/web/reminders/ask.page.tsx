import type { ChatChannel, SmsStanding } from "../../../business/notices/index.ts";
import {
  Button,
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
import { ChatOffers } from "../chat-apps/index.ts";
import { calendarPageTexts } from "../calendar/index.ts";
import { PushPart } from "./push-part.tsx";
import { SmsPart } from "./sms-part.tsx";
import { pushTexts, reminderTexts } from "./texts/index.ts";
import { smsPageTexts, type SmsPageTexts } from "./texts/sms-texts.ts";
import { wayTexts } from "./texts/way-texts.ts";
import { maskEmail } from "../../words/index.ts";

export interface AskPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly email: string;
  readonly isAsked: boolean;
  /** An address of the visitor's that is told already. */
  readonly told?: string;
  readonly said?: AskSaid;
  /** By which browsers know who pushes to them. */
  readonly pushKey: string;
  readonly chats: readonly Pick<ChatChannel, "channel">[];
  /** Whether reminders come to the card. */
  readonly sms: SmsStanding;
  readonly errors?: readonly FieldError[];
}

/** What was just tapped. */
export type AskSaid = "pushed" | keyof SmsPageTexts["said"];

/** Lets somebody be told about a line: an address, which has to say yes. */
export function AskPage({
  frame,
  ref,
  email,
  isAsked,
  said,
  told,
  pushKey,
  chats,
  sms,
  errors = [],
}: AskPageProps) {
  const { language } = frame;
  const texts = reminderTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.askLead}
      errors={errors}
      islands={["push"]}
      isPrivate
    >
      {said === undefined ? null : (
        <Notice kind="good" live="status">
          {{ pushed: pushTexts[language].pushed, ...smsPageTexts[language].said }[said]}
        </Notice>
      )}
      {told === undefined ? null : (
        <Notice kind="good">{wayTexts[language].told(maskEmail(told))}</Notice>
      )}
      {isAsked ? (
        <Notice kind="good" live="status" title={texts.asked}>
          <p>{texts.askedText}</p>
        </Notice>
      ) : (
        <Form action={paths.lineReminders(language, ref)}>
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autocomplete="email"
            label={texts.email}
            hint={texts.emailHint}
            value={email}
            maxLength={254}
            {...errorFor(errors, "email")}
          />
          <Button>{texts.ask}</Button>
        </Form>
      )}
      <PushPart language={language} action={paths.pushToLine(language, ref)} publicKey={pushKey} />
      <ChatOffers {...{ language, chats }} action={paths.lineReminders(language, ref)} />
      <SmsPart {...{ language, standing: sms }} action={paths.smsToLine(language, ref)} />
      <p>
        <a href={paths.lineCalendar(language, ref)}>{calendarPageTexts[language].title}</a>
      </p>
      <Panel title={texts.whatTitle}>
        <ul>
          {texts.what.map((what) => (
            <li>{what}</li>
          ))}
        </ul>
        <p class="soft small">{texts.quietDefault}</p>
      </Panel>
      <p>
        <a href={paths.line(language, ref)}>{texts.back}</a>
      </p>
    </Page>
  );
}

/** The question of the mail, asked again where only a person presses. */
export function ConfirmPage({ frame, token }: { readonly frame: Frame; readonly token: string }) {
  const { language } = frame;
  const texts = reminderTexts[language];
  return (
    <Page frame={frame} title={texts.confirmTitle} lead={texts.confirmLead} isPrivate>
      <Form action={paths.confirmReminders(language, token)}>
        <Button>{texts.confirm}</Button>
      </Form>
    </Page>
  );
}

/** A link that is too old, or was cut in two by a mail program. */
export function LinkOverPage({ frame }: { readonly frame: Frame }) {
  const { language } = frame;
  const texts = reminderTexts[language];
  return (
    <Page frame={frame} title={texts.overTitle} lead={texts.overLead} isPrivate>
      <p>
        <a href={paths.home(language)}>{texts.find}</a>
      </p>
    </Page>
  );
}
