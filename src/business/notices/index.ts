export type { Attachment, MessageChannel, OutgoingMessage, SendAnswer } from "./channel.ts";
export {
  chatText,
  MESSAGE_STATES,
  TRY_AGAIN_SECONDS,
  type Brief,
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
export {
  countErasableMessages,
  erasePerson,
  personRecord,
  type WhoseRecord,
  type PersonRecord,
} from "./person-record.ts";
export { type KeptAddress, type KeptMessage } from "./person-record-store.ts";
export { autoIdsOf } from "./auto-traces.ts";
export { tracesAbout, type MessageTrace } from "./traces-store.ts";
export { noticeSubscriptions } from "./subscriptions.ts";
export { chatSubscriptions, type ChatLetterWriter } from "./chat-notices.ts";
export { caseSubscriptions, type CaseLetterWriter, type CaseWriters } from "./case-notices.ts";
export { isNotice } from "./notice-cause.ts";
export { questionSubscriptions, type QuestionLetterWriter } from "./question-notices.ts";
export { noticeDesk, NOTICE_PAGE } from "./sweep-notices.ts";
export { readerSubscriptions } from "./enrol.ts";
export {
  CLASS_OF,
  NOTICES,
  type Notice,
  type NoticeClass,
  type NoticeFacts,
  type NoticeName,
} from "./notice.ts";
export { planNotices, type LinePicture } from "./plan-notices.ts";
export { type AutoFacts, type NoticeLetterFacts, type NoticeWriter } from "./notice-words.ts";
export {
  CHANNELS,
  inOrder,
  usableAddresses,
  type Address,
  type AddressEnd,
  type AddressId,
  type ChannelName,
  type Person,
  type PersonId,
  type Preferences,
} from "./person.ts";
export {
  changePreferences,
  resumeLine,
  resumeReminders,
  stopLine,
  stopReminders,
} from "./change-reminders.ts";
export { linkAddress, type LinkedAddress, type LinkTarget } from "./link-address.ts";
export {
  openSubscription,
  readSubscription,
  type PushAddress,
  type TypedPushAddress,
} from "./push-subscription.ts";
export { subscribePush, type SubscribeRefusal, type SubscribeWish } from "./subscribe-push.ts";
export { hearBounce, type HeardBounce } from "./hear-bounce.ts";
export { firstThatFits, SMS_PER_DAY } from "./sms-channel.ts";
export {
  openSmsCode,
  smsStanding,
  turnOffSms,
  turnOnSms,
  type SmsRefusal,
  type SmsStanding,
  type SmsWish,
} from "./turn-sms.ts";
export { removeAddress } from "./remove-address.ts";
export { countErasablePeople, eraseOldPeople, PERSON_KEPT_DAYS } from "./forget-people.ts";
export {
  openLineToken,
  openPersonToken,
  sealLineToken,
  sealPersonToken,
  type OpenedPerson,
} from "./notice-tokens.ts";
export { linesOfPerson } from "./readers-store.ts";
export {
  askReminders,
  confirmReminders,
  isReminderWish,
  type AskRefusal,
  type ReminderWish,
} from "./ask-reminders.ts";
export {
  isToldAt,
  personOfContact,
  showReminders,
  type RemindedLine,
  type Reminders,
} from "./show-reminders.ts";
export { remindersOfOrder, type OrderReminders } from "./order-reminders.ts";
export { QUIET_HOURS_MAX } from "./quiet-hours.ts";
export {
  CALENDAR_DATES,
  calendarDates,
  type CalendarDate,
  type CalendarDateName,
} from "./calendar.ts";
export {
  calendarToken,
  endCalendar,
  makeCalendar,
  readCalendar,
  type FeedId,
  type LineCalendar,
} from "./line-calendar.ts";
export { type DeliveryCount, type DeliveryState, type FailureCount } from "./deliveries-store.ts";
export { readDeliveries, type Deliveries, type EndedAddress } from "./read-deliveries.ts";
export { incidentDesk, incidentSubscriptions } from "./walk-incident.ts";
export { alarmSubscriptions, type AlarmLetterWriter, type AlarmNews } from "./alarm-notices.ts";
export { autoSubscriptions, type AutoLetterFacts, type AutoLetterWriter } from "./hear-auto.ts";
export {
  CHAT_WORDS,
  CHATS,
  type ChatChannel,
  type ChatName,
  type ChatWord,
  type ChatWriter,
  type Heard,
  type RawNotification,
  type Vouching,
} from "./chat.ts";
export { hearChat, type ChatNeeds } from "./hear-chat.ts";
export { isLinkOpen, offerAnother, offerLink, takeLink } from "./offer-link.ts";
export { personByAddress } from "./people-store.ts";
