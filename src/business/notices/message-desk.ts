import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Attachment, MessageChannel, OutgoingMessage, SendAnswer } from "./channel.ts";
import { isOvertaken } from "./overtaken.ts";
import { TRY_AGAIN_SECONDS, type Enclosure, type Message } from "./message.ts";
import {
  claimDueMessages,
  eraseSettled,
  insertMessage,
  messageOf,
  moveMessage,
} from "./messages-store.ts";
import { readNoticeCause, secondCause } from "./notice-cause.ts";
import { sealPersonToken } from "./notice-tokens.ts";
import { markBounced, personById } from "./people-store.ts";
import { nextAddress, type ChannelName } from "./person.ts";
import { timelinessOf, type Timeliness } from "./still-true.ts";

/** Makes what a letter encloses, in the reader's language. */
export type Encloser = (act: Act, enclosure: Enclosure, language: Language) => Promise<Attachment>;

export interface MessageDeskNeeds {
  /** The ways out; a message whose way is missing has failed. */
  readonly channels: Readonly<Partial<Record<ChannelName, MessageChannel>>>;
  readonly enclose: Encloser;
  /** Where one request ends a person's reminders. */
  readonly stopUrl: (personToken: string) => string;
}

/** Where waiting messages are sent; any number of workers may sit at it. */
export function messageDesk(act: Act, needs: MessageDeskNeeds): Desk<string> {
  return {
    name: "messages",
    claim: async (claim) => claimDueMessages(act, claim),
    work: async (messageId) => sendMessage(act, needs, messageId),
  };
}

async function sendMessage(act: Act, needs: MessageDeskNeeds, messageId: string): Promise<void> {
  const message = await messageOf(act, messageId);
  if (message?.state !== "waiting") return;
  const timeliness = await timelinessOf(act, message.cause);
  if (timeliness.kind === "overtaken" || (await isOvertaken(act, message))) {
    return record(act, message, { kind: "overtaken" });
  }
  if (timeliness.kind === "waits") return record(act, message, timeliness);
  act.failpoint("message.before_send");
  const answer = await tryToSend(act, needs, message);
  act.failpoint("message.after_send");
  await record(act, message, answer);
}

async function tryToSend(
  act: Act,
  { channels, enclose, stopUrl }: MessageDeskNeeds,
  message: Message,
): Promise<SendAnswer> {
  const { messageId, recipient, language, subject, text, html, writtenAt } = message;
  const channel = channels[message.channel];
  if (channel === undefined) return { kind: "refused", failure: "no_channel" };
  try {
    const attachments = await Promise.all(
      message.enclosures.map(async (enclosure) => enclose(act, enclosure, language)),
    );
    const worded = { messageId, recipient, language, subject, text, html, writtenAt };
    return await channel.send({ ...worded, ...extrasOf(act, message, stopUrl), attachments });
  } catch (error) {
    // A bug must not be tried in a circle at full speed, nor lose the message.
    return { kind: "not_now", failure: error instanceof Error ? error.name : "unknown" };
  }
}

function extrasOf(
  act: Act,
  { brief, personId }: Message,
  stopUrl: MessageDeskNeeds["stopUrl"],
): Pick<OutgoingMessage, "brief" | "stopUrl"> {
  return {
    ...(brief === undefined ? {} : { brief }),
    ...(personId === undefined ? {} : { stopUrl: stopUrl(sealPersonToken(act, personId)) }),
  };
}

async function record(act: Act, message: Message, answer: Told): Promise<void> {
  const now = act.clock.now();
  const after = afterAnswer(message, answer, now);
  const { name, state, tries, failure } = after;
  await writeHouse(
    act,
    {
      name,
      thing: message.messageId,
      before: { state: message.state, tries: message.tries },
      after: { state, tries, cause: message.cause, lineId: message.lineId, failure },
    },
    [moveMessage(act, message, after), ...(await afterBounce(act, message, answer))],
  );
}

// Where nothing arrives is marked, and the next way is tried, once.
async function afterBounce(act: Act, message: Message, answer: Told): Promise<readonly Part[]> {
  if (answer.kind !== "refused" || answer.failure === "no_channel") return [];
  const { channel, recipient, personId, cause } = message;
  const bounced = markBounced(act, { channel, address: recipient, failure: answer.failure });
  if (personId === undefined || readNoticeCause(cause)?.isSecond !== false) return [bounced];
  const person = await personById(act, personId);
  const next = person === undefined ? undefined : nextAddress(person, channel);
  if (next === undefined) return [bounced];
  const second: Message = {
    ...message,
    messageId: newId(),
    cause: secondCause(cause, next.channel),
    channel: next.channel,
    recipient: next.address,
    tries: 0,
    writtenAt: act.clock.now(),
  };
  return [bounced, insertMessage(act, second)];
}

type Told = SendAnswer | Exclude<Timeliness, { readonly kind: "timely" }>;

function afterAnswer(
  message: Message,
  answer: Told,
  now: Instant,
): Message & { readonly name: string; readonly dueAt?: Instant } {
  if (answer.kind === "overtaken") {
    const over = { state: "failed", failure: "overtaken", settledAt: now } as const;
    return { ...message, ...over, name: "message.overtaken" };
  }
  if (answer.kind === "waits") {
    return { ...message, name: "message.postponed", dueAt: answer.until };
  }
  const tried = { ...message, tries: message.tries + 1 };
  if (answer.kind === "sent") {
    return { ...tried, name: "message.sent", state: "sent", settledAt: now };
  }
  const { failure } = answer;
  const waitSeconds = TRY_AGAIN_SECONDS[message.tries];
  if (answer.kind === "refused" || waitSeconds === undefined) {
    return { ...tried, name: "message.failed", state: "failed", failure, settledAt: now };
  }
  return { ...tried, name: "message.postponed", failure, dueAt: addSeconds(now, waitSeconds) };
}

/** How long the words of a settled message are kept, in days. */
export const KEPT_DAYS = 90;

/** Forgets what messages said that were settled long ago; run by the worker now and then. */
export async function eraseOldMessages(act: Act): Promise<void> {
  const before = addSeconds(act.clock.now(), -KEPT_DAYS * 24 * 3600);
  await writeHouse(act, { name: "messages.erased", after: { before } }, [
    eraseSettled(act, before),
  ]);
}
