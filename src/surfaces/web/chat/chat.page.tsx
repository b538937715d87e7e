import { showCaseNumber } from "../../../business/cases/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  CHAT_TEXT_MAX,
  SYMPTOMS,
  type Chat,
  type ChatAbout,
  type ChatMessage,
  type Symptom,
} from "../../../business/support/index.ts";
import { PICTURE_TYPES } from "../../../foundation/pictures/index.ts";
import { ChatLog } from "../../documents/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  FileField,
  Form,
  Notice,
  Page,
  SelectField,
  TextAreaField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts, chatWordTexts, helpTexts } from "../../words/index.ts";
import { photoTexts } from "../cases/texts/photos.ts";
import { paths } from "../routes.ts";
import type { DeskNow } from "./desk.ts";
import { RateForm } from "./rate-form.tsx";
import type { Room } from "./room.ts";

export interface ChatPageProps {
  readonly frame: Frame;
  readonly room: Room;
  readonly chat?: Chat;
  readonly messages: readonly ChatMessage[];
  readonly desk: DeskNow;
  /** What self-help says of the same, to a symptom or in all. */
  readonly helpUrl: (symptom?: Symptom) => string;
  /** The machine that the visitor stands at. */
  readonly kiosk?: string;
  readonly typed: Readonly<Record<"text" | "symptom" | "email" | "once", string>>;
  /** One was chosen, and has to be once more. */
  readonly hadPhoto?: "yes";
  readonly errors?: readonly FieldError[];
}

/** A conversation with staff: what was said, and a place to say more. */
export function ChatPage(props: ChatPageProps) {
  const { frame, room, chat, messages, desk, kiosk, errors } = props;
  const { language, zone } = frame;
  const texts = chatWordTexts[language];
  const isOpen = chat !== undefined && chat.state !== "closed";
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={messages.length === 0 ? texts.lead : undefined}
      kicker={kickerOf(room.about, frame)}
      isPrivate
      {...(isOpen ? { islands: ["chat"] } : {})}
      {...(errors === undefined ? {} : { errors })}
    >
      <Notice>
        <p id="desk" role="status">
          {desk.says}
        </p>
        {kiosk === undefined ? null : <p>{texts.atKiosk(kiosk)}</p>}
      </Notice>
      {messages.length === 0 ? null : (
        <ChatLog
          {...{ language, zone, messages }}
          side="customer"
          photoUrl={(seq) => paths.chatPhoto(language, room.room, seq)}
          {...(isOpen ? { eventsUrl: paths.chat(language, room.room, "events") } : {})}
        />
      )}
      {isOpen ? (
        <p id="reload">
          <a href={paths.chat(language, room.room)}>{texts.reload}</a>
        </p>
      ) : null}
      {chat === undefined ? null : (
        <RateForm
          {...{ frame, chat }}
          room={room.room}
          {...(errors === undefined ? {} : { errors })}
        />
      )}
      <SayForm {...props} />
      {chat === undefined ? null : <ByMail {...props} chat={chat} />}
      <SelfHelp {...props} />
    </Page>
  );
}

/** Nobody waits for what is known already. */
function SelfHelp({ frame, desk, helpUrl }: ChatPageProps) {
  const { language } = frame;
  const { title, symptoms } = helpTexts[language];
  const all = <a href={helpUrl()}>{title}</a>;
  if (desk.answers === "now") return <p>{all}</p>;
  return (
    <nav class="menu" aria-label={title}>
      <h2>{chatWordTexts[language].meanwhile}</h2>
      <ul>
        {SYMPTOMS.map((one) => (
          <li>
            <a href={helpUrl(one)}>{symptoms[one]}</a>
          </li>
        ))}
        <li>{all}</li>
      </ul>
    </nav>
  );
}

function kickerOf(about: ChatAbout, { language }: Frame) {
  if (about.kind === "visit") return undefined;
  const isOrder = about.kind === "order";
  const shown = isOrder ? showOrderNumber(about.number) : showCaseNumber(about.number);
  const url = isOrder ? paths.order(language, about.number) : paths.cases(language, about.number);
  return (
    <a href={url}>
      {isOrder ? helpTexts[language].terms.order : caseWordTexts[language].number}{" "}
      <span class="code">{shown}</span>
    </a>
  );
}

function SayForm(props: ChatPageProps) {
  const { frame, room, chat, typed, errors } = props;
  const { language } = frame;
  const texts = chatWordTexts[language];
  const { symptoms } = helpTexts[language];
  const isNew = chat === undefined || chat.state === "closed";
  return (
    <form
      id="say"
      class="stack"
      method="post"
      action={paths.chat(language, room.room)}
      enctype="multipart/form-data"
      novalidate
    >
      <input type="hidden" name="once" value={typed.once} />
      {isNew ? (
        <SelectField
          name="symptom"
          label={texts.about}
          value={typed.symptom}
          options={[
            ...SYMPTOMS.map((one) => ({ value: one, label: symptoms[one] })),
            { value: "", label: texts.aboutOther },
          ]}
        />
      ) : null}
      <TextAreaField
        name="text"
        label={texts.text}
        hint={texts.textHint(CHAT_TEXT_MAX)}
        value={typed.text}
        maxLength={CHAT_TEXT_MAX}
        {...errorFor(errors, "text")}
      />
      <PhotoOfMessage {...props} />
      <Button>{texts.send}</Button>
    </form>
  );
}

function PhotoOfMessage({ frame, errors = [], hadPhoto }: ChatPageProps) {
  const { language } = frame;
  const { add, hintOne, again } = photoTexts[language];
  const wrong = errors.find(({ field }) => field === "photo");
  const error = wrong?.message ?? (hadPhoto === undefined ? undefined : again);
  return (
    <Disclosure summary={add} isOpen={error !== undefined}>
      <FileField
        name="photo"
        label={add}
        hint={hintOne}
        accept={PICTURE_TYPES}
        {...(error === undefined ? {} : { error })}
      />
    </Disclosure>
  );
}

function ByMail({ frame, room, chat, typed, errors }: ChatPageProps & { readonly chat: Chat }) {
  const { language } = frame;
  const texts = chatWordTexts[language];
  if (chat.transcriptTo !== undefined) return <p class="soft small">{texts.willCome}</p>;
  const wrong = errorFor(errors, "email");
  return (
    <Disclosure summary={texts.byMail} isOpen={"error" in wrong}>
      <Form action={paths.chat(language, room.room, "transcript")} class="stack">
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="email"
          label={texts.email}
          hint={texts.byMailHint}
          value={typed.email}
          maxLength={254}
          {...wrong}
        />
        <Button kind="quiet">{texts.ask}</Button>
      </Form>
    </Disclosure>
  );
}
