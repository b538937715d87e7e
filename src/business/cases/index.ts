export {
  canStep,
  CASE_CAUSES,
  CASE_NUMBER_LENGTH,
  CASE_STATES,
  CASE_STEPS,
  CASE_TEXT_MAX,
  showCaseNumber,
  type Case,
  type CaseCause,
  type CaseId,
  type CaseState,
  type SeenThen,
} from "./case.ts";
export { openCase, openCaseWithPhoto, type CaseWish, type OpenCaseRefusal } from "./open-case.ts";
export { findCase, isCaseNumber, type FindCaseRefusal, type FindCaseWish } from "./find-case.ts";
export {
  answerCase,
  caseFor,
  casesFor,
  closeCase,
  eraseOldCases,
  mayAnswer,
  WORDS_KEPT_DAYS,
  type AnswerRefusal,
} from "./answer-case.ts";
export {
  askDecision,
  decideCase,
  type DecisionOffers,
  type DecisionRefusal,
  type DecisionWish,
} from "./decide-case.ts";
export { DECISION_REASONS, type Decision, type DecisionReason, type Verdict } from "./decision.ts";
export { decisionOf } from "./decisions-store.ts";
export { casesOfContact, countErasableCases, forgetCasesOf } from "./forget-contact.ts";
export { caseDesk, escalateCase } from "./escalate-case.ts";
export { openRating, rateCase, sealRatingToken, STARS, type Rating } from "./rate-case.ts";
export { type CaseKey } from "./contact-store.ts";
export { addPhoto, PHOTOS_MAX, type CasePhoto, type PhotoRefusal } from "./case-photos.ts";
export { photoFile, photosOf } from "./photos-store.ts";
export { ratingOf } from "./ratings-store.ts";
export { isOverdue, limitOf, MINUTES_OF, type TimeLimits } from "./time-limits.ts";
export { caseOf, caseOfNumber, casesOf } from "./cases-store.ts";
