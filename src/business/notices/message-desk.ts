import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { CarrierSms } from "../activation/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import type { LineId } from "../lines/index.ts";
import { isConnected } from "./coverage.ts";
import type { Attachment, MessageChannel, OutgoingMessage, SendAnswer } from "./channel.ts";
import { isOvertaken } from "./overtaken.ts";
import type { Enclosure, Message } from "./message.ts";
import { stepAfter, stepBefore, type MessageStep } from "./message-steps.ts";
import {
  beginTry,
  claimDueMessages,
  eraseSettled,
  insertMessage,
  messageOf,
  moveMessage,
  triedAddresses,
} from "./messages-store.ts";
import { deleteLinks } from "./links-store.ts";
import { causeOfWay, isStoppable, readNoticeCause } from "./notice-cause.ts";
import { sealPersonToken } from "./notice-tokens.ts";
import { endAddress, personById } from "./people-store.ts";
import {
  addressesFor,
  nextAddress,
  usableAddresses,
  type ChannelName,
  type Person,
} from "./person.ts";
import { smsChannelFor } from "./sms-channel.ts";
import { timelinessOf, type Timeliness } from "./still-true.ts";

/** Makes what a letter encloses, in the reader's language. */
export type Encloser = (act: Act, enclosure: Enclosure, language: Language) => Promise<Attachment>;

export interface MessageDeskNeeds {
  /** The ways out; a message whose way is missing has failed. */
  readonly channels: Readonly<Partial<Record<Exclude<ChannelName, "sms">, MessageChannel>>>;
  /** Carriers that send short texts to their lines. */
  readonly sms?: readonly CarrierSms[];
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
  const timeliness = await timelinessOf(act, message);
  if (timeliness.kind === "overtaken" || (await isOvertaken(act, message))) {
    return record(act, message, { kind: "overtaken" });
  }
  if (timeliness.kind === "waits") return record(act, message, timeliness);
  const channel = await wayOutOf(act, needs, message);
  if (channel === undefined) return settle(act, message, { answer: NO_CHANNEL, repeatSeconds: 0 });
  const { repeatSeconds } = channel;
  const end = stepBefore(message, channel, act.clock.now());
  if (end !== undefined) return record(act, message, end);
  const outgoing = await readyToGo(act, needs, message);
  if ("kind" in outgoing) return settle(act, message, { answer: outgoing, repeatSeconds });
  await beginTry(act, message);
  act.failpoint("message.before_send");
  const answer = await tryToSend(channel, outgoing);
  act.failpoint("message.after_send");
  await settle(act, message, { answer, repeatSeconds });
}

async function wayOutOf(
  act: Act,
  { channels, sms = [] }: MessageDeskNeeds,
  message: Message,
): Promise<MessageChannel | undefined> {
  if (message.channel === "sms") return smsChannelFor(act, message, sms);
  return channels[message.channel];
}

const NO_CHANNEL: SendAnswer = { kind: "refused", failure: "no_channel" };

async function readyToGo(
  act: Act,
  { enclose, stopUrl }: MessageDeskNeeds,
  message: Message,
): Promise<OutgoingMessage | SendAnswer> {
  const { messageId, recipient, language, subject, text, html, writtenAt } = message;
  try {
    // A mail carries its documents; elsewhere a link leads to them.
    const enclosures = message.channel === "email" ? message.enclosures : [];
    const attachments = await Promise.all(
      enclosures.map(async (enclosure) => enclose(act, enclosure, language)),
    );
    const worded = { messageId, recipient, language, subject, text, html, writtenAt };
    return { ...worded, ...extrasOf(act, message, stopUrl), attachments };
  } catch (error) {
    return { kind: "not_now", failure: (error as Error).name };
  }
}

async function tryToSend(channel: MessageChannel, outgoing: OutgoingMessage): Promise<SendAnswer> {
  try {
    return await channel.send(outgoing);
  } catch (error) {
    // A bug may strike after the other side has taken it.
    return { kind: "unknown", failure: (error as Error).name };
  }
}

function extrasOf(
  act: Act,
  { brief, personId, cause }: Message,
  stopUrl: MessageDeskNeeds["stopUrl"],
): Pick<OutgoingMessage, "brief" | "stopUrl"> {
  return {
    ...(brief === undefined ? {} : { brief }),
    ...(personId === undefined || !isStoppable(cause)
      ? {}
      : { stopUrl: stopUrl(sealPersonToken(act, personId)) }),
  };
}

