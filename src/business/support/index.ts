export {
  CARRIER_SAYS,
  type CarrierSays,
  type CarrierWord,
  type Look,
  type SeenBucket,
  type SeenOrder,
} from "./look.ts";
export {
  likelySymptom,
  SITUATIONS,
  situationOf,
  SYMPTOMS,
  type Situation,
  type Symptom,
} from "./self-help.ts";
export { answerTo, type Answer, type Next, type Saying, type Try } from "./knowledge.ts";
export { lookAt, type LookWish } from "./look-at.ts";
export { APN_AUTHS, apnFor, type Apn, type ApnAuth } from "./apn.ts";
export { allApns } from "./apns-store.ts";
export { importApns, type ApnProblem } from "./import-apns.ts";
export {
  CHAT_MESSAGES_MAX,
  CHAT_PHOTOS_MAX,
  CHAT_STATES,
  CHAT_STEPS,
  CHAT_TEXT_MAX,
  chatKey,
  mayChat,
  type AtKiosk,
  type Chat,
  type ChatAbout,
  type ChatId,
  type ChatMessage,
  type ChatState,
  type ChatVoice,
  type SaidByItself,
  type TextRefusal,
} from "./chat.ts";
export {
  CHATS_AT_ONCE_MAX,
  isPresent,
  PRESENCE_SECONDS,
  type DeskState,
  type Presence,
} from "./desk-state.ts";
export { markPresent, presences, supportHours } from "./desk-store.ts";
export { comeToDesk, peopleThere, readDesk, setSupportHours } from "./read-desk.ts";
export { sayInChat, type SayRefusal, type SayWish } from "./say-in-chat.ts";
export {
  answerChat,
  chatFor,
  chatsFor,
  closeChat,
  handOverChat,
  takeChat,
  type ChatRefusal,
} from "./answer-chat.ts";
export {
  CHAT_KEPT_DAYS,
  endIdleChats,
  eraseOldChats,
  wantTranscript,
  type TranscriptWish,
} from "./chat-ends.ts";
export { rateChat } from "./rate-chat.ts";
export { chatPhoto } from "./chat-photos-store.ts";
export { chatById, chatOfKey, messagesOf } from "./chats-store.ts";
export {
  BLANKS,
  cannedAnswers,
  changeCanned,
  fillCanned,
  type Blank,
  type CannedAnswer,
  type CannedRefusal,
} from "./canned.ts";
export { openKioskHelp, sealKioskHelp, type KioskHelp } from "./kiosk-help.ts";
export { chatsOfContact, countErasableChats, forgetChatsOf } from "./forget-chats.ts";
