import { countSms } from "../../../business/activation/index.ts";
import {
  chatText,
  NOTICES,
  type Letter,
  type LetterName,
  type NoticeName,
} from "../../../business/notices/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { exampleEntry } from "../../documents/index.ts";
import { LANGUAGE_NAMES, Notice, Page, Panel } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { Parts } from "./managed.tsx";

export interface Asked {
  readonly name: NoticeName | LetterName;
  readonly language: Language;
}

type NoticeProps = Parts & { readonly asked: Asked; readonly letter: Letter };

/** A letter about an order goes by mail alone. */
export function isNoticeName(name: Asked["name"]): name is NoticeName {
  return NOTICES.some((one) => one === name);
}

/** One notice in one language, on every way that it goes. */
export function NoticePage(props: NoticeProps) {
  const { frame, texts, asked } = props;
  const { name, language } = asked;
  const words = texts.notices;
  return (
    <Page
      frame={frame}
      title={isNoticeName(name) ? words.names[name] : words.letterNames[name]}
      kicker={<a href={paths.manageNotices()}>{words.title}</a>}
      isPrivate
    >
      <p>
        {LANGUAGES.map((one) =>
          one === language ? (
            <strong>{LANGUAGE_NAMES[one]} </strong>
          ) : (
            <>
              <a href={paths.manageNotices(name, one)}>{LANGUAGE_NAMES[one]}</a>{" "}
            </>
          ),
        )}
      </p>
      <Notice>{words.example}</Notice>
      <MailPanel {...props} />
      <BriefPanels {...props} />
      {isNoticeName(name) ? <CalendarPanel {...props} name={name} /> : null}
    </Page>
  );
}

function MailPanel({ texts: { notices: words }, asked: { name, language }, letter }: NoticeProps) {
  return (
    <Panel title={words.mail}>
      <p lang={language}>
        <strong>{letter.subject}</strong>
      </p>
      <Lines text={letter.text} language={language} />
      <p>
        <a href={paths.manageNotices(name, language, "html")}>{words.drawn}</a>
      </p>
    </Panel>
  );
}

/** Longer than any chat takes. */
const CHAT_SIGNS_MAX = 4000;

function BriefPanels({ texts: { notices: words }, asked: { language }, letter }: NoticeProps) {
  const { brief } = letter;
  if (brief === undefined) return null;
  // The carrier takes the first that it can; between the longest and the shortest are degrees.
  const sms = [...new Set([brief.sms?.at(0) ?? [], brief.sms?.at(-1) ?? []].flat())];
  return (
    <>
      <Panel title={words.push}>
        <p lang={language}>
          <strong>{brief.title}</strong>
        </p>
        <p lang={language}>{brief.body}</p>
      </Panel>
      <Panel title={words.chat}>
        <Lines text={chatText(letter, CHAT_SIGNS_MAX)} language={language} />
      </Panel>
      {sms.length === 0 ? null : (
        <Panel title={words.sms}>
          {sms.map((text) => (
            <>
              <p lang={language}>{text}</p>
              <p class="soft small">
                {words.smsSize(countSms(text).parts, Array.from(text).length)}
              </p>
            </>
          ))}
        </Panel>
      )}
    </>
  );
}

function CalendarPanel(props: NoticeProps & { readonly name: NoticeName }) {
  const { texts, asked, name } = props;
  const { language } = asked;
  const words = texts.notices;
  const entry = exampleEntry(name, language);
  return (
    <Panel title={words.calendar}>
      {entry === undefined ? (
        <p class="soft">{words.noEntry}</p>
      ) : (
        <>
          <p lang={language}>
            <strong>{entry.summary}</strong>
          </p>
          <Lines text={entry.description} language={language} />
        </>
      )}
    </Panel>
  );
}

function Lines({ text, language }: { readonly text: string; readonly language: Language }) {
  return (
    <>
      {text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => (
          <p lang={language} class="small">
            {line}
          </p>
        ))}
    </>
  );
}
