import type { LineId, Proof } from "../../../business/lines/index.ts";
import {
  inOrder,
  usableAddresses,
  type ChatChannel,
  type Reminders,
  type SmsStanding,
} from "../../../business/notices/index.ts";
import { MINE_GOOD_MINUTES } from "../../../business/privacy/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  Panel,
  SelectField,
  showZone,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { JST } from "../../../foundation/clock/index.ts";
import { mineTexts } from "../../documents/index.ts";
import { paths } from "../routes.ts";
import { OFFERED_ZONES } from "../zone/index.ts";
import { ChatOffers } from "../chat-apps/index.ts";
import { ActForm } from "./act-form.tsx";
import { RemindedLines } from "./reminded-lines.tsx";
import type { ReminderTexts } from "./texts/reminder-texts.ts";
import { reminderTexts } from "./texts/index.ts";
import { PushPart } from "./push-part.tsx";
import { pushTexts } from "./texts/index.ts";
import { smsPageTexts, type SmsPageTexts } from "./texts/sms-texts.ts";
import { wayTexts, type WayTexts } from "./texts/way-texts.ts";
import { Ways } from "./ways-panel.tsx";

export interface TypedPreferences {
  readonly language: string;
  readonly zone: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly first: string;
}

export interface RemindersPageProps {
  readonly frame: Frame;
  readonly token: string;
  readonly now: Instant;
  readonly reminders: Reminders;
  /** Opens a line's own pages; absent for whoever came by an old link, who also adds no new ways. */
  readonly lineToken?: (line: { readonly lineId: LineId; readonly proof: Proof }) => string;
  readonly chats: readonly Pick<ChatChannel, "channel">[];
  readonly typed: TypedPreferences;
  readonly said?: Said;
  /** Of each line, whether reminders come to its card. */
  readonly sms: ReadonlyMap<LineId, SmsStanding>;
  /** By which browsers know who pushes to them. */
  readonly pushKey: string;
  readonly errors?: readonly FieldError[];
}

/** What was just done, told once. */
export type Said =
  | keyof ReminderTexts["said"]
  | keyof WayTexts["said"]
  | keyof SmsPageTexts["said"]
  | "pushed"
  | "mine";

/** What a person is told, when and how; each of it changed here. */
export function RemindersPage(props: RemindersPageProps) {
  const { frame, reminders, token, said, errors = [] } = props;
  const { language } = frame;
  const texts = reminderTexts[language];
  const isStopped = reminders.person.stoppedAt !== undefined;
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      errors={errors}
      islands={["push"]}
      isPrivate
    >
      {said === undefined ? null : (
        <Notice kind="good" live="status">
          {saidTexts(language)[said]}
        </Notice>
      )}
      {isStopped ? (
        <Notice kind="careful" title={texts.isStopped}>
          <p>{texts.isStoppedText}</p>
          <ActForm token={token} language={language} act="resume" label={texts.resume} />
        </Notice>
      ) : null}
      <Panel title={texts.whatTitle}>
        <ul>
          {texts.what.map((what) => (
            <li>{what}</li>
          ))}
        </ul>
        <p class="soft small">{texts.always}</p>
      </Panel>
      {isStopped ? null : <RemindedLines {...props} />}
      <Panel title={texts.howTitle}>
        <Ways {...props} />
        {props.lineToken === undefined ? null : <NewWays {...props} />}
        <Preferences {...props} />
      </Panel>
      {usableAddresses(reminders.person).every(({ channel }) => channel === "sms") ? null : (
        <ActForm
          {...{ token, language, kind: "quiet" }}
          act="mine"
          label={mineTexts[language].page.ask}
        />
      )}
      {isStopped ? null : (
        <ActForm token={token} language={language} act="stop" label={texts.stop} kind="quiet" />
      )}
    </Page>
  );
}

function NewWays({ frame: { language }, token, pushKey, chats }: RemindersPageProps) {
  return (
    <>
      <PushPart
        language={language}
        action={paths.pushToPerson(language, token)}
        publicKey={pushKey}
      />
      <ChatOffers {...{ language, chats }} action={paths.reminders(language, token)} />
    </>
  );
}

function saidTexts(language: Frame["language"]): Readonly<Record<Said, string>> {
  return {
    ...reminderTexts[language].said,
    ...wayTexts[language].said,
    ...smsPageTexts[language].said,
    pushed: pushTexts[language].pushed,
    mine: mineTexts[language].page.sent(MINE_GOOD_MINUTES),
  };
}

function Preferences({ frame, token, typed, now, reminders, errors }: RemindersPageProps) {
  const { language } = frame;
  const texts = reminderTexts[language];
  const zones = [...new Set([JST, ...OFFERED_ZONES, reminders.person.quiet.zone])];
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, "0")}:00`,
  }));
  const { person } = reminders;
  const used = new Set(usableAddresses(person).map(({ channel }) => channel));
  const channels = inOrder(person.channels)
    .filter((value) => used.has(value))
    .map((value) => ({ value, label: wayTexts[language].channels[value] }));
  return (
    <Form action={paths.reminders(language, token)} hidden={{ act: "save" }}>
      <SelectField
        name="language"
        label={texts.language}
        value={typed.language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        {...errorFor(errors, "language")}
      />
      <SelectField
        name="zone"
        label={texts.zone}
        hint={texts.zoneHint}
        value={typed.zone}
        options={zones.map((value) => ({ value, label: showZone(value, language, now) }))}
        {...errorFor(errors, "zone")}
      />
      <SelectField
        name="quietFrom"
        label={texts.quietFrom}
        hint={texts.quietHint}
        value={typed.quietFrom}
        options={hours}
        {...errorFor(errors, "quietFrom")}
      />
      <SelectField
        name="quietUntil"
        label={texts.quietUntil}
        value={typed.quietUntil}
        options={hours}
        {...errorFor(errors, "quietUntil")}
      />
      {channels.length < 2 ? null : (
        <SelectField
          name="first"
          label={texts.first}
          hint={texts.firstHint}
          value={typed.first}
          options={channels}
          {...errorFor(errors, "first")}
        />
      )}
      <Button>{texts.save}</Button>
    </Form>
  );
}