async function settle(
  act: Act,
  message: Message,
  { answer, repeatSeconds }: { readonly answer: SendAnswer; readonly repeatSeconds: number },
): Promise<void> {
  const step = stepAfter(message, answer, { repeatSeconds, now: act.clock.now() });
  const ends = answer.kind === "refused" ? answer.ends : undefined;
  const { channel, recipient } = message;
  const ended =
    ends === undefined || answer.kind !== "refused"
      ? []
      : [endAddress(act, { channel, address: recipient }, { why: ends, failure: answer.failure })];
  await record(act, message, step, {
    tries: message.tries + 1,
    others: [...ended, ...(await elsewhere(act, message, step))],
  });
}

/** The next way, written down together with the end of the one before: nobody can do it twice. */
export async function elsewhere(
  act: Act,
  message: Message,
  step: MessageStep,
): Promise<readonly Part[]> {
  if (step.kind !== "over" || !step.mayGoElsewhere || message.personId === undefined) return [];
  const known = readNoticeCause(message.cause);
  if (known === undefined) return [];
  const person = await personById(act, message.personId);
  const ways = Array.from({ length: known.nth }, (_, i) => causeOfWay(known.first, i + 1));
  if (person === undefined) return [];
  const addresses = addressesFor(person, await placeOf(act, person, message));
  const next = nextAddress(addresses, await triedAddresses(act, ways));
  if (next === undefined) return [];
  const other: Message = {
    ...message,
    messageId: newId(),
    cause: causeOfWay(known.first, known.nth + 1),
    channel: next.channel,
    addressId: next.addressId,
    recipient: next.address,
    state: "waiting",
    tries: 0,
    isInDoubt: false,
    writtenAt: act.clock.now(),
  };
  return [insertMessage(act, other)];
}

async function placeOf(act: Act, person: Person, { lineId = "" }: Message) {
  const hasSms = usableAddresses(person).some(({ channel }) => channel === "sms");
  const buckets = hasSms && lineId !== "" ? await bucketsOfLine(act, lineId as LineId) : [];
  return { lineId, isConnected: isConnected(buckets, act.clock.now()) };
}

type Told = MessageStep | Exclude<Timeliness, { readonly kind: "timely" }>;

async function record(
  act: Act,
  message: Message,
  told: Told,
  { tries = message.tries, others = [] }: { tries?: number; others?: readonly Part[] } = {},
): Promise<void> {
  const { name, change } = moveOf(told);
  const isSettled = told.kind !== "waits" && told.kind !== "again";
  const settled = isSettled ? { settledAt: act.clock.now() } : {};
  const after = { ...message, tries, ...change, ...settled };
  const { cause, lineId, channel } = message;
  const { state, failure } = after;
  await writeHouse(
    act,
    {
      name,
      thing: message.messageId,
      before: { state: message.state, tries: message.tries },
      after: { state, tries, cause, lineId, channel, failure },
    },
    [moveMessage(act, message, after), ...others],
  );
}

type Change = Partial<Pick<Message, "state" | "failure" | "isInDoubt">> & {
  readonly dueAt?: Instant;
};

function moveOf(told: Told): { readonly name: string; readonly change: Change } {
  switch (told.kind) {
    case "overtaken":
      return { name: "message.overtaken", change: { state: "failed", failure: "overtaken" } };
    case "waits":
      return { name: "message.postponed", change: { dueAt: told.until } };
    case "again": {
      const { failure, dueAt, isInDoubt } = told;
      return { name: "message.postponed", change: { failure, dueAt, isInDoubt } };
    }
    case "sent":
      return { name: "message.sent", change: { state: "sent", isInDoubt: false } };
    default:
      return {
        name: told.state === "unknown" ? "message.unknown" : "message.failed",
        change: { state: told.state, failure: told.failure },
      };
  }
}

/** How long the words of a settled message are kept, in days. */
export const KEPT_DAYS = 90;

/** Forgets what messages said that were settled long ago, and codes of chats that are over; run by the worker now and then. */
export async function eraseOldMessages(act: Act): Promise<void> {
  const before = addSeconds(act.clock.now(), -KEPT_DAYS * 24 * 3600);
  await writeHouse(act, { name: "messages.erased", after: { before } }, [
    eraseSettled(act, before),
    deleteLinks(act, act.clock.now()),
  ]);
}
