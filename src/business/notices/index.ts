export type { Attachment, MessageChannel, OutgoingMessage, SendAnswer } from "./channel.ts";
export {
  MESSAGE_STATES,
  TRY_AGAIN_SECONDS,
  type Enclosure,
  type Letter,
  type Message,
  type MessageId,
  type MessageState,
} from "./message.ts";
export { LETTERS, type LetterFacts, type LetterName, type LetterWriter } from "./letters.ts";
export { writeMessage, type MessageWish } from "./write-message.ts";
export {
  eraseOldMessages,
  KEPT_DAYS,
  messageDesk,
  type Encloser,
  type MessageDeskNeeds,
} from "./message-desk.ts";
export { messageOf, recentMessages } from "./messages-store.ts";
export { noticeSubscriptions } from "./subscriptions.ts";
export { caseSubscriptions, type CaseLetterWriter } from "./case-notices.ts";
