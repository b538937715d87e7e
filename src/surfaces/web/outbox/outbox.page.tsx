import type { Message } from "../../../business/notices/index.ts";
import {
  ButtonLink,
  Page,
  Panel,
  showInstant,
  Table,
  Tag,
  type Frame,
  type TagTone,
} from "../../html/index.ts";
import { outboxTexts } from "./texts/index.ts";

export interface OutboxPageProps {
  readonly frame: Frame;
  readonly messages: readonly Message[];
  readonly urlOf: (message: Message) => string;
}

const TONES: Readonly<Record<Message["state"], TagTone>> = {
  waiting: "careful",
  sent: "good",
  failed: "urgent",
  unknown: "careful",
};

/** The mails that would have gone out. */
export function OutboxPage({ frame, messages, urlOf }: OutboxPageProps) {
  const { language } = frame;
  const texts = outboxTexts[language];
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} layout="wide" isPrivate>
      {messages.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <Table
          caption={texts.caption}
          head={[texts.subject, texts.to, texts.written, texts.state]}
          rows={messages.map((message) => [
            <a href={urlOf(message)} lang={message.language}>
              {message.subject}
            </a>,
            message.recipient,
            <time datetime={message.writtenAt}>{showInstant(message.writtenAt, language)}</time>,
            <Tag tone={TONES[message.state]}>{texts.states[message.state]}</Tag>,
          ])}
        />
      )}
    </Page>
  );
}

export interface MailPageProps {
  readonly frame: Frame;
  readonly message: Message;
  readonly urls: {
    readonly outbox: string;
    readonly html: string;
    readonly attachments: readonly string[];
  };
}

/** One mail: the way to how it looks, and all of it as plain text. */
export function MailPage({ frame, message, urls }: MailPageProps) {
  const { language } = frame;
  const texts = outboxTexts[language];
  return (
    <Page
      frame={frame}
      title={message.subject}
      kicker={<a href={urls.outbox}>{texts.back}</a>}
      lead={message.recipient}
      isPrivate
    >
      <p>
        <ButtonLink href={urls.html}>{texts.asHtml}</ButtonLink>
      </p>
      {urls.attachments.length === 0 ? null : (
        <Panel title={texts.attachments}>
          <ul>
            {urls.attachments.map((url, index) => (
              <li>
                <a href={url}>{texts.attachment(index + 1)}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={texts.asText}>
        <div lang={message.language}>
          {message.text.split("\n\n").map((block) => (
            <p>
              {block.split("\n").map((line, index) => (
                <>
                  {index === 0 ? null : <br />}
                  {line}
                </>
              ))}
            </p>
          ))}
        </div>
      </Panel>
    </Page>
  );
}
