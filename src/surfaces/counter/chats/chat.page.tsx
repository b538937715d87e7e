import type { Staff } from "../../../business/staff/index.ts";
import {
  CHAT_TEXT_MAX,
  type Chat,
  type ChatMessage,
  type Look,
  type Presence,
} from "../../../business/support/index.ts";
import { ChatLog } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Disclosure,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  SelectField,
  TextAreaField,
  type Fact,
} from "../../html/index.ts";
import { helpTexts, voucherTexts } from "../../words/index.ts";
import { AskedTwice, type Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { aboutText } from "./queue.page.tsx";

export interface TypedAnswer {
  readonly text: string;
  readonly note: string;
  readonly to: string;
  readonly once: string;
}

export interface ChatPageProps extends Parts {
  readonly chat: Chat;
  readonly messages: readonly ChatMessage[];
  readonly there: readonly Presence[];
  readonly staff: Staff;
  /** In the customer's language, filled. */
  readonly canned: readonly { readonly code: string; readonly text: string }[];
  readonly look?: Look;
  readonly typed: TypedAnswer;
}

/** One conversation: what was said, how it stands, and what to do. */
export function ChatPage(props: ChatPageProps) {
  const { frame, texts, language, chat, messages, there, staff, errors, notice } = props;
  const words = texts.chats;
  const isOwn = chat.takenBy === staff.staffId;
  const holder = there.find(({ staffId }) => staffId === chat.takenBy);
  const isOpen = chat.state !== "closed";
  return (
    <Page
      frame={frame}
      title={aboutText(chat, texts)}
      kicker={words.one}
      layout="split"
      errors={errors}
      isPrivate
      {...(isOpen ? { islands: ["chat"] } : {})}
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      {isOpen ? null : <Notice>{words.errors.chat_closed}</Notice>}
      {isOwn || holder === undefined || !isOpen ? null : (
        <Notice>{words.taken(holder.name)}</Notice>
      )}
      <div class="stack">
        <ChatLog
          {...{ language, messages }}
          side="staff"
          photoUrl={(seq) => paths.chatPhoto(chat.chatId, seq)}
          {...(isOpen ? { eventsUrl: paths.chats(chat.chatId, "events") } : {})}
        />
        {isOpen ? (
          <p id="reload">
            <a href={paths.chats(chat.chatId)}>{words.reload}</a>
          </p>
        ) : null}
        {isOpen ? <Answer {...props} isOwn={isOwn} /> : null}
      </div>
      <div class="beside stack">
        <Facts items={factsOf(props)} />
        {isOpen && isOwn ? <HandOver {...props} /> : null}
        {isOpen ? (
          <AskedTwice
            verb={words.close}
            hint={words.closeHint}
            action={paths.chats(chat.chatId, "close")}
            kind="quiet"
          />
        ) : null}
        <ButtonLink kind="quiet" href={paths.chats()}>
          {words.back}
        </ButtonLink>
      </div>
    </Page>
  );
}

function factsOf({ texts, language, chat, look }: ChatPageProps): readonly Fact[] {
  const words = texts.chats;
  const { about, kiosk, symptom } = chat;
  const help = helpTexts[language];
  const { order, carrier } = look ?? {};
  const detail =
    about.kind === "order" ? (
      <a href={paths.order(about.number)}>{aboutText(chat, texts)}</a>
    ) : (
      aboutText(chat, texts)
    );
  return [
    { term: words.language, detail: LANGUAGE_NAMES[chat.language] },
    ...(about.kind === "visit" ? [] : [{ term: words.about, detail }]),
    ...(symptom === undefined ? [] : [{ term: words.wrong, detail: help.symptoms[symptom] }]),
    ...(kiosk === undefined
      ? []
      : [{ term: words.machine, detail: words.machineStep(kiosk.name, kiosk.step) }]),
    ...(chat.stars === undefined
      ? []
      : [{ term: texts.cases.rating, detail: texts.cases.stars(chat.stars) }]),
    ...(order === undefined
      ? []
      : [{ term: words.seen, detail: voucherTexts[language].states[order.state].title }]),
    ...(carrier === undefined ? [] : [{ term: words.carrier, detail: help.carrier[carrier.says] }]),
  ];
}

function Answer(props: ChatPageProps & { readonly isOwn: boolean }) {
  const { texts, chat, canned, typed, errors, isOwn } = props;
  const words = texts.chats;
  const url = paths.chats(chat.chatId);
  return (
    <>
      {isOwn ? null : (
        <Form action={paths.chats(chat.chatId, "take")}>
          <Button>{words.take}</Button>
        </Form>
      )}
      {canned.length === 0 ? null : (
        <Form action={url} method="get" class="stack">
          <SelectField
            name="canned"
            label={words.canned}
            options={canned.map(({ code, text }) => ({
              value: code,
              label: `${code}: ${[...text].slice(0, 40).join("")}`,
            }))}
          />
          <Button kind="quiet">{words.insert}</Button>
        </Form>
      )}
      <form id="say" class="stack" method="post" action={url} novalidate>
        <input type="hidden" name="once" value={typed.once} />
        <TextAreaField
          name="text"
          label={words.text}
          hint={words.textHint(LANGUAGE_NAMES[chat.language], CHAT_TEXT_MAX)}
          value={typed.text}
          maxLength={CHAT_TEXT_MAX}
          {...errorFor(errors, "text")}
        />
        <Button>{words.send}</Button>
      </form>
    </>
  );
}

function HandOver({ texts, chat, there, staff, typed, errors }: ChatPageProps) {
  const words = texts.chats;
  const others = there.filter(
    (one) => one.staffId !== staff.staffId && one.agentId === staff.agentId,
  );
  if (others.length === 0) return null;
  const isWrong = errors.some(({ field }) => field === "to" || field === "note");
  return (
    <Disclosure summary={words.over} isOpen={isWrong}>
      <Form action={paths.chats(chat.chatId, "over")} hidden={{ once: typed.once }} class="stack">
        <SelectField
          name="to"
          label={words.to}
          value={typed.to}
          options={others.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          {...errorFor(errors, "to")}
        />
        <TextAreaField
          name="note"
          label={words.note}
          hint={words.noteHint}
          rows={2}
          value={typed.note}
          {...errorFor(errors, "note")}
        />
        <Button kind="quiet">{words.over}</Button>
      </Form>
    </Disclosure>
  );
}
