import { maskNumber } from "../../../business/lines/index.ts";
import { CHANNELS, type Reminders } from "../../../business/notices/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { noticesTexts } from "../../documents/index.ts";
import {
  Button,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  Panel,
  SelectField,
  showInstant,
  showZone,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { JST } from "../../../foundation/clock/index.ts";
import { paths } from "../routes.ts";
import { OFFERED_ZONES } from "../zone/index.ts";
import { reminderTexts } from "./texts/index.ts";

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
  readonly typed: TypedPreferences;
  readonly said?: "saved" | "stopped" | "resumed" | "confirmed";
  readonly errors?: readonly FieldError[];
}

/** What a person is told, when and how; each of it changed here. */
export function RemindersPage(props: RemindersPageProps) {
  const { frame, reminders, token, said, errors = [] } = props;
  const { language } = frame;
  const texts = reminderTexts[language];
  const isStopped = reminders.person.stoppedAt !== undefined;
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} errors={errors} isPrivate>
      {said === undefined ? null : (
        <Notice kind="good" live="status">
          {texts.said[said]}
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
      {isStopped ? null : <NextUp {...props} />}
      <Panel title={texts.howTitle}>
        <Reached {...props} />
        <Preferences {...props} />
      </Panel>
      {isStopped ? null : (
        <ActForm token={token} language={language} act="stop" label={texts.stop} />
      )}
    </Page>
  );
}

function NextUp({ frame, reminders }: RemindersPageProps) {
  const { language } = frame;
  const texts = reminderTexts[language];
  const { notices } = noticesTexts[language];
  return (
    <Panel title={texts.nextTitle}>
      {reminders.lines.map(({ line, upcoming }) => (
        <>
          <h3>{maskNumber(line.msisdn ?? line.iccid)}</h3>
          {upcoming.length === 0 ? (
            <p class="soft">{texts.nothingNext}</p>
          ) : (
            <Facts
              items={upcoming.map(({ name, at }) => ({
                term: notices[name].heading,
                detail: showInstant(at, language, reminders.person.quiet.zone),
              }))}
            />
          )}
        </>
      ))}
      {reminders.lines.length === 0 ? <p class="soft">{texts.noLines}</p> : null}
    </Panel>
  );
}

function Reached({ frame, reminders }: RemindersPageProps) {
  const texts = reminderTexts[frame.language];
  const { addresses } = reminders.person;
  return (
    <Facts
      items={addresses.map(({ channel, address, bouncedAt }) => ({
        term: texts.channels[channel],
        detail: channel === "email" ? maskEmail(address) : texts.thisDevice,
        ...(bouncedAt === undefined ? {} : { note: texts.bounced }),
      }))}
    />
  );
}

function Preferences({ frame, token, typed, now, reminders, errors }: RemindersPageProps) {
  const { language } = frame;
  const texts = reminderTexts[language];
  const zones = [...new Set([JST, ...OFFERED_ZONES, reminders.person.quiet.zone])];
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, "0")}:00`,
  }));
  const channels = CHANNELS.map((value) => ({ value, label: texts.channels[value] }));
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
      {reminders.person.addresses.length < 2 ? null : (
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

function ActForm(props: {
  token: string;
  language: Frame["language"];
  act: "stop" | "resume";
  label: string;
}) {
  return (
    <Form action={paths.reminders(props.language, props.token)} hidden={{ act: props.act }}>
      <Button kind={props.act === "stop" ? "quiet" : "primary"}>{props.label}</Button>
    </Form>
  );
}

/** `w•••@example.com`: known to its owner, and to nobody who looks over a shoulder. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
