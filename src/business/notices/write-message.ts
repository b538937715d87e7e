import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Letter, Message } from "./message.ts";
import type { ChannelName } from "./person.ts";
import { hasMessage, insertMessage } from "./messages-store.ts";

export interface MessageWish {
  readonly cause: string;
  /** Mail, unless told. */
  readonly channel?: ChannelName;
  readonly lineId?: string;
  readonly recipient: string;
  readonly language: Language;
  readonly letter: Letter;
}

/** Puts a message into the queue, unless one of the same cause was written before. */
export async function writeMessage(act: Act, wish: MessageWish): Promise<void> {
  if (await hasMessage(act, wish.cause)) return;
  const message: Message = {
    ...wish.letter,
    messageId: newId(),
    cause: wish.cause,
    channel: wish.channel ?? "email",
    ...(wish.lineId === undefined ? {} : { lineId: wish.lineId }),
    recipient: wish.recipient,
    language: wish.language,
    state: "waiting",
    tries: 0,
    isInDoubt: false,
    writtenAt: act.clock.now(),
  };
  try {
    await writeHouse(
      act,
      {
        name: "message.written",
        thing: message.messageId,
        after: { cause: message.cause, channel: message.channel, lineId: message.lineId },
      },
      [insertMessage(act, message)],
    );
  } catch (error) {
    if (!isSecondOfCause(error)) throw error;
  }
}

// The same event, handed out twice at once.
function isSecondOfCause(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "messages_cause_key";
}
