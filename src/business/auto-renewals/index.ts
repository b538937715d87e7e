export {
  endsAll,
  HOURS_BEFORE,
  isOver,
  isUnderWay,
  PER_CENTS_LEFT,
  type AutoRenewal,
  type MissCause,
  type Occasion,
  type StopCause,
  type Trigger,
} from "./auto-renewal.ts";
export {
  armAuto,
  askAuto,
  CEILING_YEN_MAX,
  triggerValue,
  UNTIL_DAYS_MAX,
  type AutoOffer,
  type AutoRefusal,
  type AutoWish,
  type Consent,
} from "./arm-auto.ts";
export {
  beginSaving,
  forgetMethod,
  hearSaving,
  savedMethodDesk,
  type SavingRefusal,
  type SavingWish,
} from "./keep-method.ts";
export { type AutoPicture } from "./next-move.ts";
export { type SavedMethod } from "./saved-method.ts";
export { savedMethodsOf } from "./saved-methods-store.ts";
export {
  AUTO_CONTACT_KEPT_DAYS,
  autoRecord,
  countErasableAutoContacts,
  eraseAutoOf,
  eraseOldAutoContactsNow,
} from "./forget-auto.ts";
export { announcementAhead, type AnnouncementAhead } from "./announcement-ahead.ts";
export { hearMethodGone } from "./hear-method-gone.ts";
export { readAuto, readAutos, type AutoStanding } from "./read-auto.ts";
export { spentIn } from "./spent.ts";
export { stopAuto } from "./stop-auto.ts";
export { openStopToken, sealStopToken } from "./stop-token.ts";
export {
  autoRenewalDesk,
  autoRenewalSubscriptions,
  workAuto,
  type AutoNeeds,
} from "./work-auto.ts";
