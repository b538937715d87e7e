export { answerQuestions } from "./answer.ts";
export { openThread, type Thread, type ThreadPlan } from "./thread.ts";
