export {
  QUESTION_ANSWER_MAX,
  QUESTION_TEXT_MAX,
  REFUSAL_REASONS,
  showQuestionNumber,
  SUSPECT_SCORE,
  type PublishedText,
  type Question,
  type QuestionState,
  type RefusalReason,
} from "./question.ts";
export {
  askQuestion,
  planOfTopic,
  type AskQuestionRefusal,
  type QuestionWish,
} from "./ask-question.ts";
export { openQuestionForm, sealQuestionForm } from "./question-form.ts";
export {
  countErasableQuestions,
  eraseOldQuestions,
  forgetContact,
  mayAnswerQuestions,
  publishAnswer,
  QUESTION_KEPT_DAYS,
  questionFor,
  questionsFor,
  refuseQuestion,
  withdrawQuestion,
  type SettleRefusal,
} from "./settle-question.ts";
export {
  allQuestions,
  countHelpful,
  isQuestionNumber,
  questionsUnder,
  readQuestionOf,
  type ShownQuestion,
} from "./read-questions.ts";
export { forgetAsker, questionsOf } from "./forget-asker.ts";
export { questionById, type ListedQuestion } from "./questions-store.ts";
