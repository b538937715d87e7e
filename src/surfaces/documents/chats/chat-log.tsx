import {
  answerTo,
  type Chat,
  type ChatMessage,
  type DeskState,
  type SaidByItself,
} from "../../../business/support/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showInstant, showTime, together } from "../../html/index.ts";
import { chatWordTexts, helpTexts } from "../../words/index.ts";

interface Reader {
  readonly language: Language;
  readonly zone?: string | undefined;
  /** Who reads it: a customer is called "you" by the page. */
  readonly side: "customer" | "staff";
  /** Where this reader sees the picture of a message, by its number. */
  readonly photoUrl: (seq: number) => string;
}

export interface ChatLogProps extends Reader {
  readonly messages: readonly ChatMessage[];
  /** Where news of it come from; without one it does not move. */
  readonly eventsUrl?: string;
}

/** What was said, oldest first. With script the island adds what comes. */
export function ChatLog({ messages, eventsUrl, ...reader }: ChatLogProps) {
  const texts = chatWordTexts[reader.language];
  return (
    <div role="log" aria-label={texts.log} tabindex={0}>
      <ol
        class="chat"
        id="chat"
        data-after={messages.at(-1)?.seq ?? 0}
        {...(eventsUrl === undefined ? {} : { "data-events": eventsUrl })}
      >
        {messages.map((message) => (
          <ChatLine message={message} {...reader} />
        ))}
      </ol>
    </div>
  );
}

export function ChatLine(props: Reader & { readonly message: ChatMessage }) {
  const { message, language, zone } = props;
  const { by, at, seq } = message;
  return (
    <li class={`chat-${by.kind}`} id={`m${seq}`}>
      <p class="small soft">
        {speakerOf(props)} ·{" "}
        <time datetime={at} title={showInstant(at, language, zone)}>
          {showTime(at)} JST
        </time>
      </p>
      <Words {...props} />
    </li>
  );
}

function speakerOf({
  message: { by },
  language,
  side,
}: Pick<Reader, "language" | "side"> & { readonly message: ChatMessage }): string {
  const texts = chatWordTexts[language];
  switch (by.kind) {
    case "customer":
      return side === "customer" ? texts.you : texts.customer;
    case "automatic":
      return texts.automatic;
    case "note":
      return texts.note(by.name);
    case "staff":
      return by.name;
  }
}

function Words({ message, language, zone, photoUrl }: Reader & { readonly message: ChatMessage }) {
  const { text, said, photo, seq } = message;
  const words = chatWordTexts[language];
  const lines =
    said !== undefined ? itselfLines(said, { language, zone }) : (text ?? words.erased).split("\n");
  return (
    <>
      {photo === undefined ? null : (
        <a href={photoUrl(seq)}>
          <img
            class="photo"
            src={photoUrl(seq)}
            alt={words.photo}
            width={photo.widthPx}
            height={photo.heightPx}
            loading="lazy"
          />
        </a>
      )}
      {text === undefined && photo !== undefined
        ? null
        : lines.map((line) => <p>{together(line)}</p>)}
    </>
  );
}

/** What is said by itself, in words: the answer of self-help with what comes next, then when staff are back. */
export function itselfLines(
  { symptom, situation, desk, backAt }: SaidByItself,
  { language, zone }: Pick<Reader, "language" | "zone">,
): readonly string[] {
  const help = helpTexts[language];
  const { desk: words } = chatWordTexts[language];
  const answer =
    symptom === undefined || situation === undefined ? undefined : answerTo(symptom, situation);
  const back =
    backAt === undefined ? words.closedLong : words.closed(showInstant(backAt, language, zone));
  return [
    ...(answer === undefined
      ? []
      : [
          help.sayings[answer.says],
          ...(answer.next === "ask_us" ? [] : [help.nexts[answer.next]]),
          ...answer.tries.map((one) => `・${help.tries[one].title}: ${help.tries[one].body}`),
        ]),
    desk === "closed" ? back : words.nobody,
  ];
}

/** How it stands with a chat, in one sentence. */
export function deskLine(
  chat: Chat | undefined,
  of: {
    readonly desk: DeskState;
    readonly holder?: string;
    readonly language: Language;
    readonly zone?: string | undefined;
  },
): string {
  const { desk, holder, language, zone } = of;
  const words = chatWordTexts[language].desk;
  if (chat?.state === "closed") return words.ended;
  if (chat?.state === "taken" && holder !== undefined) return words.taken(holder);
  if (desk.kind === "there") return words.waits(desk.waitMinutes);
  if (desk.kind === "nobody") return words.nobody;
  return desk.backAt === undefined
    ? words.closedLong
    : words.closed(showInstant(desk.backAt, language, zone));
}
